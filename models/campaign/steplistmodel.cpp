#include "models/campaign/steplistmodel.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/rowsync.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "models/campaign/stepedits.h"
#include "models/common/plural.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

std::size_t position(int row)
{
    return static_cast<std::size_t>(row);
}

/// Steps are the same row wherever they stand: their number does not count.
bool isSameStep(Step a, const Step& b)
{
    a.step = b.step;
    return a == b;
}

Problems problemsOf(const Problems& problems, int row)
{
    const auto path = QStringLiteral("/steps/%1").arg(row);
    Problems found;
    for (const auto& problem : problems)
        if (problem.path == path || problem.path.startsWith(path + u'/'))
            found.push_back(problem);
    return found;
}

} // namespace

QString channelLabel(const QString& channel)
{
    if (channel == QLatin1String(schema::channelEmail))
        return QCoreApplication::translate("Channel", "E-mail");
    if (channel == QLatin1String(schema::channelLinkedIn))
        return QCoreApplication::translate("Channel", "LinkedIn");
    return channel;
}

StepListModel::StepListModel(CampaignDocument& document, QObject* parent)
    : QAbstractListModel(parent),
      m_document(document),
      m_type(textOf(document.campaign().type)),
      m_steps(stepsOf(document.campaign()))
{
    connect(&document, &CampaignDocument::changed, this, &StepListModel::sync);
}

int StepListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant StepListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& step = m_steps[position(index.row())];
    const auto problems = problemsOf(m_problems, index.row());
    switch (role) {
    case Qt::DisplayRole:
        return channelLabel(channelOf(step, m_document.campaign()));
    case Qt::AccessibleTextRole:
        return accessibleText(index.row());
    case ChannelRole:
        return channelOf(step, m_document.campaign());
    case DelayRole:
        return textOf(step.delayDays);
    case SummaryRole:
        return summary(step);
    case ProblemsRole:
        return static_cast<int>(problems.size());
    case SeverityRole:
        if (problems.empty())
            return {};
        return static_cast<int>(
            std::min_element(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
                return a.severity < b.severity;
            })->severity);
    default:
        return {};
    }
}

bool StepListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != DelayRole)
        return false;
    setDelays(m_document, {index.row()}, integerFromText(value.toString()));
    return true;
}

Qt::ItemFlags StepListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

bool StepListModel::moveRows(const QModelIndex& parent, int row, int count, const QModelIndex& newParent,
                             int before)
{
    const bool sound = !parent.isValid() && !newParent.isValid() && count == 1 && row >= 0 &&
                       row < rowCount() && before >= 0 && before <= rowCount();
    if (!sound || before == row || before == row + 1)
        return false;
    moveStep(m_document, row, before > row ? before - 1 : before);
    return true;
}

void StepListModel::setProblems(const Problems& problems)
{
    if (m_problems == problems)
        return;
    m_problems = problems;
    if (!m_steps.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1),
                           {ProblemsRole, SeverityRole, Qt::AccessibleTextRole});
}

void StepListModel::sync()
{
    const auto steps = stepsOf(m_document.campaign());
    const auto type = textOf(m_document.campaign().type);
    if (steps == m_steps && type == m_type)
        return;
    m_type = type;
    const auto change = rowChange(rowCount(), static_cast<int>(steps.size()), [&](int before, int after) {
        return isSameStep(m_steps[position(before)], steps[position(after)]);
    });
    switch (change.kind) {
    case RowChange::Kind::Values:
        m_steps = steps;
        break;
    case RowChange::Kind::Inserted:
        beginInsertRows({}, change.first, change.last);
        m_steps = steps;
        endInsertRows();
        break;
    case RowChange::Kind::Removed:
        beginRemoveRows({}, change.first, change.last);
        m_steps = steps;
        endRemoveRows();
        break;
    case RowChange::Kind::Moved:
        beginMoveRows({}, change.first, change.first, {},
                      change.last > change.first ? change.last + 1 : change.last);
        m_steps = steps;
        endMoveRows();
        break;
    case RowChange::Kind::Other:
        beginResetModel();
        m_steps = steps;
        endResetModel();
        return;
    }
    if (!m_steps.empty()) // numbers, and what depends on the type, may be others everywhere
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QString StepListModel::summary(const Step& step) const
{
    if (step.malformed)
        return tr("not readable");
    QStringList parts;
    const auto delay = step.delayDays.valueOr(-1);
    if (delay == 0)
        parts << tr("without delay");
    else if (delay > 0)
        parts << tr("after %1 days", nullptr, pluralOf(delay)).arg(delay);
    else
        parts << tr("delay?");
    if (channelOf(step, m_document.campaign()) == QLatin1String(schema::channelLinkedIn))
        parts << (step.actionType.valueOr({}) == QLatin1String(schema::actionConnect)
                      ? tr("connection request")
                      : tr("message"));
    else if (const auto count = variantsOf(step).size(); count != 1)
        parts << tr("%n variants", nullptr, pluralOf(static_cast<qint64>(count)));
    return parts.join(QStringLiteral(", "));
}

QString StepListModel::accessibleText(int row) const
{
    const auto text = tr("Step %1: %2, %3")
                          .arg(row + 1)
                          .arg(data(index(row), Qt::DisplayRole).toString(), summary(m_steps[position(row)]));
    const auto count = problemsOf(m_problems, row).size();
    if (count == 0)
        return text;
    return text + QStringLiteral(", ") + tr("%n problems", nullptr, pluralOf(static_cast<qint64>(count)));
}

} // namespace fairlead
