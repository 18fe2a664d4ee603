#include "models/drafts/draftreads.h"

#include "models/campaign/storedjson.h"

#include <QTimeZone>

#include <unordered_map>

namespace fairlead {

namespace {

constexpr auto summaryById =
    "SELECT key, id, name, type, dataset_id, state, problems, size, created_at, updated_at, deleted_at, "
    "workspace, campaign_id, revision, history_index, tree FROM drafts JOIN contents ON draft = key "
    "WHERE id = ? AND purged_at IS NULL";
constexpr auto summariesByKey =
    "SELECT key, id, name, type, dataset_id, state, problems, size, created_at, updated_at, deleted_at, "
    "workspace, campaign_id FROM drafts WHERE key IN (SELECT value FROM json_each(?)) AND purged_at IS NULL";

QDateTime timeOf(const QVariant& milliseconds)
{
    return milliseconds.isNull() ? QDateTime()
                                 : QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

DraftSummary summaryOf(const QSqlQuery& row)
{
    DraftSummary summary;
    summary.key = row.value(0).toLongLong();
    summary.id = row.value(1).toString();
    summary.name = row.value(2).toString();
    summary.type = row.value(3).toString();
    summary.datasetId = row.value(4).toString();
    summary.state = draftStateOf(row.value(5).toString());
    summary.problems = row.value(6).toInt();
    summary.size = row.value(7).toLongLong();
    summary.createdAt = timeOf(row.value(8));
    summary.updatedAt = timeOf(row.value(9));
    summary.deletedAt = timeOf(row.value(10));
    summary.workspace = row.value(11).toString();
    summary.campaignId = row.value(12).toString();
    return summary;
}

QString jsonArray(const std::vector<qint64>& keys)
{
    return QString::fromUtf8(toCompactJson(Json(keys)));
}

QString jsonArray(const QStringList& ids)
{
    Json array = Json::array();
    for (const auto& id : ids)
        array.push_back(toJson(id));
    return QString::fromUtf8(toCompactJson(array));
}

} // namespace

CampaignDraft draftOfTree(const QByteArray& tree)
{
    const auto parsed = parseStoredJson(tree);
    if (!parsed.value || !parsed.value->is_object())
        throw StoreFailure{storeError(StoreError::Kind::Damaged, parsed.error.message)};
    return decodeDraft(*parsed.value);
}

std::optional<StoredDraft> readDraft(LibraryDatabase& database, const QString& id)
{
    std::optional<StoredDraft> draft;
    QByteArray tree;
    database.each(summaryById, {id}, [&](const QSqlQuery& row) {
        draft = StoredDraft{summaryOf(row), {}, row.value(13).toLongLong(), row.value(14).toInt(), {}};
        tree = row.value(15).toByteArray();
    });
    if (!draft)
        return draft;
    draft->draft = draftOfTree(tree);
    database.each("SELECT tag FROM tags WHERE draft = ? ORDER BY tag", {draft->summary.key},
                  [&](const QSqlQuery& row) { draft->summary.tags << row.value(0).toString(); });
    return draft;
}

std::vector<DraftSummary> readSummaries(LibraryDatabase& database, const std::vector<qint64>& keys)
{
    std::vector<DraftSummary> found;
    std::unordered_map<qint64, std::size_t> places;
    const QVariantList wanted{jsonArray(keys)};
    database.each(summariesByKey, wanted, [&](const QSqlQuery& row) {
        places.emplace(row.value(0).toLongLong(), found.size());
        found.push_back(summaryOf(row));
    });
    database.each("SELECT draft, tag FROM tags WHERE draft IN (SELECT value FROM json_each(?)) ORDER BY tag",
                  wanted, [&](const QSqlQuery& row) {
                      const auto place = places.find(row.value(0).toLongLong());
                      if (place != places.end())
                          found[place->second].tags << row.value(1).toString();
                  });
    std::vector<DraftSummary> ordered;
    for (const auto key : keys)
        if (const auto place = places.find(key); place != places.end())
            ordered.push_back(found[place->second]);
    return ordered;
}

QStringList readIds(LibraryDatabase& database, const std::vector<qint64>& keys)
{
    QStringList ids;
    database.each("SELECT drafts.id FROM json_each(?) AS wanted JOIN drafts ON drafts.key = wanted.value "
                  "WHERE purged_at IS NULL",
                  {jsonArray(keys)}, [&](const QSqlQuery& row) { ids << row.value(0).toString(); });
    return ids;
}

std::map<QString, SubmissionState> readSubmitted(LibraryDatabase& database, const QStringList& ids)
{
    std::map<QString, SubmissionState> states;
    database.each("SELECT drafts.id, state FROM json_each(?) AS wanted "
                  "JOIN drafts ON drafts.id = wanted.value WHERE state <> ?",
                  {jsonArray(ids), draftStateName(SubmissionState::None)}, [&](const QSqlQuery& row) {
                      states.emplace(row.value(0).toString(), draftStateOf(row.value(1).toString()));
                  });
    return states;
}

std::map<QString, qint64> countTags(LibraryDatabase& database, const QStringList& ids)
{
    std::map<QString, qint64> counts;
    database.each("SELECT tag, count(*) FROM json_each(?) AS wanted JOIN drafts ON drafts.id = wanted.value "
                  "JOIN tags ON draft = drafts.key GROUP BY tag",
                  {jsonArray(ids)}, [&](const QSqlQuery& row) {
                      counts.emplace(row.value(0).toString(), row.value(1).toLongLong());
                  });
    return counts;
}

QStringList readTagged(LibraryDatabase& database, const QStringList& ids, const QString& tag)
{
    QStringList tagged;
    database.each("SELECT drafts.id FROM json_each(?) AS wanted JOIN drafts ON drafts.id = wanted.value "
                  "JOIN tags ON draft = drafts.key WHERE tag = ?",
                  {jsonArray(ids), tag}, [&](const QSqlQuery& row) { tagged << row.value(0).toString(); });
    return tagged;
}

std::optional<StoredDraft> readDraftAndHistory(LibraryDatabase& database, const QString& id)
{
    std::optional<StoredDraft> draft;
    database.snapshot([&] {
        draft = readDraft(database, id);
        if (!draft)
            return;
        database.each("SELECT name, changes FROM history WHERE draft = ? ORDER BY seq", {draft->summary.key},
                      [&](const QSqlQuery& row) {
                          draft->history.push_back({row.value(0).toString(), row.value(1).toByteArray()});
                      });
    });
    return draft;
}

std::vector<DraftVersion> readVersions(LibraryDatabase& database, const QString& id)
{
    std::vector<DraftVersion> versions;
    database.each("SELECT number, made_at, reason, name FROM versions "
                  "WHERE draft = (SELECT key FROM drafts WHERE id = ?) ORDER BY number DESC",
                  {id}, [&](const QSqlQuery& row) {
                      versions.push_back({row.value(0).toLongLong(), timeOf(row.value(1)),
                                          row.value(2).toString(), row.value(3).toString()});
                  });
    return versions;
}

std::optional<CampaignDraft> readVersion(LibraryDatabase& database, qint64 number)
{
    const auto tree = database.value("SELECT tree FROM versions WHERE number = ?", {number});
    return tree.isValid() ? std::optional(draftOfTree(tree.toByteArray())) : std::nullopt;
}

std::optional<DraftFile> readFile(LibraryDatabase& database, const QString& id)
{
    std::optional<DraftFile> file;
    QByteArray tree;
    database.each("SELECT path, tree FROM files WHERE draft = (SELECT key FROM drafts WHERE id = ?)", {id},
                  [&](const QSqlQuery& row) {
                      file = DraftFile{row.value(0).toString(), {}};
                      tree = row.value(1).toByteArray();
                  });
    if (file)
        file->content = draftOfTree(tree);
    return file;
}

QString draftOfFile(LibraryDatabase& database, const QString& path)
{
    return database
        .value("SELECT id FROM drafts JOIN files ON draft = key WHERE path = ? AND deleted_at IS NULL",
               {path})
        .toString();
}

} // namespace fairlead
