#pragma once

#include "models/campaign/draft.h"
#include "models/forecast/forecast.h"

namespace fairlead {

/// A change that a user makes with one click, as one undoable edit.
struct Fix
{
    QString label; ///< "Raise the daily limit from 96 to 120"
    std::function<void(CampaignDraft&)> apply;
};

/// A change of one setting, for the campaign and for its forecast alike.
struct PlanChange
{
    Fix fix;
    std::function<void(ForecastInput&)> apply;

    ForecastInput appliedTo(ForecastInput input) const
    {
        apply(input);
        return input;
    }
};

/// Each changes one setting of the plan that `now` stands for.
PlanChange dailyLimitChange(const ForecastInput& now, qint64 limit);
PlanChange intervalChange(const ForecastInput& now, qint64 seconds);
/// A limit that the day has no room for, and the longest interval that makes room; nothing when none does.
std::optional<PlanChange> limitAndIntervalChange(const ForecastInput& now, qint64 limit);
PlanChange windowStartChange(const ForecastInput& now, int secondsOfDay);
PlanChange windowEndChange(const ForecastInput& now, int secondsOfDay);
/// Both at once; the window must not run over midnight.
PlanChange windowChange(const ForecastInput& now, int start, int end);
PlanChange delayChange(int step, qint64 days);
/// No delay longer than that.
PlanChange delayCapChange(qint64 days);
/// Sends on the days of the week (0 = Monday) in `added` as well.
PlanChange moreDaysChange(const ForecastInput& now, const std::vector<int>& added);

/// Length of the window in seconds, on a day without a clock change.
qint64 windowSeconds(const SendingWindow& window);

/// Actions for which such a day has room, whatever the limit.
qint64 roomOfADay(const ForecastInput& input);

} // namespace fairlead
