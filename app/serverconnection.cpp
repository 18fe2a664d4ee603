#include "app/serverconnection.h"

#include "network/api/catalogreader.h"
#include "network/api/httpclient.h"
#include "network/sandbox/embeddedsandbox.h"

#include <QNetworkInformation>

namespace fairlead {

namespace {

/// What the outbox calls the sandbox, whose port and key change with every start.
OutboxTarget sandboxTarget()
{
    const auto name = QStringLiteral("sandbox");
    return {name, name};
}

} // namespace

ServerConnection::ServerConnection(const GlobalOptions& global, bool sandbox, DraftLibrary& library,
                                   Catalog& catalog)
    : m_global(global),
      m_library(library),
      m_catalog(catalog),
      m_isSandbox(sandbox || !global.server),
      m_gateway(global.dataDir)
{
    m_name = m_isSandbox ? tr("Sandbox: mails nobody") : QUrl(*global.server).host();
    connect(&m_gateway, &CampaignGateway::statusChanged, this, &ServerConnection::note);
    connect(&m_gateway, &OutboxGateway::storeFailed, this, &ServerConnection::trouble);
    connect(&m_gateway, &OutboxGateway::keyRefused, this,
            [this] { Q_EMIT trouble(tr("%1 does not take the key. What waits stays here.").arg(m_name)); });
}

ServerConnection::~ServerConnection()
{
    m_gateway.pause();
}

QColor ServerConnection::workspaceColor() const
{
    return m_isSandbox ? QColor(0x2a, 0x9d, 0x8f) : QColor(0x3b, 0x6f, 0xd4);
}

void ServerConnection::start()
{
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, &m_gateway,
                &OutboxGateway::networkIsBack);
    if (m_isSandbox)
        return useSandbox();
    const auto server = serverUrl(*m_global.server);
    if (!server.error.isEmpty())
        Q_EMIT trouble(server.error);
    else if (!isUsableToken(m_global.token))
        Q_EMIT trouble(tr("There is no key for %1, so drafts stay on this computer.").arg(m_name));
    else
        use({server.url, m_global.token, {}}, outboxTarget(server.url, m_global.token));
}

void ServerConnection::useSandbox()
{
    SandboxOptions options;
    options.dataDirectory = m_global.dataDir;
    m_sandbox = std::make_unique<EmbeddedSandbox>(options);
    connect(m_sandbox.get(), &EmbeddedSandbox::failed, this, &ServerConnection::trouble);
    connect(m_sandbox.get(), &EmbeddedSandbox::ready, this, [this] {
        use({m_sandbox->url(), m_sandbox->token(), {}}, sandboxTarget());
    });
    m_sandbox->start();
}

void ServerConnection::use(const Endpoint& endpoint, const OutboxTarget& target)
{
    m_client = std::make_unique<HttpClient>(endpoint);
    m_reader = std::make_unique<CatalogReader>(*m_client, m_catalog);
    m_reader->readAll();
    m_gateway.use(*m_client, target);
    m_target = target.server;
    Q_EMIT serverChanged();
}

/// The library's line of the draft follows its submission.
void ServerConnection::note(const QString& draftId)
{
    const auto stored = m_library.draft(draftId);
    if (!stored)
        return;
    const auto status = m_gateway.status(draftId, stored->draft.campaign);
    if (stored->summary.state != status.state || stored->summary.campaignId != status.campaignId)
        m_library.setSubmission(draftId, {status.state, m_name, status.campaignId});
}

} // namespace fairlead
