#pragma once

#include "models/drafts/draftrecord.h"

#include <QStringList>

#include <map>
#include <vector>

namespace fairlead {

class LibraryDatabase;

/// What to list. Empty members do not filter.
struct DraftQuery
{
    enum class Order { Updated, Created, Name, Type, State, ProblemCount, Size };

    QString text; ///< words, found anywhere in names, descriptions, prompts, step texts and tags
    std::vector<SubmissionState> states; ///< any of these
    QString type;
    QString datasetId;
    QString tag;
    bool bin = false; ///< what lies in the bin, instead of what does not
    Order order = Order::Updated;
    Qt::SortOrder direction = Qt::DescendingOrder;

    friend bool operator==(const DraftQuery&, const DraftQuery&) = default;
};

struct DraftCounts
{
    qint64 drafts = 0; ///< outside the bin
    qint64 inBin = 0;
    qint64 bytes = 0;                  ///< of the library's file
    std::map<QString, qint64> byState; ///< by draftStateName(), outside the bin
    std::map<QString, qint64> byType;
    std::map<QString, qint64> byDataset;
    std::map<QString, qint64> byTag;
};

/// Finds the drafts of a query. For one connection that only reads: the order of all drafts is kept until
/// another connection writes, so that a text that is typed asks only where it is found.
class DraftFinder
{
public:
    /// The keys, in the query's order.
    std::vector<qint64> find(LibraryDatabase& database, const DraftQuery& query);

private:
    const std::vector<qint64>& inOrder(LibraryDatabase& database, const DraftQuery& query);

    QString m_sql;
    QVariantList m_values;
    qint64 m_version = 0; ///< SQLite's data_version of what is kept
    std::vector<qint64> m_keys;
};

DraftCounts countDrafts(LibraryDatabase& database);

/// The words of what a user typed, as they are looked for: letters and digits only, folded (searchFold()).
QStringList searchedWords(const QString& text);

} // namespace fairlead
