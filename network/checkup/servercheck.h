#pragma once

#include "models/workspace/checkresult.h"
#include "network/api/answer.h"

#include <QUrl>

namespace fairlead {

/// How far the clocks may be apart without a word, in seconds.
inline constexpr qint64 clockTolerance = 60;

/// What the answer to `GET auth/me` says of the server, the key and the clock, in that order. Its body is not
/// documented, so only the status counts (API sheet, section 7).
/// @param hasKey whether the call carried one; @param now UTC seconds by this computer's clock
std::vector<CheckResult> judgeServer(const QUrl& server, const Answer& answer, bool hasKey, qint64 now);

/// The same three when the server wants no calls for now.
std::vector<CheckResult> leftAlone(const QString& why);
/// The same three when there is no server to ask.
std::vector<CheckResult> noServer(const QString& why);

} // namespace fairlead
