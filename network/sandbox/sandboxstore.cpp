#include "network/sandbox/sandboxstore.h"

#include "models/campaign/storedjson.h"
#include "models/common/privatefiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace fairlead {

namespace {

QString idOf(const Json& campaign)
{
    return toQString(campaign.at("campaign_id"));
}

QString foldedName(const Json& campaign)
{
    return toQString(campaign.at("name")).toCaseFolded();
}

QString bodyOf(const Json& campaign)
{
    return QString::fromUtf8(toCompactJson(campaign));
}

Json campaignOf(const QVariant& body)
{
    auto parsed = parseStoredJson(body.toString().toUtf8());
    if (!parsed.value)
        throw SandboxStore::Failure{parsed.error.message};
    return std::move(*parsed.value);
}

SandboxStore::Failure failure(const QString& file, const QSqlError& error)
{
    return {QCoreApplication::translate("Sandbox", "The sandbox cannot use %1: %2")
                .arg(QDir::toNativeSeparators(file), error.text())};
}

} // namespace

SandboxStore::SandboxStore(const QString& dataDirectory)
    : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
{
    const auto path = QDir(dataDirectory).filePath(QStringLiteral("sandbox.sqlite"));
    makePrivateFolder(dataDirectory); // where it fails, opening says why
    keepDatabasePrivate(path);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    try {
        prepareTables();
    } catch (...) {
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

SandboxStore::~SandboxStore()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

void SandboxStore::prepareTables()
{
    if (!m_database.open())
        throw failure(m_database.databaseName(), m_database.lastError());
    // Not checked: it fails while another process switches or writes, and either mode is safe.
    QSqlQuery(m_database).exec(QStringLiteral("PRAGMA journal_mode = WAL"));
    run("PRAGMA synchronous = NORMAL");
    run("CREATE TABLE IF NOT EXISTS campaign (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
        "name TEXT NOT NULL, settles_at INTEGER, body TEXT NOT NULL)");
    run("CREATE INDEX IF NOT EXISTS campaign_name ON campaign (name)");
    run("CREATE INDEX IF NOT EXISTS campaign_settling ON campaign (settles_at) WHERE settles_at IS NOT NULL");
}

QSqlQuery SandboxStore::run(const char* sql, const QVariantList& values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    bool done = query.prepare(QString::fromLatin1(sql));
    for (const auto& value : values)
        query.addBindValue(value);
    done = done && query.exec();
    if (!done)
        throw failure(m_database.databaseName(), query.lastError());
    return query;
}

void SandboxStore::add(const Json& campaign)
{
    run("INSERT INTO campaign (id, name, body) VALUES (?, ?, ?)",
        {idOf(campaign), foldedName(campaign), bodyOf(campaign)});
}

std::optional<Json> SandboxStore::find(const QString& id)
{
    auto row = run("SELECT body FROM campaign WHERE id = ?", {id});
    if (!row.next())
        return std::nullopt;
    return campaignOf(row.value(0));
}

std::vector<Json> SandboxStore::list(const QString& name, qint64 offset, qint64 limit)
{
    auto rows = name.isEmpty()
                    ? run("SELECT body FROM campaign ORDER BY number DESC LIMIT ? OFFSET ?", {limit, offset})
                    : run("SELECT body FROM campaign WHERE number IN (SELECT number FROM campaign INDEXED BY "
                          "campaign_name WHERE instr(name, ?) ORDER BY number DESC LIMIT ? OFFSET ?) "
                          "ORDER BY number DESC",
                          {name.toCaseFolded(), limit, offset});
    std::vector<Json> campaigns;
    while (rows.next())
        campaigns.push_back(campaignOf(rows.value(0)));
    return campaigns;
}

std::optional<Json> SandboxStore::change(const QString& id, const std::function<void(Entry&)>& change)
{
    run("BEGIN IMMEDIATE");
    try {
        std::optional<Json> changed;
        auto row = run("SELECT body, settles_at FROM campaign WHERE id = ?", {id});
        if (row.next()) {
            Entry entry{campaignOf(row.value(0)), std::nullopt};
            if (!row.value(1).isNull())
                entry.settlesAt = row.value(1).toLongLong();
            row.finish();
            change(entry);
            run("UPDATE campaign SET name = ?, settles_at = ?, body = ? WHERE id = ?",
                {foldedName(entry.campaign), entry.settlesAt ? QVariant(*entry.settlesAt) : QVariant(),
                 bodyOf(entry.campaign), id});
            changed = std::move(entry.campaign);
        }
        run("COMMIT");
        return changed;
    } catch (...) {
        QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK"));
        throw;
    }
}

QStringList SandboxStore::due(qint64 now)
{
    auto rows = run("SELECT id FROM campaign WHERE settles_at <= ?", {now});
    QStringList ids;
    while (rows.next())
        ids << rows.value(0).toString();
    return ids;
}

} // namespace fairlead
