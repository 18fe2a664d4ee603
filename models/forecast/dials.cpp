#include "models/forecast/dials.h"

#include "models/campaign/schema.h"

#include <algorithm>

namespace fairlead {

namespace {

constexpr int windowStep = 5 * 60;
constexpr int endOfDay = static_cast<int>(secondsPerDay);

/// The next time of day in steps of five minutes that is not `from`.
int rounded(int from, int direction, int steps)
{
    const auto down = from / windowStep * windowStep;
    const auto first = direction > 0 ? down + windowStep : (down < from ? down : down - windowStep);
    return first + direction * (steps - 1) * windowStep;
}

} // namespace

Dial limitDial(const ForecastInput& now, Direction direction, qint64 mostADay)
{
    Dial dial;
    // From the largest number that a day can have, a limit changes nothing.
    const auto most = std::min(schema::campaignField("daily_limit").maximum, mostADay);
    if (direction == Direction::More) {
        for (auto limit = now.dailyLimit + 1; limit <= most; ++limit)
            dial.push_back(dailyLimitChange(now, limit));
    } else {
        for (auto limit = std::min(now.dailyLimit, most) - 1; limit >= 1; --limit)
            dial.push_back(dailyLimitChange(now, limit));
    }
    return dial;
}

Dial intervalDial(const ForecastInput& now, Direction direction)
{
    Dial dial;
    const auto& field = schema::campaignField("min_interval_seconds");
    if (direction == Direction::More) {
        for (auto seconds = now.minInterval - 1; seconds >= field.minimum; --seconds)
            dial.push_back(intervalChange(now, seconds));
    } else {
        for (auto seconds = now.minInterval + 1; seconds <= field.maximum; ++seconds)
            dial.push_back(intervalChange(now, seconds));
    }
    return dial;
}

Dial startDial(const ForecastInput& now, Direction direction)
{
    Dial dial;
    const auto& window = now.window;
    const int sign = direction == Direction::More ? -1 : 1;
    const int lowest = window.isOvernight() ? window.end + 1 : 0;
    const int highest = window.isOvernight() ? endOfDay - 1 : window.end - 1;
    for (int steps = 1;; ++steps) {
        const auto start = rounded(window.start, sign, steps);
        if (start < lowest || start > highest)
            return dial;
        dial.push_back(windowStartChange(now, start));
    }
}

Dial endDial(const ForecastInput& now, Direction direction)
{
    Dial dial;
    const auto& window = now.window;
    const int sign = direction == Direction::More ? 1 : -1;
    const bool untilMidnight = window.end == 0;
    const bool overMidnight = window.isOvernight() && !untilMidnight;
    const int lowest = overMidnight ? 0 : window.start + 1;
    const int highest = overMidnight ? window.start - 1 : endOfDay;
    for (int steps = 1;; ++steps) {
        const auto end = rounded(untilMidnight ? endOfDay : window.end, sign, steps);
        if (end < lowest || end > highest)
            return dial;
        // Midnight as the end is 00:00:00; with that as the start, too, a second is lost.
        const bool allDay = end == endOfDay && window.start == 0;
        dial.push_back(windowEndChange(now, allDay ? endOfDay - 1 : end % endOfDay));
    }
}

Dial daysDial(const ForecastInput& now)
{
    std::vector<int> missing;
    for (int day = 0; day < 7; ++day)
        if (!now.window.days[static_cast<std::size_t>(day)])
            missing.push_back(day);
    std::vector<std::vector<int>> choices;
    for (unsigned choice = 1; choice < 1u << missing.size(); ++choice) {
        std::vector<int> added;
        for (std::size_t i = 0; i < missing.size(); ++i)
            if (choice >> i & 1u)
                added.push_back(missing[i]);
        choices.push_back(std::move(added));
    }
    std::ranges::sort(choices, [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    Dial dial;
    for (const auto& added : choices)
        dial.push_back(moreDaysChange(now, added));
    return dial;
}

Dial delayCapDial(const ForecastInput& now)
{
    Dial dial;
    for (auto days = std::min(std::ranges::max(now.delayDays) - 1, horizonDates); days >= 1; --days)
        dial.push_back(delayCapChange(days));
    return dial;
}

Dial delayDial(const ForecastInput& now, int step)
{
    Dial dial;
    const auto delay = now.delayDays[static_cast<std::size_t>(step - 1)];
    const qint64 least = step == 1 ? 0 : 1; // none lets a lead get two steps minutes apart
    for (auto days = std::min(delay - 1, horizonDates); days >= least; --days)
        dial.push_back(delayChange(step, days));
    return dial;
}

} // namespace fairlead
