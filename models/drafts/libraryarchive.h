#pragma once

#include "models/drafts/drafttransfer.h"
#include "models/drafts/librarydatabase.h"

#include <QTemporaryDir>

#include <memory>

namespace fairlead {

// One file for a move to another computer, `*.fairlead`: a compact SQLite copy of the library as it is,
// with history, versions, tags and bin. The schema is the library's (libraryschema.h), so any SQLite tool
// reads it.

/// Replaces `file`, as a whole or not at all. Throws StoreFailure.
void writeArchive(LibraryDatabase& library, const QString& file);

/// Adds an archive's drafts to a library, some at a time, so that whoever else writes need not wait for all
/// of them. The archive is not changed; one of an older Fairlead is brought forward in a copy, one of a newer
/// is refused. Throws StoreFailure.
class ArchiveReader
{
public:
    explicit ArchiveReader(const QString& file) : m_file(file) {}

    /// Copies the archive into the library's folder and looks whether it is one: takes its time, in any
    /// thread, and comes first.
    void prepare(const QString& libraryFolder);
    /// Opens the copy, for the thread that calls it; from here on all happens there.
    void open();
    /// Takes over the next drafts, inside a transaction of the caller's.
    void takeSome(LibraryDatabase& library);
    bool isDone() const { return m_archive && m_next == m_keys.size(); }
    /// What came over so far.
    const TransferReport& report() const { return m_report; }

private:
    QString copy() const;

    QString m_file;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LibraryDatabase> m_archive; ///< a copy; closed before its folder goes
    std::vector<qint64> m_keys;
    std::size_t m_next = 0;
    TransferReport m_report;
};

} // namespace fairlead
