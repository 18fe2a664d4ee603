#pragma once

#include "network/submission/outboxentry.h"

#include <chrono>
#include <optional>

namespace fairlead {

class HttpClient;

/// Lets a client that works beside the outbox keep to what servers asked the workspace to wait, and record
/// what it is asked itself. Without an outbox in the data directory, or with one that cannot be used, it goes
/// by its own answers.
/// @returns how long the server wants to be left alone
std::chrono::milliseconds shareHold(HttpClient& client, const QString& dataDir, const OutboxTarget& target);

/// Submissions in the outbox of a data directory that wait or are unclear; nothing when there is none to
/// read.
std::optional<qint64> openSubmissions(const QString& dataDir);

} // namespace fairlead
