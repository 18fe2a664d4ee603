#include "tests/support/faultyvfs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <cstring>

namespace fairlead {

namespace {

constexpr qint64 sectorSize = 512; ///< what a disk writes as a whole

/// SQLite's file with the real one behind it in the same memory.
struct FaultyFile
{
    sqlite3_file base;
    FaultyVfs* vfs;
    QString* path; ///< null for files that are none of ours
    sqlite3_file* real;
};

FaultyFile* mine(sqlite3_file* file)
{
    return reinterpret_cast<FaultyFile*>(file);
}
sqlite3_file* real(sqlite3_file* file)
{
    return mine(file)->real;
}

int closeFile(sqlite3_file* file)
{
    const int result = real(file)->pMethods->xClose(real(file));
    delete mine(file)->path;
    return result;
}
int readFile(sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), buffer, amount, offset);
}
int writeFile(sqlite3_file* file, const void* buffer, int amount, sqlite3_int64 offset)
{
    if (mine(file)->path)
        if (const int refused = mine(file)->vfs->beforeWrite(
                *mine(file)->path, {offset, QByteArray(static_cast<const char*>(buffer), amount), false}))
            return refused;
    return real(file)->pMethods->xWrite(real(file), buffer, amount, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    if (mine(file)->path)
        if (const int refused = mine(file)->vfs->beforeWrite(*mine(file)->path, {size, {}, true}))
            return refused;
    return real(file)->pMethods->xTruncate(real(file), size);
}
int syncFile(sqlite3_file* file, int flags)
{
    if (mine(file)->path)
        if (const int refused = mine(file)->vfs->beforeSync(*mine(file)->path))
            return refused;
    return real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkLock(sqlite3_file* file, int* result)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int control(sqlite3_file* file, int operation, void* argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    if (mine(file)->path && mine(file)->vfs->isReadOnly())
        return SQLITE_CANTOPEN; // it would have to make a file
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrierShared(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmapShared(sqlite3_file* file, int removes)
{
    return real(file)->pMethods->xShmUnmap(real(file), removes);
}

const sqlite3_io_methods methods{
    2,          closeFile,     readFile,    writeFile, truncateFile, syncFile,        fileSize,
    lockFile,   unlockFile,    checkLock,   control,   sector,       characteristics, mapShared,
    lockShared, barrierShared, unmapShared, nullptr,   nullptr};

FaultyVfs* faulty(sqlite3_vfs* vfs)
{
    return static_cast<FaultyVfs*>(vfs->pAppData);
}

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* opened = mine(file);
    opened->base.pMethods = nullptr;
    const bool ours = faulty(vfs)->isConcerned(name);
    if (ours)
        if (const int refused = faulty(vfs)->beforeOpen(QFile::decodeName(name), flags & SQLITE_OPEN_CREATE))
            return refused;
    opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
    if (ours && faulty(vfs)->isReadOnly())
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    auto* below = faulty(vfs)->real();
    const int result = below->xOpen(below, name, opened->real, flags, outFlags);
    if (result != SQLITE_OK)
        return result;
    opened->base.pMethods = &methods;
    opened->vfs = faulty(vfs);
    opened->path = ours ? new QString(QFile::decodeName(name)) : nullptr;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int syncDirectory)
{
    if (faulty(vfs)->isConcerned(name))
        if (const int refused = faulty(vfs)->beforeDelete(QFile::decodeName(name)))
            return refused;
    auto* below = faulty(vfs)->real();
    return below->xDelete(below, name, syncDirectory);
}

void apply(QByteArray& content, const FaultyVfs::Write& write)
{
    if (write.truncates) {
        content.truncate(write.offset);
        return;
    }
    if (content.size() < write.offset + write.bytes.size())
        content.append(QByteArray(write.offset + write.bytes.size() - content.size(), '\0'));
    std::memcpy(content.data() + write.offset, write.bytes.constData(),
                static_cast<std::size_t>(write.bytes.size()));
}

} // namespace

FaultyVfs::FaultyVfs(const QString& folder)
    : m_folder(QFile::encodeName(folder)),
      m_vfs(std::make_unique<sqlite3_vfs>()),
      m_real(sqlite3_vfs_find(nullptr))
{
    *m_vfs = *m_real;
    m_vfs->zName = "faulty";
    m_vfs->pNext = nullptr;
    m_vfs->pAppData = this;
    m_vfs->szOsFile = static_cast<int>(sizeof(FaultyFile)) + m_real->szOsFile;
    m_vfs->xOpen = openFile;
    m_vfs->xDelete = deleteFile;
    sqlite3_vfs_register(m_vfs.get(), 1);
}

FaultyVfs::~FaultyVfs()
{
    sqlite3_vfs_unregister(m_vfs.get());
    sqlite3_vfs_register(m_real, 1);
}

bool FaultyVfs::isConcerned(const char* name) const
{
    return name && QByteArray::fromRawData(name, static_cast<qsizetype>(qstrlen(name))).startsWith(m_folder);
}

void FaultyVfs::cutPowerAfter(int operations)
{
    const std::lock_guard lock(m_mutex);
    m_left = operations;
}

bool FaultyVfs::isPowerCut() const
{
    const std::lock_guard lock(m_mutex);
    return m_cut;
}

/// Counts down; true once there is no power.
bool FaultyVfs::tick()
{
    if (m_left > 0)
        --m_left;
    m_cut = m_cut || m_left == 0;
    return m_cut;
}

int FaultyVfs::beforeOpen(const QString& path, bool creates)
{
    const std::lock_guard lock(m_mutex);
    if (m_cut)
        return SQLITE_IOERR;
    if (m_fault == Fault::CannotOpen)
        return SQLITE_CANTOPEN;
    if (m_files.count(path) == 0) {
        QFile file(path);
        if (file.open(QFile::ReadOnly))
            m_files[path].synced = file.readAll();
        else if (creates)
            m_files[path] = {};
    }
    return SQLITE_OK;
}

int FaultyVfs::beforeWrite(const QString& path, const Write& write)
{
    const std::lock_guard lock(m_mutex);
    if (tick())
        return SQLITE_IOERR_WRITE;
    if (m_fault == Fault::DiskFull)
        return SQLITE_FULL;
    if (m_fault == Fault::IoError)
        return SQLITE_IOERR_WRITE;
    if (m_fault == Fault::ReadOnly)
        return SQLITE_READONLY;
    m_files[path].unsynced.push_back(write);
    return SQLITE_OK;
}

int FaultyVfs::beforeSync(const QString& path)
{
    const std::lock_guard lock(m_mutex);
    if (tick())
        return SQLITE_IOERR_FSYNC;
    if (m_fault == Fault::IoError)
        return SQLITE_IOERR_FSYNC;
    auto& file = m_files[path];
    for (const auto& write : file.unsynced)
        apply(file.synced, write);
    file.unsynced.clear();
    return SQLITE_OK;
}

int FaultyVfs::beforeDelete(const QString& path)
{
    const std::lock_guard lock(m_mutex);
    if (m_cut)
        return SQLITE_IOERR_DELETE;
    m_files.erase(path);
    return SQLITE_OK;
}

void FaultyVfs::writeSurvivors(const QString& folder, std::mt19937& random) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [path, state] : m_files) {
        auto content = state.synced;
        for (const auto& write : state.unsynced) {
            auto survived = write;
            const auto chance = random() % 3; // lost, whole, or torn at a sector
            if (chance == 0)
                continue;
            if (chance == 1 && !write.truncates)
                survived.bytes.truncate(static_cast<qint64>(random()) %
                                        (write.bytes.size() / sectorSize + 1) * sectorSize);
            apply(content, survived);
        }
        QFile file(QDir(folder).filePath(QFileInfo(path).fileName()));
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
            qFatal("The survivors cannot be written.");
    }
}

} // namespace fairlead
