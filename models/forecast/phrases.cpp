#include "models/forecast/phrases.h"

#include "models/common/plural.h"
#include "models/forecast/zonename.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QRegularExpression>

namespace fairlead::phrases {

namespace {

struct PhrasesText
{
    Q_DECLARE_TR_FUNCTIONS(Phrases)
};

} // namespace

QString place(const Zone& zone)
{
    return zoneName(zone.id());
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString date(qint64 days)
{
    return QLocale().toString(QDate(1970, 1, 1).addDays(days), QLocale::LongFormat);
}

QString timeOfDay(qint64 seconds)
{
    const auto time = QTime(0, 0).addSecs(static_cast<int>(seconds));
    auto format = QLocale().timeFormat(QLocale::ShortFormat);
    if (seconds % 60 == 0)
        format.remove(QRegularExpression(QStringLiteral("[:.]ss")));
    else if (!format.contains(QLatin1String("ss")))
        format.replace(QLatin1String("mm"), QLatin1String("mm:ss"));
    return QLocale().toString(time, format);
}

QString instant(qint64 utcSeconds, const Zone& zone)
{
    const auto label = zone.labelAt(utcSeconds);
    return PhrasesText::tr("%1, %2 %3").arg(date(dateOf(label)), timeOfDay(timeOf(label)), place(zone));
}

QString duration(qint64 seconds)
{
    QStringList parts;
    if (seconds >= 3600)
        parts << PhrasesText::tr("%Ln hours", nullptr, pluralOf(seconds / 3600));
    if (seconds / 60 % 60 > 0)
        parts << PhrasesText::tr("%Ln minutes", nullptr, pluralOf(seconds / 60 % 60));
    if (seconds % 60 > 0 || parts.isEmpty())
        parts << PhrasesText::tr("%Ln seconds", nullptr, pluralOf(seconds % 60));
    return parts.join(u' ');
}

QString pastLaunch(const ForecastInput& input)
{
    return input.launchIsPast ? PhrasesText::tr("The launch is in the past, on %1: so it would have gone.")
                                    .arg(instant(input.launch, input.window.zone))
                              : QString();
}

QString steps(qint64 count)
{
    return PhrasesText::tr("%1 steps", nullptr, pluralOf(count)).arg(number(count));
}

QString leads(qint64 count)
{
    return PhrasesText::tr("%1 people", nullptr, pluralOf(count)).arg(number(count));
}

QString actions(qint64 count)
{
    return PhrasesText::tr("%1 messages", nullptr, pluralOf(count)).arg(number(count));
}

QString days(qint64 count)
{
    return PhrasesText::tr("%1 days", nullptr, pluralOf(count)).arg(number(count));
}

} // namespace fairlead::phrases
