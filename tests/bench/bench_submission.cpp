#include "models/campaign/codec.h"
#include "models/campaign/request.h"
#include "network/api/campaigncalls.h"
#include "network/submission/submissionrun.h"
#include "tests/support/outboxbench.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkReply>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

using namespace fairlead;

/// One submission on loopback, as the bare call of Qt, through the client, and through the outbox, which puts
/// the attempt on record before the first byte leaves and its outcome after the answer. `recordOnly` is these
/// two writes alone. The server runs in the same thread, so its work is in all of them. `bareCall` keeps its
/// connection; `bareCallCold` opens one in each call, as a program would that opens none ahead. `sideBySide`
/// makes one of each in turn, so that whatever slows this computer slows all of them, and tells the medians.

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
    campaign["campaign_id"] =
        toJson(QStringLiteral("00000000-0000-4000-8000-%1").arg(++number, 12, 10, QLatin1Char('0')));
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

/// An outbox at work with a fixture's server.
struct Outbox
{
    explicit Outbox(Fixture& fixture)
        : store(fixture.data.path()),
          target(outboxTarget(fixture.server.url(), fixture.token)),
          place{fixture.client, store, defaultTiming()}
    {
    }

    /// Whether the campaign was created.
    bool submit()
    {
        SubmissionRun run(place,
                          SubmissionRun::record(place, {}, target, nextCampaign(), Repeat::AdoptKnown));
        QEventLoop loop;
        QObject::connect(&run, &OutboxRun::finished, &loop, &QEventLoop::quit);
        run.start();
        loop.exec();
        return run.hasCreated();
    }

    OutboxStore store;
    const OutboxTarget target;
    const OutboxWorkplace place;
};

void throughTheOutbox(benchmark::State& state)
{
    Fixture fixture(state);
    Outbox outbox(fixture);
    for (auto _ : state)
        if (!outbox.submit())
            state.SkipWithError("not created");
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

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

void sideBySide(benchmark::State& state)
{
    Fixture fixture(state);
    Outbox outbox(fixture);
    QNetworkAccessManager kept;
    const auto postCold = [&] {
        QNetworkAccessManager network;
        return postBare(network, fixture);
    };
    std::vector<double> bare, cold, ours;
    bool isCreated = true;
    const auto timed = [&](std::vector<double>& times, const auto& create) {
        QElapsedTimer timer;
        timer.start();
        isCreated = create() && isCreated;
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1000);
    };
    for (auto _ : state) {
        timed(bare, [&] { return postBare(kept, fixture); });
        timed(cold, postCold);
        timed(ours, [&] { return outbox.submit(); });
    }
    if (!isCreated)
        state.SkipWithError("not created");
    state.counters["bare_us"] = medianOf(bare);
    state.counters["cold_us"] = medianOf(cold);
    state.counters["outbox_us"] = medianOf(ours);
    state.counters["to_bare"] = medianOf(ours) / medianOf(bare);
    state.counters["to_cold"] = medianOf(ours) / medianOf(cold);
}
BENCHMARK(sideBySide)->ArgName("sandbox")->Arg(0)->Arg(1)->UseRealTime()->Unit(benchmark::kMicrosecond);

} // namespace
