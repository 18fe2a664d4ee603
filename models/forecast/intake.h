#pragma once

#include "models/forecast/forecast.h"

namespace fairlead {

/// How far follow-ups hold up the first contacts.
struct Intake
{
    std::optional<qint64> last;        ///< sending day of the last first contact; nothing when some are left
    std::optional<qint64> undisturbed; ///< the same, were there no follow-ups
    qint64 contacted = 0;
    qint64 contactedUndisturbed = 0;

    /// Whether new leads wait for a later day, or for ever, because follow-ups take their place.
    bool stalls() const
    {
        return contacted < contactedUndisturbed || (last && undisturbed && *last > *undisturbed);
    }
};

/// Nothing when cancelled. Costs a forecast of the first contacts alone.
std::optional<Intake> intakeOf(const Plan& plan, const std::atomic_bool* cancelled = nullptr);

/// All actions of that input, had the forecast no end.
qint64 plannedActions(const ForecastInput& input);

} // namespace fairlead
