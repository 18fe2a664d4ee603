#pragma once

#include "models/forecast/zone.h"

namespace fairlead {

/// A date on which a zone's clocks are set.
struct ClockChange
{
    qint64 date; ///< local, days since 1970-01-01
    qint64 at;   ///< UTC seconds
    int forward; ///< seconds that the clock goes forward; negative: back
};

/// The changes from the one instant to the other, in order.
std::vector<ClockChange> clockChanges(const Zone& zone, qint64 from, qint64 until);

} // namespace fairlead
