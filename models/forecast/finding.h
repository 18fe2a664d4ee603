#pragma once

#include "models/forecast/planchange.h"

namespace fairlead {

/// Something that the plan shows and its author should know.
struct Finding
{
    QString code; ///< stable: incomplete, limit_unreachable, intake_stalls, follow_up_slips,
                  ///< window_shortened, window_lengthened, window_split, zero_delay,
                  ///< many_per_address
    QString message;
    QString path;                    ///< JSON Pointer into the campaign
    std::optional<qint64> date = {}; ///< days since 1970-01-01, of the day concerned
    std::vector<Fix> fixes = {};     ///< each mends it; those of which that is not plain were tried out
};

/// What matters most first. Needs the day table only; where something is amiss it costs a few forecasts more.
/// Cancelled, some of it is missing.
std::vector<Finding> findingsOf(const Plan& plan, const std::atomic_bool* cancelled = nullptr);

} // namespace fairlead
