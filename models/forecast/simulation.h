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
    /// The stretch of time being filled, in seconds after the launch.
    struct Stretch
    {
        qint64 now;
        qint64 until;
        qint64 gap;
        qint64 budget; ///< actions that the sending day still has
        PlanDay& day;
    };

    /// Where a follow-up stands in line: the earlier due goes first, then the higher step. Of one step only
    /// the first waiting lead matters.
    static qint64 rank(qint64 due, int step) { return due * 16 + (15 - step); }
    static qint64 dueOf(qint64 rank) { return rank >> 4; }
    static int stepOf(qint64 rank) { return static_cast<int>(15 - (rank & 15)); }
    static constexpr qint64 nobody = qint64(never) * 16 + 15;

    Stretch stretchOf(const OpenPiece& piece);
    PlanDay& planDayAt(std::size_t index);
    void useDueRulesOf(std::size_t day);
    void fill(Stretch& stretch);
    qint64 firstInLine() const;
    void rankAgain(int step);
    qint64 leadsLeft() const { return m_input.leads - m_nextLead; }
    bool firstContactsGo(qint64 time, qint64 followUpDue) const;
    void sendFirstContacts(Stretch& stretch, qint64 followUpDue);
    qint64 sendFollowUps(Stretch& stretch, int step);
    void send(qint64 time, std::uint32_t lead, int step);
    void book(PlanDay& day, int step, qint64 firstTime, qint64 lastTime, qint64 count);
    void moveOn(Stretch& stretch, qint64 lastTime, qint64 count);
    bool leavesAfter(int step);
    Bottleneck bottleneckOf(const PlanDay& day) const;
    void reportProgress() const;
    void summarise();

    const ForecastInput& m_input;
    const OpenSchedule& m_schedule;
    const ForecastOptions& m_options;
    const Delays m_delays;
    const int m_steps;
    const qint64 m_firstContactDue;
    qint64 m_reach = 0; ///< what falls due later changes nothing in this forecast
    qint64 m_most = 0;  ///< no forecast over this schedule has more actions

    Plan m_plan;
    qint64 m_nextLead = 0;
    std::optional<qint64> m_previous;                       ///< the last action
    std::optional<std::size_t> m_day;                       ///< whose due rules are in use
    std::array<DueRule, maxForecastSteps + 1> m_dueRules{}; ///< by step, from 2
    std::array<Queue, maxForecastSteps + 1> m_waiting;      ///< by step, from 2
    std::array<qint64, maxForecastSteps - 1> m_ranks;       ///< of the first ones waiting, from step 2
    std::array<int, maxForecastSteps + 1> m_dropOut{};      ///< n_k by step
    std::array<int, maxForecastSteps + 1> m_dropOutSum{};   ///< of 10 000
    bool m_inOrder = true;
};

extern template class Simulation<FifoQueue>;
extern template class Simulation<HeapQueue>;

} // namespace fairlead
