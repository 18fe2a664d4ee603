#pragma once

#include "models/forecast/forecast.h"

/// A second forecast, written from the specification alone and as plainly as it allows: it looks for the next
/// action, one at a time, and asks another time zone library (Howard Hinnant's) for the wall clock. Slow, and
/// good for instants before 2037 only. It shares the input and the plan's values with the engine, nothing
/// else.
namespace oracle {

fairlead::Plan forecast(const fairlead::ForecastInput& input);

/// Whether the sender may act at that instant; and the sending day's date if so.
std::optional<qint64> sendingDayAt(const fairlead::SendingWindow& window, qint64 instant);

/// When a step delayed by `days` is due, after an action at `instant` on that sending day.
std::optional<qint64> dueAfter(const fairlead::ForecastInput& input, qint64 days, qint64 instant,
                               qint64 sendingDay);

/// The local date at that instant.
qint64 localDate(const fairlead::SendingWindow& window, qint64 instant);

} // namespace oracle
