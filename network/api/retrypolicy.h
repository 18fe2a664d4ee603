#pragma once

#include "network/api/answer.h"

#include <QRandomGenerator>

#include <chrono>
#include <functional>
#include <optional>

namespace fairlead {

/// When what failed is tried again (API sheet, section 6), GETs by the client and mutations by the outbox
/// alike: after pauses that grow, with jitter, and are never shorter than a server asked for.
struct RetryPolicy
{
    int attempts = 5; ///< requests in all
    std::chrono::milliseconds firstDelay{250};
    std::chrono::milliseconds longestDelay{8'000};
    std::function<double()> jitter = [] {
        return QRandomGenerator::global()->generateDouble();
    }; ///< 0 … 1

    /// The pause after that many failures in a row, at least one: between half of
    /// firstDelay · 2^(failures - 1) and the whole, up to the longest; the server's `Retry-After` when that
    /// is more.
    std::chrono::milliseconds pauseAfter(int failures, const ApiError& error = {}) const;
    /// How long a GET waits after its attempt of that number (from 1), or nothing when it was the last or the
    /// error does not call for another. @param earlier failures in a row before the call
    std::optional<std::chrono::milliseconds> delayAfter(int attempt, const ApiError& error,
                                                        int earlier = 0) const;
    /// How long a whole workspace leaves the server alone after that many failures in a row; zero: it need
    /// not. 429 calls for it, and whatever comes with a `Retry-After`.
    std::chrono::milliseconds sharedPauseAfter(int failures, const ApiError& error) const;
};

/// Whether an error passes by itself: of the connection, 429 and 5xx.
bool isPassing(const ApiError& error);

} // namespace fairlead
