#pragma once

#include <QString>

#include <optional>

/// Readers and writers of the texts that the API and our files use for instants, times of day and ids.
namespace fairlead {

/// UTC seconds since 1970 of an ISO 8601 instant with `Z` or an offset; a fraction of a second rounds up.
/// Without an offset, or out of the calendar: nothing (API sheet, A18).
std::optional<qint64> parseInstant(const QString& text);

/// `YYYY-MM-DDTHH:MM:SSZ`
QString formatInstant(qint64 utcSeconds);

/// `YYYY-MM-DD` of days since 1970-01-01.
QString formatDate(qint64 days);

/// Seconds since midnight of `HH:MM:SS` or `HH:MM`.
std::optional<int> parseTime(const QString& text);

/// parseTime(), and the fractions and offset suffixes that a server's answer may carry (API sheet, A26).
std::optional<int> parseServerTime(const QString& text);

/// `HH:MM:SS`
QString formatTime(int secondsOfDay);

/// 8-4-4-4-12 hexadecimal digits, either case.
bool isUuid(const QString& text);

/// Length as the API counts it: Unicode code points, not UTF-16 units (API sheet, 1.4).
qint64 codePoints(const QString& text);

} // namespace fairlead
