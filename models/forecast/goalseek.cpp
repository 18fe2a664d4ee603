#include "models/forecast/goalseek.h"

#include "models/common/plural.h"
#include "models/forecast/dials.h"
#include "models/forecast/intake.h"
#include "models/forecast/mailboxload.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct GoalSeekText
{
    Q_DECLARE_TR_FUNCTIONS(GoalSeek)
};

class Seeker
{
public:
    Seeker(const ForecastInput& input, const Goal& goal, const std::atomic_bool* cancelled,
           const std::function<void(qint64)>& progress)
        : m_input(input),
          m_goal(goal),
          m_cancelled(cancelled),
          m_progress(progress),
          m_actions(plannedActions(input))
    {
    }

    GoalAnswers seek()
    {
        m_result.reached = reachedBy(m_input).has_value();
        if (m_result.reached || isCancelled())
            return finished();
        if (m_goal.kind == Goal::Kind::AtMostPerDay) {
            for (const auto& dial :
                 {limitDial(m_input, Direction::Less, mostADay()), intervalDial(m_input, Direction::Less),
                  startDial(m_input, Direction::Less), endDial(m_input, Direction::Less), daysDial(m_input)})
                turn(dial);
            return finished();
        }
        tellPresentEnd();
        for (const auto& dial :
             {daysDial(m_input), endDial(m_input, Direction::More), startDial(m_input, Direction::More),
              intervalDial(m_input, Direction::More), limitDial(m_input, Direction::More, mostADay())})
            turn(dial);
        std::ranges::stable_partition(m_result.answers, [](const auto& answer) { return !answer.isRisky; });
        return finished();
    }

private:
    bool isCancelled() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }

    GoalAnswers finished()
    {
        m_result.cancelled = isCancelled();
        return std::move(m_result);
    }

    void turn(const Dial& dial)
    {
        for (const auto& change : dial) {
            const auto input = change.appliedTo(m_input);
            if (++m_tried; m_progress)
                m_progress(m_tried);
            if (const auto plan = reachedBy(input)) {
                answer(change, *plan);
                return;
            }
            if (isCancelled())
                return;
        }
    }

    void tellPresentEnd()
    {
        const auto plan = runForecast(m_input, {.cancelled = m_cancelled});
        if (plan && plan->complete && plan->last)
            m_result.endsOn = dateOf(m_input.window.zone.labelAt(*plan->last));
    }

    static qint64 mostOn(const Plan& plan)
    {
        qint64 most = 0;
        for (const auto& day : plan.days)
            most = std::max<qint64>(most, day.total);
        return most;
    }

    void answer(const PlanChange& change, const Plan& plan)
    {
        const auto most = mostOn(plan);
        const auto text = describe(change, plan);
        if (m_goal.kind == Goal::Kind::AtMostPerDay || !isRisky(m_input, most)) {
            m_result.answers.push_back({text, change.fix, plan.input});
            return;
        }
        const int more = addressesFor(most) - m_input.addresses;
        auto shared = plan.input;
        shared.addresses += more;
        m_result.answers.push_back(
            {GoalSeekText::tr("Add %n address(es) first, then: %1", nullptr, more).arg(text), change.fix,
             shared, QStringLiteral("/alias_ids")});
        m_result.answers.push_back(
            {text + u' ' + riskInWords(m_input, most), change.fix, plan.input, {}, true});
    }

    /// The plan, if it reaches the goal.
    std::optional<Plan> reachedBy(const ForecastInput& input) const
    {
        if (m_goal.kind == Goal::Kind::FinishBy && m_actions > 0 &&
            !(hasRoom(input) && oneLeadFinishes(input)))
            return std::nullopt;
        auto plan = runForecast(input, {.cancelled = m_cancelled});
        return plan && reaches(*plan) ? std::move(plan) : std::nullopt;
    }

    bool reaches(const Plan& plan) const
    {
        switch (m_goal.kind) {
        case Goal::Kind::FinishBy:
            return plan.complete &&
                   (!plan.last || dateOf(plan.input.window.zone.labelAt(*plan.last)) <= m_goal.value);
        case Goal::Kind::AtMostPerDay:
            return std::ranges::all_of(plan.days,
                                       [this](const PlanDay& day) { return day.total <= m_goal.value; });
        case Goal::Kind::NewLeadsNeverStall:
            const auto intake = intakeOf(plan, m_cancelled);
            return intake && !intake->stalls();
        }
        Q_UNREACHABLE();
    }

    /// Whether all actions fit into the days up to the goal's date, were they all due at once.
    bool hasRoom(const ForecastInput& input) const
    {
        const auto dates = m_goal.value - dateOf(input.window.zone.labelAt(input.launch)) + 1;
        const auto schedule =
            openSchedule(input.window, input.launch, std::clamp<qint64>(dates, 0, horizonDates));
        const auto interval = std::max<qint64>(input.minInterval, 1);
        std::vector<qint64> room(schedule.days.size());
        for (const auto& piece : schedule.pieces)
            room[static_cast<std::size_t>(piece.day)] += (piece.until - piece.from + interval - 1) / interval;
        qint64 sum = 0;
        for (std::size_t i = 0; i < room.size() && schedule.days[i].date <= m_goal.value; ++i)
            sum += std::min(room[i], input.dailyLimit);
        return sum >= m_actions;
    }

    /// Whether the delays leave enough time for a lead that nobody is in the way of. Its chain cannot be
    /// later than any other lead's, but for clock changes that move a sending day.
    bool oneLeadFinishes(ForecastInput input) const
    {
        const auto tolerance = input.delay == DelayReading::Elapsed ? 0 : input.steps();
        input.leads = 1;
        input.minInterval = 1;
        input.dailyLimit = maxForecastSteps;
        input.pacing = Pacing::Asap;
        const auto plan = runForecast(input);
        return plan->complete && dateOf(input.window.zone.labelAt(*plan->last)) <= m_goal.value + tolerance;
    }

    qint64 mostADay() const
    {
        qint64 most = 1;
        for (const auto& day : openSchedule(m_input.window, m_input.launch).days)
            most = std::max(most, day.openSeconds / std::max<qint64>(m_input.minInterval, 1) + day.pieces);
        return most;
    }

    QString describe(const PlanChange& change, const Plan& plan) const
    {
        const auto on = [](const std::optional<qint64>& instant, const Zone& zone) {
            return phrases::date(dateOf(zone.labelAt(instant.value_or(0))));
        };
        const auto& zone = plan.input.window.zone;
        const auto last = on(plan.last, zone);
        switch (m_goal.kind) {
        case Goal::Kind::FinishBy:
            return GoalSeekText::tr("%1: the last message goes out on %2.").arg(change.fix.label, last);
        case Goal::Kind::AtMostPerDay: {
            const auto most = mostOn(plan);
            const int plural = pluralOf(most);
            const auto text =
                plan.complete
                    ? GoalSeekText::tr("%1: at most %2 messages a day, the last one on %3.", nullptr, plural)
                    : GoalSeekText::tr("%1: at most %2 messages a day; not all are sent by %3.", nullptr,
                                       plural);
            return text.arg(change.fix.label, phrases::number(most), last);
        }
        case Goal::Kind::NewLeadsNeverStall:
            return GoalSeekText::tr("%1: the last new person is contacted on %2.")
                .arg(change.fix.label, on(plan.steps[0].last, zone));
        }
        Q_UNREACHABLE();
    }

    const ForecastInput& m_input;
    const Goal& m_goal;
    const std::atomic_bool* m_cancelled;
    const std::function<void(qint64)>& m_progress;
    const qint64 m_actions;
    qint64 m_tried = 0;
    GoalAnswers m_result;
};

} // namespace

GoalAnswers seekGoal(const ForecastInput& input, const Goal& goal, const std::atomic_bool* cancelled,
                     const std::function<void(qint64)>& progress)
{
    return Seeker(input, goal, cancelled, progress).seek();
}

} // namespace fairlead
