#include "models/common/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace fairlead {

namespace {

constexpr auto sqliteCompanions = {"-wal", "-shm", "-journal"};

/// What the parts of the program call their files, and the copies that they set aside.
const QStringList& ourNames()
{
    static const QStringList names{
        QStringLiteral("library*"),      QStringLiteral("outbox*"),
        QStringLiteral("sandbox*"),      QStringLiteral("workspaces.json*"),
        QStringLiteral("requests.log*"), QStringLiteral("server-facts.json*"),
        QStringLiteral("settings.ini*"), QStringLiteral("backups"),
        QStringLiteral("importing-*"),
    };
    return names;
}

/// Links are left out: they may lead anywhere.
constexpr QDir::Filters everything =
    QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot | QDir::NoSymLinks;

void closeAll(const QString& folder, const QStringList& names)
{
    for (const auto& entry : QDir(folder).entryInfoList(names, everything)) {
        makePrivate(entry.filePath());
        if (entry.isDir())
            closeAll(entry.filePath(), {});
    }
}

} // namespace

#ifdef Q_OS_UNIX

bool makePrivateFolder(const QString& path)
{
    const QDir folder(path);
    if (folder.exists())
        return true;
    const auto parent = QDir::cleanPath(folder.absoluteFilePath(QStringLiteral("..")));
    return (makePrivateFolder(parent) &&
            ::mkdir(QFile::encodeName(folder.absolutePath()).constData(), S_IRWXU) == 0) ||
           folder.exists(); // another process may have been faster
}

bool makePrivate(const QString& path)
{
    const auto name = QFile::encodeName(path);
    struct stat status = {};
    if (::lstat(name.constData(), &status) != 0 || S_ISLNK(status.st_mode))
        return false;
    constexpr mode_t ofOthers = S_IRWXG | S_IRWXO;
    const mode_t wanted = S_ISDIR(status.st_mode) ? S_IRWXU : S_IRUSR | S_IWUSR;
    // What its user took from it stays taken: a library may be for reading only.
    return (status.st_mode & ofOthers) == 0 ||
           ::chmod(name.constData(), wanted & (status.st_mode | S_IRUSR)) == 0;
}

bool makePrivateFile(const QString& path)
{
    const auto name = QFile::encodeName(path);
    const int file = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return makePrivate(path);
    ::close(file);
    return true;
}

#else

bool makePrivateFolder(const QString& path)
{
    return QDir().mkpath(path);
}

bool makePrivate(const QString& path)
{
    return QFile::exists(path);
}

bool makePrivateFile(const QString& path)
{
    return QFile::exists(path) || QFile(path).open(QIODevice::WriteOnly);
}

#endif

void keepDatabasePrivate(const QString& path)
{
    makePrivateFile(path);
    for (const auto* end : sqliteCompanions)
        makePrivate(path + QLatin1String(end));
}

void keepPrivate(const QString& dataDir)
{
    const QDir folder(dataDir);
    if (!folder.exists())
        return;
    closeAll(dataDir, ourNames());
    const auto all = folder.entryList(everything);
    const bool isOurs =
        std::ranges::all_of(all, [](const QString& name) { return QDir::match(ourNames(), name); });
    if (isOurs)
        makePrivate(dataDir);
}

} // namespace fairlead
