#pragma once

#include "models/forecast/forecast.h"

#include <limits>

namespace fairlead {

/// When the next step of an action is due: a fixed instant, or a time after the action. Seconds after the
/// launch, where `never` stands for everything past the forecast's reach.
struct DueRule
{
    std::int32_t offset; ///< seconds after the launch or, relative, after the action
    bool relative;

    /// Due time after an action at `time`, saturated at `never`.
    std::int32_t dueAfter(std::int32_t time) const;
};

inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

/// The readings of "delayed by d days" (specification: What is due).
class Delays
{
public:
    explicit Delays(const ForecastInput& input);

    /// When step 1 is due, for every lead.
    std::int32_t firstContact() const;

    /// When that step (from 2) is due after an action of the step before on that sending day.
    DueRule after(int step, qint64 sendingDay) const;

private:
    DueRule delayed(qint64 days, qint64 date) const;
    qint64 dateAfter(qint64 date, qint64 days) const;

    const ForecastInput& m_input;
    int m_sendDaysPerWeek;
};

inline std::int32_t DueRule::dueAfter(std::int32_t time) const
{
    const qint64 due = qint64(offset) + (relative ? time : 0);
    return static_cast<std::int32_t>(due < never ? due : never);
}

} // namespace fairlead
