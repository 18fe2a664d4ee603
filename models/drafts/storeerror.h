#pragma once

#include <QString>

class QSqlError;

namespace fairlead {

/// Why the library could not do something, in words for the user.
struct StoreError
{
    enum class Kind {
        None,
        NotALibrary, ///< a file that something else has written
        DiskFull,
        ReadOnly, ///< the file or the folder may not be written
        Denied,   ///< the folder may not be entered or read
        Busy,     ///< another program held the library for too long
        Damaged,
        Gone,     ///< it was open, and now no file is in its place
        Newer,    ///< written by a newer Fairlead; it is only read
        Conflict, ///< somebody else saved the draft first; nothing was overwritten
        Missing,  ///< no such draft
        Failed    ///< anything else: an I/O error, a lost network share
    };

    Kind kind = Kind::None;
    QString text;   ///< what is wrong, as the end of a sentence: "the disk is full"
    QString detail; ///< SQLite's own words, for the log

    explicit operator bool() const { return kind != Kind::None; }
};

/// The words of a kind.
QString storeErrorText(StoreError::Kind kind);
StoreError storeError(StoreError::Kind kind, const QString& detail = {});
/// By SQLite's result code (sqlite.org/rescode.html). @param path of the database
StoreError storeError(const QSqlError& error, const QString& path);
/// Why a file could not be made in that folder, where `bytes` more were wanted.
StoreError errorOfCopying(const QString& folder, qint64 bytes);

} // namespace fairlead
