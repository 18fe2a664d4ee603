#include "app/commandline.h"
#include "app/submitoutput.h"
#include "models/campaign/codec.h"
#include "network/submission/outboxgateway.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/outboxbench.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace fairlead;
using namespace std::chrono_literals;
using Phase = FaultServer::Phase;

/// The disk takes nothing more in the middle of a submission: what the command says goes by what the server
/// may hold, and the next run makes no second campaign.
class TestSubmissionDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatTheServerMayHold_data();
    void saysWhatTheServerMayHold();
    void saysWhatBecameOfALaunch_data();
    void saysWhatBecameOfALaunch();
    void sendsNothingWithoutARecord();
    void keepsAnUpdateUntilThereIsRoom_data();
    void keepsAnUpdateUntilThereIsRoom();
    void sendsNoUpdateWithoutARecord();
};

namespace {

struct Told
{
    QString outcome;
    int exitCode = 0;
    SubmitResult result;
    Json json;
};

/// The disk fails from the moment when the server has a request to that end of a path.
Told submitUntil(OutboxBench& bench, FaultyVfs& disk, FaultyVfs::Fault fault, const QByteArray& pathEnd,
                 const FaultServer::Plan& plan, bool launch)
{
    bench.server.decide([&](const FaultServer::Received& request) {
        if (request.method != "POST" || !request.target.endsWith(pathEnd))
            return FaultServer::Plan{};
        disk.setFault(fault);
        return plan;
    });
    auto order = bench.order(goodCampaign());
    order.launch = launch;
    order.wait = 5s;
    const auto result = bench.run(order);
    disk.setFault(FaultyVfs::Fault::None);
    bench.server.decide({});
    const auto json = submitJson(result, launch);
    return {toQString(json.at("outcome")), submitExitCode(result, launch), result, json};
}

const auto draft = QStringLiteral("draft-1");

/// The outbox of the windows with a campaign on the server, and a change of it.
struct Updating
{
    Updating()
    {
        changed.dailyLimit = 222;
        gateway.use(client, bench.target());
        gateway.submit(draft, goodCampaign(), CampaignGateway::Again::AdoptKnown);
    }
    bool isCreated()
    {
        return gateway.status(draft, goodCampaign()).state == SubmissionState::SettledCreated;
    }
    void update() { gateway.update(draft, changed, CampaignGateway::Foreign::Spare); }
    bool isDone() const { return !gateway.status(draft, changed).contentChanged; }
    int limitOnServer() { return bench.onServer().front().at("daily_limit").get<int>(); }
    auto patches() const
    {
        return std::ranges::count(bench.server.requests(), QByteArray("PATCH"),
                                  &FaultServer::Received::method);
    }

    OutboxBench bench;
    FaultyVfs disk{bench.clientData.path()};
    HttpClient client{{bench.server.url(), bench.token, {}}, bench.limits, quickRetries()};
    OutboxGateway gateway{bench.clientData.path(), bench.timing};
    QSignalSpy failed{&gateway, &OutboxGateway::storeFailed};
    Campaign changed = goodCampaign();
};

const std::vector<std::pair<const char*, FaultyVfs::Fault>> faults{{"disk full", FaultyVfs::Fault::DiskFull},
                                                                   {"I/O error", FaultyVfs::Fault::IoError}};

} // namespace

void TestSubmissionDisk::saysWhatTheServerMayHold_data()
{
    QTest::addColumn<FaultyVfs::Fault>("fault");
    QTest::addColumn<FaultServer::Plan>("plan");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("exitCode");
    for (const auto& [name, fault] : faults) {
        const auto row = [&](const char* what, FaultServer::Plan plan, const char* outcome, int exitCode) {
            QTest::addRow("%s, %s", name, what)
                << fault << std::move(plan) << QString::fromLatin1(outcome) << exitCode;
        };
        row("answered", {}, "created", exitcode::done);
        row("answer lost", {Phase::AfterProcessing}, "unknown", exitcode::unknown);
        row("request lost", {Phase::BeforeProcessing}, "unknown", exitcode::unknown);
        row("gateway", {Phase::ReplyAfter, {502, {}, {}}}, "unknown", exitcode::unknown);
        row("garbage", {Phase::ReplyAfter, {200, "{", {}}}, "unknown", exitcode::unknown);
        row("refused", {Phase::Reply, {422, R"({"detail":"No"})", {}}}, "refused", exitcode::refused);
        row("busy", {Phase::Reply, {429, {}, {}}}, "not_sent", exitcode::file);
    }
}

void TestSubmissionDisk::saysWhatTheServerMayHold()
{
    QFETCH(FaultyVfs::Fault, fault);
    QFETCH(FaultServer::Plan, plan);
    OutboxBench bench;
    FaultyVfs disk(bench.clientData.path());
    const auto told = submitUntil(bench, disk, fault, "campaigns/", plan, false);
    QTEST(told.outcome, "outcome");
    QTEST(told.exitCode, "exitCode");
    QVERIFY(!told.result.storeError.isEmpty());
    const auto created = bench.onServer();
    if (told.outcome == QLatin1String("created"))
        QCOMPARE(toQString(told.json.at("campaign_id")), toQString(created.front().at("campaign_id")));
    if (told.outcome == QLatin1String("refused"))
        return;
    const auto again = bench.submit(goodCampaign());
    QVERIFY(isSettled(again.entry.state));
    QCOMPARE(bench.onServer().size(), std::size_t(1));
}

void TestSubmissionDisk::saysWhatBecameOfALaunch_data()
{
    QTest::addColumn<FaultyVfs::Fault>("fault");
    QTest::addColumn<FaultServer::Plan>("plan");
    QTest::addColumn<QString>("launch");
    QTest::addColumn<int>("exitCode");
    for (const auto& [name, fault] : faults) {
        const auto row = [&](const char* what, FaultServer::Plan plan, const char* launch, int exitCode) {
            QTest::addRow("%s, %s", name, what)
                << fault << std::move(plan) << QString::fromLatin1(launch) << exitCode;
        };
        row("answered", {}, "launched", exitcode::done);
        row("answer lost", {Phase::AfterProcessing}, "unknown", exitcode::unknown);
        row("request lost", {Phase::BeforeProcessing}, "unknown", exitcode::unknown);
        row("refused", {Phase::Reply, {422, R"({"detail":"No"})", {}}}, "refused", exitcode::refused);
    }
}

void TestSubmissionDisk::saysWhatBecameOfALaunch()
{
    QFETCH(FaultyVfs::Fault, fault);
    QFETCH(FaultServer::Plan, plan);
    OutboxBench bench;
    FaultyVfs disk(bench.clientData.path());
    const auto told = submitUntil(bench, disk, fault, "/launch", plan, true);
    QCOMPARE(told.outcome, QStringLiteral("created"));
    QTEST(toQString(told.json.at("launch").at("outcome")), "launch");
    QTEST(told.exitCode, "exitCode");
    const auto posts = bench.posts("/launch");
    const auto again = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(again.outcome, SubmitResult::Outcome::Adopted);
    QCOMPARE(again.entry.launch.state, LaunchState::Done);
    const bool wasTaken = plan.phase == Phase::Normal || plan.phase == Phase::AfterProcessing;
    QCOMPARE(bench.posts("/launch"), wasTaken ? posts : posts + 1);
}

/// The record of the attempt cannot be written, so there is none: exit 3.
void TestSubmissionDisk::sendsNothingWithoutARecord()
{
    for (const auto& [name, fault] : faults) {
        OutboxBench bench;
        FaultyVfs disk(bench.clientData.path());
        {
            OutboxStore store(bench.clientData.path());
        }
        const auto wanted = bench.order(goodCampaign());
        bench.server.decide([&](const FaultServer::Received& request) {
            if (request.method == "GET") // the read before a second one of the same content
                disk.setFault(fault);
            return FaultServer::Plan{};
        });
        auto order = wanted;
        order.repeat = Repeat::CreateAnother;
        const auto result = bench.run(order);
        QCOMPARE(result.outcome, SubmitResult::Outcome::NotSent);
        QCOMPARE(submitExitCode(result, false), int(exitcode::file));
        QCOMPARE(result.entry.attempts, 0);
        QCOMPARE(bench.posts(), 0);
    }
}

void TestSubmissionDisk::keepsAnUpdateUntilThereIsRoom_data()
{
    QTest::addColumn<FaultyVfs::Fault>("fault");
    QTest::addColumn<FaultServer::Plan>("plan");
    QTest::addColumn<int>("patches");
    for (const auto& [name, fault] : faults) {
        const auto row = [&](const char* what, FaultServer::Plan plan, int patches) {
            QTest::addRow("%s, %s", name, what) << fault << std::move(plan) << patches;
        };
        row("answered", {}, 1); // the repeat finds nothing left to send
        row("answer lost", {Phase::AfterProcessing}, 1);
        row("request lost", {Phase::BeforeProcessing}, 2);
    }
}

/// What came of it cannot be written: it says so, counts as not done, and is done once.
void TestSubmissionDisk::keepsAnUpdateUntilThereIsRoom()
{
    QFETCH(FaultyVfs::Fault, fault);
    QFETCH(FaultServer::Plan, plan);
    Updating outbox;
    QTRY_VERIFY(outbox.isCreated());
    outbox.bench.server.decide([&](const FaultServer::Received& request) {
        if (request.method != "PATCH")
            return FaultServer::Plan{};
        outbox.disk.setFault(fault);
        return plan;
    });
    outbox.update();
    QTRY_VERIFY(!outbox.failed.isEmpty());
    QVERIFY(!outbox.failed.front().front().toString().isEmpty());
    QVERIFY(!outbox.isDone());
    outbox.disk.setFault(FaultyVfs::Fault::None);
    outbox.bench.server.decide({});
    outbox.gateway.retry(draft);
    QTRY_VERIFY(outbox.isDone());
    QCOMPARE(outbox.limitOnServer(), 222);
    QCOMPARE(outbox.bench.onServer().size(), std::size_t(1));
    QTEST(int(outbox.patches()), "patches");
}

void TestSubmissionDisk::sendsNoUpdateWithoutARecord()
{
    for (const auto& [name, fault] : faults) {
        Updating outbox;
        QTRY_VERIFY(outbox.isCreated());
        outbox.disk.setFault(fault);
        outbox.update();
        QVERIFY2(!outbox.failed.isEmpty(), name);
        outbox.disk.setFault(FaultyVfs::Fault::None);
        outbox.gateway.submit(QStringLiteral("draft-2"), goodCampaign("Another"),
                              CampaignGateway::Again::AdoptKnown); // goes out after what waits
        QTRY_COMPARE(outbox.bench.onServer().size(), std::size_t(2));
        QCOMPARE(int(outbox.patches()), 0);
        QVERIFY(!outbox.isDone());
    }
}

QTEST_GUILESS_MAIN(TestSubmissionDisk)
#include "tst_submissiondisk.moc"
