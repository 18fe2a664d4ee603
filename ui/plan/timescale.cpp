#include "ui/plan/timescale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fairlead {

namespace {

constexpr std::array<qint64, 16> distances{1,   5,     10,    15,    30,     60,     300,    600,
                                           900, 1'800, 3'600, 7'200, 10'800, 21'600, 43'200, 86'400};

qint64 distanceFor(double leastSeconds)
{
    const auto distance = std::lower_bound(distances.begin(), distances.end(), leastSeconds);
    if (distance != distances.end())
        return *distance;
    return static_cast<qint64>(std::ceil(leastSeconds / secondsPerDay)) * secondsPerDay;
}

Label roundedUp(Label label, qint64 distance)
{
    const auto rest = ((label % distance) + distance) % distance;
    return rest == 0 ? label : label + distance - rest;
}

} // namespace

TimeScale::TimeScale(double from, double until, double left, double width)
    : m_from(from),
      m_left(left),
      m_width(std::max(1.0, width)),
      m_secondsPerPixel(std::max(1.0, until - from) / m_width)
{
}

TimeScale TimeScale::resized(double left, double width) const
{
    return TimeScale(m_from, m_from + seconds(), left, width);
}

TimeScale TimeScale::zoomed(double factor, double x, const TimeLimits& limits) const
{
    const double shown = std::clamp(seconds() / factor, limits.shortest, limits.longest);
    const double from = timeAt(x) - (x - m_left) / m_width * shown;
    return TimeScale(from, from + shown, m_left, m_width).within(limits);
}

TimeScale TimeScale::panned(double pixels, const TimeLimits& limits) const
{
    const double from = m_from + pixels * m_secondsPerPixel;
    return TimeScale(from, from + seconds(), m_left, m_width).within(limits);
}

TimeScale TimeScale::within(const TimeLimits& limits) const
{
    const double shown = std::min(seconds(), limits.until - limits.from);
    const double from = std::clamp(m_from, limits.from, std::max(limits.from, limits.until - shown));
    return TimeScale(from, from + shown, m_left, m_width);
}

std::vector<qint64> ticksOf(const TimeScale& scale, const Zone& zone, double leastPixels)
{
    std::vector<qint64> ticks;
    const auto distance = distanceFor(leastPixels * scale.secondsPerPixel());
    const auto first = static_cast<qint64>(std::ceil(scale.from()));
    const auto end = static_cast<qint64>(std::floor(scale.until())) + 1;
    for (qint64 from = first; from < end;) {
        const auto& span = zone.spanAt(from);
        const auto until = std::min(end, span.until);
        for (auto label = roundedUp(from + span.offset, distance); label - span.offset < until;
             label += distance)
            ticks.push_back(label - span.offset);
        from = until;
    }
    return ticks;
}

} // namespace fairlead
