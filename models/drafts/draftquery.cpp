#include "models/drafts/draftquery.h"

#include "models/common/searchfold.h"
#include "models/drafts/librarydatabase.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <charconv>

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
    return where;
}

/// The numbers that the query gives, in its order, as one text: fetching a row each takes longer than finding
/// them.
std::vector<qint64> numbersOf(LibraryDatabase& database, const QString& query, const QVariantList& values)
{
    const auto sql = QStringLiteral("SELECT CAST(group_concat(number) AS BLOB) FROM (%1)").arg(query);
    const auto text = database.value(sql.toUtf8().constData(), values).toByteArray();
    std::vector<qint64> numbers;
    for (auto place = text.cbegin(); place < text.cend(); ++place) // over the comma
        place = std::from_chars(place, text.cend(), numbers.emplace_back()).ptr;
    return numbers;
}

/// What the index holds none of: it knows three letters at a time.
bool isShort(const QString& word)
{
    return word.toUcs4().size() < 3;
}

/// Which drafts hold all words: one flag for each key up to the highest.
std::vector<bool> matching(LibraryDatabase& database, const QStringList& words)
{
    QStringList conditions;
    QVariantList values;
    QStringList phrases;
    for (const auto& word : words)
        if (!isShort(word))
            phrases << u'"' + word + u'"';
    if (!phrases.isEmpty()) {
        conditions << QStringLiteral("texts MATCH ?");
        values << phrases.join(u' ');
    }
    for (const auto& word : words) {
        if (!isShort(word))
            continue;
        // The plus keeps FTS5 from its index: it counts bytes, and looks for two Chinese characters there, in
        // vain.
        conditions << QStringLiteral("+text GLOB ?"); // a word holds no sign that GLOB knows
        values << u'*' + word + u'*';
    }
    const auto keys = numbersOf(database,
                                QStringLiteral("SELECT rowid AS number FROM texts WHERE %1")
                                    .arg(conditions.join(QLatin1String(" AND "))),
                                values);
    std::vector<bool> isFound;
    for (const auto key : keys) {
        if (static_cast<std::size_t>(key) >= isFound.size())
            isFound.resize(static_cast<std::size_t>(key) + 1);
        isFound[static_cast<std::size_t>(key)] = true;
    }
    return isFound;
}

std::map<QString, qint64> countsBy(LibraryDatabase& database, const char* sql)
{
    std::map<QString, qint64> counts;
    database.each(sql, {},
                  [&](const QSqlQuery& row) { counts[row.value(0).toString()] = row.value(1).toLongLong(); });
    return counts;
}

} // namespace

QStringList searchedWords(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[^\\p{L}\\p{M}\\p{N}]+"));
    return searchFold(text).split(separators, Qt::SkipEmptyParts);
}

/// The drafts that the filters leave, whatever is typed.
const std::vector<qint64>& DraftFinder::inOrder(LibraryDatabase& database, const DraftQuery& query)
{
    const auto where = whereOf(query);
    const auto direction =
        query.direction == Qt::AscendingOrder ? QStringLiteral("ASC") : QStringLiteral("DESC");
    const auto sql = QStringLiteral("SELECT key AS number FROM drafts WHERE %1 ORDER BY %2 %3, key %3")
                         .arg(where.sql, orderColumn(query.order), direction);
    const auto version = database.value("PRAGMA data_version").toLongLong();
    if (version != m_version || sql != m_sql || where.values != m_values) {
        m_version = 0; // nothing is kept if the reading fails
        m_keys = numbersOf(database, sql, where.values);
        m_sql = sql;
        m_values = where.values;
        m_version = version;
    }
    return m_keys;
}

std::vector<qint64> DraftFinder::find(LibraryDatabase& database, const DraftQuery& query)
{
    std::vector<qint64> keys;
    database.snapshot([&] {
        const auto& all = inOrder(database, query);
        const auto words = searchedWords(query.text);
        if (words.isEmpty()) {
            keys = all;
            return;
        }
        const auto isFound = matching(database, words);
        std::ranges::copy_if(all, std::back_inserter(keys), [&](qint64 key) {
            return static_cast<std::size_t>(key) < isFound.size() && isFound[static_cast<std::size_t>(key)];
        });
    });
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
