#include "network/api/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace fairlead {

using std::chrono::milliseconds;

milliseconds RetryPolicy::pauseAfter(int failures, const ApiError& error) const
{
    const double full = static_cast<double>(firstDelay.count()) * std::exp2(std::max(failures, 1) - 1);
    const double capped = std::min(full, static_cast<double>(longestDelay.count()));
    const milliseconds own(std::llround(capped * (0.5 + jitter() / 2)));
    return std::max<milliseconds>(own, std::chrono::seconds(error.retryAfterSeconds));
}

std::optional<milliseconds> RetryPolicy::delayAfter(int attempt, const ApiError& error, int earlier) const
{
    if (!isPassing(error) || attempt >= attempts)
        return std::nullopt;
    return pauseAfter(earlier + attempt, error);
}

milliseconds RetryPolicy::sharedPauseAfter(int failures, const ApiError& error) const
{
    if (error.kind == ApiError::Kind::RateLimited)
        return pauseAfter(failures, error);
    return std::chrono::seconds(std::max<qint64>(error.retryAfterSeconds, 0));
}

bool isPassing(const ApiError& error)
{
    switch (error.kind) {
    case ApiError::Kind::NotReached:
    case ApiError::Kind::Broken:
    case ApiError::Kind::TimedOut:
    case ApiError::Kind::RateLimited:
    case ApiError::Kind::ServerFailed:
        return true;
    default:
        return false;
    }
}

} // namespace fairlead
