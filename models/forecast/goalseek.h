#pragma once

#include "models/forecast/finding.h"

namespace fairlead {

/// What a user wants of a plan.
struct Goal
{
    enum class Kind { FinishBy, AtMostPerDay, NewLeadsNeverStall };
    Kind kind;
    qint64 value = 0; ///< FinishBy: local date (days since 1970-01-01); AtMostPerDay: actions
};

/// One way to reach a goal: the smallest change of one setting that does it.
struct GoalAnswer
{
    QString description; ///< "Raise the daily limit from 96 to 120: the last action is on 12 January 2027."
    Fix fix;
    ForecastInput input; ///< the plan's input with the change applied
};

/// The smallest change for each setting that can reach the goal (limit, interval, window, days); empty when
/// none does. `reached` says whether the plan does so already.
struct GoalAnswers
{
    bool reached = false;
    bool cancelled = false;
    std::vector<GoalAnswer> answers;
};
GoalAnswers seekGoal(const ForecastInput& input, const Goal& goal,
                     const std::atomic_bool* cancelled = nullptr);

} // namespace fairlead
