#pragma once

#include "ui/plan/planwords.h"

namespace fairlead {

/// The sending window as three clocks show it on one date.
struct WindowReading
{
    qint64 date;        ///< the sending day
    QStringList clocks; ///< "09:00–17:00 Berlin", "08:00–16:00 UTC", …; equal clocks once
};

/// The reading on the first sending day, and on each later one from which it differs; at most `most` of them.
std::vector<WindowReading> windowReadings(const Plan& plan, const Zone& mine, const QLocale& locale,
                                          std::size_t most);

/// The readings as lines of text.
QString windowReadingInWords(const Plan& plan, const Zone& mine, const PlanWords& words);

} // namespace fairlead
