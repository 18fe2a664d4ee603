#pragma once

#include "network/api/answer.h"

#include <chrono>

namespace fairlead {

/// Whether an error leaves open what a mutation did. A redirect may follow a request that was
/// processed, unless it asks for the same request elsewhere (307 and 308: RFC 9110, section 15.4); a conflict
/// may tell of an earlier one (API sheet, section 6).
bool leavesOpen(const ApiError& error);

/// Whether the server may still be at work on the request, rather than done with it in whatever way: a
/// time-out, or a gateway that gave up on the server behind it.
bool mayStillRun(const ApiError& error);

/// A refusal as problems, the server's texts word for word; never empty.
Problems problemsOf(const ApiError& error);

/// A warning at each of these fields. @param say the words about a field's label
Problems warningsAt(const QStringList& pointers, QString (*say)(const QString& label));

/// How long a server that refused with 429 wants to be left alone.
/// @param own the wait when it does not say
std::chrono::milliseconds askedWait(const ApiError& error, std::chrono::milliseconds own);

} // namespace fairlead
