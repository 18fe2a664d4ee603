#include "models/common/ago.h"

#include <QCoreApplication>
#include <QLocale>

namespace fairlead {

namespace {

constexpr qint64 secondsPerMinute = 60;
constexpr qint64 secondsPerHour = 60 * secondsPerMinute;
constexpr qint64 secondsInDay = 24 * secondsPerHour;

struct AgoText
{
    Q_DECLARE_TR_FUNCTIONS(Ago)
};

} // namespace

QString agoInWords(const QDateTime& then, const QDateTime& now)
{
    const auto seconds = then.secsTo(now);
    if (seconds >= 0 && seconds < secondsPerMinute)
        return AgoText::tr("just now");
    if (seconds >= 0 && seconds < secondsPerHour)
        return AgoText::tr("%1 min ago").arg(seconds / secondsPerMinute);
    if (seconds >= 0 && seconds < secondsInDay)
        return AgoText::tr("%1 h ago").arg(seconds / secondsPerHour);
    return QLocale().toString(then.toLocalTime().date(), QLocale::ShortFormat);
}

} // namespace fairlead
