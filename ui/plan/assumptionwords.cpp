#include "ui/plan/assumptionwords.h"

namespace fairlead {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Assumptions", text);
}

} // namespace

QString nameOf(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Documented:
        return tr("documented");
    case Evidence::Observed:
        return tr("observed");
    case Evidence::Assumed:
        break;
    }
    return tr("assumed");
}

QString inWords(SendOrder order)
{
    return order == SendOrder::FollowUpsFirst ? tr("follow-ups first, among those due")
                                              : tr("new leads first");
}

QString inWords(DelayReading delay)
{
    switch (delay) {
    case DelayReading::Elapsed:
        return tr("a day of delay is 24 hours");
    case DelayReading::Calendar:
        return tr("a day of delay is a calendar day");
    case DelayReading::SendingDays:
        break;
    }
    return tr("a day of delay is a sending day");
}

QString inWords(Pacing pacing)
{
    return pacing == Pacing::Asap ? tr("as soon as the interval allows")
                                  : tr("spread evenly over the window");
}

QString assumptionsInWords(const ForecastInput& input)
{
    QStringList parts{inWords(input.order), inWords(input.delay), inWords(input.pacing)};
    for (std::size_t step = 0; step < input.dropOut.size(); ++step)
        if (input.dropOut[step] > 0)
            parts << tr("%1 % leave after step %2")
                         .arg(QLocale().toString(input.dropOut[step] / 100.0), QString::number(step + 1));
    return parts.join(tr("; "));
}

QString windowInWords(const SendingWindow& window, const PlanWords& words)
{
    QStringList days;
    for (int day = 0; day < 7; ++day)
        if (window.days[static_cast<std::size_t>(day)])
            days << words.locale().standaloneDayName(day + 1, QLocale::ShortFormat);
    return tr("%1–%2 %3, %4")
        .arg(words.timeOfDay(window.start), words.timeOfDay(window.end), shortName(window.zone),
             days.join(QChar(u' ')));
}

std::vector<Assumption> assumptionsOf(const Plan& plan, const PlanWords& words)
{
    const auto& input = plan.input;
    std::vector<Assumption> all{
        {tr("At most %1 actions a sending day").arg(words.count(input.dailyLimit)), Evidence::Documented},
        {tr("At least %1 seconds between actions").arg(words.count(input.minInterval)), Evidence::Documented},
        {tr("The window is %1").arg(windowInWords(input.window, words)),
         input.window.zone.id() == QLatin1String("UTC") ? Evidence::Documented : Evidence::Assumed},
        {tr("Order: %1").arg(inWords(input.order)), Evidence::Assumed},
        {tr("Delay: %1").arg(inWords(input.delay)), Evidence::Assumed},
        {tr("Pacing: %1").arg(inWords(input.pacing)), Evidence::Assumed},
    };
    for (std::size_t step = 0; step < input.dropOut.size(); ++step)
        if (input.dropOut[step] > 0)
            all.push_back({tr("What if %1 % of leads leave after step %2")
                               .arg(words.locale().toString(input.dropOut[step] / 100.0),
                                    words.count(static_cast<qint64>(step) + 1)),
                           Evidence::Assumed});
    all.push_back({tr("Time zone data %1").arg(Zone::databaseVersion()), Evidence::Documented});
    return all;
}

} // namespace fairlead
