#include "models/drafts/drafttransfer.h"

#include "models/campaign/storedjson.h"
#include "models/drafts/draftlibrary.h"
#include "models/drafts/draftreads.h"
#include "models/drafts/draftwrites.h"
#include "models/drafts/librarydatabase.h"

#include <algorithm>
#include <set>

namespace fairlead {

namespace {

using Row = QVariantList;

/// All that belongs to one draft, as stored.
struct Parcel
{
    Row line;
    QByteArray tree;
    std::vector<Row> history;
    std::vector<Row> versions;
    std::vector<Row> files;
    QStringList tags;
    bool historyLost = false;
    bool fromVersion = false;
};

constexpr auto readLine =
    "SELECT id, name, sort_name, type, dataset_id, state, problems, size, created_at, updated_at, "
    "deleted_at, "
    "purged_at, workspace, campaign_id, revision, history_index FROM drafts WHERE key = ?";
constexpr auto writeLine =
    "INSERT INTO drafts (id, name, sort_name, type, dataset_id, state, problems, size, created_at, "
    "updated_at, deleted_at, purged_at, workspace, campaign_id, revision, history_index, indexed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";
enum LineColumn {
    Id = 0,
    Name = 1,
    SortName = 2,
    Type = 3,
    DatasetId = 4,
    State = 5,
    Size = 7,
    Workspace = 12,
    HistoryIndex = 15,
    LineColumns = 16
};

constexpr qint64 mostTried = 1'000'000; ///< keys; damage can name one that would take years

/// Rows of a damaged library; nothing for a place that cannot be read.
std::optional<std::vector<Row>> rowsOf(LibraryDatabase& database, const char* sql, const QVariantList& values,
                                       int columns)
{
    std::vector<Row> rows;
    try {
        database.each(sql, values, [&](const QSqlQuery& query) {
            Row row;
            for (int i = 0; i < columns; ++i)
                row << query.value(i);
            rows.push_back(row);
        });
    } catch (const StoreFailure&) {
        return std::nullopt;
    }
    return rows;
}

bool isTree(const QByteArray& bytes)
{
    const auto parsed = parseStoredJson(bytes);
    return parsed.value && parsed.value->is_object();
}

/// The first content that can be read.
std::optional<QByteArray> readTree(LibraryDatabase& database, const char* sql, qint64 key)
{
    for (const auto& row : rowsOf(database, sql, {key}, 1).value_or(std::vector<Row>()))
        if (isTree(row[0].toByteArray()))
            return row[0].toByteArray();
    return std::nullopt;
}

std::optional<QByteArray> presentTree(LibraryDatabase& database, qint64 key)
{
    return readTree(database, "SELECT tree FROM contents WHERE draft = ?", key);
}

std::optional<QByteArray> newestVersion(LibraryDatabase& database, qint64 key)
{
    return readTree(database, "SELECT tree FROM versions WHERE draft = ? ORDER BY number DESC", key);
}

/// The undo history is worth something only as a whole.
void readHistory(LibraryDatabase& database, qint64 key, Parcel& parcel)
{
    auto rows =
        rowsOf(database, "SELECT seq, name, changes FROM history WHERE draft = ? ORDER BY seq", {key}, 3);
    const auto index = parcel.line[HistoryIndex].toULongLong();
    bool whole = rows && index <= rows->size();
    for (std::size_t i = 0; whole && i < rows->size(); ++i)
        whole = (*rows)[i][0].toULongLong() == i && parseStoredJson((*rows)[i][2].toByteArray()).value;
    parcel.historyLost = !whole;
    if (whole)
        parcel.history = std::move(*rows);
    else
        parcel.line[HistoryIndex] = 0;
}

/// What the line says of its content.
void describe(Row& line, const QByteArray& tree)
{
    const auto content = contentOf(draftOfTree(tree));
    line[Name] = content.name;
    line[SortName] = sortName(content.name);
    line[Type] = content.type;
    line[DatasetId] = content.datasetId;
    line[Size] = tree.size();
}

/// A line for a draft of which only the content is left.
Row newLine()
{
    return {DraftLibrary::newId(),
            QString(),
            QString(),
            QString(),
            QString(),
            draftStateName(SubmissionState::None),
            0,
            0,
            storedNow(),
            storedNow(),
            QVariant(),
            QVariant(),
            QString(QLatin1String("")),
            QString(QLatin1String("")),
            1,
            0};
}

/// The draft of that key, or nothing when there is none; `lost` names one that is beyond reading.
std::optional<Parcel> readParcel(LibraryDatabase& from, qint64 key, QStringList& lost)
{
    Parcel parcel;
    const auto line = rowsOf(from, readLine, {key}, LineColumns);
    const auto present = presentTree(from, key);
    const auto tree = present ? present : newestVersion(from, key);
    if (!tree) {
        if (!line || !line->empty())
            lost << (line ? line->front()[Name].toString() : QString::number(key));
        return std::nullopt;
    }
    const bool hasLine = line && !line->empty();
    parcel.tree = *tree;
    parcel.line = hasLine ? line->front() : newLine();
    parcel.fromVersion = !present;
    if (!hasLine || parcel.fromVersion)
        describe(parcel.line, *tree);
    if (parcel.fromVersion) // the history leads to a content that is gone
        parcel.line[HistoryIndex] = 0;
    else
        readHistory(from, key, parcel);
    parcel.versions =
        rowsOf(from, "SELECT made_at, reason, name, tree FROM versions WHERE draft = ? ORDER BY number",
               {key}, 4)
            .value_or(std::vector<Row>());
    std::erase_if(parcel.versions, [](const Row& row) { return !isTree(row[3].toByteArray()); });
    parcel.files = rowsOf(from, "SELECT path, tree FROM files WHERE draft = ?", {key}, 2)
                       .value_or(std::vector<Row>()); // an older library has none
    std::erase_if(parcel.files, [](const Row& row) { return !isTree(row[1].toByteArray()); });
    for (const auto& row :
         rowsOf(from, "SELECT tag FROM tags WHERE draft = ?", {key}, 1).value_or(std::vector<Row>()))
        parcel.tags << row[0].toString();
    return parcel;
}

void writeParcel(LibraryDatabase& to, const Parcel& parcel)
{
    to.run(writeLine, parcel.line);
    const auto key = to.lastKey();
    to.run("INSERT INTO contents (draft, tree) VALUES (?, ?)", {key, parcel.tree});
    for (const auto& row : parcel.history)
        to.run("INSERT INTO history (draft, seq, name, changes) VALUES (?, ?, ?, ?)", Row{key} + row);
    for (const auto& row : parcel.versions)
        to.run("INSERT INTO versions (draft, made_at, reason, name, tree) VALUES (?, ?, ?, ?, ?)",
               Row{key} + row);
    for (const auto& row : parcel.files)
        to.run("INSERT OR IGNORE INTO files (draft, path, tree) VALUES (?, ?, ?)", Row{key} + row);
    for (const auto& tag : parcel.tags)
        to.run("INSERT OR IGNORE INTO tags (draft, tag) VALUES (?, ?)", {key, tag});
}

/// Whether `to` has the draft already; takes a new id where it should come over nevertheless.
bool isKnown(LibraryDatabase& to, Parcel& parcel, KnownDrafts known)
{
    const auto there =
        to.value("SELECT tree FROM contents JOIN drafts ON key = draft WHERE id = ?", {parcel.line[Id]});
    if (!there.isValid())
        return false;
    if (known == KnownDrafts::Leave || there.toByteArray() == parcel.tree)
        return true;
    parcel.line[Id] = DraftLibrary::newId();
    return false;
}

/// What is under way is a matter of the outbox that it is in; here nobody would ever settle it.
void leaveOutboxBehind(Parcel& parcel, TransferReport& report)
{
    const auto state = draftStateOf(parcel.line[State].toString());
    const bool unclear = state == SubmissionState::Sending || state == SubmissionState::Unclear;
    if (!unclear && state != SubmissionState::Waiting)
        return;
    parcel.line[State] = draftStateName(SubmissionState::None);
    parcel.line[Workspace] = QStringLiteral("");
    if (unclear)
        report.notSettled << parcel.line[Name].toString();
}

} // namespace

/// What can be read is taken from the tables; the rest is tried one by one, since a look-up may still arrive
/// behind a page that a walk does not get past.
std::vector<qint64> draftKeys(LibraryDatabase& database)
{
    std::set<qint64> keys;
    for (const char* sql : {"SELECT key FROM drafts", "SELECT draft FROM contents"}) {
        try {
            database.each(sql, {}, [&](const QSqlQuery& row) { keys.insert(row.value(0).toLongLong()); });
        } catch (const StoreFailure&) {
            continue; // up to the damage
        }
    }
    const auto issued = rowsOf(database, "SELECT seq FROM sqlite_sequence WHERE name = 'drafts'", {}, 1);
    const auto highest = issued && !issued->empty() ? issued->front()[0].toLongLong()
                         : keys.empty()             ? 0
                                                    : *keys.rbegin();
    for (qint64 key = 1; key <= std::min(highest, mostTried); ++key)
        keys.insert(key);
    return {keys.begin(), keys.end()};
}

void transferDraft(LibraryDatabase& from, LibraryDatabase& to, KnownDrafts known, qint64 key,
                   TransferReport& report)
{
    auto parcel = readParcel(from, key, report.lost);
    if (!parcel)
        return;
    if (isKnown(to, *parcel, known)) {
        ++report.known;
        return;
    }
    if (known == KnownDrafts::Copy)
        leaveOutboxBehind(*parcel, report);
    writeParcel(to, *parcel);
    ++report.drafts;
    if (parcel->fromVersion)
        report.fromVersion << parcel->line[Name].toString();
    if (parcel->historyLost)
        report.withoutHistory << parcel->line[Name].toString();
}

TransferReport transferDrafts(LibraryDatabase& from, LibraryDatabase& to, KnownDrafts known)
{
    TransferReport report;
    for (const auto key : draftKeys(from))
        transferDraft(from, to, known, key, report);
    return report;
}

} // namespace fairlead
