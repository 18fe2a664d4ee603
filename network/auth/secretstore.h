#pragma once

#include <QFuture>
#include <QHash>
#include <QObject>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace fairlead {

/// What came of asking for a key, or of keeping or removing one.
struct SecretOutcome
{
    enum class Kind {
        Done,
        SessionOnly, ///< kept or found in this program's memory; the keyring does not have it
        Unknown,     ///< no such key, or the keyring is locked: the keyring does not tell these apart
        Denied,      ///< the keyring is locked or the user said no
        Unavailable, ///< no keyring service
        TimedOut     ///< no answer in time, perhaps since nobody answered the keyring's question
    };

    Kind kind = Kind::Done;
    QByteArray key;   ///< after a read that found one
    QString sentence; ///< for people, never with any part of a key; empty when all went well
};

/// The keys of workspaces, in the desktop's keyring. Where the keyring does not take one, it is held in
/// memory until the program ends; it is never written to a file. Nothing is removed because of what the
/// keyring says.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    /// @param timeout how long to wait for the keyring: its question to the user may never be answered
    explicit SecretStore(std::chrono::milliseconds timeout = std::chrono::seconds(10),
                         QObject* parent = nullptr);

    /// The key of that name, such as a workspace's id.
    QFuture<SecretOutcome> read(const QString& name);
    /// SessionOnly when the keyring does not take it.
    QFuture<SecretOutcome> write(const QString& name, const QByteArray& key);
    /// Forgets the key here and in the keyring. Removing what is not there is fine.
    QFuture<SecretOutcome> remove(const QString& name);
    /// Writes, reads and removes a value of its own.
    QFuture<SecretOutcome> probe();

private:
    QFuture<SecretOutcome> run(QKeychain::Job* job, const QString& name);

    std::chrono::milliseconds m_timeout;
    QHash<QString, QByteArray> m_session; ///< keys that the keyring did not take
};

} // namespace fairlead
