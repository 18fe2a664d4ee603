#include "network/submission/entrylock.h"

#include <QFile>

#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace fairlead {

std::optional<EntryLock> EntryLock::tryTake(const QString& path, qint64 number)
{
    return take(path, number, F_OFD_SETLK);
}

std::optional<EntryLock> EntryLock::take(const QString& path, qint64 number)
{
    return take(path, number, F_OFD_SETLKW);
}

std::optional<EntryLock> EntryLock::take(const QString& path, qint64 number, int command)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return std::nullopt;
    EntryLock lock(descriptor);
    // A lock of the open file, not of the process: two objects of one process exclude each other too
    // (fcntl(2), "Open file description locks"). Each entry has a byte of its own.
    struct flock range = {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = number;
    range.l_len = 1;
    if (::fcntl(descriptor, command, &range) != 0)
        return std::nullopt;
    return lock;
}

EntryLock::EntryLock(EntryLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

EntryLock& EntryLock::operator=(EntryLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

EntryLock::~EntryLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace fairlead
