#pragma once

#include "network/api/answer.h"

#include <QRandomGenerator>

#include <chrono>
#include <functional>
#include <optional>

namespace fairlead {

/// When a GET is repeated (API sheet, section 6): on transport errors, 429 and 5xx, with exponential delays
/// and jitter; `Retry-After` is honoured exactly. Mutations are never repeated here.
struct RetryPolicy
{
    int attempts = 5; ///< requests in all
    std::chrono::milliseconds firstDelay{250};
    std::chrono::milliseconds longestDelay{8'000};
    std::function<double()> jitter = [] {
        return QRandomGenerator::global()->generateDouble();
    }; ///< 0 … 1

    /// How long to wait after the attempt of that number (from 1), or nothing when it was the last or the
    /// error does not call for another.
    std::optional<std::chrono::milliseconds> delayAfter(int attempt, const ApiError& error) const;
};

} // namespace fairlead
