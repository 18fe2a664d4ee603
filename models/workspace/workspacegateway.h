#pragma once

#include "models/workspace/workspace.h"

#include <QFuture>
#include <QObject>

namespace fairlead {

/// What a user enters to reach a server.
struct WorkspaceEntry
{
    QString server; ///< as typed
    QString name;   ///< empty: the server's host
    QColor colour;
    QString caFile; ///< PEM file of a private certificate authority; empty: none
    QByteArray key;
};

/// What came of asking a server whether it takes a key.
struct ConnectionTest
{
    enum class Result {
        Accepted,
        NotAccepted, ///< the server does not take the key
        NotReached,  ///< no answer that says anything about the key
        NotUsable    ///< the entry itself is wrong; nothing was asked
    };

    Result result = Result::Accepted;
    QString sentence; ///< for people
};

/// What came of a change.
struct WorkspaceChange
{
    QString error; ///< for people; empty: done
    QString note;  ///< for people: done, but not quite as one would wish; empty: nothing to say
};

/// What the windows ask about workspaces and their keys, implemented by network/. Nothing here shows or
/// returns a key.
class WorkspaceGateway : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The sandbox first.
    virtual std::vector<Workspace> workspaces() const = 0;
    virtual Workspace current() const = 0;
    /// Why the current workspace cannot be worked with as long as it has no key; empty: it can.
    virtual QString keyTrouble() const = 0;

    /// Asks the server; nothing is kept.
    virtual QFuture<ConnectionTest> test(const WorkspaceEntry& entry) = 0;
    /// Adds a workspace and makes it the current one.
    virtual QFuture<WorkspaceChange> add(const WorkspaceEntry& entry) = 0;
    /// Takes over name, colour and certificate authority of the workspace with that id.
    virtual QString update(const Workspace& workspace) = 0;
    virtual QFuture<WorkspaceChange> replaceKey(const QString& id, const QByteArray& key) = 0;
    /// Takes the workspace off the list. Drafts stay, and so does its key: see removeKey().
    virtual QString remove(const QString& id) = 0;
    /// Removes a key from the keyring and from memory.
    virtual QFuture<WorkspaceChange> removeKey(const QString& id) = 0;
    virtual QString setCurrent(const QString& id) = 0;
    /// Asks the keyring once more, and the user about a proxy whose question had no answer.
    virtual void retryKey() = 0;

    /// The user's answer to proxyLoginWanted(); kept in the keyring.
    virtual void keepProxyLogin(const QString& proxy, const QString& user, const QString& password) = 0;

Q_SIGNALS:
    /// The list, or what is in it.
    void changed();
    void currentChanged();
    void keyTroubleChanged();
    /// A proxy on the way to the server ("host:port") wants a user name, and the keyring has none for it.
    void proxyLoginWanted(const QString& proxy);
};

} // namespace fairlead
