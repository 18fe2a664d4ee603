#include "models/drafts/libraryarchive.h"

#include "models/drafts/librarybackup.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/libraryschema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

namespace fairlead {

namespace {

constexpr qint64 draftsAtOnce = 50; ///< some ten milliseconds

/// Tells trouble with the archive from trouble with the library.
[[noreturn]] void refuse(const char* why, const QString& detail)
{
    throw StoreFailure{
        {StoreError::Kind::NotALibrary, QCoreApplication::translate("LibraryArchive", why), detail}};
}

/// A copy of the archive in which to work, brought to our schema.
std::unique_ptr<LibraryDatabase> openCopy(const QString& file, const QTemporaryDir& folder)
{
    const auto copy = folder.filePath(QStringLiteral("archive.sqlite"));
    if (!QFileInfo(file).isFile() || !QFile::copy(file, copy))
        refuse(QT_TRANSLATE_NOOP("LibraryArchive", "the file cannot be read"), file);
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    try {
        auto archive = std::make_unique<LibraryDatabase>(copy, LibraryDatabase::Access::Write);
        archive->run("PRAGMA trusted_schema = 0"); // the file may come from anywhere
        const auto state = schemaState(*archive, libraryMigrations());
        if (state == SchemaState::Newer)
            refuse(QT_TRANSLATE_NOOP("LibraryArchive", "the file was written by a newer Fairlead"), file);
        if (state == SchemaState::Older)
            migrate(*archive, libraryMigrations(), folder.filePath(QStringLiteral("before.sqlite")));
        if (state == SchemaState::Current || state == SchemaState::Older)
            return archive;
    } catch (const StoreFailure& failure) {
        if (failure.error.kind != StoreError::Kind::Damaged)
            throw;
    }
    throw StoreFailure{storeError(StoreError::Kind::NotALibrary, file)};
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

void ArchiveReader::open(const QString& libraryPath)
{
    m_folder =
        std::make_unique<QTemporaryDir>(QFileInfo(libraryPath).path() + QLatin1String("/importing-XXXXXX"));
    m_archive = openCopy(m_file, *m_folder);
    m_last = highestKey(*m_archive);
}

void ArchiveReader::takeSome(LibraryDatabase& library)
{
    if (!m_archive)
        open(library.path());
    const auto before = m_report;
    try {
        auto key = m_next;
        for (; key <= m_last && key < m_next + draftsAtOnce; ++key)
            transferDraft(*m_archive, library, KnownDrafts::Copy, key, m_report);
        m_next = key;
    } catch (...) {
        m_report = before; // the caller undoes what was written
        throw;
    }
}

} // namespace fairlead
