#pragma once

#include "models/forecast/zone.h"

namespace fairlead {

/// How far a time scale may be moved and zoomed, in UTC seconds.
struct TimeLimits
{
    double from = 0;
    double until = 86'400;
    double shortest = 60;        ///< least seconds across
    double longest = 7 * 86'400; ///< most seconds across
};

/// Maps instants to x and back, in device-independent pixels. A value: moving and zooming give a new one.
class TimeScale
{
public:
    TimeScale() = default;
    /// From and until, in UTC seconds, on `width` pixels beginning at `left`.
    TimeScale(double from, double until, double left, double width);

    double from() const { return m_from; }
    double until() const { return timeAt(right()); }
    double left() const { return m_left; }
    double right() const { return m_left + m_width; }
    double seconds() const { return m_width * m_secondsPerPixel; }
    double secondsPerPixel() const { return m_secondsPerPixel; }

    double xOf(double instant) const { return m_left + (instant - m_from) / m_secondsPerPixel; }
    double timeAt(double x) const { return m_from + (x - m_left) * m_secondsPerPixel; }

    /// The same stretch of time on other pixels.
    TimeScale resized(double left, double width) const;
    /// `factor` > 1 shows less time; the instant at `x` stays there unless a limit is met.
    TimeScale zoomed(double factor, double x, const TimeLimits& limits) const;
    TimeScale panned(double pixels, const TimeLimits& limits) const;

private:
    TimeScale within(const TimeLimits& limits) const;

    double m_from = 0;
    double m_left = 0;
    double m_width = 1;
    double m_secondsPerPixel = 1;
};

/// Instants to label on a scale: whole seconds, minutes, hours or days of a zone's clock, at least so many
/// pixels apart. An hour that the clock shows twice is labelled twice, a skipped one never.
std::vector<qint64> ticksOf(const TimeScale& scale, const Zone& zone, double leastPixels);

} // namespace fairlead
