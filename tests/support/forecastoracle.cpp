#include "tests/support/forecastoracle.h"

#include <date/tz.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace oracle {

using namespace fairlead;

namespace {

constexpr qint64 daySeconds = 24 * 60 * 60;

qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// The wall clock of a zone and what it says about a sending window.
class Clock
{
public:
    explicit Clock(const SendingWindow& window)
        : m_window(window), m_zone(date::locate_zone(window.zone.id().toStdString()))
    {
    }

    qint64 label(qint64 t) { return t + infoAt(t).offset.count(); }
    qint64 date(qint64 t) { return floorDiv(label(t), daySeconds); }
    qint64 time(qint64 t) { return label(t) - date(t) * daySeconds; }

    bool isSendDay(qint64 date) const
    {
        const qint64 thursday = 3; // of 1970-01-01, Monday being 0
        return m_window.days[static_cast<std::size_t>(((date + thursday) % 7 + 7) % 7)];
    }

    std::optional<qint64> sendingDay(qint64 t)
    {
        const auto now = time(t);
        const bool overnight = m_window.start > m_window.end;
        if (overnight ? now < m_window.start && now >= m_window.end
                      : now < m_window.start || now >= m_window.end)
            return std::nullopt;
        const auto day = overnight && now < m_window.start ? date(t) - 1 : date(t);
        return isSendDay(day) ? std::optional(day) : std::nullopt;
    }

    /// Until then nothing changes: not the date, not whether the window is open.
    qint64 stretchEnd(qint64 t)
    {
        auto next = std::min<qint64>(daySeconds - time(t), infoAt(t).end.time_since_epoch().count() - t);
        for (const qint64 edge : {m_window.start, m_window.end})
            if (edge > time(t))
                next = std::min(next, edge - time(t));
        return t + next;
    }

    qint64 firstInstantOn(qint64 wanted)
    {
        const auto from = (wanted - 3) * daySeconds;
        const auto until = (wanted + 4) * daySeconds;
        for (auto t = from; t < until; t = stretchEnd(t))
            if (date(t) == wanted && time(t) >= m_window.start)
                return t;
        for (auto t = from;; t = stretchEnd(t))
            if (date(t) > wanted)
                return t;
    }

    /// A sending day as a whole, without its actions.
    PlanDay wholeDay(qint64 wanted)
    {
        PlanDay day{};
        day.date = wanted;
        std::optional<qint64> closed;
        for (auto t = (wanted - 3) * daySeconds; t < (wanted + 4) * daySeconds; t = stretchEnd(t)) {
            if (sendingDay(t) != wanted)
                continue;
            if (!closed)
                day.opens = t;
            if (closed != t)
                ++day.pieces;
            day.openSeconds += stretchEnd(t) - t;
            day.closes = stretchEnd(t);
            closed = day.closes;
        }
        return day;
    }

private:
    const date::sys_info& infoAt(qint64 t)
    {
        const date::sys_seconds instant{std::chrono::seconds(t)};
        if (instant < m_info.begin || instant >= m_info.end)
            m_info = m_zone->get_info(instant);
        return m_info;
    }

    const SendingWindow& m_window;
    const date::time_zone* m_zone;
    date::sys_info m_info{};
};

/// One action that is, was or will be due.
struct Due
{
    qint64 due;
    int step;
    qint64 lead;
    std::optional<qint64> sentAt = {};

    /// Follow-ups among themselves: the earliest due, then the higher step, then the lower lead.
    friend bool operator<(const Due& a, const Due& b)
    {
        return std::tuple(a.due, -a.step, a.lead) < std::tuple(b.due, -b.step, b.lead);
    }
};

std::optional<qint64> dueAt(const ForecastInput& input, Clock& clock, qint64 days, qint64 instant,
                            qint64 date)
{
    if (days > 2 * horizonDates)
        return std::nullopt;
    if (input.delay == DelayReading::Elapsed || days == 0)
        return instant + days * daySeconds;
    for (qint64 counted = 0; counted < days;) {
        ++date;
        if (input.delay == DelayReading::Calendar || clock.isSendDay(date))
            ++counted;
    }
    return clock.firstInstantOn(date);
}

class Sender
{
public:
    explicit Sender(const ForecastInput& input) : m_input(input), m_clock(input.window)
    {
        m_plan.input = input;
        m_plan.steps.resize(input.delayDays.size());
        m_plan.unsent = input.leads * input.steps();
    }

    Plan run()
    {
        const auto launchDate = m_clock.date(m_input.launch);
        m_firstContactDue = dueAt(m_input, m_clock, m_input.delayDays[0], m_input.launch, launchDate);
        auto t = m_input.launch;
        while (m_clock.date(t) < launchDate + horizonDates && somethingIsLeft())
            t = step(t);
        finish();
        return m_plan;
    }

private:
    /// Acts at t, or says how far it is safe to look ahead.
    qint64 step(qint64 t)
    {
        const auto date = m_clock.sendingDay(t);
        const auto stretchEnd = m_clock.stretchEnd(t);
        if (!date || dayAt(*date).total >= m_input.dailyLimit)
            return stretchEnd;
        if (const auto earliest = m_plan.last ? *m_plan.last + gapOn(*date) : t; earliest > t)
            return std::min(earliest, stretchEnd);
        if (const auto due = nextDue(); due > t)
            return std::min(due, stretchEnd);
        act(t, *date);
        return t;
    }

    bool somethingIsLeft() const
    {
        return !m_waiting.empty() || (m_nextLead < m_input.leads && m_firstContactDue);
    }

    qint64 nextDue() const
    {
        auto due = m_waiting.empty() ? std::numeric_limits<qint64>::max() : m_waiting.begin()->due;
        if (m_nextLead < m_input.leads && m_firstContactDue)
            due = std::min(due, *m_firstContactDue);
        return due;
    }

    qint64 gapOn(qint64 date)
    {
        if (m_input.pacing == Pacing::Asap)
            return m_input.minInterval;
        return std::max(m_input.minInterval, dayAt(date).openSeconds / m_input.dailyLimit);
    }

    Due takeNext(qint64 t)
    {
        const bool firstContact = m_nextLead < m_input.leads && m_firstContactDue && *m_firstContactDue <= t;
        const bool followUp = !m_waiting.empty() && m_waiting.begin()->due <= t;
        if (firstContact && (!followUp || m_input.order == SendOrder::NewLeadsFirst))
            return {*m_firstContactDue, 1, m_nextLead++};
        return m_waiting.extract(m_waiting.begin()).value();
    }

    void act(qint64 t, qint64 date)
    {
        auto action = takeNext(t);
        action.sentAt = t;
        m_done.push_back(action);
        m_plan.sent.push_back({static_cast<std::uint32_t>(t - m_input.launch),
                               static_cast<std::uint32_t>(action.lead),
                               static_cast<std::uint8_t>(action.step)});
        const auto k = static_cast<std::size_t>(action.step - 1);
        auto& day = dayAt(date);
        ++day.total;
        ++day.byStep[k];
        auto& summary = m_plan.steps[k];
        const bool leaves = leavesAfter(k, summary.actions++);
        summary.first = summary.first.value_or(t);
        summary.last = t;
        m_plan.first = m_plan.first.value_or(t);
        m_plan.last = t;
        ++m_plan.actions;
        --m_plan.unsent;
        if (leaves)
            m_plan.unsent -= m_input.steps() - action.step;
        else if (action.step < m_input.steps())
            if (const auto due = dueAt(m_input, m_clock, m_input.delayDays[k + 1], t, date))
                m_waiting.insert({*due, action.step + 1, action.lead});
    }

    bool leavesAfter(std::size_t k, qint64 j) const
    {
        const qint64 n = k < m_input.dropOut.size() ? m_input.dropOut[k] : 0;
        return (j + 1) * n / 10'000 > j * n / 10'000;
    }

    PlanDay& dayAt(qint64 date)
    {
        const auto [day, isNew] = m_days.try_emplace(date);
        if (isNew)
            day->second = m_clock.wholeDay(date);
        return day->second;
    }

    bool waitedOn(const PlanDay& day) const
    {
        const auto waited = [&day](const Due& action) {
            return action.due < day.closes && (!action.sentAt || *action.sentAt >= day.closes);
        };
        const bool newLead =
            m_nextLead < m_input.leads && m_firstContactDue && *m_firstContactDue < day.closes;
        return newLead || std::ranges::any_of(m_done, waited) || std::ranges::any_of(m_waiting, waited);
    }

    void finish()
    {
        m_plan.complete = m_plan.unsent == 0;
        for (auto& [date, day] : m_days) {
            if (day.total == 0)
                continue;
            if (waitedOn(day))
                day.bottleneck = day.total >= m_input.dailyLimit ? Bottleneck::Limit : Bottleneck::Window;
            m_plan.days.push_back(day);
        }
    }

    const ForecastInput& m_input;
    Clock m_clock;
    Plan m_plan;
    std::optional<qint64> m_firstContactDue;
    qint64 m_nextLead = 0;
    std::set<Due> m_waiting; ///< follow-ups
    std::vector<Due> m_done;
    std::map<qint64, PlanDay> m_days;
};

} // namespace

Plan forecast(const ForecastInput& input)
{
    return Sender(input).run();
}

std::optional<qint64> sendingDayAt(const SendingWindow& window, qint64 instant)
{
    return Clock(window).sendingDay(instant);
}

std::optional<qint64> dueAfter(const ForecastInput& input, qint64 days, qint64 instant, qint64 sendingDay)
{
    Clock clock(input.window);
    return dueAt(input, clock, days, instant, sendingDay);
}

qint64 localDate(const SendingWindow& window, qint64 instant)
{
    return Clock(window).date(instant);
}

} // namespace oracle
