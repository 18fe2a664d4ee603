#include "models/drafts/draftquery.h"

#include "models/drafts/librarydatabase.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace fairlead {

namespace {

QString orderColumn(DraftQuery::Order order)
{
    switch (order) {
    case DraftQuery::Order::Updated:
        return QStringLiteral("updated_at");
    case DraftQuery::Order::Created:
        return QStringLiteral("created_at");
    case DraftQuery::Order::Name:
        return QStringLiteral("sort_name");
    case DraftQuery::Order::Type:
        return QStringLiteral("type");
    case DraftQuery::Order::State:
        return QStringLiteral("state");
    case DraftQuery::Order::ProblemCount:
        return QStringLiteral("problems");
    case DraftQuery::Order::Size:
        return QStringLiteral("size");
    }
    Q_UNREACHABLE();
}

struct Clause
{
    QString sql;
    QVariantList values;

    void add(const QString& condition, const QVariant& value)
    {
        sql += QLatin1String(" AND ") + condition;
        values << value;
    }

    void addAnyOf(const QString& column, const std::vector<SubmissionState>& states)
    {
        QStringList places;
        for (const auto state : states) {
            places << QStringLiteral("?");
            values << draftStateName(state);
        }
        if (!places.isEmpty())
            sql += QStringLiteral(" AND %1 IN (%2)").arg(column, places.join(u','));
    }
};

Clause whereOf(const DraftQuery& query)
{
    Clause where{query.bin ? QStringLiteral("deleted_at IS NOT NULL AND purged_at IS NULL")
                           : QStringLiteral("deleted_at IS NULL"),
                 {}};
    where.addAnyOf(QStringLiteral("state"), query.states);
    if (!query.type.isEmpty())
        where.add(QStringLiteral("type = ?"), query.type);
    if (!query.datasetId.isEmpty())
        where.add(QStringLiteral("dataset_id = ?"), query.datasetId);
    if (!query.tag.isEmpty())
        where.add(QStringLiteral("key IN (SELECT draft FROM tags WHERE tag = ?)"), query.tag);
    if (const auto match = matchExpression(query.text); !match.isEmpty())
        where.add(QStringLiteral("key IN (SELECT rowid FROM texts WHERE texts MATCH ?)"), match);
    return where;
}

std::map<QString, qint64> countsBy(LibraryDatabase& database, const char* sql)
{
    std::map<QString, qint64> counts;
    database.each(sql, {},
                  [&](const QSqlQuery& row) { counts[row.value(0).toString()] = row.value(1).toLongLong(); });
    return counts;
}

} // namespace

QString matchExpression(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[^\\p{L}\\p{M}\\p{N}]+"));
    QStringList words;
    for (const auto& word : text.split(separators, Qt::SkipEmptyParts))
        words << u'"' + word + QLatin1String("\"*");
    return words.join(u' ');
}

std::vector<qint64> findKeys(LibraryDatabase& database, const DraftQuery& query)
{
    const auto where = whereOf(query);
    const auto direction =
        query.direction == Qt::AscendingOrder ? QStringLiteral("ASC") : QStringLiteral("DESC");
    const auto sql = QStringLiteral("SELECT key FROM drafts WHERE %1 ORDER BY %2 %3, key %3")
                         .arg(where.sql, orderColumn(query.order), direction);
    std::vector<qint64> keys;
    database.each(sql.toUtf8().constData(), where.values,
                  [&](const QSqlQuery& row) { keys.push_back(row.value(0).toLongLong()); });
    return keys;
}

DraftCounts countDrafts(LibraryDatabase& database)
{
    DraftCounts counts;
    counts.drafts = database.value("SELECT count(*) FROM drafts WHERE deleted_at IS NULL").toLongLong();
    counts.inBin =
        database.value("SELECT count(*) FROM drafts WHERE deleted_at IS NOT NULL AND purged_at IS NULL")
            .toLongLong();
    counts.bytes = QFileInfo(database.path()).size();
    counts.byState =
        countsBy(database, "SELECT state, count(*) FROM drafts WHERE deleted_at IS NULL GROUP BY state");
    counts.byType =
        countsBy(database, "SELECT type, count(*) FROM drafts WHERE deleted_at IS NULL GROUP BY type");
    counts.byDataset = countsBy(
        database, "SELECT dataset_id, count(*) FROM drafts WHERE deleted_at IS NULL GROUP BY dataset_id");
    counts.byTag = countsBy(database, "SELECT tag, count(*) FROM tags JOIN drafts ON key = draft "
                                      "WHERE deleted_at IS NULL GROUP BY tag");
    return counts;
}

} // namespace fairlead
