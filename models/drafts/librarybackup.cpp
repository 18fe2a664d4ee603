#include "models/drafts/librarybackup.h"

#include "models/common/privatefiles.h"
#include "models/drafts/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

namespace fairlead {

namespace {

constexpr auto dailyPrefix = "library-";
constexpr auto suffix = ".sqlite";
constexpr auto folderName = "backups";

/// Newest first.
QStringList dailyBackups(const QDir& folder)
{
    QStringList paths;
    for (const auto& name :
         folder.entryList({QStringLiteral("library-*-*-*.sqlite")}, QDir::Files, QDir::Name | QDir::Reversed))
        paths << folder.filePath(name);
    return paths;
}

bool holdsDrafts(const QString& backup)
{
    try {
        LibraryDatabase database(backup, LibraryDatabase::Access::ReadMedia);
        return database.value("SELECT EXISTS (SELECT 1 FROM drafts)").toBool();
    } catch (const StoreFailure&) {
        return false; // not readable: as good as none
    }
}

/// A library that was lost and begun anew must not push its drafts' last backup out.
void removeOld(const QDir& folder)
{
    const auto files = dailyBackups(folder);
    bool anyDrafts = false;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const bool needed = !anyDrafts && holdsDrafts(files[i]);
        anyDrafts = anyDrafts || needed;
        if (i >= keptBackups && !needed)
            QFile::remove(files[i]);
    }
}

/// Not SQLite's backup interface, which copies free pages too and begins anew whenever another connection
/// writes: this copy is compact, of one moment, and no writer waits for it. The library itself is only read,
/// but SQLite counts the statement as a writing one.
void vacuumInto(LibraryDatabase& database, const QString& file)
{
    const bool readsOnly = database.value("PRAGMA query_only").toBool();
    database.run("PRAGMA query_only = 0");
    database.run("VACUUM INTO ?", {file});
    if (readsOnly)
        database.run("PRAGMA query_only = 1");
}

QString partialOf(const QString& file)
{
    return file + QLatin1String(".part");
}

void fillAnew(LibraryDatabase& database, const QString& file)
{
    const auto partial = partialOf(file);
    const auto discard = qScopeGuard([&] { QFile::remove(partial); });
    vacuumInto(database, partial);
    if (!syncToDisk(partial) || !QFile::rename(partial, file))
        throw StoreFailure{storeError(StoreError::Kind::Failed, file)};
}

} // namespace

QString backupFolder(const QString& dataDir)
{
    const QString folder = QDir(dataDir).filePath(QLatin1String(folderName));
    makePrivateFolder(folder);
    return folder;
}

QStringList backupsWithDrafts(const QString& dataDir)
{
    auto backups = dailyBackups(QDir(QDir(dataDir).filePath(QLatin1String(folderName))));
    backups.removeIf([](const QString& backup) { return !holdsDrafts(backup); });
    return backups;
}

bool hasBackup(const QString& dataDir)
{
    return !backupsWithDrafts(dataDir).isEmpty();
}

void copyLibrary(LibraryDatabase& database, const QString& file)
{
    QFile::remove(partialOf(file));
    fillAnew(database, file);
}

void copyPrivately(LibraryDatabase& database, const QString& file)
{
    QFile::remove(partialOf(file));
    makePrivateFile(partialOf(file)); // SQLite fills an empty file, and leaves its mode
    fillAnew(database, file);
}

bool backUpDaily(LibraryDatabase& database, const QString& dataDir, const QDate& today)
{
    const QDir folder(backupFolder(dataDir));
    const QString file =
        folder.filePath(QLatin1String(dailyPrefix) + today.toString(Qt::ISODate) + QLatin1String(suffix));
    if (QFile::exists(file))
        return false;
    // It must not take the room that edits need: as much again stays free.
    if (!hasRoom(folder.path(), 2 * QFileInfo(database.path()).size()))
        throw StoreFailure{storeError(StoreError::Kind::DiskFull, file)};
    copyPrivately(database, file);
    removeOld(folder);
    return true;
}

} // namespace fairlead
