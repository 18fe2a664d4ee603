#include "models/drafts/libraryarchive.h"

#include "models/drafts/librarybackup.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/libraryschema.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

namespace fairlead {

namespace {

/// A copy of the archive in which to work.
std::unique_ptr<LibraryDatabase> openCopy(const QString& file, const QTemporaryDir& folder)
{
    const auto copy = folder.filePath(QStringLiteral("archive.sqlite"));
    if (!QFileInfo(file).isFile() || !QFile::copy(file, copy))
        throw StoreFailure{storeError(StoreError::Kind::Denied, file)};
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    auto database = std::make_unique<LibraryDatabase>(copy, LibraryDatabase::Access::Write);
    database->run("PRAGMA trusted_schema = 0"); // the file may come from anywhere
    return database;
}

} // namespace

void writeArchive(LibraryDatabase& library, const QString& file)
{
    const auto fresh = file + QLatin1String(".new");
    QFile::remove(fresh);
    copyLibrary(library, fresh);
    std::error_code error;
    std::filesystem::rename(fresh.toStdString(), file.toStdString(), error);
    if (error) {
        QFile::remove(fresh);
        throw StoreFailure{storeError(StoreError::Kind::Denied, file)};
    }
}

TransferReport readArchive(const QString& file, LibraryDatabase& library)
{
    const QTemporaryDir folder(QFileInfo(library.path()).path() + QLatin1String("/importing-XXXXXX"));
    const auto archive = openCopy(file, folder);
    switch (schemaState(*archive, libraryMigrations())) {
    case SchemaState::Empty:
    case SchemaState::Foreign:
        throw StoreFailure{storeError(StoreError::Kind::NotALibrary, file)};
    case SchemaState::Newer:
        throw StoreFailure{storeError(StoreError::Kind::Newer, file)};
    case SchemaState::Older:
        migrate(*archive, libraryMigrations(), folder.filePath(QStringLiteral("before.sqlite")));
        break;
    case SchemaState::Current:
        break;
    }
    return transferDrafts(*archive, library, KnownDrafts::Copy);
}

} // namespace fairlead
