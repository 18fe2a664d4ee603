#include "tests/support/runningsandbox.h"

#include "network/api/routes.h"

namespace fairlead {

void RunningSandbox::restart()
{
    m_client.reset();
    m_server.reset();
    m_server = std::make_unique<SandboxServer>(
        SandboxOptions{.dataDirectory = m_directory.path(), .launchDelay = std::chrono::milliseconds(200)});
    if (const auto failure = m_server->listen())
        qFatal("%s", qPrintable(failure->message));
    m_client = std::make_unique<PlainClient>(m_server->url(), m_server->token());
}

QString RunningSandbox::create(const Json& request)
{
    const auto answer = m_client->post(routes::campaigns(), request);
    if (answer.status == 201)
        return toQString(answer.json().at("campaign_id"));
    qWarning("%s", answer.body.constData());
    return {};
}

QString RunningSandbox::statusOf(const QString& campaignId)
{
    return toQString(m_client->get(routes::campaign(campaignId)).json().at("status"));
}

} // namespace fairlead
