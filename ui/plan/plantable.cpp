#include "ui/plan/plantable.h"

#include "models/forecast/explanation.h"
#include "ui/plan/daygeometry.h"

#include <algorithm>

namespace fairlead {

void PlanTable::show(const QStringList& headers, qsizetype rows, Cell value, Cell text, IsNumber isNumber)
{
    beginResetModel();
    m_headers = headers;
    m_rows = static_cast<int>(rows);
    m_value = std::move(value);
    m_text = std::move(text);
    m_isNumber = std::move(isNumber);
    endResetModel();
}

int PlanTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PlanTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant PlanTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::EditRole:
        return m_value(index.row(), index.column());
    case Qt::DisplayRole:
        return m_text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int((m_isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant PlanTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_headers.value(section);
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((m_isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

void PlanTable::showDays(std::shared_ptr<const Plan> plan, const PlanWords& words)
{
    const int steps = plan->input.steps();
    QStringList headers{tr("Date"), tr("Opens"), tr("Closes"), tr("Actions")};
    for (int step = 1; step <= steps; ++step)
        headers << tr("Step %1").arg(words.count(step));
    headers << tr("What held it back");
    const auto rows = static_cast<qsizetype>(plan->days.size());
    const auto dayOf = [plan](int row) -> const PlanDay& {
        return plan->days[static_cast<std::size_t>(row)];
    };
    const auto value = [=](int row, int column) -> QVariant {
        const auto& day = dayOf(row);
        switch (column) {
        case 0:
            return day.date;
        case 1:
            return day.opens;
        case 2:
            return day.closes;
        case 3:
            return day.total;
        default:
            return column < 4 + steps ? QVariant(day.byStep[static_cast<std::size_t>(column - 4)])
                                      : QVariant(words.bottleneck(day));
        }
    };
    show(
        headers, rows, value,
        [=](int row, int column) -> QVariant {
            const auto& day = dayOf(row);
            switch (column) {
            case 0:
                return words.date(day.date);
            case 1:
                return words.time(day.opens);
            case 2:
                return words.time(day.closes);
            default:
                return column < 4 + steps ? QVariant(words.count(value(row, column).toLongLong()))
                                          : value(row, column);
            }
        },
        [steps](int column) { return column >= 3 && column < 4 + steps; });
}

void PlanTable::showActions(std::shared_ptr<const Plan> plan, const PlanWords& words, qint64 date)
{
    const auto day = std::ranges::lower_bound(plan->days, date, {}, &PlanDay::date);
    const auto actions =
        day != plan->days.end() && day->date == date
            ? actionsBetween(*plan, static_cast<double>(day->opens), static_cast<double>(day->closes))
            : std::span<const Action>();
    const auto value = [plan, actions](int row, int column) -> QVariant {
        const auto& action = actions[static_cast<std::size_t>(row)];
        return column == 0 ? plan->timeOf(action) : column == 1 ? qint64(action.lead) : qint64(action.step);
    };
    show(
        {tr("Sent"), tr("Lead"), tr("Step")}, static_cast<qsizetype>(actions.size()), value,
        [=](int row, int column) -> QVariant {
            const auto number = value(row, column).toLongLong();
            return column == 0 ? words.instant(number) : words.count(number);
        },
        [](int column) { return column > 0; });
}

void PlanTable::showSteps(std::shared_ptr<const Plan> plan, const PlanWords& words,
                          const std::vector<std::vector<ExpectedVariant>>& variants)
{
    QStringList headers{tr("Step"), tr("Delay, days"), tr("Actions"), tr("First"), tr("Last")};
    if (std::ranges::any_of(variants, [](const auto& ofStep) { return !ofStep.empty(); }))
        headers << tr("Variants");
    const auto value = [=](int row, int column) -> QVariant {
        const auto& step = plan->steps[static_cast<std::size_t>(row)];
        switch (column) {
        case 0:
            return row + 1;
        case 1:
            return plan->input.delayDays[static_cast<std::size_t>(row)];
        case 2:
            return step.actions;
        case 3:
        case 4:
            return (column == 3 ? step.first : step.last).value_or(0);
        default:
            return words.variants(variants[static_cast<std::size_t>(row)]);
        }
    };
    show(
        headers, static_cast<qsizetype>(plan->steps.size()), value,
        [=](int row, int column) -> QVariant {
            const auto number = value(row, column).toLongLong();
            if (column < 3)
                return words.count(number);
            if (column > 4)
                return value(row, column);
            return plan->steps[static_cast<std::size_t>(row)].first ? words.instant(number) : tr("never");
        },
        [](int column) { return column < 3; });
}

void PlanTable::showLead(std::shared_ptr<const Plan> plan, const PlanWords& words, qint64 lead)
{
    const auto steps = explainLead(*plan, lead);
    const auto value = [=](int row, int column) -> QVariant {
        const auto& step = steps[static_cast<std::size_t>(row)];
        if (column == 2)
            return sentences(step, words.zone()).join(u' ');
        return column == 0 ? row + 1 : step.sentAt.value_or(0);
    };
    show(
        {tr("Step"), tr("Sent to lead %1").arg(words.count(lead)), tr("Why then")},
        static_cast<qsizetype>(steps.size()), value,
        [=](int row, int column) -> QVariant {
            if (column == 0)
                return words.count(row + 1);
            const auto sent = steps[static_cast<std::size_t>(row)].sentAt;
            if (column == 1)
                return sent ? words.instant(*sent) : tr("never");
            return value(row, column);
        },
        [](int column) { return column == 0; });
}

void PlanTable::showComparison(const ComparedPlan& mine, const ComparedPlan& other, const PlanWords& words)
{
    if (!mine.plan || !other.plan)
        return show({}, 0, {}, {}, {});
    const auto measures = comparedMeasures(mine, other, words);
    const auto text = [measures](int row, int column) -> QVariant {
        const auto& measure = measures[static_cast<std::size_t>(row)];
        return column == 0 ? measure.name : column == 1 ? measure.mine : measure.other;
    };
    show({tr("Measure"), tr("This plan"), other.name}, static_cast<qsizetype>(measures.size()), text, text,
         [](int) { return false; });
}

} // namespace fairlead
