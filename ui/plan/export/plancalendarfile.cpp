#include "ui/plan/export/plancalendarfile.h"

#include <QCryptographicHash>

#include <libical/ical.h>

#include <memory>

namespace fairlead {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PlanCalendarFile", text);
}

icaltimetype utc(qint64 instant)
{
    return icaltime_from_timet_with_zone(static_cast<time_t>(instant), 0, icaltimezone_get_utc_timezone());
}

QByteArray idOf(const QString& campaign, qint64 date)
{
    const auto hash =
        QCryptographicHash::hash(campaign.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return dateFromDays(date).toString(Qt::ISODate).toLatin1() + '-' + hash + "@fairlead";
}

icalcomponent* eventOf(const PlanDay& day, const QString& campaign, const PlanWords& words, qint64 now)
{
    const auto summary = tr("%1: %2").arg(campaign, words.actions(day.total)).toUtf8();
    auto* event = icalcomponent_new_vevent();
    icalcomponent_add_property(event, icalproperty_new_uid(idOf(campaign, day.date).constData()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(utc(now)));
    icalcomponent_add_property(event, icalproperty_new_dtstart(utc(day.opens)));
    icalcomponent_add_property(event, icalproperty_new_dtend(utc(day.closes)));
    icalcomponent_add_property(event, icalproperty_new_summary(summary.constData()));
    icalcomponent_add_property(event, icalproperty_new_description(words.day(day).toUtf8().constData()));
    icalcomponent_add_property(event,
                               icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)); // it blocks nobody's day
    return event;
}

} // namespace

QByteArray calendarFile(const Plan& plan, const QString& campaign, const PlanWords& words, qint64 now)
{
    const auto name = campaign.isEmpty() ? tr("Campaign") : campaign;
    const std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> calendar(icalcomponent_new_vcalendar(),
                                                                            icalcomponent_free);
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(),
                               icalproperty_new_prodid("-//Fairlead//Plan " FAIRLEAD_VERSION "//EN"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
    for (const auto& day : plan.days)
        icalcomponent_add_component(calendar.get(), eventOf(day, name, words, now));
    const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(calendar.get()),
                                                      icalmemory_free_buffer);
    return QByteArray(text.get());
}

} // namespace fairlead
