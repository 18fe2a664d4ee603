#pragma once

#include <QString>

#include <optional>

namespace fairlead {

/// The right to act on one entry of the outbox: one holder among all objects and processes that use the data
/// directory. The system takes it back when the process ends, however it ends.
class EntryLock
{
public:
    /// @param path of the lock file; created where it is missing @param number of the entry, from 1
    /// @returns nothing while somebody else holds it, or when the file cannot be opened
    static std::optional<EntryLock> tryTake(const QString& path, qint64 number);
    /// The same, but blocks until it is free: only for work of milliseconds.
    static std::optional<EntryLock> take(const QString& path, qint64 number);

    EntryLock(EntryLock&& other) noexcept;
    EntryLock& operator=(EntryLock&& other) noexcept;
    ~EntryLock();

private:
    static std::optional<EntryLock> take(const QString& path, qint64 number, int command);
    explicit EntryLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace fairlead
