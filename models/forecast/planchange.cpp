#include "models/forecast/planchange.h"

#include "models/campaign/formats.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace fairlead {

namespace {

struct PlanChangeText
{
    Q_DECLARE_TR_FUNCTIONS(PlanChange)
};

QString timeChange(const QString& label, int now, int then)
{
    return label.arg(phrases::timeOfDay(then), phrases::timeOfDay(now));
}

} // namespace

PlanChange dailyLimitChange(const ForecastInput& now, qint64 limit)
{
    const auto label = limit > now.dailyLimit ? PlanChangeText::tr("Raise the daily limit from %1 to %2")
                                              : PlanChangeText::tr("Lower the daily limit from %1 to %2");
    return {{label.arg(phrases::number(now.dailyLimit), phrases::number(limit)),
             [limit](CampaignDraft& draft) {
                 draft.campaign.dailyLimit = limit;
             }},
            [limit](ForecastInput& input) {
                input.dailyLimit = limit;
            }};
}

PlanChange intervalChange(const ForecastInput& now, qint64 seconds)
{
    const auto label = seconds < now.minInterval ? PlanChangeText::tr("Shorten the interval from %1 to %2")
                                                 : PlanChangeText::tr("Lengthen the interval from %1 to %2");
    return {{label.arg(phrases::duration(now.minInterval), phrases::duration(seconds)),
             [seconds](CampaignDraft& draft) {
                 draft.campaign.minIntervalSeconds = seconds;
             }},
            [seconds](ForecastInput& input) {
                input.minInterval = seconds;
            }};
}

std::optional<PlanChange> limitAndIntervalChange(const ForecastInput& now, qint64 limit)
{
    const auto interval = limit > 1 ? (windowSeconds(now.window) - 1) / (limit - 1) : now.minInterval;
    if (interval >= now.minInterval || interval < schema::campaignField("min_interval_seconds").minimum)
        return std::nullopt;
    const auto more = dailyLimitChange(now, limit);
    const auto closer = intervalChange(now, interval);
    return PlanChange{
        {PlanChangeText::tr("%1, and %2")
             .arg(more.fix.label, PlanChangeText::tr("the interval from %1 to %2")
                                      .arg(phrases::duration(now.minInterval), phrases::duration(interval))),
         [more, closer](CampaignDraft& draft) {
             more.fix.apply(draft);
             closer.fix.apply(draft);
         }},
        [more, closer](ForecastInput& input) {
            more.apply(input);
            closer.apply(input);
        }};
}

PlanChange windowStartChange(const ForecastInput& now, int secondsOfDay)
{
    return {{timeChange(PlanChangeText::tr("Start the window at %1 instead of %2"), now.window.start,
                        secondsOfDay),
             [=](CampaignDraft& draft) {
                 draft.campaign.sendingWindowStart = formatTime(secondsOfDay);
             }},
            [=](ForecastInput& input) {
                input.window.start = secondsOfDay;
            }};
}

PlanChange windowEndChange(const ForecastInput& now, int secondsOfDay)
{
    return {
        {timeChange(PlanChangeText::tr("End the window at %1 instead of %2"), now.window.end, secondsOfDay),
         [=](CampaignDraft& draft) {
             draft.campaign.sendingWindowEnd = formatTime(secondsOfDay);
         }},
        [=](ForecastInput& input) {
            input.window.end = secondsOfDay;
        }};
}

PlanChange windowChange(const ForecastInput& now, int start, int end)
{
    return {{PlanChangeText::tr("Move the window to %1–%2 %3")
                 .arg(phrases::timeOfDay(start), phrases::timeOfDay(end), phrases::place(now.window.zone)),
             [=](CampaignDraft& draft) {
                 draft.campaign.sendingWindowStart = formatTime(start);
                 draft.campaign.sendingWindowEnd = formatTime(end);
             }},
            [=](ForecastInput& input) {
                input.window.start = start;
                input.window.end = end;
            }};
}

PlanChange delayChange(int step, qint64 days)
{
    const auto index = static_cast<std::size_t>(step - 1);
    const auto length = phrases::days(days);
    return {{PlanChangeText::tr("Set the delay of step %1 to %2").arg(phrases::number(step), length),
             [=](CampaignDraft& draft) {
                 auto& steps = draft.campaign.steps;
                 if (steps.hasValue() && index < steps.value().size())
                     steps.value()[index].delayDays = days;
             }},
            [=](ForecastInput& input) {
                input.delayDays[index] = days;
            }};
}

PlanChange delayCapChange(qint64 days)
{
    const auto length = phrases::days(days);
    return {{PlanChangeText::tr("Wait no longer than %1 before any step").arg(length),
             [=](CampaignDraft& draft) {
                 if (!draft.campaign.steps.hasValue())
                     return;
                 for (auto& step : draft.campaign.steps.value())
                     if (step.delayDays.valueOr(0) > days)
                         step.delayDays = days;
             }},
            [=](ForecastInput& input) {
                for (auto& delay : input.delayDays)
                    delay = std::min(delay, days);
            }};
}

PlanChange moreDaysChange(const ForecastInput& now, const std::vector<int>& added)
{
    auto days = now.window.days;
    QStringList names;
    for (const auto day : added) {
        days[static_cast<std::size_t>(day)] = true;
        names << QLocale().dayName(day + 1);
    }
    const auto apply = [days](CampaignDraft& draft) {
        const auto week = schema::weekDays();
        QStringList chosen;
        for (qsizetype day = 0; day < week.size(); ++day)
            if (days[static_cast<std::size_t>(day)])
                chosen << week[day];
        draft.campaign.sendDays = chosen;
    };
    return {{PlanChangeText::tr("Send on %1 too").arg(QLocale().createSeparatedList(names)), apply},
            [days](ForecastInput& input) {
                input.window.days = days;
            }};
}

qint64 windowSeconds(const SendingWindow& window)
{
    return window.end - window.start + (window.isOvernight() ? secondsPerDay : 0);
}

qint64 roomOfADay(const ForecastInput& input)
{
    return windowCapacity(windowSeconds(input.window), std::max<qint64>(input.minInterval, 1));
}

} // namespace fairlead
