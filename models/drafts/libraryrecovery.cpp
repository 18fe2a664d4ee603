#include "models/drafts/libraryrecovery.h"

#include "models/drafts/draftreads.h"
#include "models/drafts/durable.h"
#include "models/drafts/librarybackup.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/libraryschema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>

namespace fairlead {

namespace {

constexpr int mostFindings = 20;

QString tr(const char* text)
{
    return QCoreApplication::translate("LibraryRecovery", text);
}

QStringList pragmaFindings(LibraryDatabase& database, const char* pragma)
{
    QStringList findings;
    try {
        database.each(pragma, {}, [&](const QSqlQuery& row) { findings << row.value(0).toString(); });
    } catch (const StoreFailure& failure) {
        if (failure.error.kind != StoreError::Kind::Damaged)
            throw;
        findings << failure.error.detail;
    }
    findings.removeAll(QStringLiteral("ok"));
    return findings;
}

/// Moves the database and its journal, the journal first: a database must never meet a journal that is not
/// its own.
bool moveAll(const QString& from, const QString& to)
{
    for (const auto* companion : {"-shm", "-wal"})
        QFile::rename(from + QLatin1String(companion), to + QLatin1String(companion));
    return !QFile::exists(from) || QFile::rename(from, to);
}

QString libraryPath(const QString& dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("library.sqlite"));
}

/// A recovered library that is complete, but not in its place yet.
QString recoveredPath(const QString& dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("library-recovered.sqlite"));
}

QString asidePath(const QString& dataDir)
{
    const auto stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    return QDir(dataDir).filePath(QStringLiteral("library-damaged-%1.sqlite").arg(stamp));
}

/// Reads the damaged library from a copy, since even reading one that was not closed writes to it.
TransferReport salvage(const QString& damaged, LibraryDatabase& to)
{
    const QTemporaryDir folder(QFileInfo(damaged).path() + QLatin1String("/recovering-XXXXXX"));
    const auto copy = folder.filePath(QStringLiteral("library.sqlite"));
    QFile::copy(damaged, copy);
    QFile::copy(damaged + QLatin1String("-wal"), copy + QLatin1String("-wal"));
    try {
        LibraryDatabase from(copy, LibraryDatabase::Access::Read);
        from.run("PRAGMA writable_schema = 1"); // else a file that was cut off is not read at all
        return transferDrafts(from, to, KnownDrafts::Leave);
    } catch (const StoreFailure& failure) {
        if (failure.error.kind == StoreError::Kind::Damaged)
            return {}; // not even the beginning of the file can be read
        throw;
    }
}

void takeFromBackup(LibraryDatabase& to, RecoveryReport& report, const QString& dataDir)
{
    const QDir folder(backupFolder(dataDir));
    const auto backups = folder.entryList({QStringLiteral("library-*.sqlite")}, QDir::Files, QDir::Name);
    if (backups.isEmpty())
        return;
    report.backup = folder.filePath(backups.last());
    try {
        LibraryDatabase from(report.backup, LibraryDatabase::Access::ReadMedia);
        report.fromBackup = transferDrafts(from, to, KnownDrafts::Leave);
    } catch (const StoreFailure& failure) {
        if (failure.error.kind != StoreError::Kind::Damaged)
            throw;
        report.backup.clear();
    }
}

/// The new library, whole and durable, or nothing.
void buildNew(const QString& dataDir, RecoveryReport& report)
{
    const auto finished = recoveredPath(dataDir);
    const auto partial = finished + QLatin1String(".part");
    for (const auto* end : {"", "-wal", "-shm"})
        QFile::remove(partial + QLatin1String(end));
    QFile::remove(finished);
    {
        LibraryDatabase fresh(partial, LibraryDatabase::Access::Write);
        migrate(fresh, libraryMigrations(), {});
        fresh.transaction([&] {
            report.recovered = salvage(libraryPath(dataDir), fresh);
            takeFromBackup(fresh, report, dataDir);
        });
    }
    if (!syncToDisk(partial) || !QFile::rename(partial, finished) || !syncToDisk(dataDir))
        throw StoreFailure{storeError(StoreError::Kind::Failed, finished)};
}

/// What of a draft cannot be read.
QStringList findingsOf(LibraryDatabase& database, qint64 key)
{
    bool found = false;
    bool tree = true;
    bool history = true;
    database.each("SELECT tree FROM contents WHERE draft = ?", {key}, [&](const QSqlQuery& row) {
        found = true;
        tree = parseJson(row.value(0).toByteArray()).value.has_value();
    });
    database.each("SELECT changes FROM history WHERE draft = ?", {key}, [&](const QSqlQuery& row) {
        history = history && parseJson(row.value(0).toByteArray()).value;
    });
    QStringList findings;
    if (!found)
        findings << tr("Draft %1 has no content.").arg(key);
    if (!tree)
        findings << tr("Draft %1 cannot be read.").arg(key);
    if (!history)
        findings << tr("The history of draft %1 cannot be read.").arg(key);
    return findings;
}

QString namesOf(const QStringList& names)
{
    QStringList quoted;
    for (const auto& name : names)
        quoted << tr("“%1”").arg(name.isEmpty() ? tr("unnamed") : name);
    return quoted.join(QLatin1String(", "));
}

} // namespace

QStringList checkQuickly(LibraryDatabase& database)
{
    return pragmaFindings(database, "PRAGMA quick_check(5)");
}

QStringList checkFully(LibraryDatabase& database)
{
    return checkFully(database, [](int, int) { return true; });
}

QStringList checkFully(LibraryDatabase& database, const CheckProgress& goOn)
{
    auto findings = pragmaFindings(database, "PRAGMA integrity_check(20)");
    if (!findings.isEmpty())
        return findings;
    std::vector<qint64> keys;
    database.each("SELECT key FROM drafts", {},
                  [&](const QSqlQuery& row) { keys.push_back(row.value(0).toLongLong()); });
    const auto all = static_cast<int>(keys.size());
    int done = 0;
    for (const auto key : keys) {
        findings += findingsOf(database, key);
        if (!goOn(++done, all) || findings.size() >= mostFindings)
            break;
    }
    return findings;
}

QString RecoveryReport::text() const
{
    QStringList lines{tr("The library of drafts was damaged. It was set aside as %1; nothing was deleted.")
                          .arg(QDir::toNativeSeparators(setAside)),
                      tr("Drafts recovered into a new library: %1.").arg(recovered.drafts)};
    if (fromBackup.drafts > 0)
        lines << tr("From the backup %2, as they were then: %1 more.")
                     .arg(fromBackup.drafts)
                     .arg(QDir::toNativeSeparators(backup));
    if (!recovered.withoutHistory.isEmpty())
        lines << tr("These can no longer be undone to earlier states: %1.")
                     .arg(namesOf(recovered.withoutHistory));
    if (!recovered.lost.isEmpty())
        lines << tr("These could not be read: %1.").arg(namesOf(recovered.lost));
    return lines.join(u'\n');
}

void finishRecovery(const QString& dataDir)
{
    const auto path = libraryPath(dataDir);
    if (QFile::exists(path) || !QFile::exists(recoveredPath(dataDir)))
        return;
    if (!moveAll(path, asidePath(dataDir)) || !QFile::rename(recoveredPath(dataDir), path))
        throw StoreFailure{storeError(StoreError::Kind::Denied, path)};
    syncToDisk(dataDir);
}

RecoveryReport recoverLibrary(const QString& dataDir)
{
    RecoveryReport report;
    report.setAside = asidePath(dataDir);
    buildNew(dataDir, report);
    if (!moveAll(libraryPath(dataDir), report.setAside))
        throw StoreFailure{storeError(StoreError::Kind::Denied, report.setAside)};
    finishRecovery(dataDir);
    return report;
}

} // namespace fairlead
