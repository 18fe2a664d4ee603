#include "network/api/httpdate.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace fairlead {

// Read without QLocale::toDateTime(): it takes the date for one of the local zone, so that an hour of it does
// not exist where clocks go forward.
qint64 parseHttpDate(const QByteArray& text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT\z)"));
    static const auto months = QStringLiteral("JanFebMarAprMayJunJulAugSepOctNovDec");
    const auto match = form.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return 0;
    const auto number = [&](int group) {
        return match.capturedView(group).toInt();
    };
    const auto month = months.indexOf(match.capturedView(2));
    const QDate date(number(3), month % 3 == 0 ? static_cast<int>(month / 3 + 1) : 0, number(1));
    const QTime clock(number(4), number(5), number(6));
    return date.isValid() && clock.isValid() ? QDateTime(date, clock, Qt::UTC).toSecsSinceEpoch() : 0;
}

QByteArray formatHttpDate(qint64 seconds)
{
    const auto time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

} // namespace fairlead
