#pragma once

#include "network/api/httpclient.h"
#include "network/sandbox/sandboxservice.h"
#include "network/submission/submitjob.h"
#include "tests/support/faultserver.h"

#include <QTemporaryDir>

namespace fairlead {

/// A server that can misbehave, an outbox, and clients with short waits, for tests of submissions.
class OutboxBench
{
public:
    OutboxBench();

    /// Submits and waits for the end.
    SubmitResult submit(const Campaign& campaign, Repeat repeat = Repeat::AdoptKnown,
                        std::chrono::milliseconds wait = std::chrono::seconds(20));
    SubmitResult submitAndLaunch(const Campaign& campaign);
    SubmitResult run(SubmitOrder order);

    /// What happens to the next request of that method; the ones after it are answered normally.
    void nextPost(FaultServer::Plan plan, const QByteArray& pathEnd = "campaigns/");

    /// The campaigns that the server holds, newest first.
    std::vector<Json> onServer();
    /// How many campaigns the server created.
    std::size_t count() const { return m_created; }
    /// Puts a campaign on the server that is not ours.
    QString addStranger(Json request, qint64 secondsAgo);
    /// Somebody else changes members of a campaign.
    void changeOnServer(const QString& campaignId, const Json& changes);
    int posts(const QByteArray& pathEnd = "campaigns/") const;

    OutboxTarget target() const { return outboxTarget(server.url(), token); }
    SubmitOrder order(const Campaign& campaign) const { return {target(), campaign}; }

    QTemporaryDir serverData;
    QTemporaryDir clientData;
    QByteArray token = "bav_live_bench_0123456789";
    SandboxService service;
    FaultServer server;
    QByteArray acceptedToken = token; ///< what the server takes; others are refused
    bool shortInLists = false;        ///< lists show campaigns without their steps
    Json storedOtherwise;             ///< members that the server sets itself in what it creates
    OutboxTiming timing;
    HttpLimits limits;

private:
    SandboxReply answer(SandboxRequest request);

    std::vector<Json> m_strangers;
    std::size_t m_created = 0;
};

/// A campaign that rules and server accept.
Campaign goodCampaign(const char* name = "Spring outreach");

/// Short waits in all places.
OutboxTiming quickTiming();
HttpLimits quickLimits();
RetryPolicy quickRetries();

} // namespace fairlead
