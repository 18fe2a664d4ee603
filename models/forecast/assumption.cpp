#include "models/forecast/assumption.h"

#include "models/common/plural.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace fairlead {

namespace {

struct AssumptionsText
{
    Q_DECLARE_TR_FUNCTIONS(Assumptions)
};

/// The API's text calls the window UTC in one place and zoned in another (API sheet, A1).
Evidence windowEvidence(const SendingWindow& window, const ServerFacts& facts)
{
    if (isSameClock(window.zone, Zone::utc()))
        return Evidence::Documented;
    return facts.isZoneReadingKnown() ? Evidence::Observed : Evidence::Assumed;
}

} // namespace

QString nameOf(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Documented:
        return AssumptionsText::tr("documented");
    case Evidence::Observed:
        return AssumptionsText::tr("observed");
    case Evidence::Assumed:
        break;
    }
    return AssumptionsText::tr("assumed");
}

QString inWords(SendOrder order)
{
    return order == SendOrder::FollowUpsFirst ? AssumptionsText::tr("follow-ups first, among those due")
                                              : AssumptionsText::tr("new people first");
}

QString inWords(DelayReading delay)
{
    switch (delay) {
    case DelayReading::Elapsed:
        return AssumptionsText::tr("a day of delay is 24 hours");
    case DelayReading::Calendar:
        return AssumptionsText::tr("a day of delay is a calendar day");
    case DelayReading::SendingDays:
        break;
    }
    return AssumptionsText::tr("a day of delay is a sending day");
}

QString inWords(Pacing pacing)
{
    return pacing == Pacing::Asap ? AssumptionsText::tr("as soon as the interval allows")
                                  : AssumptionsText::tr("spread evenly over the window");
}

QString assumptionsInBrief(const ForecastInput& input)
{
    QStringList parts;
    parts << (input.order == SendOrder::FollowUpsFirst ? AssumptionsText::tr("follow-ups first")
                                                       : AssumptionsText::tr("new people first"));
    parts << (input.delay == DelayReading::Elapsed    ? AssumptionsText::tr("24-hour days")
              : input.delay == DelayReading::Calendar ? AssumptionsText::tr("calendar days")
                                                      : AssumptionsText::tr("sending days"));
    parts << (input.pacing == Pacing::Asap ? AssumptionsText::tr("at once") : AssumptionsText::tr("spread"));
    if (std::ranges::any_of(input.dropOut, [](int share) { return share > 0; }))
        parts << AssumptionsText::tr("with drop-out");
    return parts.join(QStringLiteral(" · "));
}

QString windowInWords(const SendingWindow& window)
{
    QStringList days;
    for (int day = 0; day < 7; ++day)
        if (window.days[static_cast<std::size_t>(day)])
            days << QLocale().standaloneDayName(day + 1, QLocale::ShortFormat);
    return AssumptionsText::tr("%1–%2 %3, %4")
        .arg(phrases::timeOfDay(window.start), phrases::timeOfDay(window.end), phrases::place(window.zone),
             days.join(QChar(u' ')));
}

std::vector<Assumption> assumptionsOf(const Plan& plan, const ServerFacts& facts)
{
    const auto& input = plan.input;
    std::vector<Assumption> all{
        {AssumptionsText::tr("At most %1 messages a sending day", nullptr, pluralOf(input.dailyLimit))
             .arg(phrases::number(input.dailyLimit)),
         Evidence::Documented, false},
        {AssumptionsText::tr("At least %1 seconds between two messages", nullptr, pluralOf(input.minInterval))
             .arg(phrases::number(input.minInterval)),
         Evidence::Documented, false},
        {AssumptionsText::tr("The window is %1").arg(windowInWords(input.window)),
         windowEvidence(input.window, facts), false},
        {AssumptionsText::tr("Order: %1").arg(inWords(input.order)), Evidence::Assumed, true},
        {AssumptionsText::tr("Delay: %1").arg(inWords(input.delay)), Evidence::Assumed, true},
        {AssumptionsText::tr("Pacing: %1").arg(inWords(input.pacing)), Evidence::Assumed, true},
    };
    for (std::size_t step = 0; step < input.dropOut.size(); ++step)
        if (input.dropOut[step] > 0)
            all.push_back({AssumptionsText::tr("What if %1 % of people leave after step %2")
                               .arg(QLocale().toString(input.dropOut[step] / 100.0),
                                    phrases::number(static_cast<qint64>(step) + 1)),
                           Evidence::Assumed, true});
    // It surprises: "follow-ups first" sounds as if a day began with them.
    if (input.order == SendOrder::FollowUpsFirst && input.delay == DelayReading::Elapsed && input.steps() > 1)
        all.push_back(
            {AssumptionsText::tr("A follow-up falls due at the time of day of the step before, so new people "
                                 "take the early slots of a day although follow-ups go first"),
             Evidence::Assumed, false});
    all.push_back(
        {AssumptionsText::tr("Time zone data %1").arg(Zone::databaseVersion()), Evidence::Documented, false});
    return all;
}

} // namespace fairlead
