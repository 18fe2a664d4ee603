#pragma once

#include "app/commandline.h"
#include "models/catalog/catalog.h"
#include "models/drafts/draftlibrary.h"
#include "network/submission/outboxgateway.h"

#include <QColor>
#include <QObject>

#include <memory>

namespace fairlead {

class CatalogReader;
class EmbeddedSandbox;
class HttpClient;

/// The workspace that the windows work on: the sandbox inside the program, or a server with its key.
class ServerConnection : public QObject
{
    Q_OBJECT
public:
    /// Throws StoreFailure when the outbox cannot be opened. Library and catalog outlive the connection.
    ServerConnection(const GlobalOptions& global, bool sandbox, DraftLibrary& library, Catalog& catalog);
    ~ServerConnection() override;

    /// Connects; the catalog fills, and what waited in the outbox goes on.
    void start();
    CampaignGateway& gateway() { return m_gateway; }
    /// What talks to the server; null while there is no connection.
    HttpClient* client() const { return m_client.get(); }
    /// What the outbox calls the server in use.
    QString target() const { return m_target; }
    QString workspaceName() const { return m_name; }
    QColor workspaceColor() const;

Q_SIGNALS:
    /// Another server is in use, or the same by another client.
    void serverChanged();
    /// Something that the user should know, for people.
    void trouble(const QString& text);

private:
    void useSandbox();
    void use(const Endpoint& endpoint, const OutboxTarget& target);
    void note(const QString& draftId);

    GlobalOptions m_global;
    DraftLibrary& m_library;
    Catalog& m_catalog;
    QString m_name;
    QString m_target;
    bool m_isSandbox;
    std::unique_ptr<EmbeddedSandbox> m_sandbox;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<CatalogReader> m_reader;
    OutboxGateway m_gateway;
};

} // namespace fairlead
