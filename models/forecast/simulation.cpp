#include "models/forecast/simulation.h"

#include <algorithm>

namespace fairlead {

namespace {

/// Actions that the schedule has room for.
qint64 roomOf(const OpenSchedule& schedule, const ForecastInput& input)
{
    qint64 room = 0;
    for (const auto& day : schedule.days) {
        const auto slots = day.openSeconds / std::max<qint64>(input.minInterval, 1) + day.pieces;
        room += std::min(slots, input.dailyLimit);
    }
    return room;
}

} // namespace

template <typename Queue>
Simulation<Queue>::Simulation(const ForecastInput& input, const OpenSchedule& schedule,
                              const ForecastOptions& options)
    : m_input(input),
      m_schedule(schedule),
      m_options(options),
      m_delays(input),
      m_steps(input.steps()),
      m_firstContactDue(m_delays.firstContact())
{
    m_ranks.fill(nobody);
    for (const auto& day : schedule.days)
        m_reach = std::max(m_reach, day.closes - input.launch);
    m_plan.steps.resize(input.delayDays.size());
    for (std::size_t k = 0; k < std::min(input.dropOut.size(), input.delayDays.size()); ++k)
        m_dropOut[k + 1] = input.dropOut[k];
    m_most = std::min(input.leads * m_steps, roomOf(schedule, input));
    if (options.keepActions)
        m_plan.sent.reserve(static_cast<std::size_t>(m_most));
}

template <typename Queue>
auto Simulation<Queue>::run() -> Outcome
{
    for (const auto& piece : m_schedule.pieces) {
        if (m_options.cancelled && m_options.cancelled->load(std::memory_order_relaxed))
            return Outcome::Cancelled;
        auto stretch = stretchOf(piece);
        fill(stretch);
        if (!m_inOrder)
            return Outcome::OutOfOrder;
        if (piece.lastOfDay && stretch.day.total > 0) {
            stretch.day.bottleneck = bottleneckOf(stretch.day);
            reportProgress();
        }
        if (leadsLeft() == 0 && firstInLine() == nobody)
            break;
    }
    return Outcome::Finished;
}

template <typename Queue>
auto Simulation<Queue>::stretchOf(const OpenPiece& piece) -> Stretch
{
    const auto index = static_cast<std::size_t>(piece.day);
    useDueRulesOf(index);
    auto& day = planDayAt(index);
    auto gap = std::max<qint64>(m_input.minInterval, 1);
    if (m_input.pacing == Pacing::Spread)
        gap = std::max(gap, day.openSeconds / m_input.dailyLimit);
    auto now = piece.from - m_input.launch;
    if (m_previous)
        now = std::max(now, *m_previous + gap);
    return {now, piece.until - m_input.launch, gap, m_input.dailyLimit - day.total, day};
}

template <typename Queue>
PlanDay& Simulation<Queue>::planDayAt(std::size_t index)
{
    for (auto next = m_plan.days.size(); next <= index; ++next) {
        const auto& day = m_schedule.days[next];
        m_plan.days.push_back(
            {day.date, day.opens, day.closes, day.openSeconds, day.pieces, 0, {}, Bottleneck::None, {}});
    }
    return m_plan.days[index];
}

template <typename Queue>
void Simulation<Queue>::useDueRulesOf(std::size_t day)
{
    if (m_day == day)
        return;
    m_day = day;
    for (int step = 2; step <= m_steps; ++step)
        m_dueRules[static_cast<std::size_t>(step)] = m_delays.after(step, m_schedule.days[day].date);
}

template <typename Queue>
void Simulation<Queue>::fill(Stretch& stretch)
{
    auto first = firstInLine();
    while (stretch.now < stretch.until && stretch.budget > 0 && m_inOrder) {
        const auto due = dueOf(first);
        if (firstContactsGo(stretch.now, due)) {
            sendFirstContacts(stretch, due);
            first = firstInLine();
        } else if (due <= stretch.now) {
            first = sendFollowUps(stretch, stepOf(first));
        } else {
            stretch.now = leadsLeft() > 0 ? std::min(due, m_firstContactDue) : due;
        }
    }
}

/// The smallest rank, as a tree: this is where the time of large plans goes.
template <typename Queue>
inline qint64 Simulation<Queue>::firstInLine() const
{
    static_assert(maxForecastSteps == 10);
    const auto& r = m_ranks;
    const auto early = std::min(std::min(r[0], r[1]), std::min(r[2], r[3]));
    const auto late = std::min(std::min(r[4], r[5]), std::min(r[6], r[7]));
    return std::min(std::min(early, late), r[8]);
}

template <typename Queue>
inline void Simulation<Queue>::rankAgain(int step)
{
    const auto& queue = m_waiting[static_cast<std::size_t>(step)];
    m_ranks[static_cast<std::size_t>(step - 2)] = queue.empty() ? nobody : rank(queue.front().due, step);
}

template <typename Queue>
inline bool Simulation<Queue>::firstContactsGo(qint64 time, qint64 followUpDue) const
{
    if (leadsLeft() == 0 || m_firstContactDue > time)
        return false;
    return m_input.order == SendOrder::NewLeadsFirst || followUpDue > time;
}

template <typename Queue>
void Simulation<Queue>::sendFirstContacts(Stretch& stretch, qint64 followUpDue)
{
    auto until = stretch.until;
    if (m_input.order == SendOrder::FollowUpsFirst) {
        until = std::min(until, followUpDue);
        if (m_steps > 1) { // the follow-ups of this very batch, where the delay is that short
            const qint64 ownFollowUp = m_dueRules[2].dueAfter(static_cast<std::int32_t>(stretch.now));
            until = std::min(until, std::max(ownFollowUp, stretch.now + 1));
        }
    }
    const auto slots = (until - stretch.now + stretch.gap - 1) / stretch.gap;
    const auto count = std::min({slots, stretch.budget, leadsLeft()});
    const auto first = stretch.now;
    for (qint64 i = 0; i < count; ++i)
        send(first + i * stretch.gap, static_cast<std::uint32_t>(m_nextLead + i), 1);
    m_nextLead += count;
    if (m_steps > 1)
        rankAgain(2);
    const auto last = first + (count - 1) * stretch.gap;
    book(stretch.day, 1, first, last, count);
    moveOn(stretch, last, count);
}

/// As long as that step stays first in line. Returns what is then.
template <typename Queue>
qint64 Simulation<Queue>::sendFollowUps(Stretch& stretch, int step)
{
    auto& queue = m_waiting[static_cast<std::size_t>(step)];
    m_ranks[static_cast<std::size_t>(step - 2)] = nobody;
    auto others = firstInLine();
    auto own = nobody;
    const auto first = stretch.now;
    auto time = first;
    qint64 count = 0;
    do {
        const auto lead = queue.front().lead;
        queue.pop();
        send(time, lead, step);
        // Whoever joins a line comes after those who wait in it; where nobody does, this may be the first
        // one.
        if (step < m_steps && (!Queue::isFifo || m_ranks[static_cast<std::size_t>(step - 1)] == nobody)) {
            rankAgain(step + 1);
            others = std::min(others, m_ranks[static_cast<std::size_t>(step - 1)]);
        }
        own = queue.empty() ? nobody : rank(queue.front().due, step);
        ++count;
        time += stretch.gap;
    } while (count < stretch.budget && time < stretch.until && dueOf(own) <= time && own < others &&
             m_inOrder);
    m_ranks[static_cast<std::size_t>(step - 2)] = own;
    book(stretch.day, step, first, time - stretch.gap, count);
    moveOn(stretch, time - stretch.gap, count);
    return std::min(own, others);
}

template <typename Queue>
inline void Simulation<Queue>::send(qint64 time, std::uint32_t lead, int step)
{
    if (m_options.keepActions)
        m_plan.sent.push_back({static_cast<std::uint32_t>(time), lead, static_cast<std::uint8_t>(step)});
    if (step == m_steps || leavesAfter(step))
        return;
    const auto next = static_cast<std::size_t>(step + 1);
    const auto due = m_dueRules[next].dueAfter(static_cast<std::int32_t>(time));
    if (due < m_reach)
        m_inOrder = m_waiting[next].push({due, lead}) && m_inOrder;
}

/// Notes `count` actions of one step.
template <typename Queue>
inline void Simulation<Queue>::book(PlanDay& day, int step, qint64 firstTime, qint64 lastTime, qint64 count)
{
    const auto k = static_cast<std::size_t>(step - 1);
    if (auto& first = m_plan.steps[k].first; !first)
        first = m_input.launch + firstTime;
    day.byStep[k] += static_cast<std::uint32_t>(count);
    day.lastByStep[k] = static_cast<std::uint32_t>(lastTime);
}

template <typename Queue>
void Simulation<Queue>::moveOn(Stretch& stretch, qint64 lastTime, qint64 count)
{
    m_plan.actions += count;
    stretch.day.total += static_cast<std::uint32_t>(count);
    stretch.budget -= count;
    stretch.now = lastTime + stretch.gap;
    m_previous = lastTime;
}

/// Counts one more action of the step and tells whether its lead leaves (specification: What-if).
template <typename Queue>
inline bool Simulation<Queue>::leavesAfter(int step)
{
    constexpr int whole = 10'000;
    const auto k = static_cast<std::size_t>(step);
    m_dropOutSum[k] += m_dropOut[k];
    if (m_dropOutSum[k] < whole)
        return false;
    m_dropOutSum[k] -= whole;
    m_plan.unsent -= m_steps - step;
    return true;
}

template <typename Queue>
Bottleneck Simulation<Queue>::bottleneckOf(const PlanDay& day) const
{
    const auto closes = day.closes - m_input.launch;
    const bool firstContactWaits = leadsLeft() > 0 && m_firstContactDue < closes;
    if (!firstContactWaits && dueOf(firstInLine()) >= closes)
        return Bottleneck::None;
    return day.total >= m_input.dailyLimit ? Bottleneck::Limit : Bottleneck::Window;
}

template <typename Queue>
void Simulation<Queue>::reportProgress() const
{
    if (m_options.progress)
        m_options.progress(m_plan.actions, m_most);
}

/// The steps' and the plan's figures from the days'.
template <typename Queue>
void Simulation<Queue>::summarise()
{
    for (const auto& day : m_plan.days) {
        for (std::size_t k = 0; k < m_plan.steps.size(); ++k) {
            auto& step = m_plan.steps[k];
            step.actions += day.byStep[k];
            if (day.byStep[k] > 0)
                step.last = std::max(step.last.value_or(m_input.launch), m_input.launch + day.lastByStep[k]);
        }
    }
    // Step 1 of a lead comes first of all.
    m_plan.first = m_plan.steps.front().first;
    if (m_previous)
        m_plan.last = m_input.launch + *m_previous;
}

template <typename Queue>
Plan Simulation<Queue>::takePlan()
{
    std::erase_if(m_plan.days, [](const PlanDay& day) { return day.total == 0; });
    m_plan.input = m_input;
    // So far, minus the steps of leads that left.
    m_plan.unsent += m_input.leads * m_steps - m_plan.actions;
    m_plan.complete = m_plan.unsent == 0;
    summarise();
    return std::move(m_plan);
}

template class Simulation<FifoQueue>;
template class Simulation<HeapQueue>;

} // namespace fairlead
