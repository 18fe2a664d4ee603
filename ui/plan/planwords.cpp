#include "ui/plan/planwords.h"

#include "models/common/plural.h"
#include "models/forecast/phrases.h"

#include <QRegularExpression>
#include <QTime>

#include <algorithm>

namespace fairlead {

namespace {

/// The locale's long date in its own order, with short names.
QString abbreviated(QString format)
{
    return format.replace(QLatin1String("dddd"), QLatin1String("ddd"))
        .replace(QLatin1String("MMMM"), QLatin1String("MMM"));
}

QString without(QString format, const QString& part)
{
    static const QRegularExpression edges(QStringLiteral("^[\\s,./-]+|[\\s,/-]+$"));
    format.remove(
        QRegularExpression(QStringLiteral("[\\s,]*('[^']*'\\s*)?") + part + QStringLiteral("(?!\\w)")));
    return format.remove(edges);
}

QString withSeconds(QString format)
{
    return format.contains(QLatin1String("ss")) ? format
                                                : format.replace(QLatin1String("mm"), QLatin1String("mm:ss"));
}

} // namespace

QDate dateFromDays(qint64 days)
{
    return QDate(1970, 1, 1).addDays(days);
}

qint64 daysFromDate(QDate date)
{
    return QDate(1970, 1, 1).daysTo(date);
}

QString shortName(const Zone& zone)
{
    return phrases::place(zone);
}

PlanWords::PlanWords(const QLocale& locale, const Zone& zone)
    : m_locale(locale), m_zone(zone), m_longDate(abbreviated(locale.dateFormat(QLocale::LongFormat)))
{
    m_endDate = without(m_longDate, QStringLiteral("ddd"));
    m_shortDate = without(m_endDate, QStringLiteral("y+"));
    m_timeWithSeconds = withSeconds(locale.timeFormat(QLocale::ShortFormat));
    m_time = QString(m_timeWithSeconds).remove(QRegularExpression(QStringLiteral("[:.]ss")));
}

QString PlanWords::date(qint64 days) const
{
    return m_locale.toString(dateFromDays(days), m_longDate);
}

QString PlanWords::shortDate(qint64 days) const
{
    return m_locale.toString(dateFromDays(days), m_shortDate);
}

QString PlanWords::month(QDate date) const
{
    return tr("%1 %2", "month and year")
        .arg(m_locale.standaloneMonthName(date.month()), QString::number(date.year()));
}

QString PlanWords::timeOfDay(int seconds) const
{
    const auto& format = seconds % 60 == 0 ? m_time : m_timeWithSeconds;
    return m_locale.toString(QTime(0, 0).addSecs(seconds), format);
}

QString PlanWords::bareTime(qint64 utcSeconds) const
{
    return timeOfDay(static_cast<int>(timeOf(m_zone.labelAt(utcSeconds))));
}

QString PlanWords::time(qint64 utcSeconds) const
{
    return tr("%1 %2", "time and zone").arg(bareTime(utcSeconds), shortName(m_zone));
}

QString PlanWords::instant(qint64 utcSeconds) const
{
    return tr("%1, %2", "date and time").arg(date(dateOf(m_zone.labelAt(utcSeconds))), time(utcSeconds));
}

QString PlanWords::span(qint64 from, qint64 until) const
{
    return tr("%1–%2", "from and until").arg(bareTime(from), time(until));
}

QString PlanWords::steps(int number) const
{
    return tr("%1 steps", nullptr, number).arg(count(number));
}

QString PlanWords::leads(qint64 number) const
{
    return tr("%1 people", nullptr, pluralOf(number)).arg(count(number));
}

QString PlanWords::actions(qint64 number) const
{
    return tr("%1 messages", nullptr, pluralOf(number)).arg(count(number));
}

QString PlanWords::summary(const Plan& plan) const
{
    const auto start = tr("%1 · %2").arg(leads(plan.input.leads), steps(plan.input.steps()));
    if (!plan.last)
        return tr("%1 · nothing is sent").arg(start);
    if (!plan.complete)
        return tr("%1 · does not end within ten years").arg(start);
    const auto end = dateOf(m_zone.labelAt(*plan.last));
    return tr("%1 · ends %2").arg(start, m_locale.toString(dateFromDays(end), m_endDate));
}

QString PlanWords::detail(const Plan& plan) const
{
    const auto past = phrases::pastLaunch(plan.input);
    return past.isEmpty() ? reach(plan) : tr("%1 %2", "two sentences").arg(past, reach(plan));
}

QString PlanWords::reach(const Plan& plan) const
{
    if (!plan.first)
        return plan.input.leads == 0 ? tr("Enter how many people the campaign reaches.")
                                     : tr("No message fits into the plan's reach of ten years.");
    const auto reach =
        tr("%1, first %2, last %3").arg(actions(plan.actions), instant(*plan.first), instant(*plan.last));
    if (plan.complete)
        return reach;
    return tr("%1. %2 left after ten years.").arg(reach, actions(plan.unsent));
}

QString PlanWords::bottleneck(const PlanDay& day) const
{
    switch (day.bottleneck) {
    case Bottleneck::Limit:
        return tr("the daily limit was used up while more was due");
    case Bottleneck::Window:
        return tr("the window closed while more was due");
    case Bottleneck::None:
        break;
    }
    return {};
}

QString PlanWords::variants(const std::vector<ExpectedVariant>& variants) const
{
    QStringList parts;
    for (const auto& variant : variants)
        parts << tr("%1 %2", "variant and its number of actions").arg(variant.label, count(variant.actions));
    return parts.isEmpty() ? QString() : tr("Expected: %1").arg(parts.join(tr(" · ", "between facts")));
}

QString PlanWords::day(const PlanDay& day) const
{
    QStringList parts{tr("%1: %2").arg(date(day.date), actions(day.total))};
    for (std::size_t step = 0; step < day.byStep.size(); ++step)
        if (day.byStep[step] > 0)
            parts << tr("step %1: %2").arg(count(static_cast<qint64>(step) + 1), count(day.byStep[step]));
    parts << span(day.opens, day.closes);
    if (const auto why = bottleneck(day); !why.isEmpty())
        parts << why;
    return parts.join(tr(" · ", "between facts"));
}

} // namespace fairlead
