#include "models/drafts/draftwrites.h"

#include "models/campaign/rules.h"
#include "models/campaign/storedjson.h"
#include "models/common/searchfold.h"
#include "models/drafts/draftreads.h"

#include <algorithm>

namespace fairlead {

namespace {

constexpr int indexBatch = 100;

int errorsOf(const Campaign& campaign)
{
    const auto problems = checkCampaign(campaign, {.now = QDateTime::currentSecsSinceEpoch()});
    return static_cast<int>(std::count_if(problems.begin(), problems.end(), [](const Problem& problem) {
        return problem.severity == Problem::Severity::Error;
    }));
}

qint64 keyOf(LibraryDatabase& database, const QString& id)
{
    const auto key = database.value("SELECT key FROM drafts WHERE id = ?", {id});
    if (!key.isValid())
        throw StoreFailure{storeError(StoreError::Kind::Missing, id)};
    return key.toLongLong();
}

void writeHistory(LibraryDatabase& database, qint64 key, const DraftPatch& patch)
{
    if (patch.kept < patch.stored)
        database.run("DELETE FROM history WHERE draft = ? AND seq >= ?", {key, patch.kept});
    int seq = patch.kept;
    for (const auto& entry : patch.entries)
        database.run("INSERT INTO history (draft, seq, name, changes) VALUES (?, ?, ?, ?)",
                     {key, seq++, entry.name, toCompactJson(encodeChanges(entry.changes))});
}

/// The draft's key. What the list is sorted by and searched for is written only where it differs: each of its
/// indexes costs as much as the rest.
qint64 updateDraft(LibraryDatabase& database, const DraftPatch& patch)
{
    const auto& content = patch.content;
    std::optional<qint64> key;
    bool showsTheSame = false;
    database.each("UPDATE drafts SET size = ?, updated_at = ?, history_index = ?, revision = revision + 1, "
                  "purged_at = NULL WHERE id = ? AND revision = ? "
                  "RETURNING key, indexed = 0 AND name = ? AND type = ? AND dataset_id = ?",
                  {content.tree.size(), storedNow(), patch.historyIndex, patch.id, patch.baseRevision,
                   content.name, content.type, content.datasetId},
                  [&](const QSqlQuery& row) {
                      key = row.value(0).toLongLong();
                      showsTheSame = row.value(1).toBool();
                  });
    if (!key) {
        keyOf(database, patch.id); // Missing, if that is it
        throw StoreFailure{storeError(StoreError::Kind::Conflict, patch.id)};
    }
    if (!showsTheSame)
        database.run("UPDATE drafts SET name = ?, sort_name = ?, type = ?, dataset_id = ?, indexed = 0 "
                     "WHERE key = ?",
                     {content.name, sortName(content.name), content.type, content.datasetId, *key});
    database.run("UPDATE contents SET tree = ? WHERE draft = ?", {content.tree, *key});
    return *key;
}

void pruneVersions(LibraryDatabase& database, qint64 key)
{
    database.run("DELETE FROM versions WHERE number IN (SELECT number FROM versions "
                 "WHERE draft = ? AND name = '' ORDER BY number DESC LIMIT -1 OFFSET ?)",
                 {key, keptAutomaticVersions});
}

QString stepTexts(const Campaign& campaign)
{
    QStringList texts;
    for (const auto& step : stepsOf(campaign)) {
        texts << step.messageTemplate.valueOr({});
        for (const auto& variant : variantsOf(step))
            texts << variant.label.valueOr({});
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

/// What can wait until the typing pauses: the texts to search in, and the number of problems.
void indexDraft(LibraryDatabase& database, qint64 key)
{
    const auto tree = database.value("SELECT tree FROM contents WHERE draft = ?", {key}).toByteArray();
    const auto campaign = decodeDraft(parseStoredJson(tree).value.value_or(Json::object())).campaign;
    QStringList tags;
    database.each("SELECT tag FROM tags WHERE draft = ?", {key},
                  [&](const QSqlQuery& row) { tags << row.value(0).toString(); });
    const QStringList searched{storedText(campaign.name), storedText(campaign.description),
                               storedText(campaign.systemPrompt), stepTexts(campaign), tags.join(u'\n')};
    database.run("INSERT OR REPLACE INTO texts (rowid, text) VALUES (?, ?)",
                 {key, searchFold(searched.join(u'\n'))});
    database.run("UPDATE drafts SET problems = ?, indexed = 1 WHERE key = ?", {errorsOf(campaign), key});
}

} // namespace

QString sortName(const QString& name)
{
    return name.normalized(QString::NormalizationForm_KD).toCaseFolded();
}

qint64 storedNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 insertDraft(LibraryDatabase& database, const QString& id, const CampaignDraft& draft)
{
    const auto content = contentOf(draft);
    const auto now = storedNow();
    database.run("INSERT INTO drafts (id, name, sort_name, type, dataset_id, problems, size, created_at, "
                 "updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 {id, content.name, sortName(content.name), content.type, content.datasetId,
                  errorsOf(draft.campaign), content.tree.size(), now, now});
    database.run("INSERT INTO contents (draft, tree) VALUES (?, ?)", {database.lastKey(), content.tree});
    return 1;
}

qint64 saveDraft(LibraryDatabase& database, const DraftPatch& patch)
{
    if (patch.baseRevision == 0) {
        insertDraft(database, patch.id, draftOfTree(patch.content.tree));
        const auto key = keyOf(database, patch.id);
        writeHistory(database, key, patch);
        database.run("UPDATE drafts SET history_index = ? WHERE key = ?", {patch.historyIndex, key});
        return 1;
    }
    if (!patch.versionReason.isEmpty())
        keepVersion(database, patch.id, patch.versionReason, {});
    writeHistory(database, updateDraft(database, patch), patch);
    return patch.baseRevision + 1;
}

qint64 duplicateDraft(LibraryDatabase& database, const QString& id, const QString& newId,
                      const QString& pattern)
{
    auto stored = readDraft(database, id);
    if (!stored)
        throw StoreFailure{storeError(StoreError::Kind::Missing, id)};
    stored->draft.campaign.name = pattern.arg(stored->summary.name);
    insertDraft(database, newId, stored->draft);
    changeTags(database, {newId}, stored->summary.tags, {});
    return 1;
}

void setSubmission(LibraryDatabase& database, const QString& id, const SubmissionRecord& record)
{
    database.run("UPDATE drafts SET state = ?, workspace = ?, campaign_id = ? WHERE key = ?",
                 {draftStateName(record.state), QString(QLatin1String("") + record.workspace),
                  QString(QLatin1String("") + record.campaignId), keyOf(database, id)});
}

void setFile(LibraryDatabase& database, const QString& id, const DraftFile& file)
{
    database.run("INSERT OR REPLACE INTO files (draft, path, tree) VALUES (?, ?, ?)",
                 {keyOf(database, id), file.path, toCompactJson(encodeDraft(file.content))});
}

void changeTags(LibraryDatabase& database, const QStringList& ids, const QStringList& added,
                const QStringList& removed)
{
    for (const auto& id : ids) {
        const auto key = keyOf(database, id);
        for (const auto& tag : removed)
            database.run("DELETE FROM tags WHERE draft = ? AND tag = ?", {key, tag});
        for (const auto& tag : added)
            database.run("INSERT OR IGNORE INTO tags (draft, tag) VALUES (?, ?)", {key, tag});
        database.run("UPDATE drafts SET indexed = 0 WHERE key = ?", {key});
    }
}

void moveToBin(LibraryDatabase& database, const QStringList& ids)
{
    const auto now = storedNow();
    for (const auto& id : ids)
        database.run("UPDATE drafts SET deleted_at = ifnull(deleted_at, ?) WHERE key = ?",
                     {now, keyOf(database, id)});
}

void restoreFromBin(LibraryDatabase& database, const QStringList& ids)
{
    for (const auto& id : ids)
        database.run("UPDATE drafts SET deleted_at = NULL, purged_at = NULL WHERE key = ?",
                     {keyOf(database, id)});
}

void purgeBin(LibraryDatabase& database, qint64 time)
{
    database.run("UPDATE drafts SET purged_at = ? WHERE deleted_at IS NOT NULL AND purged_at IS NULL",
                 {time});
}

void unpurge(LibraryDatabase& database, qint64 time)
{
    database.run("UPDATE drafts SET purged_at = NULL WHERE deleted_at IS NOT NULL AND purged_at = ?", {time});
}

void erasePurged(LibraryDatabase& database, qint64 time)
{
    std::vector<qint64> keys;
    database.each("SELECT key FROM drafts WHERE deleted_at IS NOT NULL AND purged_at < ?", {time},
                  [&](const QSqlQuery& row) { keys.push_back(row.value(0).toLongLong()); });
    for (const auto key : keys)
        for (const char* statement :
             {"DELETE FROM contents WHERE draft = ?", "DELETE FROM history WHERE draft = ?",
              "DELETE FROM versions WHERE draft = ?", "DELETE FROM tags WHERE draft = ?",
              "DELETE FROM files WHERE draft = ?", "DELETE FROM texts WHERE rowid = ?",
              "DELETE FROM drafts WHERE key = ?"})
            database.run(statement, {key});
}

void keepVersion(LibraryDatabase& database, const QString& id, const QString& reason, const QString& name)
{
    const auto key = keyOf(database, id);
    const auto tree = database.value("SELECT tree FROM contents WHERE draft = ?", {key}).toByteArray();
    const auto newest =
        database.value("SELECT tree FROM versions WHERE draft = ? ORDER BY number DESC LIMIT 1", {key});
    if (name.isEmpty() && newest.toByteArray() == tree)
        return;
    database.run("INSERT INTO versions (draft, made_at, reason, name, tree) VALUES (?, ?, ?, ?, ?)",
                 {key, storedNow(), reason, QString(QLatin1String("") + name), tree});
    pruneVersions(database, key);
}

bool indexSome(LibraryDatabase& database)
{
    std::vector<qint64> keys;
    database.each("SELECT key FROM drafts WHERE indexed = 0 LIMIT ?", {indexBatch},
                  [&](const QSqlQuery& row) { keys.push_back(row.value(0).toLongLong()); });
    for (const auto key : keys)
        indexDraft(database, key);
    return !keys.empty();
}

} // namespace fairlead
