#include "models/drafts/writeturns.h"

#include <QDeadlineTimer>
#include <QFile>

#include <thread>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace fairlead {

#ifdef F_OFD_SETLK

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 1s;
constexpr auto lookAgain = 1ms;

/// Bytes of the file that are locked. Who waits for the turn holds `Next`, so nobody can overtake.
enum Place : off_t { Next, Turn };

bool setLock(int file, Place place, short type)
{
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = place;
    lock.l_len = 1;
    return ::fcntl(file, F_OFD_SETLK, &lock) == 0;
}

void lockUntil(int file, Place place, const QDeadlineTimer& deadline)
{
    while (!setLock(file, place, F_WRLCK) && (errno == EAGAIN || errno == EACCES) && !deadline.hasExpired())
        std::this_thread::sleep_for(lookAgain);
}

} // namespace

WriteTurns::WriteTurns(const QString& libraryPath)
    : m_file(::open(QFile::encodeName(libraryPath + QLatin1String("-turns")).constData(),
                    O_RDWR | O_CREAT | O_CLOEXEC, 0600))
{
}

WriteTurns::~WriteTurns()
{
    if (m_file >= 0)
        ::close(m_file);
}

void WriteTurns::take()
{
    if (m_file < 0)
        return;
    const QDeadlineTimer deadline(patience);
    lockUntil(m_file, Next, deadline);
    lockUntil(m_file, Turn, deadline);
    setLock(m_file, Next, F_UNLCK);
}

void WriteTurns::giveBack()
{
    if (m_file >= 0)
        setLock(m_file, Turn, F_UNLCK);
}

#else

WriteTurns::WriteTurns(const QString&) : m_file(-1) {}
WriteTurns::~WriteTurns() = default;
void WriteTurns::take() {}
void WriteTurns::giveBack() {}

#endif

} // namespace fairlead
