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
    void waitsForTheEndOfABackgroundLaunch();
    void takesAStalledLaunchForUnclear();
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

void TestLaunch::waitsForTheEndOfABackgroundLaunch()
{
    OutboxBench bench;
    QCOMPARE(bench.submitAndLaunch(goodCampaign()).entry.campaignStatus, QStringLiteral("active"));
}

void TestLaunch::takesAStalledLaunchForUnclear()
{
    OutboxBench bench;
    const auto created = bench.submit(goodCampaign());
    {
        OutboxStore store(bench.clientData.path());
        auto entry = *store.find(created.entry.number);
        entry.launch.state = LaunchState::Sending; // as a process leaves it that was killed
        entry.launch.attempts = 1;
        store.save(entry);
    }
    const auto before = bench.server.requests().size();
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.entry.launch.state, LaunchState::Done);
    QCOMPARE(result.entry.launch.attempts, 2);
    QCOMPARE(bench.server.requests()[before].method, QByteArray("GET"));
}

QTEST_GUILESS_MAIN(TestLaunch)
#include "tst_launch.moc"
