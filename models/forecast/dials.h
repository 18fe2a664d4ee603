#pragma once

#include "models/forecast/planchange.h"

namespace fairlead {

/// The changes of one setting, the smallest first.
using Dial = std::vector<PlanChange>;

/// More room for actions, or less of it.
enum class Direction { More, Less };

/// Within the API's bounds. @param mostADay from that number on a limit changes nothing
Dial limitDial(const ForecastInput& now, Direction direction, qint64 mostADay);
Dial intervalDial(const ForecastInput& now, Direction direction);
/// To five minutes. Windows that run over midnight already may do so further, others may not begin to.
Dial startDial(const ForecastInput& now, Direction direction);
Dial endDial(const ForecastInput& now, Direction direction);
/// More days of the week: the fewest first, of as many those that begin on Monday.
Dial daysDial(const ForecastInput& now);

/// Fewer days of delay before a step (from 1), down to one or, before step 1, none.
Dial delayDial(const ForecastInput& now, int step);
/// No delay longer than so many days, down to one.
Dial delayCapDial(const ForecastInput& now);

} // namespace fairlead
