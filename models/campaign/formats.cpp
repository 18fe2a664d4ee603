#include "models/campaign/formats.h"

#include "models/forecast/zone.h"

#include <QDate>
#include <QRegularExpression>

#include <chrono>

namespace fairlead {

namespace {

QString digits(qint64 number, int width)
{
    return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0'));
}

std::optional<int> secondsOfDay(int hour, int minute, int second)
{
    if (hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return hour * 3600 + minute * 60 + second;
}

} // namespace

std::optional<qint64> parseInstant(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(
        R"(\A([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?(?:[Zz]|([+-])([0-9]{2}):?([0-9]{2})?)\z)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&](int group) {
        return match.captured(group).toInt();
    };
    const QDate date(number(1), number(2), number(3));
    const auto time = secondsOfDay(number(4), number(5), number(6));
    if (!date.isValid() || !time || number(9) > 23 || number(10) > 59)
        return std::nullopt;
    const qint64 offset =
        (number(9) * 3600 + number(10) * 60) * (match.captured(8) == QLatin1String("-") ? -1 : 1);
    const bool hasFraction = match.captured(7).contains(QRegularExpression(QStringLiteral("[1-9]")));
    return QDate(1970, 1, 1).daysTo(date) * secondsPerDay + *time - offset + (hasFraction ? 1 : 0);
}

QString formatInstant(qint64 utcSeconds)
{
    return formatDate(dateOf(utcSeconds)) + u'T' + formatTime(static_cast<int>(timeOf(utcSeconds))) + u'Z';
}

QString formatDate(qint64 days)
{
    // Not QDate's text: it is empty past the year 9999, which a plan may touch.
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    return digits(static_cast<int>(date.year()), 4) + u'-' + digits(static_cast<unsigned>(date.month()), 2) +
           u'-' + digits(static_cast<unsigned>(date.day()), 2);
}

std::optional<int> parseTime(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(R"(\A([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?\z)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return secondsOfDay(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
}

std::optional<int> parseServerTime(const QString& text)
{
    static const QRegularExpression suffix(QStringLiteral(R"((\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?\z)"));
    QString bare = text;
    return parseTime(bare.remove(suffix));
}

QString formatTime(int seconds)
{
    return digits(seconds / 3600, 2) + u':' + digits(seconds / 60 % 60, 2) + u':' + digits(seconds % 60, 2);
}

bool isUuid(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\z)"));
    return form.match(text).hasMatch();
}

qint64 codePoints(const QString& text)
{
    qint64 count = 0;
    for (const QChar c : text)
        count += c.isLowSurrogate() ? 0 : 1;
    return count;
}

} // namespace fairlead
