#include "models/forecast/explanation.h"

#include "models/common/plural.h"
#include "models/forecast/delays.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct ExplanationText
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)
};

/// Indices into Plan::sent of one lead's actions, by step. A lead gets its steps in order, so those that it
/// does not get are the last ones.
std::vector<std::size_t> actionsOf(const Plan& plan, qint64 lead)
{
    std::vector<std::size_t> actions;
    for (std::size_t i = 0; i < plan.sent.size() && actions.size() < plan.steps.size(); ++i)
        if (plan.sent[i].lead == lead)
            actions.push_back(i);
    return actions;
}

/// Whether the lead left after the last step that it got. Looks at every action before.
bool leftAfterItsLast(const Plan& plan, const std::vector<std::size_t>& actions)
{
    if (actions.empty() || actions.size() == plan.steps.size())
        return false;
    const auto step = plan.sent[actions.back()].step;
    const auto& dropOut = plan.input.dropOut;
    const qint64 share = std::size_t(step) <= dropOut.size() ? dropOut[step - 1u] : 0;
    if (share == 0)
        return false;
    const auto end = plan.sent.begin() + static_cast<std::ptrdiff_t>(actions.back());
    const auto j = std::count_if(plan.sent.begin(), end, [=](const Action& a) { return a.step == step; });
    return (j + 1) * share / 10'000 > j * share / 10'000;
}

/// Walks from the step before, over what kept the sender from acting, to the action.
class Explainer
{
public:
    /// @param actions actionsOf() the lead
    /// @param hasLeft leftAfterItsLast()
    Explainer(const Plan& plan, const OpenSchedule& schedule, const std::vector<std::size_t>& actions,
              bool hasLeft, int step)
        : m_plan(plan), m_input(plan.input), m_schedule(schedule), m_hasLeft(hasLeft), m_step(step)
    {
        const auto index = static_cast<std::size_t>(step - 1);
        if (index < actions.size())
            m_action = actions[index];
        if (index > 0 && !actions.empty())
            m_before = actions[std::min(index, actions.size()) - 1];
    }

    Explanation explain()
    {
        const auto due = begin();
        if (m_action)
            wait(*due, m_plan.timeOf(action()));
        else if (!leftBefore())
            add(Reason::Kind::PastHorizon, horizon());
        return std::move(m_result);
    }

private:
    void add(Reason::Kind kind, qint64 at, qint64 count = 0) { m_result.why.push_back({kind, at, count}); }

    const Action& action() const { return m_plan.sent[*m_action]; }

    qint64 horizon() const
    {
        return m_input.window.zone.firstInstantOn(m_schedule.launchDate + horizonDates, 0);
    }

    /// What the delay counts from, and when it is over: nothing when an earlier step is missing.
    std::optional<qint64> begin()
    {
        const Delays delays(m_input);
        auto due = delays.firstContact();
        auto first = 1;
        if (m_before) {
            const auto& before = m_plan.sent[*m_before];
            const auto at = m_plan.timeOf(before);
            add(Reason::Kind::Sent, at, before.step);
            first = before.step + 1;
            if (first <= m_input.steps())
                due = delays.after(first, sendingDayAt(at)).dueAfter(static_cast<std::int32_t>(before.time));
        } else {
            add(Reason::Kind::Launch, m_input.launch);
        }
        if (first != m_step || due == never || (!m_action && m_hasLeft))
            return std::nullopt;
        add(Reason::Kind::Due, m_input.launch + due, m_input.delayDays[static_cast<std::size_t>(m_step - 1)]);
        return m_input.launch + due;
    }

    const OpenPiece* pieceAt(qint64 instant) const
    {
        const auto after = std::ranges::upper_bound(m_schedule.pieces, instant, {}, &OpenPiece::from);
        if (after == m_schedule.pieces.begin())
            return nullptr;
        const auto& piece = *std::prev(after);
        return instant < piece.until ? &piece : nullptr;
    }

    const SendingDay& dayOf(const OpenPiece& piece) const
    {
        return m_schedule.days[static_cast<std::size_t>(piece.day)];
    }

    qint64 sendingDayAt(qint64 instant) const { return dayOf(*pieceAt(instant)).date; }

    void wait(qint64 due, qint64 sentAt)
    {
        m_result.sentAt = sentAt;
        if (!pieceAt(due))
            addClosed(due, sentAt);
        addDaysWithoutRoom(due, sentAt);
        addOpening(due, sentAt);
        addOthers(due, sentAt);
        std::ranges::stable_sort(m_result.why, {}, &Reason::at);
        add(Reason::Kind::SentNow, sentAt);
    }

    void addClosed(qint64 due, qint64 sentAt)
    {
        const auto label = m_input.window.zone.labelAt(due);
        const bool earlyHours = m_input.window.isOvernight() && timeOf(label) < m_input.window.end;
        const auto date = dateOf(label) - (earlyHours ? 1 : 0);
        const bool sendingDay = m_input.window.days[static_cast<std::size_t>(weekdayOf(date))];
        add(sendingDay ? Reason::Kind::Closed : Reason::Kind::NotASendingDay, due);
        const auto next = std::ranges::upper_bound(m_schedule.pieces, due, {}, &OpenPiece::from);
        if (next != m_schedule.pieces.end() && next->from <= sentAt)
            add(Reason::Kind::Opens, next->from);
    }

    /// Sending days that ended between due and sent: the limit was used up, or the window closed too early.
    void addDaysWithoutRoom(qint64 due, qint64 sentAt)
    {
        Reason limit{Reason::Kind::LimitReached, 0, 0};
        Reason window{Reason::Kind::Closed, 0, 0};
        for (const auto& piece : m_schedule.pieces) {
            if (piece.until <= due || piece.until > sentAt || !piece.lastOfDay)
                continue;
            auto& reason = totalOn(dayOf(piece).date) >= m_input.dailyLimit ? limit : window;
            reason.at =
                reason.kind == Reason::Kind::Closed ? piece.until : std::max(due, lastBefore(piece.until));
            ++reason.count;
        }
        const auto first = limit.at <= window.at ? limit : window;
        const auto second = limit.at <= window.at ? window : limit;
        for (const auto& reason : {first, second})
            if (reason.count > 0)
                m_result.why.push_back(reason);
        if (first.count + second.count > 0)
            add(Reason::Kind::Opens, std::max(due, pieceAt(sentAt)->from));
    }

    /// A clock set back can open the window twice in one sending day.
    void addOpening(qint64 due, qint64 sentAt)
    {
        const auto opens = pieceAt(sentAt)->from;
        const auto isTold = [opens](const Reason& reason) {
            return reason.kind == Reason::Kind::Opens && reason.at == opens;
        };
        if (opens > due && !pieceAt(opens - 1) && std::ranges::none_of(m_result.why, isTold))
            add(Reason::Kind::Opens, opens);
    }

    qint64 totalOn(qint64 date) const
    {
        const auto day = std::ranges::lower_bound(m_plan.days, date, {}, &PlanDay::date);
        return day != m_plan.days.end() && day->date == date ? day->total : 0;
    }

    /// The last action before that instant, or the launch.
    qint64 lastBefore(qint64 instant) const
    {
        const auto after = std::ranges::lower_bound(m_plan.sent, instant - m_input.launch, {},
                                                    [](const Action& a) { return qint64(a.time); });
        return after == m_plan.sent.begin() ? m_input.launch : m_plan.timeOf(*std::prev(after));
    }

    void addOthers(qint64 due, qint64 sentAt)
    {
        if (*m_action == 0)
            return;
        const auto firstAfterDue = std::ranges::lower_bound(m_plan.sent, due - m_input.launch, {},
                                                            [](const Action& a) { return qint64(a.time); });
        const auto others = qint64(*m_action) - (firstAfterDue - m_plan.sent.begin());
        const auto previous = m_plan.timeOf(m_plan.sent[*m_action - 1]);
        if (others > 0)
            add(Reason::Kind::OthersFirst, previous, others);
        const auto gap = sentAt - previous;
        if (sentAt > due && sentAt > pieceAt(sentAt)->from && gap == gapOn(sendingDayAt(sentAt)))
            add(Reason::Kind::Interval, std::max(previous, due), gap);
    }

    qint64 gapOn(qint64 date) const
    {
        const auto day = std::ranges::lower_bound(m_schedule.days, date, {}, &SendingDay::date);
        const auto spread = m_input.pacing == Pacing::Spread ? day->openSeconds / m_input.dailyLimit : 0;
        return std::max({m_input.minInterval, spread, qint64(1)});
    }

    bool leftBefore()
    {
        if (!m_hasLeft)
            return false;
        const auto& before = m_plan.sent[*m_before];
        add(Reason::Kind::LeftBefore, m_plan.timeOf(before), before.step);
        return true;
    }

    const Plan& m_plan;
    const ForecastInput& m_input;
    const OpenSchedule& m_schedule;
    const bool m_hasLeft; ///< before the step, when it is not sent
    const int m_step;
    std::optional<std::size_t> m_action; ///< index of the action to be explained
    std::optional<std::size_t> m_before; ///< of the lead's latest one before
    Explanation m_result;
};

QString sentence(const Reason& reason, const Zone& zone)
{
    const auto at = phrases::instant(reason.at, zone);
    const auto count = phrases::number(reason.count);
    const int plural = pluralOf(reason.count);
    switch (reason.kind) {
    case Reason::Kind::Launch:
        return ExplanationText::tr("The campaign is launched on %1.").arg(at);
    case Reason::Kind::Sent:
        return ExplanationText::tr("Step %1 is sent on %2.").arg(count, at);
    case Reason::Kind::Due:
        if (reason.count == 0)
            return ExplanationText::tr("There is no delay: the step is due at once.");
        return ExplanationText::tr("After the delay of %1 days the step is due on %2.", nullptr, plural)
            .arg(count, at);
    case Reason::Kind::NotASendingDay:
        return ExplanationText::tr("%1 is not a sending day.")
            .arg(phrases::date(dateOf(zone.labelAt(reason.at))));
    case Reason::Kind::Closed:
        if (reason.count == 0)
            return ExplanationText::tr("The sending window is closed at that time.");
        if (reason.count == 1)
            return ExplanationText::tr("The window closes before its turn comes: %1.").arg(at);
        return ExplanationText::tr("On %1 sending days the window closes before its turn comes, last on %2.",
                                   nullptr, plural)
            .arg(count, at);
    case Reason::Kind::Opens:
        return ExplanationText::tr("The window opens on %1.").arg(at);
    case Reason::Kind::LimitReached:
        if (reason.count == 1)
            return ExplanationText::tr("The daily limit is used up on %1.").arg(at);
        return ExplanationText::tr("The daily limit is used up on %1 sending days, last on %2.", nullptr,
                                   plural)
            .arg(count, at);
    case Reason::Kind::OthersFirst:
        return ExplanationText::tr("%1 messages go before it: each is the first among those due at its time.",
                                   nullptr, plural)
            .arg(count);
    case Reason::Kind::Interval:
        return ExplanationText::tr("At least %1 lie between two messages.")
            .arg(phrases::duration(reason.count));
    case Reason::Kind::SentNow:
        return ExplanationText::tr("It is sent on %1.").arg(at);
    case Reason::Kind::LeftBefore:
        return ExplanationText::tr(
                   "This person leaves after step %1, as the drop-out says: this step is not sent.")
            .arg(count);
    case Reason::Kind::PastHorizon:
        return ExplanationText::tr("It is not sent before the plan ends, ten years after the launch, on %1.")
            .arg(at);
    }
    Q_UNREACHABLE();
}

} // namespace

QString nameOf(Reason::Kind kind)
{
    switch (kind) {
    case Reason::Kind::Launch:
        return QStringLiteral("launch");
    case Reason::Kind::Sent:
        return QStringLiteral("sent");
    case Reason::Kind::Due:
        return QStringLiteral("due");
    case Reason::Kind::NotASendingDay:
        return QStringLiteral("not_a_sending_day");
    case Reason::Kind::Closed:
        return QStringLiteral("closed");
    case Reason::Kind::Opens:
        return QStringLiteral("opens");
    case Reason::Kind::LimitReached:
        return QStringLiteral("limit_reached");
    case Reason::Kind::OthersFirst:
        return QStringLiteral("others_first");
    case Reason::Kind::Interval:
        return QStringLiteral("interval");
    case Reason::Kind::SentNow:
        return QStringLiteral("sent_now");
    case Reason::Kind::LeftBefore:
        return QStringLiteral("left_before");
    case Reason::Kind::PastHorizon:
        return QStringLiteral("past_horizon");
    }
    Q_UNREACHABLE();
}

Explanation explain(const Plan& plan, qint64 lead, int step)
{
    if (lead < 0 || lead >= plan.input.leads || step < 1 || step > plan.input.steps())
        return {};
    const auto actions = actionsOf(plan, lead);
    return Explainer(plan, openSchedule(plan.input.window, plan.input.launch), actions,
                     leftAfterItsLast(plan, actions), step)
        .explain();
}

std::vector<Explanation> explainLead(const Plan& plan, qint64 lead)
{
    std::vector<Explanation> all;
    if (lead < 0 || lead >= plan.input.leads)
        return all;
    const auto schedule = openSchedule(plan.input.window, plan.input.launch);
    const auto actions = actionsOf(plan, lead);
    const bool hasLeft = leftAfterItsLast(plan, actions); // once, for it takes a walk over the actions
    for (int step = 1; step <= plan.input.steps(); ++step)
        all.push_back(Explainer(plan, schedule, actions, hasLeft, step).explain());
    return all;
}

QStringList sentences(const Explanation& explanation, const Zone& zone)
{
    QStringList list;
    for (const auto& reason : explanation.why)
        list << sentence(reason, zone);
    return list;
}

} // namespace fairlead
