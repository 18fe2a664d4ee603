#pragma once

#include "models/forecast/delays.h"
#include "models/forecast/duequeue.h"
#include "models/forecast/forecast.h"

namespace fairlead {

/// One run of the sender over the open pieces (specification: Which action goes next). It takes actions in
/// batches: as long as one step stays first in line, nothing else is looked at.
template <typename Queue>
class Simulation
{
public:
    enum class Outcome { Finished, Cancelled, OutOfOrder };

    Simulation(const ForecastInput& input, const OpenSchedule& schedule, const ForecastOptions& options);

    /// OutOfOrder: an action fell due before one that was sent earlier, which a FifoQueue cannot hold.
    Outcome run();

    /// After Finished.
    Plan takePlan();

private:
    /// What is first in line among the follow-ups, and what comes after it.
    struct Line
    {
        int step = 0; ///< 0: no follow-up waits
        qint64 due = never;
        qint64 next = std::numeric_limits<qint64>::max(); ///< rank of the best of another step
    };

    /// The stretch of time being filled, in seconds after the launch.
    struct Stretch
    {
        qint64 now;
        qint64 until;
        qint64 gap;
        qint64 budget; ///< actions that the sending day still has
        PlanDay& day;
    };

    /// Smaller goes first: the earlier due, then the higher step.
    static qint64 rank(qint64 due, int step) { return due * 16 + (15 - step); }

    Stretch stretchOf(const OpenPiece& piece);
    PlanDay& planDayAt(std::size_t index);
    void useDueRulesOf(std::size_t day);
    void fill(Stretch& stretch);
    Line lineUp() const;
    qint64 leadsLeft() const { return m_input.leads - m_nextLead; }
    bool firstContactsGo(const Stretch& stretch, const Line& line) const;
    void sendFirstContacts(Stretch& stretch, const Line& line);
    void sendFollowUps(Stretch& stretch, const Line& line);
    void send(qint64 time, std::uint32_t lead, int step);
    void account(Stretch& stretch, int step, qint64 firstTime, qint64 count);
    bool leavesAfter(int step);
    Bottleneck bottleneckOf(const PlanDay& day) const;
    void reportProgress() const;

    const ForecastInput& m_input;
    const OpenSchedule& m_schedule;
    const ForecastOptions& m_options;
    const Delays m_delays;
    const int m_steps;
    const qint64 m_firstContactDue;
    qint64 m_reach = 0; ///< what falls due later changes nothing in this forecast

    Plan m_plan;
    qint64 m_nextLead = 0;
    std::optional<qint64> m_previous;                       ///< the last action
    std::optional<std::size_t> m_day;                       ///< whose due rules are in use
    std::array<DueRule, maxForecastSteps + 1> m_dueRules{}; ///< by step, from 2
    std::array<Queue, maxForecastSteps + 1> m_waiting;      ///< by step, from 2
    std::array<int, maxForecastSteps + 1> m_dropOut{};      ///< n_k by step
    std::array<int, maxForecastSteps + 1> m_dropOutSum{};   ///< of 10 000
    bool m_inOrder = true;
};

extern template class Simulation<FifoQueue>;
extern template class Simulation<HeapQueue>;

} // namespace fairlead
