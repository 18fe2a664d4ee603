#pragma once

#include "models/drafts/draftquery.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>
#include <unordered_map>

namespace fairlead {

class DraftLibrary;
class DraftSearch;

/// The library as a table: the drafts that a DraftQuery finds, in its order. Only keys are held; lines are
/// read when they are shown, so 100 000 drafts are as quick as ten. Queries run in a thread of their own.
class DraftListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Type, State, ProblemCount, Dataset, Updated, Tags, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< the draft's id
        StateRole,             ///< draftStateName()
        ProblemsRole,          ///< int
        UpdatedRole,           ///< QDateTime, UTC
        DeletedRole,           ///< QDateTime; invalid outside the bin
        TagsRole,              ///< QStringList
        DatasetRole,           ///< the id of its list
        AccountRole            ///< the id of the account it belongs to; empty: none
    };

    explicit DraftListModel(DraftLibrary& library, QObject* parent = nullptr);
    ~DraftListModel() override;

    const DraftQuery& query() const { return m_query; }
    /// Asks again; the rows follow with loaded(). Only the answer to the last question is shown.
    void setQuery(const DraftQuery& query);
    /// Of the whole library, as of the last counted().
    const DraftCounts& counts() const { return m_counts; }
    bool isLoading() const { return m_loading; }

    /// What a line tells who does not see it; without it, its name.
    using Spoken = std::function<QString(const QModelIndex& draft)>;
    void setSpoken(Spoken spoken) { m_spoken = std::move(spoken); }

    QString idAt(int row) const;
    /// Of many rows, in the order of the rows.
    QStringList idsAt(std::vector<int> rows) const;
    /// The row of a draft, or -1 when it is not among the rows.
    int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    /// Drafts can be dragged out, as files.
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// The rows are the answer to the last query.
    void loaded();
    /// counts() are of now.
    void counted();

private:
    void ask();
    void take(quint64 question, const std::vector<qint64>& keys);
    void moveTo(const std::vector<qint64>& keys);
    void reorder(std::vector<qint64> ordered);
    QVariant textOf(const DraftSummary& line, int column) const;
    const DraftSummary* lineAt(int row) const;

    DraftLibrary& m_library;
    std::unique_ptr<DraftSearch> m_search;
    DraftQuery m_query;
    DraftCounts m_counts;
    QTimer m_refresh;
    std::vector<qint64> m_keys;
    mutable std::unordered_map<qint64, DraftSummary> m_lines;
    Spoken m_spoken;
    quint64 m_question = 0;
    bool m_loading = false;
};

} // namespace fairlead
