#include "models/forecast/delays.h"

#include <algorithm>

namespace fairlead {

Delays::Delays(const ForecastInput& input)
    : m_input(input), m_sendDaysPerWeek(static_cast<int>(std::ranges::count(input.window.days, true)))
{
}

std::int32_t Delays::firstContact() const
{
    const auto launchDate = dateOf(m_input.window.zone.labelAt(m_input.launch));
    return delayed(m_input.delayDays.front(), launchDate).dueAfter(0);
}

DueRule Delays::after(int step, qint64 sendingDay) const
{
    return delayed(m_input.delayDays[static_cast<std::size_t>(step - 1)], sendingDay);
}

DueRule Delays::delayed(qint64 days, qint64 date) const
{
    // Further away than any action can be: the sums below must not overflow.
    if (days > horizonDates + 2)
        return {never, false};
    if (days == 0)
        return {0, true};
    if (m_input.delay == DelayReading::Elapsed)
        return {static_cast<std::int32_t>(days * secondsPerDay), true};
    const auto due = m_input.window.zone.firstInstantOn(dateAfter(date, days), m_input.window.start);
    return {static_cast<std::int32_t>(std::min<qint64>(due - m_input.launch, never)), false};
}

/// The d-th date after `date`, of all dates or of send days only.
qint64 Delays::dateAfter(qint64 date, qint64 days) const
{
    if (m_input.delay == DelayReading::Calendar)
        return date + days;
    const qint64 weeks = (days - 1) / m_sendDaysPerWeek;
    qint64 left = days - weeks * m_sendDaysPerWeek;
    qint64 found = date + 7 * weeks;
    while (left > 0) {
        ++found;
        left -= m_input.window.days[static_cast<std::size_t>(weekdayOf(found))] ? 1 : 0;
    }
    return found;
}

} // namespace fairlead
