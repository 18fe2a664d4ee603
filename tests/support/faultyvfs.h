#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <vector>

struct sqlite3_vfs;

namespace fairlead {

/// A file system for SQLite that refuses on demand and can lose power: from then on nothing reaches the disk,
/// and of what was not synced only chance decides. SQLite's default for all connections that are opened while
/// it lives.
class FaultyVfs
{
public:
    enum class Fault { None, DiskFull, IoError, ReadOnly, CannotOpen };

    explicit FaultyVfs(const QString& folder);
    ~FaultyVfs();

    void setFault(Fault fault) { m_fault = fault; }
    /// The power goes at the n-th write or sync from now.
    void cutPowerAfter(int operations);
    bool isPowerCut() const;
    /// Writes what a disk holds after the cut into another folder.
    void writeSurvivors(const QString& folder, std::mt19937& random) const;

    struct Write
    {
        qint64 offset = 0;
        QByteArray bytes;
        bool truncates = false; ///< at `offset`, instead of writing
    };
    struct File
    {
        QByteArray synced;
        std::vector<Write> unsynced;
    };

    // What the files' methods ask. Results are SQLite's codes.
    int beforeOpen(const QString& path, bool creates);
    int beforeWrite(const QString& path, const Write& write);
    int beforeSync(const QString& path);
    int beforeDelete(const QString& path);
    bool isConcerned(const char* name) const;
    bool isReadOnly() const { return m_fault == Fault::ReadOnly; }
    sqlite3_vfs* real() const { return m_real; }

private:
    bool tick();

    QByteArray m_folder;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    sqlite3_vfs* m_real;
    mutable std::mutex m_mutex;
    std::atomic<Fault> m_fault = Fault::None;
    std::map<QString, File> m_files;
    int m_left = -1; ///< operations until the cut; negative: no cut planned
    bool m_cut = false;
};

} // namespace fairlead
