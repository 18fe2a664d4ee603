#include "models/drafts/draftlistmodel.h"

#include "models/campaign/fieldtext.h"
#include "models/drafts/draftlibrary.h"
#include "models/drafts/draftsearch.h"
#include "models/submission/statewords.h"

#include <QLocale>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int refreshDelayMs = 150; ///< collects the changes of a burst of saves
constexpr int pageSize = 128;       ///< lines that are read at once
constexpr std::size_t mostLines = 64 * pageSize;

std::optional<DraftQuery::Order> orderOf(int column)
{
    switch (column) {
    case DraftListModel::Name:
        return DraftQuery::Order::Name;
    case DraftListModel::Type:
        return DraftQuery::Order::Type;
    case DraftListModel::State:
        return DraftQuery::Order::State;
    case DraftListModel::ProblemCount:
        return DraftQuery::Order::ProblemCount;
    case DraftListModel::Updated:
        return DraftQuery::Order::Updated;
    default:
        return std::nullopt;
    }
}

/// Membership and places of keys in one step each; keys are small, dense numbers.
class Places
{
public:
    explicit Places(const std::vector<qint64>& keys)
    {
        const auto highest = std::max_element(keys.begin(), keys.end());
        m_rows.assign(highest == keys.end() ? 0 : static_cast<std::size_t>(*highest) + 1, -1);
        for (std::size_t i = 0; i < keys.size(); ++i)
            m_rows[static_cast<std::size_t>(keys[i])] = static_cast<int>(i);
    }
    int row(qint64 key) const
    {
        return static_cast<std::size_t>(key) < m_rows.size() ? m_rows[static_cast<std::size_t>(key)] : -1;
    }
    bool contains(qint64 key) const { return row(key) >= 0; }

private:
    std::vector<int> m_rows;
};

std::vector<qint64> without(const std::vector<qint64>& keys, const std::vector<qint64>& others)
{
    const Places places(others);
    std::vector<qint64> rest;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(rest),
                 [&](qint64 key) { return !places.contains(key); });
    return rest;
}

} // namespace

DraftListModel::DraftListModel(DraftLibrary& library, QObject* parent)
    : QAbstractTableModel(parent), m_library(library), m_search(std::make_unique<DraftSearch>(library.path()))
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshDelayMs);
    const auto refresh = [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    };
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        ask();
        m_search->count();
    });
    connect(&m_library, &DraftLibrary::draftsChanged, this, refresh);
    connect(&m_library, &DraftLibrary::stateChanged, this, [this, refresh] {
        m_search->reopen();
        refresh();
    });
    connect(&m_library, &DraftLibrary::replaced, this, [this] {
        m_search->reopen();
        beginResetModel(); // the keys are others now
        m_keys.clear();
        m_lines.clear();
        endResetModel();
        ask();
    });
    connect(m_search.get(), &DraftSearch::found, this, &DraftListModel::take);
    connect(m_search.get(), &DraftSearch::failed, this, [this](quint64 question) {
        if (question != m_question)
            return;
        m_loading = false; // what is listed stays: it may only be out of sight
        Q_EMIT loaded();
    });
    connect(m_search.get(), &DraftSearch::counted, this, [this](const DraftCounts& counts) {
        m_counts = counts;
        Q_EMIT counted();
    });
    ask();
    m_search->count();
}

DraftListModel::~DraftListModel() = default;

void DraftListModel::setQuery(const DraftQuery& query)
{
    if (m_query == query)
        return;
    m_query = query;
    ask();
}

void DraftListModel::ask()
{
    m_loading = true;
    m_search->find(++m_question, m_query);
}

void DraftListModel::take(quint64 question, const std::vector<qint64>& keys)
{
    if (question != m_question)
        return;
    m_loading = false;
    m_lines.clear();
    moveTo(keys);
    if (!m_keys.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT loaded();
}

/// New rows at the end, then all in their order with those that go at the end, then those go: three steps
/// that keep selection and scroll position, however many rows changed.
void DraftListModel::moveTo(const std::vector<qint64>& keys)
{
    if (keys == m_keys)
        return;
    const auto added = without(keys, m_keys);
    const auto gone = without(m_keys, keys);
    if (!added.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
        m_keys.insert(m_keys.end(), added.begin(), added.end());
        endInsertRows();
    }
    auto ordered = keys;
    ordered.insert(ordered.end(), gone.begin(), gone.end());
    if (ordered != m_keys)
        reorder(std::move(ordered));
    if (!gone.empty()) {
        beginRemoveRows({}, static_cast<int>(keys.size()), rowCount() - 1);
        m_keys.resize(keys.size());
        endRemoveRows();
    }
}

void DraftListModel::reorder(std::vector<qint64> ordered)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const auto before = persistentIndexList();
    QModelIndexList after;
    const Places places(ordered);
    for (const auto& place : before)
        after << index(places.row(m_keys[static_cast<std::size_t>(place.row())]), place.column());
    m_keys = std::move(ordered);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

/// The line of a row, read together with its neighbours when it is not at hand.
const DraftSummary* DraftListModel::lineAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto key = m_keys[static_cast<std::size_t>(row)];
    const auto known = m_lines.find(key);
    if (known != m_lines.end())
        return &known->second;
    if (m_lines.size() > mostLines)
        m_lines.clear();
    const auto first = m_keys.begin() + row / pageSize * pageSize;
    const auto last = m_keys.end() - first > pageSize ? first + pageSize : m_keys.end();
    for (auto& line : m_library.summaries({first, last}))
        m_lines.insert_or_assign(line.key, std::move(line));
    return &m_lines[key]; // a draft that has just gone shows as an empty line until the next answer
}

QString DraftListModel::idAt(int row) const
{
    const auto* line = lineAt(row);
    return line ? line->id : QString();
}

QStringList DraftListModel::idsAt(std::vector<int> rows) const
{
    std::ranges::sort(rows);
    std::vector<qint64> keys;
    for (const int row : rows)
        keys.push_back(m_keys[static_cast<std::size_t>(row)]);
    return m_library.ids(keys);
}

int DraftListModel::rowOf(const QString& id) const
{
    const auto summary = m_library.summary(id);
    if (!summary)
        return -1;
    const auto found = std::find(m_keys.begin(), m_keys.end(), summary->key);
    return found == m_keys.end() ? -1 : static_cast<int>(found - m_keys.begin());
}

int DraftListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int DraftListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DraftListModel::data(const QModelIndex& index, int role) const
{
    const auto* line = index.isValid() ? lineAt(index.row()) : nullptr;
    if (!line)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*line, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == ProblemCount ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return m_spoken && index.column() == Name ? m_spoken(index) : textOf(*line, index.column());
    case IdRole:
        return line->id;
    case StateRole:
        return draftStateName(line->state);
    case ProblemsRole:
        return line->problems;
    case UpdatedRole:
        return line->updatedAt;
    case DeletedRole:
        return line->deletedAt;
    case TagsRole:
        return line->tags;
    case DatasetRole:
        return line->datasetId;
    case AccountRole:
        return line->workspace;
    default:
        return {};
    }
}

QVariant DraftListModel::textOf(const DraftSummary& line, int column) const
{
    const QLocale locale;
    switch (column) {
    case Name:
        return titleOf(line.name);
    case Type:
        return line.type;
    case State:
        return stateInWords(line.state, {}, {});
    case ProblemCount:
        return line.problems == 0 ? QString() : locale.toString(line.problems);
    case Dataset:
        return line.datasetId;
    case Updated:
        return locale.toString(line.updatedAt.toLocalTime(), QLocale::ShortFormat);
    case Tags:
        return line.tags.join(QLatin1String(", "));
    default:
        return {};
    }
}

QVariant DraftListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QStringList{tr("Name"), tr("Type"),    tr("State"), tr("Problems"),
                       tr("List"), tr("Changed"), tr("Tags")}
        .at(section);
}

Qt::ItemFlags DraftListModel::flags(const QModelIndex& index) const
{
    const auto usual = QAbstractTableModel::flags(index);
    return index.isValid() ? usual | Qt::ItemIsDragEnabled : usual;
}

void DraftListModel::sort(int column, Qt::SortOrder direction)
{
    const auto order = orderOf(column);
    if (!order)
        return;
    auto query = m_query;
    query.order = *order;
    query.direction = direction;
    setQuery(query);
}

} // namespace fairlead
