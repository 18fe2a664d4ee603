#include "models/drafts/libraryarchive.h"

#include "models/drafts/durable.h"
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

constexpr std::size_t draftsAtOnce = 50; ///< some ten milliseconds

/// Tells trouble with the archive from trouble with the library.
[[noreturn]] void refuse(const char* why, const QString& detail)
{
    throw StoreFailure{
        {StoreError::Kind::NotALibrary, QCoreApplication::translate("LibraryArchive", why), detail}};
}

/// Whether it is a library; an older one is brought to our schema.
void bringForward(const QString& copy, const QString& file)
{
    try {
        LibraryDatabase archive(copy, LibraryDatabase::Access::Write);
        archive.run("PRAGMA trusted_schema = 0"); // the file may come from anywhere
        const auto state = schemaState(archive, libraryMigrations());
        if (state == SchemaState::Newer)
            refuse(QT_TRANSLATE_NOOP("LibraryArchive", "the file was written by a newer Fairlead"), file);
        if (state == SchemaState::Older)
            migrate(archive, libraryMigrations(), copy + QLatin1String(".before"));
        if (state == SchemaState::Current || state == SchemaState::Older)
            return;
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

QString ArchiveReader::copy() const
{
    return m_folder->filePath(QStringLiteral("archive.sqlite"));
}

void ArchiveReader::prepare(const QString& libraryFolder)
{
    if (!QFileInfo(m_file).isFile())
        refuse(QT_TRANSLATE_NOOP("LibraryArchive", "the file cannot be read"), m_file);
    const auto size = QFileInfo(m_file).size();
    m_folder = std::make_unique<QTemporaryDir>(libraryFolder + QLatin1String("/importing-XXXXXX"));
    if (!m_folder->isValid() || !hasRoom(libraryFolder, size))
        throw StoreFailure{errorOfCopying(libraryFolder, size)};
    if (!QFile::copy(m_file, copy()))
        refuse(QT_TRANSLATE_NOOP("LibraryArchive", "the file cannot be read"), m_file);
    QFile::setPermissions(copy(), QFile::ReadOwner | QFile::WriteOwner);
    bringForward(copy(), m_file);
}

void ArchiveReader::open()
{
    if (m_archive)
        return;
    m_archive = std::make_unique<LibraryDatabase>(copy(), LibraryDatabase::Access::Read);
    m_archive->run("PRAGMA trusted_schema = 0");
    m_keys = draftKeys(*m_archive);
}

void ArchiveReader::takeSome(LibraryDatabase& library)
{
    const auto before = m_report;
    try {
        const auto end = std::min(m_next + draftsAtOnce, m_keys.size());
        for (auto i = m_next; i < end; ++i)
            transferDraft(*m_archive, library, KnownDrafts::Copy, m_keys[i], m_report);
        m_next = end;
    } catch (...) {
        m_report = before; // the caller undoes what was written
        throw;
    }
}

} // namespace fairlead
