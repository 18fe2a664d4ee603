#pragma once

#include "network/api/answer.h"

namespace fairlead {

/// Whether an error leaves open what a mutation did. A redirect may follow a request that was
/// processed, unless it asks for the same request elsewhere (307 and 308: RFC 9110, section 15.4); a conflict
/// may tell of an earlier one (API sheet, section 6).
bool leavesOpen(const ApiError& error);

/// A refusal as problems, the server's texts word for word; never empty.
Problems problemsOf(const ApiError& error);

/// A warning, or an error, at each of these fields. @param say the words about a field's label
Problems warningsAt(const QStringList& pointers, QString (*say)(const QString& label));
Problems errorsAt(const QStringList& pointers, QString (*say)(const QString& label));

} // namespace fairlead
