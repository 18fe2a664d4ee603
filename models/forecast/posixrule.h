#pragma once

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace fairlead {

/// The rule for all later years at the end of a zone file: a POSIX TZ string with the extensions of RFC 8536,
/// such as "CET-1CEST,M3.5.0,M10.5.0/3".
class PosixRule
{
public:
    /// From that instant on, that offset in seconds.
    struct Transition
    {
        qint64 at;
        int offset;
    };

    static std::optional<PosixRule> parse(const QByteArray& text);

    int standardOffset() const { return m_standard; }
    bool hasDaylight() const { return m_hasDaylight; }

    /// The two changes of a year, in order of time; none without daylight saving time.
    std::vector<Transition> transitions(int year) const;

private:
    /// When in the year a change happens.
    struct Date
    {
        enum class Form { MonthWeekDay, JulianWithoutLeap, DayOfYear };
        Form form = Form::MonthWeekDay;
        int month = 1;
        int week = 1;     ///< 5: the last
        int day = 0;      ///< weekday (0 = Sunday) or day of the year
        int time = 7'200; ///< seconds after midnight; may be negative or beyond a day
    };

    class Parser;
    static qint64 dayOf(const Date& date, int year);

    int m_standard = 0;
    int m_daylight = 0;
    bool m_hasDaylight = false;
    Date m_start;
    Date m_end;
};

} // namespace fairlead
