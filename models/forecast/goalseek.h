#pragma once

#include "models/forecast/planchange.h"

namespace fairlead {

/// What a user wants of a plan.
struct Goal
{
    enum class Kind {
        FinishBy,           ///< the last action's local date is `value` (days since 1970-01-01) or earlier
        AtMostPerDay,       ///< no sending day has more than `value` actions
        NewLeadsNeverStall, ///< the last first contact is on the day on which it would be without follow-ups
    };
    Kind kind;
    qint64 value = 0;
};

/// One way to reach a goal.
struct GoalAnswer
{
    QString
        description; ///< "Raise the daily limit from 96 to 120: the last action is on Tuesday, 12 January …"
    Fix fix;
    ForecastInput input; ///< the plan's input with the change applied
    /// What is not done by the fix alone: "/alias_ids" where addresses have to be added by hand.
    QString path = {};
    bool isRisky = false; ///< more a day than the addresses should send (mostPerAddress)
};

struct GoalAnswers
{
    bool reached = false; ///< the plan does so already; there are no answers then
    bool cancelled = false;
    std::optional<qint64>
        endsOn; ///< without any change: the date of the last action; nothing when it never ends
    std::vector<GoalAnswer> answers;
};

/// What asks least of a mailbox comes first: days, the window, the interval, then the limit, with more
/// addresses where the limit is too high for those there are. What is risky is last.
///
/// For each setting the smallest change that reaches the goal: the limit and the interval to the unit (within
/// the API's bounds), the window's start and end to five minutes, and the fewest days added, Monday first. A
/// setting that cannot reach the goal alone has no answer.
///
/// Nearly every change moves a plan the expected way, but not all do (a later end may delay the last action),
/// so changes are tried one by one, leaving out only those that have no room for the actions. On a worker: it
/// may take thousands of forecasts.
/// @param progress is called with the number of changes that were tried
GoalAnswers seekGoal(const ForecastInput& input, const Goal& goal,
                     const std::atomic_bool* cancelled = nullptr,
                     const std::function<void(qint64 tried)>& progress = {});

} // namespace fairlead
