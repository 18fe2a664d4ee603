#include "models/forecast/posixrule.h"

#include "models/forecast/zone.h"

#include <algorithm>
#include <chrono>

namespace fairlead {

/// Reads the text from left to right; every reader leaves m_ok false at the first fault.
class PosixRule::Parser
{
public:
    explicit Parser(const QByteArray& text) : m_text(text) {}

    std::optional<PosixRule> parse()
    {
        PosixRule rule;
        skipName();
        rule.m_standard = -readTime();
        if (atEnd())
            return m_ok ? std::optional(rule) : std::nullopt;
        rule.m_hasDaylight = true;
        skipName();
        rule.m_daylight = peek() == ',' ? rule.m_standard + 3'600 : -readTime();
        expect(',');
        rule.m_start = readDate();
        expect(',');
        rule.m_end = readDate();
        return m_ok && atEnd() ? std::optional(rule) : std::nullopt;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    void expect(char c)
    {
        m_ok = m_ok && peek() == c;
        ++m_at;
    }

    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }

    void skipName()
    {
        const auto begin = m_at;
        if (take('<')) {
            while (!atEnd() && peek() != '>')
                ++m_at;
            expect('>');
        } else {
            while (std::isalpha(static_cast<unsigned char>(peek())))
                ++m_at;
        }
        m_ok = m_ok && m_at - begin >= 3;
    }

    int readNumber()
    {
        const auto begin = m_at;
        int number = 0;
        while (std::isdigit(static_cast<unsigned char>(peek())) && m_at - begin < 4)
            number = number * 10 + (m_text[m_at++] - '0');
        m_ok = m_ok && m_at > begin;
        return number;
    }

    /// [+-]hh[:mm[:ss]], in seconds
    int readTime()
    {
        const bool negative = peek() == '-';
        if (negative || peek() == '+')
            ++m_at;
        int seconds = readNumber() * 3'600;
        if (take(':'))
            seconds += readNumber() * 60;
        if (take(':'))
            seconds += readNumber();
        return negative ? -seconds : seconds;
    }

    Date readDate()
    {
        Date date;
        if (take('M')) {
            date.month = readNumber();
            expect('.');
            date.week = readNumber();
            expect('.');
            date.day = readNumber();
            m_ok = m_ok && date.month >= 1 && date.month <= 12 && date.week >= 1 && date.week <= 5 &&
                   date.day <= 6;
        } else {
            date.form = take('J') ? Date::Form::JulianWithoutLeap : Date::Form::DayOfYear;
            date.day = readNumber();
        }
        if (take('/'))
            date.time = readTime();
        return date;
    }

    QByteArray m_text;
    qsizetype m_at = 0;
    bool m_ok = true;
};

std::optional<PosixRule> PosixRule::parse(const QByteArray& text)
{
    return Parser(text).parse();
}

qint64 PosixRule::dayOf(const Date& date, int year)
{
    using namespace std::chrono;
    const sys_days newYear = std::chrono::year(year) / January / 1;
    switch (date.form) {
    case Date::Form::DayOfYear:
        return (newYear + days(date.day)).time_since_epoch().count();
    case Date::Form::JulianWithoutLeap: {
        const bool afterFebruary = date.day >= 60;
        const int leap = std::chrono::year(year).is_leap() && afterFebruary ? 1 : 0;
        return (newYear + days(date.day - 1 + leap)).time_since_epoch().count();
    }
    case Date::Form::MonthWeekDay:
        break;
    }
    const auto month = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(date.month));
    const weekday day(static_cast<unsigned>(date.day));
    const sys_days found = date.week == 5 ? sys_days(month / day[last])
                                          : sys_days(month / day[static_cast<unsigned>(date.week)]);
    return found.time_since_epoch().count();
}

std::vector<PosixRule::Transition> PosixRule::transitions(int year) const
{
    if (!m_hasDaylight)
        return {};
    std::vector<Transition> both{
        {dayOf(m_start, year) * secondsPerDay + m_start.time - m_standard, m_daylight},
        {dayOf(m_end, year) * secondsPerDay + m_end.time - m_daylight, m_standard},
    };
    std::ranges::sort(both, {}, &Transition::at);
    return both;
}

} // namespace fairlead
