#pragma once

#include "app/commandline.h"
#include "models/catalog/catalog.h"
#include "models/drafts/draftlibrary.h"
#include "network/auth/workspaceservice.h"
#include "network/submission/outboxgateway.h"

#include <QObject>

#include <memory>

namespace fairlead {

class CatalogReader;
class EmbeddedSandbox;
class HttpClient;

/// Connects the workspace that the user works on, the sandbox inside the program or a server with its key, to
/// the outbox and the catalog.
class ServerConnection : public QObject
{
    Q_OBJECT
public:
    /// Throws StoreFailure when the outbox cannot be opened. Library and catalog outlive the connection.
    ServerConnection(const GlobalOptions& global, bool sandbox, DraftLibrary& library, Catalog& catalog);
    ~ServerConnection() override;

    /// Connects; the catalog fills, and what waited in the outbox goes on.
    void start();
    /// Looks again where the submissions of these drafts stand: they belong to another workspace now.
    void refresh(const QStringList& draftIds);
    CampaignGateway& gateway() { return m_gateway; }
    WorkspaceGateway& workspaces() { return m_workspaces; }
    /// What talks to the server; null while there is no connection.
    HttpClient* client() const { return m_client.get(); }
    /// What the outbox calls the server in use.
    QString target() const { return m_target; }

Q_SIGNALS:
    /// Another server is in use, or the same by another client.
    void serverChanged();
    /// Something that the user should know, for people.
    void trouble(const QString& text);

private:
    void visitGivenServer(const GlobalOptions& global);
    void renameHomes();
    void enter();
    void leave();
    void useSandbox();
    void use(const Endpoint& endpoint, const OutboxTarget& target);
    std::optional<OutboxTarget> homeOf(const QString& draftId) const;
    void note(const QString& draftId);

    DraftLibrary& m_library;
    Catalog& m_catalog;
    SecretStore m_secrets;
    WorkspaceService m_workspaces;
    QString m_dataDir;
    QString m_target;
    std::unique_ptr<EmbeddedSandbox> m_sandbox;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<CatalogReader> m_reader;
    OutboxGateway m_gateway;
};

} // namespace fairlead
