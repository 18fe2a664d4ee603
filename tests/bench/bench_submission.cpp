#include "models/campaign/codec.h"
#include "models/campaign/request.h"
#include "network/api/campaigncalls.h"
#include "network/submission/submissionrun.h"
#include "tests/support/outboxbench.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkReply>

#include <benchmark/benchmark.h>

using namespace fairlead;

/// One submission on loopback, as the bare call of Qt, through the client, and through the outbox, which puts
/// the attempt on record before the first byte leaves and its outcome after the answer. `recordOnly` is these
/// two writes alone. The server runs in the same thread, so its work is in all of them. `bareCall` keeps its
/// connection; `bareCallCold` opens one in each call, as a program would that opens none ahead.

namespace {

QCoreApplication& application()
{
    static int argc = 1;
    static char name[] = "bench_submission";
    static char* argv[] = {name, nullptr};
    static QCoreApplication app(argc, argv);
    return app;
}

/// Answers at once, always as if it had created what was asked for.
SandboxReply created(const SandboxRequest& request)
{
    if (request.method != "POST")
        return {200, "{}", {}};
    auto campaign = Json::parse(request.body.toStdString());
    static qint64 number = 0;
    campaign["campaign_id"] = "c" + std::to_string(++number);
    campaign["status"] = "draft";
    campaign["steps_config"] = campaign.at("steps");
    campaign.erase("steps");
    return {201, toCompactJson(campaign), {}};
}

Campaign nextCampaign()
{
    static qint64 number = 0;
    auto campaign = goodCampaign();
    campaign.description = QStringLiteral("Number %1").arg(++number);
    return campaign;
}

/// The server answers from memory at once, or is the sandbox, which checks and stores what it is sent.
struct Fixture
{
    explicit Fixture(const benchmark::State& state) : isSandbox(state.range(0) == 1) {}

    QCoreApplication& program = application();
    const bool isSandbox;
    QTemporaryDir data;
    QTemporaryDir serverData;
    QByteArray token = "bav_live_bench_0123456789";
    SandboxService sandbox{serverData.path(), token, std::chrono::seconds(1)};
    FaultServer server{[this](const SandboxRequest& request) {
        return isSandbox ? sandbox.answer(request) : created(request);
    }};
    bool isListening = server.listen(); // before the client asks for the address
    HttpClient client{{server.url(), token, {}}};
};

/// Whether the campaign was created.
bool postBare(QNetworkAccessManager& network, const Fixture& fixture)
{
    auto url = fixture.server.url();
    url.setPath(QStringLiteral("/api/v1/campaigns/"));
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Authorization", "Bearer " + fixture.token);
    const std::unique_ptr<QNetworkReply> reply(
        network.post(request, toCompactJson(createRequest(nextCampaign()))));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return reply->error() == QNetworkReply::NoError &&
           decodeServerCampaign(*parseJson(reply->readAll()).value).has_value();
}

void bareCall(benchmark::State& state)
{
    Fixture fixture(state);
    QNetworkAccessManager network;
    for (auto _ : state)
        if (!postBare(network, fixture))
            state.SkipWithError("not created");
}
BENCHMARK(bareCall)->ArgName("sandbox")->Arg(0)->Arg(1)->UseRealTime()->Unit(benchmark::kMicrosecond);

void bareCallCold(benchmark::State& state)
{
    Fixture fixture(state);
    for (auto _ : state) {
        QNetworkAccessManager network;
        if (!postBare(network, fixture))
            state.SkipWithError("not created");
    }
}
BENCHMARK(bareCallCold)->ArgName("sandbox")->Arg(0)->Arg(1)->UseRealTime()->Unit(benchmark::kMicrosecond);

void throughTheClient(benchmark::State& state)
{
    Fixture fixture(state);
    for (auto _ : state) {
        auto* call = new CreateCampaign(fixture.client, createRequest(nextCampaign()));
        QEventLoop loop;
        QObject::connect(call, &ApiCall::finished, &loop, &QEventLoop::quit);
        loop.exec();
    }
}
BENCHMARK(throughTheClient)->ArgName("sandbox")->Arg(0)->Arg(1)->UseRealTime()->Unit(benchmark::kMicrosecond);

void throughTheOutbox(benchmark::State& state)
{
    Fixture fixture(state);
    OutboxStore store(fixture.data.path());
    const auto target = outboxTarget(fixture.server.url(), fixture.token);
    const OutboxWorkplace place{fixture.client, store, defaultTiming()};
    for (auto _ : state) {
        SubmissionRun run(place,
                          SubmissionRun::record(place, {}, target, nextCampaign(), Repeat::AdoptKnown));
        QEventLoop loop;
        QObject::connect(&run, &OutboxRun::finished, &loop, &QEventLoop::quit);
        run.start();
        loop.exec();
        if (!run.hasCreated())
            state.SkipWithError("not created");
    }
}
BENCHMARK(throughTheOutbox)->ArgName("sandbox")->Arg(0)->Arg(1)->UseRealTime()->Unit(benchmark::kMicrosecond);

void recordOnly(benchmark::State& state)
{
    Fixture fixture(state);
    OutboxStore store(fixture.data.path());
    const auto target = outboxTarget(fixture.server.url(), fixture.token);
    for (auto _ : state) {
        const auto begin = [](OutboxEntry& entry) {
            entry.state = SubmissionState::Sending;
            return true;
        };
        auto recorded = store.recordAttempt({}, target, nextCampaign(), Repeat::AdoptKnown, 1, begin);
        recorded.entry.state = SubmissionState::SettledCreated;
        store.saveOutcome(recorded.entry);
    }
}
BENCHMARK(recordOnly)->ArgName("sandbox")->Arg(0)->UseRealTime()->Unit(benchmark::kMicrosecond);

} // namespace
