#pragma once

#include "models/workspace/workspacegateway.h"
#include "network/api/endpoint.h"
#include "network/auth/proxykeys.h"
#include "network/auth/secretstore.h"
#include "network/auth/workspacestore.h"

namespace fairlead {

/// The workspaces of a data directory and their keys, behind the windows. Whoever works with the current one
/// calls open() and is told opened() once there is a key; without one keyTrouble() says why.
class WorkspaceService : public WorkspaceGateway
{
    Q_OBJECT
public:
    /// @param secrets outlives the service
    WorkspaceService(const QString& dataDir, SecretStore& secrets, QObject* parent = nullptr);

    /// Works on a workspace that is not in the list, such as one given on the command line, until the user
    /// chooses another one. `key` may be empty.
    void visit(const Workspace& guest, const QByteArray& key);

    /// Fetches the key of the current workspace; opened() or keyTroubleChanged() follows. The sandbox has no
    /// key here.
    void open();
    /// The server does not take the key that was opened with.
    void noteRefusal();
    /// The workspace of that id, if it is in the list.
    std::optional<Workspace> find(const QString& id) const { return m_store.find(id); }
    /// Ids that workspaces had before, each with its present one.
    const QHash<QString, QString>& formerIds() const { return m_store.formerIds(); }
    /// For people: what was wrong with the list; empty: nothing.
    QString listTrouble() const { return m_store.trouble(); }

    std::vector<Workspace> workspaces() const override { return m_store.workspaces(); }
    Workspace current() const override;
    QString keyTrouble() const override { return m_keyTrouble; }
    QFuture<ConnectionTest> test(const WorkspaceEntry& entry) override;
    QFuture<WorkspaceChange> add(const WorkspaceEntry& entry) override;
    QString update(const Workspace& workspace) override;
    QFuture<WorkspaceChange> replaceKey(const QString& id, const QByteArray& key) override;
    QString remove(const QString& id) override;
    QFuture<WorkspaceChange> removeKey(const QString& id) override;
    QString setCurrent(const QString& id) override;
    void retryKey() override;
    void keepProxyLogin(const QString& proxy, const QString& user, const QString& password) override;

    /// For whoever talks to the server of the current workspace.
    ProxyKeys& proxies() { return m_proxies; }

Q_SIGNALS:
    /// The current workspace with its key, which is a new one when `current().keyMark` was another before.
    void opened(const fairlead::Workspace& workspace, const QByteArray& key);
    /// A workspace got another key; follows for the current one too, before opened().
    void keyReplaced(const fairlead::Workspace& before, const fairlead::Workspace& after);

private:
    void take(const QString& id, const SecretOutcome& found);
    void noteKey(const std::optional<Workspace>& workspace, const QByteArray& key);
    void use(const QByteArray& key);
    void setKeyTrouble(const QString& text);
    QFuture<WorkspaceChange> keepKey(const QString& id, const QByteArray& key);

    QString m_dataDir;
    WorkspaceStore m_store;
    SecretStore& m_secrets;
    ProxyKeys m_proxies;
    std::optional<Workspace> m_guest;
    QByteArray m_guestKey;
    QString m_keyTrouble;
    quint64 m_opening = 0; ///< only the answer to the last open() counts
};

} // namespace fairlead
