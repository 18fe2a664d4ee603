#include "models/forecast/assumption.h"

#include "models/forecast/phrases.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace fairlead {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Assumptions", text);
}

/// The API's text calls the window UTC in one place and zoned in another (API sheet, A1).
Evidence windowEvidence(const SendingWindow& window, const ServerFacts& facts)
{
    if (isSameClock(window.zone, Zone::utc()))
        return Evidence::Documented;
    return facts.zoneReadingConfirmed ? Evidence::Observed : Evidence::Assumed;
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

QString assumptionsInBrief(const ForecastInput& input)
{
    QStringList parts;
    parts << (input.order == SendOrder::FollowUpsFirst ? tr("follow-ups first") : tr("new leads first"));
    parts << (input.delay == DelayReading::Elapsed    ? tr("24-hour days")
              : input.delay == DelayReading::Calendar ? tr("calendar days")
                                                      : tr("sending days"));
    parts << (input.pacing == Pacing::Asap ? tr("at once") : tr("spread"));
    if (std::ranges::any_of(input.dropOut, [](int share) { return share > 0; }))
        parts << tr("with drop-out");
    return parts.join(QStringLiteral(" · "));
}

QString windowInWords(const SendingWindow& window)
{
    QStringList days;
    for (int day = 0; day < 7; ++day)
        if (window.days[static_cast<std::size_t>(day)])
            days << QLocale().standaloneDayName(day + 1, QLocale::ShortFormat);
    return tr("%1–%2 %3, %4")
        .arg(phrases::timeOfDay(window.start), phrases::timeOfDay(window.end), phrases::place(window.zone),
             days.join(QChar(u' ')));
}

std::vector<Assumption> assumptionsOf(const Plan& plan, const ServerFacts& facts)
{
    const auto& input = plan.input;
    std::vector<Assumption> all{
        {tr("At most %1 actions a sending day").arg(phrases::number(input.dailyLimit)), Evidence::Documented,
         false},
        {tr("At least %1 seconds between actions").arg(phrases::number(input.minInterval)),
         Evidence::Documented, false},
        {tr("The window is %1").arg(windowInWords(input.window)), windowEvidence(input.window, facts), false},
        {tr("Order: %1").arg(inWords(input.order)), Evidence::Assumed, true},
        {tr("Delay: %1").arg(inWords(input.delay)), Evidence::Assumed, true},
        {tr("Pacing: %1").arg(inWords(input.pacing)), Evidence::Assumed, true},
    };
    for (std::size_t step = 0; step < input.dropOut.size(); ++step)
        if (input.dropOut[step] > 0)
            all.push_back({tr("What if %1 % of leads leave after step %2")
                               .arg(QLocale().toString(input.dropOut[step] / 100.0),
                                    phrases::number(static_cast<qint64>(step) + 1)),
                           Evidence::Assumed, true});
    // It surprises: "follow-ups first" sounds as if a day began with them.
    if (input.order == SendOrder::FollowUpsFirst && input.delay == DelayReading::Elapsed && input.steps() > 1)
        all.push_back(
            {tr("A follow-up falls due at the time of day of the step before, so new leads take the "
                "early slots of a day although follow-ups go first"),
             Evidence::Assumed, false});
    all.push_back({tr("Time zone data %1").arg(Zone::databaseVersion()), Evidence::Documented, false});
    return all;
}

} // namespace fairlead
