#include "network/submission/outboxstore.h"

#include "models/campaign/request.h"
#include "models/campaign/storedjson.h"
#include "models/drafts/durable.h"
#include "models/drafts/librarydatabase.h"
#include "models/workspace/serveraddress.h"
#include "network/submission/outboxspellings.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int schemaVersion = 7;
constexpr qint64 setUpLock = 0; // entries count from 1
constexpr int keyMarkLength = 16;

constexpr auto columns =
    "number, draft_id, server, key_mark, content_hash, name, state, launch, campaign_id, details";

QString databasePath(const QString& dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("outbox.sqlite"));
}

StoreFailure failure(StoreError::Kind kind, const QString& detail)
{
    return {storeError(kind, detail)};
}

void createSubmissions(LibraryDatabase& database)
{
    database.run("CREATE TABLE submissions (number INTEGER PRIMARY KEY AUTOINCREMENT, "
                 "draft_id TEXT NOT NULL, server TEXT NOT NULL, key_mark TEXT NOT NULL, "
                 "content_hash TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, "
                 "launch TEXT NOT NULL, campaign_id TEXT NOT NULL, details TEXT NOT NULL)");
    database.run("CREATE INDEX submissions_by_content ON submissions (server, content_hash)");
    database.run("CREATE INDEX submissions_by_draft ON submissions (draft_id)");
}

/// Indexes of the few entries that are looked for: a submission writes less.
void indexWhatIsLookedFor(LibraryDatabase& database)
{
    database.run("DROP INDEX IF EXISTS submissions_by_name");
    database.run("DROP INDEX IF EXISTS submissions_by_campaign");
    database.run("CREATE INDEX submissions_unclear ON submissions (server, name) "
                 "WHERE state IN ('sending', 'unclear')");
    database.run("CREATE INDEX submissions_with_campaign ON submissions (server, campaign_id) "
                 "WHERE campaign_id <> ''");
}

void setUp(LibraryDatabase& database)
{
    database.value("PRAGMA journal_mode = WAL");
    database.run("PRAGMA synchronous = FULL");
    database.transaction([&] {
        const auto version = database.value("PRAGMA user_version").toInt();
        if (version > schemaVersion)
            throw failure(StoreError::Kind::Newer, database.path());
        if (version == schemaVersion)
            return;
        if (version < 1)
            createSubmissions(database);
        if (version < 2)
            database.run("CREATE TABLE holds (server TEXT NOT NULL, key_mark TEXT NOT NULL, "
                         "until INTEGER NOT NULL, PRIMARY KEY (server, key_mark))");
        if (version < 3)
            database.run("ALTER TABLE submissions ADD COLUMN wants_update INTEGER NOT NULL DEFAULT 0");
        if (version < 5)
            indexWhatIsLookedFor(database);
        if (version < 6) { // the same moment by the clock that nobody sets
            database.run("ALTER TABLE holds ADD COLUMN running INTEGER NOT NULL DEFAULT 0");
            database.run("ALTER TABLE holds ADD COLUMN start TEXT NOT NULL DEFAULT ''");
        }
        if (version < 7)
            bringServersToOneForm(database);
        database.run("PRAGMA user_version = 7");
    });
}

OutboxEntry entryFrom(const QSqlQuery& row)
{
    OutboxEntry entry;
    entry.number = row.value(0).toLongLong();
    entry.draftId = row.value(1).toString();
    entry.target = {row.value(2).toString(), row.value(3).toString()};
    entry.contentHash = row.value(4).toByteArray();
    entry.name = row.value(5).toString();
    entry.state = submissionStateOf(row.value(6).toString());
    entry.campaignId = row.value(8).toString();
    const auto details = parseStoredJson(row.value(9).toByteArray());
    if (!details.value || !details.value->is_object())
        throw failure(StoreError::Kind::Damaged, details.error.message);
    takeDetails(entry, *details.value);
    return entry;
}

/// A null text would be stored as NULL, which equals nothing.
QString stored(const QString& text)
{
    return text.isNull() ? QLatin1String("") : text;
}

QVariantList valuesOf(const OutboxEntry& entry)
{
    return {stored(entry.draftId),
            stored(entry.target.server),
            stored(entry.target.keyMark),
            QString::fromLatin1(entry.contentHash),
            stored(entry.name),
            submissionStateName(entry.state),
            launchStateName(entry.launch.state),
            stored(entry.campaignId),
            entry.update.has_value(),
            QString::fromUtf8(toCompactJson(entryDetails(entry)))};
}

/// What a submission would repeat.
const OutboxEntry* repeatedAmong(const std::vector<OutboxEntry>& earlier, Repeat repeat)
{
    const auto found = std::ranges::find_if(earlier, [&](const OutboxEntry& old) {
        return isUnfinished(old.state) || (repeat == Repeat::AdoptKnown && isSettled(old.state));
    });
    return found == earlier.end() ? nullptr : &*found;
}

/// Taking a submission back does not take back what an attempt of it may have done.
void inheritUnproven(OutboxEntry& entry, const std::vector<OutboxEntry>& earlier)
{
    const auto last = std::ranges::find(earlier, SubmissionState::Cancelled, &OutboxEntry::state);
    if (last == earlier.end() || !isUnproven(*last))
        return;
    entry.unprovenSince = last->unprovenSince;
    entry.unprovenThere = last->unprovenThere;
    entry.idsBefore = last->idsBefore;
    entry.knowsIdsBefore = last->knowsIdsBefore;
    entry.namedId = last->namedId;
    entry.endedAt = last->endedAt;
}

QString keyMark(const QString& address, const QByteArray& token)
{
    const auto hash = QCryptographicHash::hash("fairlead outbox\n" + address.toUtf8() + '\n' + token,
                                               QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(keyMarkLength));
}

QString stateOf(SubmissionState state)
{
    return submissionStateName(state);
}

} // namespace

bool OutboxStore::existsIn(const QString& dataDir)
{
    return QFile::exists(databasePath(dataDir));
}

OutboxStore::OutboxStore(const QString& dataDir)
    : m_lockPath(QDir(dataDir).filePath(QStringLiteral("outbox.lock")))
{
    if (!makeFolderDurably(dataDir))
        throw failure(StoreError::Kind::Denied, dataDir);
    // SQLite does not wait for other processes while it changes to a write-ahead log; this lock does.
    std::optional<EntryLock> lock = EntryLock::take(m_lockPath, setUpLock);
    if (!lock)
        throw failure(StoreError::Kind::Denied, m_lockPath);
    m_database = std::make_unique<LibraryDatabase>(databasePath(dataDir), LibraryDatabase::Access::Write);
    setUp(*m_database);
}

OutboxStore::~OutboxStore() = default;

/// For writes that are on the disk when they return.
LibraryDatabase& OutboxStore::durable()
{
    m_database->setSynchronous(LibraryDatabase::Synchronous::Full);
    return *m_database;
}

OutboxEntry OutboxStore::record(const QString& draftId, const OutboxTarget& target, const Campaign& content,
                                Repeat repeat, qint64 now)
{
    return recordAttempt(draftId, target, content, repeat, now, [](OutboxEntry&) { return false; }).entry;
}

Recorded OutboxStore::recordAttempt(const QString& draftId, const OutboxTarget& target,
                                    const Campaign& content, Repeat repeat, qint64 now,
                                    const std::function<bool(OutboxEntry&)>& begin)
{
    Recorded recorded;
    auto& entry = recorded.entry;
    entry.draftId = draftId;
    entry.target = target;
    entry.contentHash = contentHash(content);
    entry.name = content.name.valueOr({});
    entry.content = content;
    entry.recordedAt = now;
    entry.isAnother = repeat == Repeat::CreateAnother;
    durable().transaction([&] {
        const auto earlier = ofContent(target, entry.contentHash);
        if (const auto* repeated = repeatedAmong(earlier, repeat)) {
            entry = *repeated;
            return;
        }
        if (!entry.isAnother)
            inheritUnproven(entry, earlier);
        const bool isHeldUp = isUnproven(entry) || hasUnclear(target.server, entry.name);
        const bool isBegun = !isHeldUp && begin(entry);
        entry.number = insert(entry);
        if (isBegun && !(recorded.lock = tryLock(entry.number))) // nobody else can know the number yet
            throw failure(StoreError::Kind::Denied, m_lockPath);
    });
    return recorded;
}

/// Last recorded first.
std::vector<OutboxEntry> OutboxStore::ofContent(const OutboxTarget& target, const QByteArray& contentHash)
{
    return read("server = ? AND key_mark = ? AND content_hash = ? ORDER BY number DESC",
                {target.server, target.keyMark, QString::fromLatin1(contentHash)});
}

std::optional<OutboxEntry> OutboxStore::known(const OutboxTarget& target, const QByteArray& contentHash,
                                              Repeat repeat)
{
    const auto earlier = ofContent(target, contentHash);
    const auto* found = repeatedAmong(earlier, repeat);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<OutboxEntry> OutboxStore::settledTwin(const OutboxEntry& entry)
{
    for (auto& other : ofContent(entry.target, entry.contentHash))
        if (other.number != entry.number && isSettled(other.state))
            return std::move(other);
    return std::nullopt;
}

qint64 OutboxStore::insert(const OutboxEntry& entry)
{
    m_database->run("INSERT INTO submissions (draft_id, server, key_mark, content_hash, name, state, "
                    "launch, campaign_id, wants_update, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    valuesOf(entry));
    return m_database->lastKey();
}

std::vector<OutboxEntry> OutboxStore::read(const char* condition, const QVariantList& values)
{
    std::vector<OutboxEntry> entries;
    const auto sql = QByteArray("SELECT ") + columns + " FROM submissions WHERE " + condition;
    m_database->each(sql.constData(), values,
                     [&](const QSqlQuery& row) { entries.push_back(entryFrom(row)); });
    return entries;
}

std::optional<OutboxEntry> OutboxStore::find(qint64 number)
{
    auto found = read("number = ?", {number});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<OutboxEntry> OutboxStore::lastOfDraft(const QString& draftId, const OutboxTarget& target)
{
    auto found = read("draft_id = ? AND server = ? AND key_mark = ? ORDER BY number DESC LIMIT 1",
                      {draftId, stored(target.server), stored(target.keyMark)});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

qint64 OutboxStore::add(const OutboxEntry& entry)
{
    qint64 number = 0;
    durable().transaction([&] { number = insert(entry); });
    return number;
}

void OutboxStore::assign(qint64 number, const QString& draftId)
{
    durable().run("UPDATE submissions SET draft_id = ? WHERE number = ?", {draftId, number});
}

std::vector<OutboxEntry> OutboxStore::withWork(const OutboxTarget& target)
{
    return read("server = ? AND key_mark = ? AND (state IN (?, ?, ?) OR launch IN (?, ?, ?) OR wants_update) "
                "ORDER BY number",
                {target.server, target.keyMark, stateOf(SubmissionState::Waiting),
                 stateOf(SubmissionState::Sending), stateOf(SubmissionState::Unclear),
                 launchStateName(LaunchState::Wanted), launchStateName(LaunchState::Sending),
                 launchStateName(LaunchState::Unclear)});
}

bool OutboxStore::hasUnclear(const QString& server, const QString& name)
{
    return m_database
        ->value("SELECT 1 FROM submissions WHERE state IN ('sending', 'unclear') AND server = ? AND "
                "name = ? LIMIT 1",
                {server, stored(name)})
        .isValid();
}

std::vector<OutboxEntry> OutboxStore::unclearBefore(const OutboxEntry& entry)
{
    return read("state IN ('sending', 'unclear') AND number < ? AND server = ? AND name = ? ORDER BY number",
                {entry.number, entry.target.server, stored(entry.name)});
}

std::vector<OutboxEntry> OutboxStore::openNamesakes(const OutboxEntry& entry)
{
    return read("state IN ('waiting', 'sending', 'unclear') AND number <> ? AND server = ? AND name = ?",
                {entry.number, entry.target.server, stored(entry.name)});
}

QString OutboxStore::draftOf(qint64 number)
{
    return m_database->value("SELECT draft_id FROM submissions WHERE number = ?", {number}).toString();
}

std::vector<OutboxEntry> OutboxStore::underOtherKeys(const OutboxTarget& target, const QByteArray& hash)
{
    return read("server = ? AND key_mark <> ? AND content_hash = ? ORDER BY number",
                {target.server, target.keyMark, QString::fromLatin1(hash)});
}

QSet<QString> OutboxStore::ownedByOthers(const OutboxEntry& entry)
{
    QSet<QString> ids;
    m_database->each(
        "SELECT campaign_id FROM submissions WHERE server = ? AND number <> ? AND campaign_id <> ''",
        {entry.target.server, entry.number},
        [&](const QSqlQuery& row) { ids.insert(row.value(0).toString()); });
    return ids;
}

qint64 OutboxStore::unfinishedCount()
{
    return m_database
        ->value("SELECT count(*) FROM submissions WHERE state IN (?, ?, ?)",
                {stateOf(SubmissionState::Waiting), stateOf(SubmissionState::Sending),
                 stateOf(SubmissionState::Unclear)})
        .toLongLong();
}

std::vector<OutboxEntry> OutboxStore::launching(const OutboxTarget& target)
{
    return read("server = ? AND key_mark = ? AND launch = ? AND "
                "json_extract(details, '$.campaign_status') = 'launching'",
                {target.server, target.keyMark, launchStateName(LaunchState::Done)});
}

bool OutboxStore::isOwnedByOther(const OutboxEntry& entry, const QString& campaignId)
{
    return m_database
        ->value("SELECT 1 FROM submissions WHERE server = ? AND campaign_id = ? AND campaign_id <> '' AND "
                "number <> ? LIMIT 1",
                {entry.target.server, stored(campaignId), entry.number})
        .isValid();
}

void OutboxStore::save(const OutboxEntry& entry)
{
    save(durable(), entry);
}

void OutboxStore::saveOutcome(const OutboxEntry& entry)
{
    m_database->setSynchronous(LibraryDatabase::Synchronous::Normal);
    save(*m_database, entry);
}

void OutboxStore::save(LibraryDatabase& database, const OutboxEntry& entry)
{
    auto values = valuesOf(entry).mid(3); // another process may have changed the others meanwhile
    values << entry.number;
    database.run("UPDATE submissions SET content_hash = ?, name = ?, state = ?, launch = ?, campaign_id = ?, "
                 "wants_update = ?, details = ? WHERE number = ?",
                 values);
}

void OutboxStore::move(const OutboxTarget& from, const OutboxTarget& to)
{
    durable().run("UPDATE submissions SET server = ?, key_mark = ? WHERE server = ? AND key_mark = ?",
                  {to.server, to.keyMark, from.server, from.keyMark});
}

void OutboxStore::move(qint64 number, const OutboxTarget& to)
{
    durable().run("UPDATE submissions SET server = ?, key_mark = ? WHERE number = ?",
                  {to.server, to.keyMark, number});
}

void OutboxStore::takeFromOldSpellings(const OutboxTarget& target, const QByteArray& token)
{
    const auto spellings = spellingsOf(*m_database, target.server);
    if (spellings.isEmpty() || token.isEmpty())
        return;
    durable().transaction([&] {
        for (const auto& spelling : spellings)
            remark(*m_database, target.server, keyMark(spelling, token), target.keyMark);
    });
}

std::optional<EntryLock> OutboxStore::tryLock(qint64 number) const
{
    return EntryLock::tryTake(m_lockPath, number);
}

void OutboxStore::hold(const OutboxTarget& target, const Moment& now, std::chrono::milliseconds time)
{
    const auto until = later(now, time);
    durable().transaction([&] {
        if (holdLeft(target, now) < time)
            m_database->run("INSERT OR REPLACE INTO holds (server, key_mark, until, running, start) "
                            "VALUES (?, ?, ?, ?, ?)",
                            {target.server, target.keyMark, until.utc, until.running, stored(until.start)});
    });
}

std::chrono::milliseconds OutboxStore::holdLeft(const OutboxTarget& target, const Moment& now)
{
    Moment until;
    m_database->each(
        "SELECT until, running, start FROM holds WHERE server = ? AND key_mark = ?",
        {target.server, target.keyMark}, [&](const QSqlQuery& row) {
            until = {row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString()};
        });
    return elapsed(now, until).value_or(elapsedByClock(now, until));
}

OutboxTarget outboxTarget(const QUrl& server, const QByteArray& token)
{
    const auto address = normalServer(server).toString(QUrl::FullyEncoded);
    return {address, keyMark(address, token)};
}

} // namespace fairlead
