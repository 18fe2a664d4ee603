#include "tests/support/ownmounts.h"

#include <QFile>

#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <sched.h>

namespace fairlead {

namespace {

QString systemError(const char* what)
{
    return QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromLocal8Bit(std::strerror(errno)));
}

bool writeLine(const QString& path, const QByteArray& line)
{
    QFile file(path);
    return file.open(QFile::WriteOnly | QFile::Unbuffered) && file.write(line) == line.size();
}

} // namespace

QString enterOwnMounts()
{
    const auto user = QByteArray::number(::getuid());
    const auto group = QByteArray::number(::getgid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return systemError("no namespace of its own");
    if (!writeLine(QStringLiteral("/proc/self/setgroups"), "deny") ||
        !writeLine(QStringLiteral("/proc/self/uid_map"), "0 " + user + " 1") ||
        !writeLine(QStringLiteral("/proc/self/gid_map"), "0 " + group + " 1"))
        return QStringLiteral("no users in its namespace");
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return systemError("no mounts of its own");
    return {};
}

QString showInPlaceOf(const QString& folder, const QString& place)
{
    if (::mount(QFile::encodeName(folder).constData(), QFile::encodeName(place).constData(), nullptr, MS_BIND,
                nullptr) != 0)
        return systemError("nothing can be mounted there");
    return {};
}

} // namespace fairlead
