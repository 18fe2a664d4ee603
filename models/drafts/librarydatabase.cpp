#include "models/drafts/librarydatabase.h"

#include "models/common/privatefiles.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QTemporaryDir>
#include <QUrl>
#include <QUuid>

namespace fairlead {

namespace {

/// How long a connection waits for another process' write before it says "locked": writes take milliseconds.
constexpr int busyTimeoutMs = 5000;

QString optionsOf(LibraryDatabase::Access access)
{
    auto options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeoutMs);
    if (access == LibraryDatabase::Access::ReadMedia)
        options += QLatin1String(";QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY");
    return options;
}

QString nameOf(const QString& path, LibraryDatabase::Access access)
{
    if (access != LibraryDatabase::Access::ReadMedia)
        return path;
    return QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded) + QLatin1String("?immutable=1");
}

} // namespace

/// A copy of a library and its journal, for reading what cannot be read in its place.
std::unique_ptr<LibraryDatabase> LibraryDatabase::copied(const QString& path)
{
    auto folder = std::make_unique<QTemporaryDir>();
    const auto copy = folder->filePath(QStringLiteral("library.sqlite"));
    if (!QFile::copy(path, copy) || !QFile::copy(path + QLatin1String("-wal"), copy + QLatin1String("-wal")))
        throw StoreFailure{storeError(StoreError::Kind::Denied, path)};
    for (const auto* end : {"", "-wal"})
        QFile::setPermissions(copy + QLatin1String(end), QFile::ReadOwner | QFile::WriteOwner);
    auto database = std::make_unique<LibraryDatabase>(copy, Access::Read);
    database->m_folder = std::move(folder);
    return database;
}

std::unique_ptr<LibraryDatabase> openForReading(const QString& path)
{
    if (!QFileInfo::exists(path)) // SQLite would make an empty one, in which nothing is ever found
        throw StoreFailure{storeError(StoreError::Kind::Gone, path)};
    try {
        auto database = std::make_unique<LibraryDatabase>(path, LibraryDatabase::Access::Read);
        database->value("SELECT count(*) FROM sqlite_schema");
        return database;
    } catch (const StoreFailure& failure) {
        if (failure.error.kind == StoreError::Kind::Damaged)
            throw;
    }
    // Where no file can be made SQLite cannot read a journal, and newer edits may be in it.
    if (QFileInfo(path + QLatin1String("-wal")).size() > 0)
        return LibraryDatabase::copied(path);
    return std::make_unique<LibraryDatabase>(path, LibraryDatabase::Access::ReadMedia);
}

LibraryDatabase::LibraryDatabase(const QString& path, Access access)
    : m_path(path),
      m_name(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
{
    if (access == Access::Write)
        keepDatabasePrivate(path);
    m_database.setDatabaseName(nameOf(path, access));
    m_database.setConnectOptions(optionsOf(access));
    try {
        if (!m_database.open())
            throw StoreFailure{storeError(m_database.lastError(), path)};
        if (access != Access::Write)
            run("PRAGMA query_only = 1");
    } catch (...) {
        m_statements.clear();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

LibraryDatabase::~LibraryDatabase()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

QSqlQuery& LibraryDatabase::prepared(const char* sql, const QVariantList& values)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromUtf8(sql)))
            throw StoreFailure{storeError(query.lastError(), m_path)};
        found = m_statements.emplace(sql, std::move(query)).first;
    }
    auto& query = found->second;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values[i]);
    if (!query.exec()) {
        const auto error = storeError(query.lastError(), m_path);
        query.finish();
        throw StoreFailure{error};
    }
    return query;
}

void LibraryDatabase::setSynchronous(Synchronous level)
{
    if (level == m_synchronous)
        return;
    // Never as a kept statement: SQLite obeys this one while it compiles it, and only then.
    QSqlQuery pragma(m_database);
    const auto* sql =
        level == Synchronous::Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL";
    if (!pragma.exec(QLatin1String(sql)))
        throw StoreFailure{storeError(pragma.lastError(), m_path)};
    m_synchronous = level;
}

int LibraryDatabase::run(const char* sql, const QVariantList& values)
{
    auto& query = prepared(sql, values);
    const int changed = query.numRowsAffected();
    m_lastKey = query.lastInsertId().toLongLong();
    query.finish();
    return changed;
}

void LibraryDatabase::each(const char* sql, const QVariantList& values,
                           const std::function<void(const QSqlQuery&)>& row)
{
    auto& query = prepared(sql, values);
    while (query.next())
        row(query);
    const auto error = query.lastError();
    query.finish();
    if (error.isValid())
        throw StoreFailure{storeError(error, m_path)};
}

QVariant LibraryDatabase::value(const char* sql, const QVariantList& values)
{
    QVariant first;
    each(sql, values, [&](const QSqlQuery& row) {
        if (!first.isValid())
            first = row.value(0);
    });
    return first;
}

void LibraryDatabase::transaction(const std::function<void()>& work)
{
    between("BEGIN IMMEDIATE", work);
}

void LibraryDatabase::snapshot(const std::function<void()>& reads)
{
    between("BEGIN", reads);
}

void LibraryDatabase::between(const char* begin, const std::function<void()>& work)
{
    run(begin);
    try {
        work();
        run("COMMIT");
    } catch (...) {
        try {
            run("ROLLBACK");
        } catch (const StoreFailure&) {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
        throw;
    }
}

} // namespace fairlead
