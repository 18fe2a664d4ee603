#include "app/chosenserver.h"

#include "network/auth/workspacestore.h"
#include "network/submission/outboxstore.h"

#include <QEventLoop>
#include <QFutureWatcher>

namespace fairlead {

ChosenServer::ChosenServer(const GlobalOptions& global, SecretStore& secrets) : m_global(global)
{
    if (m_global.server)
        useGiven(*m_global.server);
    else
        useCurrent(secrets);
}

QString ChosenServer::target() const
{
    return m_sandbox ? QString::fromLatin1(sandboxWorkspaceId) : outboxTarget(m_endpoint.server, {}).server;
}

void ChosenServer::useGiven(const QString& address)
{
    const auto server = serverUrl(address);
    m_trouble = server.error;
    m_isMisused = !server.error.isEmpty();
    m_name = server.url.toString();
    m_endpoint = {server.url, m_global.token, {}};
}

void ChosenServer::useCurrent(SecretStore& secrets)
{
    const auto workspace = WorkspaceStore(m_global.dataDir).current();
    m_name = workspace.name;
    if (workspace.isSandbox)
        return useSandbox();
    m_endpoint = {workspace.server, m_global.token, workspace.caFile};
    if (!m_endpoint.token.isEmpty())
        return;
    QEventLoop loop;
    QFutureWatcher<SecretOutcome> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(secrets.read(workspace.id));
    loop.exec();
    m_endpoint.token = watcher.result().key;
}

void ChosenServer::useSandbox()
{
    SandboxOptions options;
    options.dataDirectory = m_global.dataDir;
    m_sandbox = std::make_unique<EmbeddedSandbox>(options);
    QEventLoop loop;
    QObject::connect(m_sandbox.get(), &EmbeddedSandbox::ready, &loop, &QEventLoop::quit);
    QObject::connect(m_sandbox.get(), &EmbeddedSandbox::failed, &loop, [&](const QString& message) {
        m_trouble = message;
        loop.quit();
    });
    m_sandbox->start();
    loop.exec();
    m_endpoint = {m_sandbox->url(), m_sandbox->token(), {}};
}

} // namespace fairlead
