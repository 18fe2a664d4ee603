#include "ui/plan/export/plancalendarfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <libical/ical.h>

#include <memory>

namespace fairlead {

namespace {

struct PlanCalendarFileText
{
    Q_DECLARE_TR_FUNCTIONS(PlanCalendarFile)
};

icaltimetype utc(qint64 instant)
{
    return icaltime_from_timet_with_zone(static_cast<time_t>(instant), 0, icaltimezone_get_utc_timezone());
}

struct Event
{
    QString id; ///< among those of its campaign
    qint64 from;
    qint64 until;
    QString summary;
    QString description;
};

QByteArray idOf(const QString& identity, const Event& event)
{
    const auto hash =
        QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return event.id.toLatin1() + '-' + hash + "@fairlead";
}

icalcomponent* componentOf(const Event& event, const ReportContent& content, qint64 now)
{
    const auto campaign =
        content.campaign.isEmpty() ? PlanCalendarFileText::tr("Campaign") : content.campaign;
    auto* component = icalcomponent_new_vevent();
    const auto add = [component](icalproperty* property) {
        icalcomponent_add_property(component, property);
    };
    add(icalproperty_new_uid(idOf(content.identity, event).constData()));
    add(icalproperty_new_dtstamp(utc(now)));
    add(icalproperty_new_dtstart(utc(event.from)));
    if (event.until > event.from) // one moment has no end (RFC 5545, 3.8.2.2)
        add(icalproperty_new_dtend(utc(event.until)));
    add(icalproperty_new_summary(
        PlanCalendarFileText::tr("%1: %2").arg(campaign, event.summary).toUtf8().constData()));
    add(icalproperty_new_description(event.description.toUtf8().constData()));
    add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)); // it blocks nobody's day
    return component;
}

QByteArray calendarOf(const std::vector<Event>& events, const ReportContent& content, qint64 now)
{
    const std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> calendar(icalcomponent_new_vcalendar(),
                                                                            icalcomponent_free);
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(),
                               icalproperty_new_prodid("-//Fairlead//Plan " FAIRLEAD_VERSION "//EN"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
    for (const auto& event : events)
        icalcomponent_add_component(calendar.get(), componentOf(event, content, now));
    const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(calendar.get()),
                                                      icalmemory_free_buffer);
    return QByteArray(text.get());
}

/// "Step 1: 96 messages · Step 2: 4 messages"
QString stepsInWords(const PlanDay& day, const PlanWords& words)
{
    QStringList parts;
    for (std::size_t step = 0; step < day.byStep.size(); ++step)
        if (day.byStep[step] > 0)
            parts << PlanCalendarFileText::tr("Step %1: %2")
                         .arg(words.count(static_cast<qint64>(step) + 1),
                              messagesInWords(words, day.byStep[step]));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QByteArray calendarOfDays(const ReportContent& content, qint64 now)
{
    const auto& words = content.words;
    std::vector<Event> events;
    for (const auto& day : content.plan->days)
        events.push_back({dateFromDays(day.date).toString(Qt::ISODate), day.opens, day.closes,
                          messagesInWords(words, day.total), stepsInWords(day, words)});
    return calendarOf(events, content, now);
}

QByteArray calendarOfSteps(const ReportContent& content, qint64 now)
{
    const auto& plan = *content.plan;
    const auto& words = content.words;
    std::vector<Event> events;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const auto& step = plan.steps[i];
        if (!step.first)
            continue;
        const auto number = words.count(static_cast<qint64>(i) + 1);
        const auto add = [&](const QString& end, qint64 at, const QString& summary) {
            events.push_back({QStringLiteral("step-%1-%2").arg(i + 1).arg(end), at, at, summary.arg(number),
                              messagesInWords(words, step.actions)});
        };
        if (step.first == step.last) {
            add(QStringLiteral("first"), *step.first, PlanCalendarFileText::tr("step %1 is sent"));
            continue;
        }
        add(QStringLiteral("first"), *step.first, PlanCalendarFileText::tr("step %1 begins"));
        add(QStringLiteral("last"), *step.last, PlanCalendarFileText::tr("step %1 ends"));
    }
    return calendarOf(events, content, now);
}

} // namespace fairlead
