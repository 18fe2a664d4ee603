#pragma once

#include "models/drafts/draftrecord.h"

#include <map>
#include <vector>

namespace fairlead {

class LibraryDatabase;

/// What to list. Empty members do not filter.
struct DraftQuery
{
    enum class Order { Updated, Created, Name, Type, State, ProblemCount, Size };

    QString text; ///< words, each matched by its beginning, in names, descriptions, prompts, step texts, tags
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

/// The keys that a query finds, in its order.
std::vector<qint64> findKeys(LibraryDatabase& database, const DraftQuery& query);
DraftCounts countDrafts(LibraryDatabase& database);

/// The FTS5 expression for what a user typed: every word as the beginning of one, none of FTS5's syntax.
/// Empty when there is no word.
QString matchExpression(const QString& text);

} // namespace fairlead
