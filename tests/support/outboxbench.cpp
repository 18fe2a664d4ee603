#include "tests/support/outboxbench.h"

#include "models/campaign/codec.h"
#include "models/campaign/formats.h"
#include "network/api/routes.h"
#include "tests/support/sampledata.h"

#include <QDateTime>
#include <QEventLoop>

namespace fairlead {

using namespace std::chrono_literals;

OutboxBench::OutboxBench()
    : service(serverData.path(), token, 30ms),
      server([this](const SandboxRequest& request) { return answer(request); }),
      timing(quickTiming()),
      limits(quickLimits())
{
    if (!server.listen())
        qFatal("no port");
}

/// Strangers are shown beside the service's own campaigns, older ones last.
SandboxReply OutboxBench::answer(SandboxRequest request)
{
    if (request.authorization == "Bearer " + acceptedToken)
        request.authorization = "Bearer " + token;
    else
        request.authorization = "Bearer refused";
    auto reply = service.answer(request);
    for (const auto& stranger : m_strangers)
        if (request.method == "GET" &&
            request.path == routes::campaign(toQString(stranger.at("campaign_id"))))
            reply = {200, toCompactJson(stranger), {}};
    if (request.method == "POST" && request.path == routes::campaigns() && reply.status < 300) {
        ++m_created;
        if (!storedOtherwise.empty()) {
            auto campaign = Json::parse(reply.body.toStdString());
            changeOnServer(toQString(campaign.at("campaign_id")), storedOtherwise);
            campaign.update(storedOtherwise);
            reply.body = toCompactJson(campaign);
        }
    }
    if (request.method == "GET" && request.path == routes::campaigns() && reply.status == 200) {
        auto list = Json::parse(reply.body.toStdString());
        for (const auto& stranger : m_strangers)
            list.push_back(stranger);
        if (shortInLists)
            for (auto& campaign : list)
                campaign.erase("steps_config");
        reply.body = toCompactJson(list);
    }
    return reply;
}

QString OutboxBench::addStranger(Json request, qint64 secondsAgo)
{
    const auto id =
        QStringLiteral("99999999-9999-4999-8999-%1").arg(m_strangers.size(), 12, 10, QLatin1Char('0'));
    request["steps_config"] = request.at("steps");
    request.erase("steps");
    request["campaign_id"] = toJson(id);
    request["status"] = "draft";
    request["created_at"] = toJson(formatInstant(QDateTime::currentSecsSinceEpoch() - secondsAgo));
    m_strangers.push_back(request);
    return id;
}

SubmitResult OutboxBench::submit(const Campaign& campaign, Repeat repeat, std::chrono::milliseconds wait)
{
    auto wanted = order(campaign);
    wanted.repeat = repeat;
    wanted.wait = wait;
    return run(std::move(wanted));
}

SubmitResult OutboxBench::submitAndLaunch(const Campaign& campaign)
{
    auto wanted = order(campaign);
    wanted.launch = true;
    wanted.wait = 20s;
    return run(std::move(wanted));
}

SubmitResult OutboxBench::run(SubmitOrder wanted)
{
    OutboxStore store(clientData.path());
    HttpClient client({server.url(), token, {}}, limits, quickRetries());
    SubmitJob job({client, store, timing}, std::move(wanted));
    QEventLoop loop;
    QObject::connect(&job, &SubmitJob::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    job.start();
    loop.exec();
    return job.result();
}

void OutboxBench::nextPost(FaultServer::Plan plan, const QByteArray& pathEnd)
{
    server.decide(
        [plan = std::move(plan), pathEnd, used = false](const FaultServer::Received& request) mutable {
            if (used || request.method != "POST" || !request.target.endsWith(pathEnd))
                return FaultServer::Plan{};
            used = true;
            return plan;
        });
}

std::vector<Json> OutboxBench::onServer()
{
    SandboxRequest request;
    request.method = "GET";
    request.path = routes::campaigns();
    request.query.addQueryItem(QStringLiteral("limit"), QStringLiteral("100"));
    request.authorization = "Bearer " + token;
    const auto list = Json::parse(service.answer(request).body.toStdString());
    return {list.begin(), list.end()};
}

void OutboxBench::changeOnServer(const QString& campaignId, const Json& changes)
{
    SandboxRequest request;
    request.method = "PATCH";
    request.path = routes::campaign(campaignId);
    request.authorization = "Bearer " + token;
    request.contentType = "application/json";
    request.body = toCompactJson(changes);
    if (service.answer(request).status != 200)
        qFatal("not changed");
}

int OutboxBench::posts(const QByteArray& pathEnd) const
{
    return static_cast<int>(
        std::ranges::count_if(server.requests(), [&](const FaultServer::Received& request) {
            return request.method == "POST" && request.target.endsWith(pathEnd);
        }));
}

Campaign goodCampaign(const char* name)
{
    return decodeCampaign(sample::request(name));
}

OutboxTiming quickTiming()
{
    auto timing = defaultTiming();
    timing.quiet = 40ms;
    timing.lockPoll = 2ms;
    timing.retries = quickRetries();
    timing.launchPoll = 5ms;
    return timing;
}

HttpLimits quickLimits()
{
    return {.silence = 400ms, .whole = 5s, .body = 1 << 20};
}

RetryPolicy quickRetries()
{
    return {.firstDelay = 1ms, .longestDelay = 5ms};
}

} // namespace fairlead
