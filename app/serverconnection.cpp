#include "app/serverconnection.h"

#include "network/api/catalogreader.h"
#include "network/api/httpclient.h"
#include "network/sandbox/embeddedsandbox.h"
#include "network/submission/workspacetarget.h"

namespace fairlead {

ServerConnection::ServerConnection(const GlobalOptions& global, bool sandbox, DraftLibrary& library,
                                   Catalog& catalog)
    : m_library(library),
      m_catalog(catalog),
      m_workspaces(global.dataDir, m_secrets),
      m_dataDir(global.dataDir),
      m_gateway(global.dataDir)
{
    if (sandbox)
        m_workspaces.visit(sandboxWorkspace(), {});
    else if (global.server)
        visitGivenServer(global);
    m_gateway.setHomes([this](const QString& draftId) { return homeOf(draftId); });
    m_gateway.await(targetOf(m_workspaces.current())); // what is shown before there is a connection
    connect(&m_gateway, &CampaignGateway::statusChanged, this, &ServerConnection::note);
    connect(&m_gateway, &OutboxGateway::storeFailed, this, &ServerConnection::trouble);
    connect(&m_workspaces.proxies(), &ProxyKeys::known, this, [this] {
        m_gateway.networkIsBack();
        if (m_reader)
            m_reader->readAll();
    });
    connect(&m_workspaces, &WorkspaceGateway::currentChanged, this, &ServerConnection::enter);
    connect(&m_workspaces, &WorkspaceService::keyReplaced, this,
            [this](const Workspace& before, const Workspace& after) {
                m_gateway.takeNewMark(targetOf(before), targetOf(after));
            });
    connect(&m_workspaces, &WorkspaceService::opened, this,
            [this](const Workspace& workspace, const QByteArray& key) {
                use({workspace.server, key, workspace.caFile}, outboxTarget(workspace.server, key));
            });
}

ServerConnection::~ServerConnection()
{
    m_gateway.pause();
}

void ServerConnection::visitGivenServer(const GlobalOptions& global)
{
    const auto server = serverUrl(*global.server);
    Workspace guest;
    guest.server = server.url;
    guest.name = server.error.isEmpty() ? server.url.host() : *global.server;
    guest.colour = workspaceColours().front().colour;
    m_workspaces.visit(guest, server.error.isEmpty() ? global.token : QByteArray());
    if (!server.error.isEmpty())
        QMetaObject::invokeMethod(
            this, [this, error = server.error] { Q_EMIT trouble(error); }, Qt::QueuedConnection);
}

void ServerConnection::start()
{
    if (!m_workspaces.listTrouble().isEmpty())
        Q_EMIT trouble(m_workspaces.listTrouble());
    renameHomes();
    enter();
}

/// Drafts of a workspace that was found to be another one belong to that one.
void ServerConnection::renameHomes()
{
    const auto& ids = m_workspaces.formerIds();
    if (ids.isEmpty())
        return;
    for (const auto& draft : m_library.summaries())
        if (const auto id = ids.value(draft.workspace); !id.isEmpty())
            m_library.setSubmission(draft.id, {draft.state, id, draft.campaignId});
}

/// Nothing of the workspace before may reach the next one.
void ServerConnection::leave()
{
    const auto target = targetOf(m_workspaces.current());
    m_gateway.await(target);
    m_reader.reset();
    m_client.reset();
    CatalogReader::forget(m_catalog, tr("The account is not connected."));
    m_target = target.server;
    Q_EMIT serverChanged();
}

void ServerConnection::enter()
{
    leave();
    m_workspaces.open();
    if (m_workspaces.current().isSandbox)
        useSandbox();
}

void ServerConnection::useSandbox()
{
    const auto use = [this] {
        if (m_workspaces.current().isSandbox)
            this->use({m_sandbox->url(), m_sandbox->token(), {}}, targetOf(sandboxWorkspace()));
    };
    if (m_sandbox) {
        if (m_sandbox->isReady())
            use();
        return;
    }
    SandboxOptions options;
    options.dataDirectory = m_dataDir;
    m_sandbox = std::make_unique<EmbeddedSandbox>(options);
    connect(m_sandbox.get(), &EmbeddedSandbox::failed, this, &ServerConnection::trouble);
    connect(m_sandbox.get(), &EmbeddedSandbox::ready, this, use);
    m_sandbox->start();
}

void ServerConnection::use(const Endpoint& endpoint, const OutboxTarget& target)
{
    m_gateway.pause(); // before the client goes that it works with
    m_reader.reset();
    m_client = std::make_unique<HttpClient>(endpoint);
    m_workspaces.proxies().serve(*m_client);
    connect(m_client.get(), &HttpClient::keyRefused, &m_workspaces, &WorkspaceService::noteRefusal);
    m_reader = std::make_unique<CatalogReader>(*m_client, m_catalog);
    m_reader->readAll();
    m_gateway.useNewKey(*m_client, target);
    m_target = target.server;
    Q_EMIT serverChanged();
}

/// A draft of a workspace that is not in the list any more belongs to none. For the current one the key that
/// is in use counts, which can be another than the list names.
std::optional<OutboxTarget> ServerConnection::homeOf(const QString& draftId) const
{
    const auto summary = m_library.summary(draftId);
    const auto home = summary ? m_workspaces.find(summary->workspace) : std::nullopt;
    const bool isElsewhere = home && home->id != m_workspaces.current().id;
    return isElsewhere ? std::optional(targetOf(*home)) : std::nullopt;
}

void ServerConnection::refresh(const QStringList& draftIds)
{
    for (const auto& id : draftIds)
        if (m_workspaces.find(m_library.summary(id).value_or(DraftSummary()).workspace))
            note(id);
}

/// The library's line of the draft follows its submission, with which it comes to belong to a workspace.
void ServerConnection::note(const QString& draftId)
{
    const auto stored = m_library.draft(draftId);
    if (!stored)
        return;
    const auto& summary = stored->summary;
    const auto status = m_gateway.status(draftId, stored->draft.campaign);
    const auto home = m_workspaces.find(summary.workspace) ? summary.workspace : m_workspaces.current().id;
    if (summary.state != status.state || summary.campaignId != status.campaignId || summary.workspace != home)
        m_library.setSubmission(draftId, {status.state, home, status.campaignId});
}

} // namespace fairlead
