#pragma once

#include "network/submission/outboxgateway.h"
#include "tests/support/outboxbench.h"

#include <QTest>

#include <memory>

namespace fairlead {

inline const auto draft = QStringLiteral("draft-1");
inline const auto otherDraft = QStringLiteral("draft-2");

/// For tests of the outbox as the windows see it.
class GatewayBench
{
protected:
    void begin();
    void end();
    /// Submits the good campaign and waits until it is on the server.
    void create();
    SubmissionState stateOf(const QString& draftId, const Campaign& campaign = goodCampaign())
    {
        return m_gateway->status(draftId, campaign).state;
    }
    void connectToServer() { m_gateway->use(*m_client, m_bench->target()); }
    void restart();

    std::unique_ptr<OutboxBench> m_bench;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<OutboxGateway> m_gateway;
};

inline void GatewayBench::begin()
{
    m_bench = std::make_unique<OutboxBench>();
    m_client = std::make_unique<HttpClient>(Endpoint{m_bench->server.url(), m_bench->token, {}},
                                            m_bench->limits, quickRetries());
    restart();
}

inline void GatewayBench::end()
{
    m_gateway.reset();
    m_client.reset();
    m_bench.reset();
}

inline void GatewayBench::create()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), CampaignGateway::Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), SubmissionState::SettledCreated);
}

inline void GatewayBench::restart()
{
    m_gateway.reset();
    m_gateway = std::make_unique<OutboxGateway>(m_bench->clientData.path(), m_bench->timing);
}

} // namespace fairlead
