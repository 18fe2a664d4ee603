#include "models/drafts/librarybackup.h"

#include "models/drafts/durable.h"

#include <QDir>
#include <QFile>

namespace fairlead {

namespace {

constexpr auto dailyPrefix = "library-";
constexpr auto suffix = ".sqlite";

void removeOld(const QDir& folder)
{
    auto files = folder.entryList({QStringLiteral("library-*-*-*.sqlite")}, QDir::Files, QDir::Name);
    while (files.size() > keptBackups)
        QFile::remove(folder.filePath(files.takeFirst()));
}

/// The library itself is only read, but SQLite counts the statement as a writing one.
void vacuumInto(LibraryDatabase& database, const QString& file)
{
    const bool readsOnly = database.value("PRAGMA query_only").toBool();
    database.run("PRAGMA query_only = 0");
    database.run("VACUUM INTO ?", {file});
    if (readsOnly)
        database.run("PRAGMA query_only = 1");
}

} // namespace

QString backupFolder(const QString& dataDir)
{
    const QString folder = QDir(dataDir).filePath(QStringLiteral("backups"));
    QDir().mkpath(folder);
    return folder;
}

void copyLibrary(LibraryDatabase& database, const QString& file)
{
    const QString partial = file + QLatin1String(".part");
    QFile::remove(partial);
    vacuumInto(database, partial);
    if (!syncToDisk(partial) || !QFile::rename(partial, file)) {
        QFile::remove(partial);
        throw StoreFailure{storeError(StoreError::Kind::Failed, file)};
    }
}

bool backUpDaily(LibraryDatabase& database, const QString& dataDir, const QDate& today)
{
    const QDir folder(backupFolder(dataDir));
    const QString file =
        folder.filePath(QLatin1String(dailyPrefix) + today.toString(Qt::ISODate) + QLatin1String(suffix));
    if (QFile::exists(file))
        return false;
    copyLibrary(database, file);
    removeOld(folder);
    return true;
}

} // namespace fairlead
