#include "models/drafts/storeerror.h"

#include <QCoreApplication>
#include <QSqlError>

namespace fairlead {

namespace {

/// Primary result codes of SQLite; the extended ones keep them in their low byte.
enum ResultCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnlyCode = 8,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    Auth = 23,
    NotADatabase = 26
};

StoreError::Kind kindOf(int code)
{
    using Kind = StoreError::Kind;
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

QString tr(const char* text)
{
    return QCoreApplication::translate("StoreError", text);
}

} // namespace

QString storeErrorText(StoreError::Kind kind)
{
    switch (kind) {
    case StoreError::Kind::None:
        return {};
    case StoreError::Kind::NotALibrary:
        return tr("the file is not a library of Fairlead");
    case StoreError::Kind::DiskFull:
        return tr("the disk is full");
    case StoreError::Kind::ReadOnly:
        return tr("the library may only be read");
    case StoreError::Kind::Denied:
        return tr("the library's folder may not be used");
    case StoreError::Kind::Busy:
        return tr("another program keeps the library locked");
    case StoreError::Kind::Damaged:
        return tr("the library is damaged");
    case StoreError::Kind::Newer:
        return tr("the library was written by a newer Fairlead and is only read");
    case StoreError::Kind::Conflict:
        return tr("the draft was changed elsewhere");
    case StoreError::Kind::Missing:
        return tr("the draft is not in the library");
    case StoreError::Kind::Failed:
        return tr("the library cannot be written");
    }
    Q_UNREACHABLE();
}

StoreError storeError(StoreError::Kind kind, const QString& detail)
{
    return {kind, storeErrorText(kind), detail};
}

StoreError storeError(const QSqlError& error)
{
    return storeError(kindOf(error.nativeErrorCode().toInt()), error.text());
}

} // namespace fairlead
