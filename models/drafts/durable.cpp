#include "models/drafts/durable.h"

#include "models/common/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace fairlead {

bool syncToDisk(const QString& path)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
#else
    return QFile::exists(path);
#endif
}

bool makeFolderDurably(const QString& path)
{
    const QDir folder(path);
    if (folder.exists())
        return true;
    const QString parent = QDir::cleanPath(folder.absoluteFilePath(QStringLiteral("..")));
    if (!makeFolderDurably(parent) || !makePrivateFolder(folder.absolutePath()))
        return folder.exists(); // another process may have been faster
    syncToDisk(parent);
    return true;
}

bool canTakeFile(const QString& path)
{
    const QFileInfo present(path);
    return !present.exists() || present.isFile();
}

bool hasRoom(const QString& folder, qint64 bytes)
{
    const QStorageInfo volume(folder);
    return !volume.isValid() || volume.bytesAvailable() < 0 || volume.bytesAvailable() >= bytes;
}

QByteArray fileIdentity(const QString& path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return QByteArray::number(quint64(status.st_dev)) + ':' + QByteArray::number(quint64(status.st_ino));
#else
    return QFile::exists(path) ? QByteArray("file") : QByteArray();
#endif
}

} // namespace fairlead
