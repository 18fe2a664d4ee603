#include "models/forecast/phrases.h"

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
        parts << counted(seconds / 3600, PhrasesText::tr("1 hour"), PhrasesText::tr("%1 hours"));
    if (seconds / 60 % 60 > 0)
        parts << counted(seconds / 60 % 60, PhrasesText::tr("1 minute"), PhrasesText::tr("%1 minutes"));
    if (seconds % 60 > 0 || parts.isEmpty())
        parts << counted(seconds % 60, PhrasesText::tr("1 second"), PhrasesText::tr("%1 seconds"));
    return parts.join(u' ');
}

QString pastLaunch(const ForecastInput& input)
{
    return input.launchIsPast ? PhrasesText::tr("The launch is in the past, on %1: so it would have gone.")
                                    .arg(instant(input.launch, input.window.zone))
                              : QString();
}

QString counted(qint64 value, const QString& one, const QString& many)
{
    return value == 1 ? one : many.arg(number(value));
}

} // namespace fairlead::phrases
