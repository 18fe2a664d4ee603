#include "models/campaign/codec.h"
#include "tests/support/outboxbench.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;
using Phase = FaultServer::Phase;

/// A launch sends real mail: it goes out once, whatever happens to the connection.
class TestLaunch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesAFault_data();
    void survivesAFault();
    void isNotRepeatedForACampaignThatRuns();
    void reportsTheServersRefusal();
    void reportsTheSummary();
    void keepsOfAFloodTheNumbers();
    void waitsForTheEndOfABackgroundLaunch();
    void takesAStalledLaunchForUnclear();
    void staysUnclearWhenTheStatusIsRefused_data();
    void staysUnclearWhenTheStatusIsRefused();
    void readsOnceMoreBeforeAConflictCounts();
    void doesNotRepeatALaunchThatFailedMeanwhile();
    void saysWhatTheServerSaysAfterwards_data();
    void saysWhatTheServerSaysAfterwards();
    void launchesOnlyWhatWasSeen_data();
    void launchesOnlyWhatWasSeen();
    void takesNoOtherCampaignsStatus();
    void triesFiveTimes();
    void launchesOnlyADraft_data();
    void launchesOnlyADraft();

private:
    /// The launch as a process leaves it that was killed while its request was under way.
    void stall(OutboxBench& bench, qint64 number);
};

namespace {

QString statusOnServer(OutboxBench& bench)
{
    return toQString(bench.onServer().front().at("status"));
}

} // namespace

void TestLaunch::survivesAFault_data()
{
    QTest::addColumn<FaultServer::Plan>("plan");
    QTest::addColumn<int>("requests");
    const auto row = [](const char* name, FaultServer::Plan plan, int requests) {
        QTest::newRow(name) << std::move(plan) << requests;
    };
    row("closed before processing", {Phase::BeforeProcessing}, 2);
    row("closed after processing", {Phase::AfterProcessing}, 1);
    row("closed after the headers", {Phase::AfterHeaders}, 1);
    row("closed within the body", {Phase::HalfBody}, 1);
    row("silent before processing", {Phase::SilenceBefore}, 2);
    row("silent after processing", {Phase::SilenceAfter}, 1);
    row("502 instead", {Phase::Reply, {502, "<html>", {}}}, 2);
    row("502 after", {Phase::ReplyAfter, {502, "<html>", {}}}, 1);
    row("garbage after", {Phase::ReplyAfter, {200, "{{{", {}}}, 1);
    row("409 after", {Phase::ReplyAfter, {409, R"({"detail":"BUSY"})", {}}}, 1);
    row("empty 200 after", {Phase::ReplyAfter, {200, "", {}}}, 1);
    row("204 after", {Phase::ReplyAfter, {204, "", {}}}, 1);
}

void TestLaunch::survivesAFault()
{
    QFETCH(FaultServer::Plan, plan);
    QFETCH(int, requests);
    OutboxBench bench;
    bench.nextPost(plan, "/launch");
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.entry.launch.state, LaunchState::Done);
    QCOMPARE(bench.posts("/launch"), requests);
    QCOMPARE(result.entry.launch.attempts, requests);
    QCOMPARE(bench.posts(), 1);
    QTRY_COMPARE(statusOnServer(bench), QStringLiteral("active"));
}

void TestLaunch::isNotRepeatedForACampaignThatRuns()
{
    OutboxBench bench;
    bench.submitAndLaunch(goodCampaign());
    const auto again = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(again.outcome, SubmitResult::Outcome::Adopted);
    QCOMPARE(again.entry.launch.state, LaunchState::Done);
    QCOMPARE(bench.posts("/launch"), 1);
}

void TestLaunch::reportsTheServersRefusal()
{
    OutboxBench bench;
    bench.nextPost({Phase::Reply, {409, R"({"detail":"NO_CREDITS","message":"Buy some"})", {}}}, "/launch");
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.outcome, SubmitResult::Outcome::Created);
    QCOMPARE(result.entry.launch.state, LaunchState::Refused);
    QCOMPARE(result.entry.launch.problems.front().message, QStringLiteral("Buy some"));
    QCOMPARE(bench.posts("/launch"), 1);
}

void TestLaunch::reportsTheSummary()
{
    OutboxBench bench;
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.entry.launch.report.at("summary").at("total_rows").get<int>(), 1200);
}

void TestLaunch::keepsOfAFloodTheNumbers()
{
    OutboxBench bench;
    const Json flood{{"summary", {{"total_rows", 7}}},
                     {"warnings", Json::array({std::string(200'000, 'x')})}};
    bench.nextPost({Phase::ReplyAfter, {200, toCompactJson(flood), {}}}, "/launch");
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(toCompactJson(result.entry.launch.report), QByteArray(R"({"summary":{"total_rows":7}})"));
}

void TestLaunch::waitsForTheEndOfABackgroundLaunch()
{
    OutboxBench bench;
    QCOMPARE(bench.submitAndLaunch(goodCampaign()).entry.campaignStatus, QStringLiteral("active"));
}

void TestLaunch::takesAStalledLaunchForUnclear()
{
    OutboxBench bench;
    const auto created = bench.submit(goodCampaign());
    stall(bench, created.entry.number);
    const auto before = bench.server.requests().size();
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.entry.launch.state, LaunchState::Done);
    QCOMPARE(result.entry.launch.attempts, 2);
    QCOMPARE(bench.server.requests()[before].method, QByteArray("GET"));
}

void TestLaunch::stall(OutboxBench& bench, qint64 number)
{
    OutboxStore store(bench.clientData.path());
    auto entry = *store.find(number);
    entry.launch.state = LaunchState::Sending;
    entry.launch.attempts = 1;
    store.save(entry);
}

void TestLaunch::staysUnclearWhenTheStatusIsRefused_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 404})
        QTest::addRow("%d", status) << status;
}

/// The request may have launched: nobody can say that nobody is written to.
void TestLaunch::staysUnclearWhenTheStatusIsRefused()
{
    QFETCH(int, status);
    OutboxBench bench;
    const auto created = bench.submit(goodCampaign());
    bench.server.decide([&](const FaultServer::Received& request) {
        if (request.method == "POST")
            return FaultServer::Plan{Phase::AfterProcessing};
        return FaultServer::Plan{Phase::Reply, {status, R"({"detail":"No"})", {}}};
    });
    stall(bench, created.entry.number);
    auto order = bench.order(goodCampaign());
    order.launch = true;
    order.wait = 50ms;
    const auto result = bench.run(order);
    QCOMPARE(result.entry.launch.state, LaunchState::Unclear);
    QCOMPARE(bench.posts("/launch"), 0);
}

/// A conflict with a launch of ours that is still under way: the status shows it a little later.
void TestLaunch::readsOnceMoreBeforeAConflictCounts()
{
    OutboxBench bench;
    const auto created = bench.submit(goodCampaign());
    const auto asDraft = toCompactJson(bench.onServer().front());
    bench.server.decide([&, reads = 0, posts = 0](const FaultServer::Received& request) mutable {
        if (request.method == "POST" && posts++ == 0)
            return FaultServer::Plan{Phase::ReplyAfter, {409, R"({"detail":"BUSY"})", {}}};
        if (request.method == "GET" && reads++ < 2)
            return FaultServer::Plan{Phase::Reply, {200, asDraft, {}}};
        return FaultServer::Plan{};
    });
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.entry.launch.state, LaunchState::Done);
    QCOMPARE(bench.posts("/launch"), 1);
}

void TestLaunch::doesNotRepeatALaunchThatFailedMeanwhile()
{
    OutboxBench bench;
    const auto created = bench.submit(goodCampaign());
    auto failed = bench.onServer().front();
    failed["status"] = "failed";
    failed["launch_error"] = "No credits";
    bench.server.decide([body = toCompactJson(failed)](const FaultServer::Received& request) {
        return request.method == "GET" ? FaultServer::Plan{Phase::Reply, {200, body, {}}}
                                       : FaultServer::Plan{};
    });
    stall(bench, created.entry.number);
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.entry.launch.state, LaunchState::Refused);
    QCOMPARE(result.entry.launch.problems.front().message, QStringLiteral("No credits"));
    QCOMPARE(bench.posts("/launch"), 0);
}

void TestLaunch::saysWhatTheServerSaysAfterwards_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("reading");
    QTest::addColumn<QString>("status");
    const auto row = [](const char* name, const char* answer, const char* reading, const char* status) {
        QTest::newRow(name) << QByteArray(answer) << QString::fromLatin1(reading)
                            << QString::fromLatin1(status);
    };
    row("no body", "", "launching", "launching");
    row("no campaign", R"({"summary":{}})", "launching", "launching");
    row("the campaign before", R"({"campaign":{"campaign_id":"ID","status":"draft"}})", "launching",
        "launching");
    row("launching", R"({"campaign":{"campaign_id":"ID","status":"launching"}})", "launching", "launching");
    row("launching, then active", R"({"campaign":{"campaign_id":"ID","status":"launching"}})", "active",
        "active");
    row("no campaign, then scheduled", "{}", "scheduled", "scheduled");
    row("no campaign, unreadable", "{}", "", "launching");
    row("taken back to a draft", "{}", "draft", "draft");
}

void TestLaunch::saysWhatTheServerSaysAfterwards()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, reading);
    OutboxBench bench;
    bench.submit(goodCampaign());
    auto campaign = bench.onServer().front();
    const auto id = QByteArray::fromStdString(campaign.at("campaign_id").get<std::string>());
    bool isLaunched = false;
    bench.server.decide([&](const FaultServer::Received& request) {
        if (request.method == "POST") {
            isLaunched = true;
            return FaultServer::Plan{Phase::Reply, {200, QByteArray(answer).replace("ID", id), {}}};
        }
        if (!isLaunched)
            return FaultServer::Plan{};
        if (reading.isEmpty())
            return FaultServer::Plan{Phase::Reply, {404, {}, {}}};
        campaign["status"] = toJson(reading);
        return FaultServer::Plan{Phase::Reply, {200, toCompactJson(campaign), {}}};
    });
    auto order = bench.order(goodCampaign());
    order.launch = true;
    order.wait = 500ms;
    const auto result = bench.run(order);
    QCOMPARE(result.entry.launch.state, LaunchState::Done);
    QTEST(result.entry.campaignStatus, "status");
    QCOMPARE(bench.posts("/launch"), 1);
}

void TestLaunch::launchesOnlyWhatWasSeen_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QString>("field");
    QTest::newRow("limit") << QByteArray(R"({"daily_limit":99})") << QStringLiteral("/daily_limit");
    QTest::newRow("name") << QByteArray(R"({"name":"Another"})") << QStringLiteral("/name");
    QTest::newRow("zone") << QByteArray(R"({"timezone":"Asia/Tokyo"})") << QStringLiteral("/timezone");
}

/// Somebody changed the campaign on the server since: that is not what the user wants to launch.
void TestLaunch::launchesOnlyWhatWasSeen()
{
    QFETCH(QByteArray, changes);
    QFETCH(QString, field);
    OutboxBench bench;
    const auto created = bench.submit(goodCampaign());
    bench.changeOnServer(created.entry.campaignId, Json::parse(changes.toStdString()));
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.entry.launch.state, LaunchState::Refused);
    QCOMPARE(result.entry.launch.problems.size(), std::size_t(1));
    QCOMPARE(result.entry.launch.problems.front().path, field);
    QCOMPARE(bench.posts("/launch"), 0);
}

/// The server shows another campaign than the one that was asked for.
void TestLaunch::takesNoOtherCampaignsStatus()
{
    OutboxBench bench;
    bench.submit(goodCampaign());
    auto other = bench.onServer().front();
    other["campaign_id"] = "7b1f0c7e-0000-4000-8000-000000000001";
    other["status"] = "active";
    bench.server.decide([body = toCompactJson(other)](const FaultServer::Received& request) {
        return request.method == "GET" ? FaultServer::Plan{Phase::Reply, {200, body, {}}}
                                       : FaultServer::Plan{};
    });
    auto order = bench.order(goodCampaign());
    order.launch = true;
    order.wait = 50ms;
    const auto result = bench.run(order);
    QVERIFY(result.entry.launch.state != LaunchState::Done);
    QCOMPARE(bench.posts("/launch"), 0);
}

void TestLaunch::triesFiveTimes()
{
    OutboxBench bench;
    bench.submit(goodCampaign());
    bench.server.decide([](const FaultServer::Received& request) {
        return request.method == "POST" ? FaultServer::Plan{Phase::Reply, {429, {}, {}}}
                                        : FaultServer::Plan{};
    });
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.rest, Rest::GivenUp);
    QCOMPARE(result.entry.launch.state, LaunchState::Wanted);
    QCOMPARE(bench.posts("/launch"), 5);
}

void TestLaunch::launchesOnlyADraft_data()
{
    QTest::addColumn<QString>("status");
    for (const char* status : {"scheduled", "active", "draining", "completed", "paused", "a word to come"})
        QTest::newRow(status) << QString::fromLatin1(status);
}

void TestLaunch::launchesOnlyADraft()
{
    QFETCH(QString, status);
    OutboxBench bench;
    const auto created = bench.submit(goodCampaign());
    auto campaign = bench.onServer().front();
    campaign["status"] = toJson(status);
    bench.server.decide([body = toCompactJson(campaign)](const FaultServer::Received& request) {
        return request.method == "GET" ? FaultServer::Plan{Phase::Reply, {200, body, {}}}
                                       : FaultServer::Plan{};
    });
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.entry.launch.state, LaunchState::Done);
    QCOMPARE(result.entry.campaignStatus, status);
    QCOMPARE(bench.posts("/launch"), 0);
}

QTEST_GUILESS_MAIN(TestLaunch)
#include "tst_launch.moc"
