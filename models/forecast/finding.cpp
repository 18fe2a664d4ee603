#include "models/forecast/finding.h"

#include "models/campaign/schema.h"
#include "models/common/plural.h"
#include "models/forecast/clockfindings.h"
#include "models/forecast/dials.h"
#include "models/forecast/intake.h"
#include "models/forecast/mailboxload.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace fairlead {

using Findings = std::vector<Finding>;

namespace {

struct FindingsText
{
    Q_DECLARE_TR_FUNCTIONS(Findings)
};

qint64 shortestInterval()
{
    return schema::campaignField("min_interval_seconds").minimum;
}

qint64 mostOnADay(const Plan& plan)
{
    qint64 most = 0;
    for (const auto& day : plan.days)
        most = std::max<qint64>(most, day.total);
    return most;
}

QString leadsAndSteps(const ForecastInput& input)
{
    const auto leads = phrases::leads(input.leads);
    return input.steps() == 1
               ? leads
               : FindingsText::tr("%1 with %2", "leads and steps").arg(leads, phrases::steps(input.steps()));
}

/// What keeps a plan from ending, and the field that could change it.
struct Reach
{
    QString why;
    QString path;
    int tooLongDelay = 0; ///< the step whose delay it is; 0: none's
};

/// The last day tells.
Reach reachOf(const Plan& plan)
{
    const auto who = leadsAndSteps(plan.input);
    const auto mostADay = phrases::number(mostOnADay(plan));
    switch (plan.days.empty() ? Bottleneck::None : plan.days.back().bottleneck) {
    case Bottleneck::Limit:
        return {FindingsText::tr("%1 at %2 a day, the daily limit").arg(who, mostADay),
                QStringLiteral("/daily_limit")};
    case Bottleneck::Window:
        return {
            FindingsText::tr("%1 at %2 a day, all that the sending window has room for").arg(who, mostADay),
            QStringLiteral("/sending_window_end")};
    case Bottleneck::None:
        break;
    }
    const auto unsent = std::ranges::find_if(
        plan.steps, [&](const StepSummary& step) { return step.actions < plan.input.leads; });
    const auto index = unsent - plan.steps.begin();
    return {FindingsText::tr("%1, and by its delay step %2 falls due when the plan has ended")
                .arg(who, phrases::number(index + 1)),
            QStringLiteral("/steps/%1/delay_days").arg(index), static_cast<int>(index) + 1};
}

/// With the shorter interval that a higher limit may need.
void addLimitChange(const ForecastInput& input, qint64 limit, std::vector<PlanChange>& out)
{
    if (limit <= input.dailyLimit || limit > schema::campaignField("daily_limit").maximum)
        return;
    if (limit <= roomOfADay(input))
        out.push_back(dailyLimitChange(input, limit));
    else if (auto both = limitAndIntervalChange(input, limit))
        out.push_back(*std::move(both));
}

/// Ways to a plan that ends. Each is tried out.
class EndSeeker
{
public:
    EndSeeker(const Plan& plan, const std::atomic_bool* cancelled)
        : m_plan(plan), m_input(plan.input), m_cancelled(cancelled)
    {
    }

    std::vector<Fix> fixes(const Reach& reach)
    {
        if (reach.tooLongDelay > 0) {
            // With drop-out a step that is short of actions need not be the one that waits too long.
            for (auto step = reach.tooLongDelay; step <= m_input.steps() && m_fixes.empty(); ++step)
                take(delayDial(m_input, step));
            if (m_fixes.empty())
                take(delayCapDial(m_input));
            return std::move(m_fixes);
        }
        std::vector<PlanChange> limits;
        if (const auto days = static_cast<qint64>(m_plan.days.size()); days > 0)
            addLimitChange(m_input, (plannedActions(m_input) + days - 1) / days, limits);
        for (const auto& change : limits)
            if (!isRisky(m_input, change.appliedTo(m_input).dailyLimit) && ends(change))
                m_fixes.push_back(change.fix);
        if (m_fixes.empty()) {
            take(intervalDial(m_input, Direction::More));
            if (!take(endDial(m_input, Direction::More)))
                take(startDial(m_input, Direction::More));
            const auto days = daysDial(m_input);
            if (days.empty() || !ends(days.back())) // all of them: else none of the many choices does it
                return std::move(m_fixes);
            const auto enough = std::ranges::find_if(days, [this](const auto& day) { return ends(day); });
            if (enough != days.end()) // it may have been cancelled meanwhile
                m_fixes.push_back(enough->fix);
        }
        return std::move(m_fixes);
    }

private:
    bool ends(const PlanChange& change) const
    {
        const auto changed = runForecast(change.appliedTo(m_input), {.cancelled = m_cancelled});
        return changed && changed->complete;
    }

    /// The smallest change that does it, found by halves: a greater one hardly ever does less.
    bool take(const Dial& dial)
    {
        if (dial.empty() || !ends(dial.back()))
            return false;
        const auto smallest = std::partition_point(dial.begin(), std::prev(dial.end()),
                                                   [this](const auto& change) { return !ends(change); });
        m_fixes.push_back(smallest->fix);
        return true;
    }

    const Plan& m_plan;
    const ForecastInput& m_input;
    const std::atomic_bool* m_cancelled;
    std::vector<Fix> m_fixes;
};

void checkEnd(const Plan& plan, const std::atomic_bool* cancelled, Findings& out)
{
    if (plan.complete)
        return;
    const auto left = FindingsText::tr("%1 messages are left", nullptr, pluralOf(plan.unsent))
                          .arg(phrases::number(plan.unsent));
    const auto reach = reachOf(plan);
    out.push_back({QStringLiteral("incomplete"),
                   FindingsText::tr("%1: %2 after ten years, where the plan ends.").arg(reach.why, left),
                   reach.path,
                   {},
                   EndSeeker(plan, cancelled).fixes(reach)});
}

std::vector<Fix> fixesOfLimit(const ForecastInput& input)
{
    const auto limit = input.dailyLimit;
    const auto length = windowSeconds(input.window);
    std::vector<Fix> fixes{dailyLimitChange(input, roomOfADay(input)).fix};
    const auto interval = (length - 1) / (limit - 1);
    if (interval >= shortestInterval())
        fixes.push_back(intervalChange(input, interval).fix);
    const auto end = input.window.start + (limit - 1) * input.minInterval + 1;
    const auto roundEnd = (end + 299) / 300 * 300;
    if (!input.window.isOvernight() && roundEnd < secondsPerDay)
        fixes.push_back(windowEndChange(input, static_cast<int>(roundEnd)).fix);
    return fixes;
}

void checkLimit(const Plan& plan, Findings& out)
{
    const auto& input = plan.input;
    const auto room = roomOfADay(input);
    if (input.dailyLimit <= room)
        return;
    const auto limit = phrases::number(input.dailyLimit);
    const auto& window = input.window;
    auto message =
        FindingsText::tr("%1 messages a day are out of reach: from %2 to %3 %4 with %5 between two messages "
                         "there is room for %6.")
            .arg(limit, phrases::timeOfDay(window.start), phrases::timeOfDay(window.end),
                 phrases::place(window.zone), phrases::duration(input.minInterval), phrases::number(room));
    const auto mostEver = secondsPerDay / shortestInterval();
    if (input.dailyLimit > mostEver)
        message +=
            u' ' +
            FindingsText::tr(
                "At the shortest interval that is allowed, %1, a day of 24 hours never has more than %2.")
                .arg(phrases::duration(shortestInterval()), phrases::number(mostEver));
    out.push_back({QStringLiteral("limit_unreachable"),
                   message,
                   QStringLiteral("/daily_limit"),
                   {},
                   fixesOfLimit(input)});
}

/// "Friday, 25 December 2026 (sending day 25)", counted from the first with an action.
QString sendingDayInWords(const Plan& plan, qint64 date)
{
    qint64 count = 0;
    for (auto day = plan.days.front().date; day <= date; ++day)
        count += plan.input.window.days[static_cast<std::size_t>(weekdayOf(day))] ? 1 : 0;
    return FindingsText::tr("%1 (sending day %2)").arg(phrases::date(date), phrases::number(count));
}

std::vector<Fix> fixesOfIntake(const Plan& plan, const Intake& intake, const std::atomic_bool* cancelled)
{
    const auto& input = plan.input;
    std::vector<PlanChange> changes;
    for (const auto limit :
         {std::min(input.dailyLimit * input.steps(), roomOfADay(input)), input.dailyLimit * input.steps()})
        addLimitChange(input, limit, changes);
    for (auto& change : changes) {
        if (isRisky(input, change.appliedTo(input).dailyLimit))
            continue;
        const auto quicker = runForecast(change.appliedTo(input), {.cancelled = cancelled});
        const auto changed = quicker ? intakeOf(*quicker, cancelled) : std::nullopt;
        if (!changed || !changed->last || !intake.undisturbed || *changed->last > *intake.undisturbed)
            continue;
        change.fix.label = FindingsText::tr("%1: the last first contact is then on %2")
                               .arg(change.fix.label, phrases::date(*changed->last));
        return {change.fix};
    }
    return {};
}

void checkIntake(const Plan& plan, const std::atomic_bool* cancelled, Findings& out)
{
    if (plan.input.order != SendOrder::FollowUpsFirst || plan.input.steps() < 2 || plan.days.empty())
        return;
    const auto found = intakeOf(plan, cancelled);
    if (!found || !found->stalls())
        return;
    const auto& intake = *found;
    const auto perDay = mostOnADay(plan);
    const auto sustained = std::max<qint64>(perDay * plan.input.leads / plannedActions(plan.input), 1);
    auto message =
        FindingsText::tr("Follow-ups that are due go before new people. With %1 and at most %2 messages a "
                         "day, about %3 new people a day are contacted in the long run:",
                         nullptr, pluralOf(sustained))
            .arg(phrases::steps(plan.input.steps()), phrases::number(perDay), phrases::number(sustained));
    message += u' ';
    if (!intake.last)
        message += FindingsText::tr("%1 of %2 people get their first contact before the plan ends.", nullptr,
                                    pluralOf(intake.contacted))
                       .arg(phrases::number(intake.contacted), phrases::number(plan.input.leads));
    else
        message +=
            FindingsText::tr("the last first contact is on %1; without follow-ups it would be on %2.")
                .arg(sendingDayInWords(plan, *intake.last), sendingDayInWords(plan, *intake.undisturbed));
    auto fixes = fixesOfIntake(plan, intake, cancelled);
    if (fixes.empty())
        message += u' ' + FindingsText::tr("More sending days, more addresses or a later end help.");
    out.push_back({QStringLiteral("intake_stalls"), message, QStringLiteral("/daily_limit"), intake.last,
                   std::move(fixes)});
}

/// Where the addresses are known: a campaign that has none yet is not reproached.
void checkAddresses(const Plan& plan, Findings& out)
{
    const auto& input = plan.input;
    const auto most = mostOnADay(plan);
    if (input.addresses == 0 || !isRisky(input, most))
        return;
    out.push_back({QStringLiteral("many_per_address"),
                   riskInWords(input, most) + u' ' +
                       FindingsText::tr("More addresses, more days or a later end are safer."),
                   QStringLiteral("/alias_ids"),
                   {},
                   {dailyLimitChange(input, mostPerAddress * input.addresses).fix}});
}

void checkDelays(const Plan& plan, Findings& out)
{
    const auto& input = plan.input;
    for (int step = 2; step <= input.steps(); ++step) {
        const auto index = static_cast<std::size_t>(step - 1);
        if (input.delayDays[index] != 0)
            continue;
        out.push_back(
            {QStringLiteral("zero_delay"),
             FindingsText::tr("Step %1 has no delay: one person may get it %2 after step %3.")
                 .arg(phrases::number(step), phrases::duration(input.minInterval), phrases::number(step - 1)),
             QStringLiteral("/steps/%1/delay_days").arg(index),
             {},
             {delayChange(step, 1).fix}});
    }
}

void append(Findings& out, Findings more)
{
    std::ranges::move(more, std::back_inserter(out));
}

} // namespace

std::vector<Finding> findingsOf(const Plan& plan, const std::atomic_bool* cancelled)
{
    Findings findings;
    checkEnd(plan, cancelled, findings);
    checkLimit(plan, findings);
    checkAddresses(plan, findings);
    checkIntake(plan, cancelled, findings);
    append(findings, slipFindings(plan, cancelled));
    append(findings, windowFindings(plan));
    checkDelays(plan, findings);
    return findings;
}

} // namespace fairlead
