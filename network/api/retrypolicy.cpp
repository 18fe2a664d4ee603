#include "network/api/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace fairlead {

std::optional<std::chrono::milliseconds> RetryPolicy::delayAfter(int attempt, const ApiError& error) const
{
    using std::chrono::milliseconds;
    const bool passing = error.kind == ApiError::Kind::NotReached || error.kind == ApiError::Kind::Broken ||
                         error.kind == ApiError::Kind::TimedOut ||
                         error.kind == ApiError::Kind::RateLimited ||
                         error.kind == ApiError::Kind::ServerFailed;
    if (!passing || attempt >= attempts)
        return std::nullopt;
    if (error.retryAfterSeconds >= 0)
        return std::chrono::seconds(error.retryAfterSeconds);
    const double full = static_cast<double>(firstDelay.count()) * std::exp2(attempt - 1);
    const double capped = std::min(full, static_cast<double>(longestDelay.count()));
    return milliseconds(std::llround(capped * (0.5 + jitter() / 2)));
}

} // namespace fairlead
