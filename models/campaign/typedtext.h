#pragma once

#include <QDate>
#include <QString>

#include <optional>

class QLocale;

/// Numbers, dates and times as people write them: in any script's digits, with the marks of their locale.
namespace fairlead {

/// The text with plain digits, spaces and punctuation: ٥, ５ and 5 are one digit, U+00A0 is a space, `：` a
/// colon; direction marks are left out. For reading, never for storing.
QString plainly(const QString& text);

/// A whole number, with or without the marks that group digits by three (or as in India); nothing when it is
/// none or does not fit 64 bits.
std::optional<qint64> wholeNumberIn(const QString& text, const QLocale& locale);

/// A number with the locale's decimal mark, or with a point where that groups nothing.
std::optional<double> numberIn(const QString& text, const QLocale& locale);

/// Seconds since midnight of "9", "9:30", "9.30", "9h30", "09:30:00", "9:30 AM" or the locale's own words.
std::optional<int> timeOfDayIn(const QString& text, const QLocale& locale);

/// "2026-12-01", the locale's short form with two or four digits of the year (two are of this century), and
/// its long forms; an invalid date when it is none of them.
QDate dateIn(const QString& text, const QLocale& locale);

struct DateAndTime
{
    QDate date;
    int seconds = 0; ///< since midnight
};

/// A date of dateIn(), and after it a time of timeOfDayIn().
std::optional<DateAndTime> dateAndTimeIn(const QString& text, const QLocale& locale);

} // namespace fairlead
