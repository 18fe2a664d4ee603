#include "ui/wizard/zonedtext.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/formats.h"
#include "models/campaign/typedtext.h"
#include "models/forecast/zonename.h"
#include "ui/plan/planwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <vector>

namespace fairlead {

namespace {

struct ZonedTextText
{
    Q_DECLARE_TR_FUNCTIONS(ZonedText)
};

QDate dateOfDays(qint64 days)
{
    return QDate(1970, 1, 1).addDays(days);
}

QString clockText(Label label)
{
    return timeTextOf(formatTime(static_cast<int>(timeOf(label))));
}

/// The zones in which a time is told, the campaign's first; each wall clock once.
std::vector<Zone> zonesToTell(const Zone& zone, qint64 instant)
{
    std::vector<Zone> zones{zone};
    for (const auto& other : {Zone::utc(), Zone::system()}) {
        const bool told = std::any_of(zones.begin(), zones.end(), [&](const Zone& z) {
            return isSameClock(z, other) ||
                   (other.id() != QLatin1String("UTC") && z.labelAt(instant) == other.labelAt(instant));
        });
        if (!told)
            zones.push_back(other);
    }
    return zones;
}

/// As the window writes it, with the zone's name behind the time.
QString withoutZone(const QString& text, const Zone& zone)
{
    for (const auto& name : {zone.id(), zoneName(zone.id()), shortName(zone)})
        if (text.endsWith(u' ' + name, Qt::CaseInsensitive))
            return text.chopped(name.size()).trimmed();
    return text;
}

QString nameToTell(const Zone& zone)
{
    const auto name = zoneName(zone.id());
    return zone.id() == Zone::system().id() ? ZonedTextText::tr("%1 (here)").arg(name) : name;
}

} // namespace

Zone zoneOrUtc(const Field<QString>& timezone)
{
    return Zone::load(timezone.valueOr({})).value_or(Zone::utc());
}

QString startText(const Field<QString>& start, const Zone& zone)
{
    const auto instant = parseInstant(textOf(start));
    if (!instant)
        return textOf(start);
    const auto label = zone.labelAt(*instant);
    return dateOfDays(dateOf(label)).toString(Qt::ISODate) + u' ' + clockText(label);
}

Field<QString> startFromText(const QString& text, const Zone& zone)
{
    const auto typed = text.trimmed();
    if (const auto instant = parseInstant(typed))
        return formatInstant(*instant);
    const auto read = dateAndTimeIn(withoutZone(typed, zone), QLocale());
    if (!read)
        return textFromText(text);
    return formatInstant(zone.firstInstantOn(QDate(1970, 1, 1).daysTo(read->date), read->seconds));
}

QStringList startForms(qint64 instant, const Zone& zone)
{
    const auto label = zone.labelAt(instant);
    const QTime minute(static_cast<int>(timeOf(label) / 3600), static_cast<int>(timeOf(label) / 60 % 60));
    const QDateTime shown(dateOfDays(dateOf(label)), minute, Qt::UTC); // no clock change of here moves it
    QStringList forms{shown.toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                      QLocale().toString(shown, QLocale::ShortFormat)};
    forms.removeDuplicates();
    forms.removeIf([](const QString& form) { return !dateAndTimeIn(form, QLocale()); });
    return forms;
}

QString instantInZones(qint64 instant, const Zone& zone)
{
    const auto date = dateOf(zone.labelAt(instant));
    QStringList readings;
    for (const auto& z : zonesToTell(zone, instant)) {
        const auto label = z.labelAt(instant);
        const auto day = dateOf(label) == date
                             ? QString()
                             : QLocale().toString(dateOfDays(dateOf(label)), QStringLiteral("ddd "));
        readings << day + clockText(label) + u' ' + nameToTell(z);
    }
    return QLocale().toString(dateOfDays(date), QLocale::LongFormat) + QStringLiteral(", ") +
           readings.join(QStringLiteral(" = "));
}

QStringList windowInZones(qint64 date, int start, int end, const Zone& zone)
{
    const auto opens = zone.firstInstantOn(date, start);
    const auto closes = zone.firstInstantOn(end > start ? date : date + 1, end);
    QStringList lines;
    for (const auto& z : zonesToTell(zone, opens)) {
        const auto first = z.labelAt(opens);
        const auto last = z.labelAt(closes);
        QString text = ZonedTextText::tr("%1 to %2").arg(clockText(first), clockText(last));
        if (dateOf(last) != dateOf(first))
            text += u' ' + ZonedTextText::tr("of the next day");
        lines << QStringLiteral("%1: %2").arg(nameToTell(z), text);
    }
    return lines;
}

} // namespace fairlead
