#include "ui/plan/plancomparison.h"

#include "models/common/plural.h"
#include "models/forecast/assumption.h"
#include "ui/plan/daybars.h"

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

struct PlanComparisonText
{
    Q_DECLARE_TR_FUNCTIONS(PlanComparison)
};

std::optional<qint64> endDate(const Plan& plan)
{
    return plan.last ? std::optional(dateOf(plan.input.window.zone.labelAt(*plan.last))) : std::nullopt;
}

std::optional<qint64> lastIntake(const Plan& plan)
{
    if (plan.steps.empty() || !plan.steps.front().last)
        return std::nullopt;
    return dateOf(plan.input.window.zone.labelAt(*plan.steps.front().last));
}

std::uint32_t busiest(const Plan& plan)
{
    std::uint32_t most = 0;
    for (const auto& day : plan.days)
        most = std::max(most, day.total);
    return most;
}

QString dateOrNone(std::optional<qint64> date, const PlanWords& words)
{
    return date ? words.date(*date) : PlanComparisonText::tr("never");
}

QString spanInWords(qint64 days, const PlanWords& words)
{
    return PlanComparisonText::tr("%1 days", nullptr, pluralOf(days)).arg(words.count(days));
}

bool isSamePlan(const Plan& a, const Plan& b)
{
    return &a == &b || (a.input.launch == b.input.launch && a.unsent == b.unsent &&
                        std::ranges::equal(a.sent, b.sent, [](const Action& x, const Action& y) {
                            return x.time == y.time && x.lead == y.lead && x.step == y.step;
                        }));
}

QString endSentence(const ComparedPlan& mine, const ComparedPlan& other, const PlanWords& words)
{
    if (mine.plan->complete != other.plan->complete)
        return mine.plan->complete
                   ? PlanComparisonText::tr("This plan ends; “%1” does not within ten years.").arg(other.name)
                   : PlanComparisonText::tr("This plan does not end within ten years; “%1” does.")
                         .arg(other.name);
    const auto end = endDate(*mine.plan);
    const auto before = endDate(*other.plan);
    if (!end || !before || *end == *before)
        return {};
    const auto days = spanInWords(std::abs(*end - *before), words);
    return (*end > *before ? PlanComparisonText::tr("Ends %1, %2 later than “%3”.")
                           : PlanComparisonText::tr("Ends %1, %2 earlier than “%3”."))
        .arg(words.date(*end), days, other.name);
}

QString intakeSentence(const ComparedPlan& mine, const ComparedPlan& other, const PlanWords& words)
{
    const auto end = lastIntake(*mine.plan);
    const auto before = lastIntake(*other.plan);
    if (!end || !before || *end == *before)
        return {};
    const auto days = spanInWords(std::abs(*end - *before), words);
    return (*end > *before ? PlanComparisonText::tr("The last new person is contacted %1 later, on %2.")
                           : PlanComparisonText::tr("The last new person is contacted %1 earlier, on %2."))
        .arg(days, words.date(*end));
}

/// @param more, fewer marked for translation with their plurals
QString countSentence(qint64 mine, qint64 other, const char* more, const char* fewer, const PlanWords& words)
{
    if (mine == other)
        return {};
    const auto difference = std::abs(mine - other);
    return PlanComparisonText::tr(mine > other ? more : fewer, nullptr, pluralOf(difference))
        .arg(words.count(difference), words.count(mine), words.count(other));
}

} // namespace

std::vector<ComparedMeasure> comparedMeasures(const ComparedPlan& mine, const ComparedPlan& other,
                                              const PlanWords& words)
{
    std::vector<ComparedMeasure> measures;
    const auto add = [&](const QString& name, auto valueOf) {
        measures.push_back({name, valueOf(mine), valueOf(other)});
    };
    const auto count = [&](qint64 number) {
        return words.count(number);
    };
    add(PlanComparisonText::tr("Ends"), [&](const ComparedPlan& each) {
        return each.plan->complete ? dateOrNone(endDate(*each.plan), words)
                                   : PlanComparisonText::tr("not within ten years");
    });
    add(PlanComparisonText::tr("Actions"),
        [&](const ComparedPlan& each) { return count(each.plan->actions); });
    add(PlanComparisonText::tr("Sending days"),
        [&](const ComparedPlan& each) { return count(static_cast<qint64>(each.plan->days.size())); });
    add(PlanComparisonText::tr("Busiest day"),
        [&](const ComparedPlan& each) { return count(busiest(*each.plan)); });
    add(PlanComparisonText::tr("Last new person"),
        [&](const ComparedPlan& each) { return dateOrNone(lastIntake(*each.plan), words); });
    add(PlanComparisonText::tr("Late follow-ups"),
        [&](const ComparedPlan& each) { return count(each.lateFollowUps); });
    add(PlanComparisonText::tr("Leads"),
        [&](const ComparedPlan& each) { return count(each.plan->input.leads); });
    add(PlanComparisonText::tr("Steps"),
        [&](const ComparedPlan& each) { return count(each.plan->input.steps()); });
    add(PlanComparisonText::tr("Daily limit"),
        [&](const ComparedPlan& each) { return count(each.plan->input.dailyLimit); });
    add(PlanComparisonText::tr("Interval, seconds"),
        [&](const ComparedPlan& each) { return count(each.plan->input.minInterval); });
    add(PlanComparisonText::tr("Window"),
        [&](const ComparedPlan& each) { return windowInWords(each.plan->input.window); });
    add(PlanComparisonText::tr("How we calculated"),
        [&](const ComparedPlan& each) { return assumptionsInBrief(each.plan->input); });
    return measures;
}

QStringList differencesInWords(const ComparedPlan& mine, const ComparedPlan& other, const PlanWords& words)
{
    const auto& a = *mine.plan;
    const auto& b = *other.plan;
    if (isSamePlan(a, b))
        return {PlanComparisonText::tr("Both plans are equal, to the second.")};
    QStringList sentences{
        endSentence(mine, other, words),
        intakeSentence(mine, other, words),
        countSentence(a.actions, b.actions,
                      QT_TRANSLATE_N_NOOP("PlanComparison", "%1 more messages: %2 instead of %3."),
                      QT_TRANSLATE_N_NOOP("PlanComparison", "%1 fewer messages: %2 instead of %3."), words),
        countSentence(static_cast<qint64>(a.days.size()), static_cast<qint64>(b.days.size()),
                      QT_TRANSLATE_N_NOOP("PlanComparison", "Sends on %1 more days: %2 instead of %3."),
                      QT_TRANSLATE_N_NOOP("PlanComparison", "Sends on %1 fewer days: %2 instead of %3."),
                      words),
        countSentence(
            busiest(a), busiest(b),
            QT_TRANSLATE_N_NOOP("PlanComparison", "The busiest day has %1 more messages: %2 instead of %3."),
            QT_TRANSLATE_N_NOOP("PlanComparison", "The busiest day has %1 fewer messages: %2 instead of %3."),
            words),
        countSentence(mine.lateFollowUps, other.lateFollowUps,
                      QT_TRANSLATE_N_NOOP(
                          "PlanComparison",
                          "%1 more follow-ups go out on a later day than they were due: %2 instead of %3."),
                      QT_TRANSLATE_N_NOOP(
                          "PlanComparison",
                          "%1 fewer follow-ups go out on a later day than they were due: %2 instead of %3."),
                      words)};
    sentences.removeAll(QString());
    if (sentences.isEmpty())
        sentences << PlanComparisonText::tr(
            "The same days and numbers; single messages go out at other times.");
    return sentences;
}

CompareGeometry::CompareGeometry(const Plan& mine, const Plan& other, const QRectF& plot) : DateAxis(plot)
{
    const std::array<const Plan*, 2> plans{&mine, &other};
    bool isEmpty = true;
    for (const auto* plan : plans) {
        if (plan->days.empty())
            continue;
        const auto first = plan->days.front().date;
        const auto last = plan->days.back().date;
        setDates(isEmpty ? first : std::min(firstDate(), first), isEmpty ? last : std::max(lastDate(), last));
        m_peak = std::max(m_peak, busiest(*plan));
        isEmpty = false;
    }
    m_mine = bars(mine, 1);
    m_other = bars(other, -1);
}

qreal CompareGeometry::yOf(qint64 actions) const
{
    return plot().center().y() - plot().height() / 2 * static_cast<qreal>(actions) / m_peak;
}

QList<QRectF> CompareGeometry::bars(const Plan& plan, int sign) const
{
    DayBars bars(plot().center().y());
    for (const auto& day : plan.days)
        bars.add(xOf(day.date), xOf(day.date + 1), yOf(sign * qint64(day.total)));
    return bars.take();
}

} // namespace fairlead
