#include "models/drafts/storeerror.h"

#include "models/drafts/durable.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlError>

namespace fairlead {

namespace {

/// Primary result codes of SQLite; the extended ones keep them in their low byte.
enum ResultCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnlyCode = 8,
    IoErrWrite = 10 | 3 << 8,
    IoErrShmSize = 10 | 19 << 8,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    Auth = 23,
    NotADatabase = 26
};

constexpr qint64 leastRoom = 64 * 1024; ///< less of it, and a failed write is a full disk's

StoreError::Kind kindOfCode(int code, const QString& path)
{
    using Kind = StoreError::Kind;
    if (code == IoErrShmSize) // the file beside the journal could not be made larger
        return Kind::DiskFull;
    if (code == IoErrWrite) // what some file systems and quotas answer when there is no room
        return hasRoom(QFileInfo(path).path(), leastRoom) ? Kind::Failed : Kind::DiskFull;
    switch (code & 0xff) {
    case Full:
        return Kind::DiskFull;
    case ReadOnlyCode:
        return Kind::ReadOnly;
    case Perm:
    case Auth:
    case CantOpen:
        return Kind::Denied;
    case Busy:
    case Locked:
        return Kind::Busy;
    case Corrupt:
    case NotADatabase:
        return Kind::Damaged;
    default:
        return Kind::Failed;
    }
}

struct StoreErrorText
{
    Q_DECLARE_TR_FUNCTIONS(StoreError)
};

} // namespace

QString storeErrorText(StoreError::Kind kind)
{
    switch (kind) {
    case StoreError::Kind::None:
        return {};
    case StoreError::Kind::NotALibrary:
        return StoreErrorText::tr("the file is not a library of Fairlead");
    case StoreError::Kind::DiskFull:
        return StoreErrorText::tr("the disk is full");
    case StoreError::Kind::ReadOnly:
        return StoreErrorText::tr("the library may only be read");
    case StoreError::Kind::Denied:
        return StoreErrorText::tr("the library's folder may not be used");
    case StoreError::Kind::Busy:
        return StoreErrorText::tr("another program keeps the library locked");
    case StoreError::Kind::Damaged:
        return StoreErrorText::tr("the library is damaged");
    case StoreError::Kind::Gone:
        return StoreErrorText::tr(
            "the library's file is gone: it was moved or deleted, or its drive is not connected");
    case StoreError::Kind::Newer:
        return StoreErrorText::tr("the library was written by a newer Fairlead and is only read");
    case StoreError::Kind::Conflict:
        return StoreErrorText::tr("the draft was changed elsewhere");
    case StoreError::Kind::Missing:
        return StoreErrorText::tr("the draft is not in the library");
    case StoreError::Kind::Failed:
        return StoreErrorText::tr("the library cannot be written");
    }
    Q_UNREACHABLE();
}

StoreError storeError(StoreError::Kind kind, const QString& detail)
{
    return {kind, storeErrorText(kind), detail};
}

StoreError storeError(const QSqlError& error, const QString& path)
{
    return storeError(kindOfCode(error.nativeErrorCode().toInt(), path), error.text());
}

StoreError errorOfCopying(const QString& folder, qint64 bytes)
{
    using Kind = StoreError::Kind;
    if (!hasRoom(folder, bytes + leastRoom))
        return storeError(Kind::DiskFull, folder);
    return storeError(QFileInfo(folder).isWritable() ? Kind::Failed : Kind::ReadOnly, folder);
}

} // namespace fairlead
