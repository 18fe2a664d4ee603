#include "models/campaign/codec.h"
#include "models/drafts/librarydatabase.h"
#include "tests/support/outboxbench.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;
using Outcome = SubmitResult::Outcome;
using Phase = FaultServer::Phase;

/// Submissions over several runs: with other keys, for other accounts, from two processes, and what the
/// outbox knows of them.
class TestSubmissionRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsForANewKey();
    void knowsItsCampaignUnderANewKey();
    void createsForAnotherAccount();
    void adoptsWhatAnotherKeyOfTheAccountCreated();
    void leavesToAnotherKeyWhatOnlyThatCanTell();
    void settlesAnEarlierVersionFirst();
    void goesOnAfterItsTimeIsUp();
    void sendsOnceFromTwoProcesses();
    void takesAStalledSenderForUnclear();
    void bringsAnOlderOutboxUpToDate();
    void looksIntoTheOutboxWithoutAnyTime();
    void keepsToAPauseOfAnotherProcess();
};

namespace {

SubmitResult resultWith(OutboxBench& bench, const Endpoint& endpoint, const SubmitOrder& order)
{
    OutboxStore store(bench.clientData.path());
    HttpClient client(endpoint, bench.limits, quickRetries());
    SubmitJob job({client, store, bench.timing}, order);
    QEventLoop loop;
    QObject::connect(&job, &SubmitJob::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    job.start();
    loop.exec();
    return job.result();
}

/// A request whose answer never came within the time of the command.
void leaveUnclear(OutboxBench& bench)
{
    bench.limits.silence = 30s;
    bench.nextPost({Phase::SilenceAfter});
    if (bench.submit(goodCampaign(), Repeat::AdoptKnown, 300ms).outcome != Outcome::Unknown)
        qFatal("not unclear");
}

} // namespace

void TestSubmissionRuns::waitsForANewKey()
{
    OutboxBench bench;
    bench.acceptedToken = "bav_live_the_new_key";
    const auto refused = bench.submit(goodCampaign());
    QCOMPARE(refused.rest, Rest::Unauthorised);
    QCOMPARE(refused.outcome, Outcome::NotSent);
    auto order = bench.order(goodCampaign());
    const auto oldToken = std::exchange(bench.token, bench.acceptedToken);
    order.target = bench.target();
    bench.acceptedToken = bench.token;
    SandboxService renewed(bench.serverData.path(), bench.token, 1ms);
    Q_UNUSED(oldToken)
    FaultServer server([&](const SandboxRequest& request) { return renewed.answer(request); });
    QVERIFY(server.listen());
    OutboxStore store(bench.clientData.path());
    HttpClient client({server.url(), bench.token, {}}, bench.limits, quickRetries());
    SubmitJob job({client, store, bench.timing}, order);
    bool finished = false;
    connect(&job, &SubmitJob::finished, this, [&] { finished = true; });
    job.start();
    QTRY_VERIFY(finished);
    QCOMPARE(job.result().outcome, Outcome::Created);
    QCOMPARE(job.result().entry.number, refused.entry.number);
}

void TestSubmissionRuns::knowsItsCampaignUnderANewKey()
{
    OutboxBench bench;
    const auto first = bench.submit(goodCampaign());
    bench.acceptedToken = "bav_live_rotated";
    auto order = bench.order(goodCampaign());
    order.target = outboxTarget(bench.server.url(), bench.acceptedToken);
    OutboxStore store(bench.clientData.path());
    HttpClient client({bench.server.url(), bench.acceptedToken, {}}, bench.limits, quickRetries());
    SubmitJob job({client, store, bench.timing}, order);
    bool finished = false;
    connect(&job, &SubmitJob::finished, this, [&] { finished = true; });
    job.start();
    QTRY_VERIFY(finished);
    QCOMPARE(job.result().outcome, Outcome::Adopted);
    QCOMPARE(job.result().entry.campaignId, first.entry.campaignId);
    QCOMPARE(bench.posts(), 1);
}

void TestSubmissionRuns::createsForAnotherAccount()
{
    OutboxBench bench;
    bench.submit(goodCampaign());
    QTemporaryDir otherData;
    const QByteArray otherToken = "bav_live_somebody_else";
    SandboxService other(otherData.path(), otherToken, 1ms);
    bench.server.decide([&](const FaultServer::Received&) { return FaultServer::Plan{}; });
    FaultServer both([&](const SandboxRequest& request) { return other.answer(request); });
    QVERIFY(both.listen());
    auto order = bench.order(goodCampaign());
    order.target.keyMark = QStringLiteral("somebody else");
    OutboxStore store(bench.clientData.path());
    HttpClient client({both.url(), otherToken, {}}, bench.limits, quickRetries());
    SubmitJob job({client, store, bench.timing}, order);
    bool finished = false;
    connect(&job, &SubmitJob::finished, this, [&] { finished = true; });
    job.start();
    QTRY_VERIFY(finished);
    QCOMPARE(job.result().outcome, Outcome::Created);
}

void TestSubmissionRuns::adoptsWhatAnotherKeyOfTheAccountCreated()
{
    OutboxBench bench;
    leaveUnclear(bench);
    bench.acceptedToken = "bav_live_rotated";
    auto order = bench.order(goodCampaign());
    order.target = outboxTarget(bench.server.url(), bench.acceptedToken);
    const auto result = resultWith(bench, {bench.server.url(), bench.acceptedToken, {}}, order);
    QCOMPARE(result.outcome, Outcome::Adopted);
    QCOMPARE(result.entry.campaignId, toQString(bench.onServer().front().at("campaign_id")));
    QCOMPARE(bench.posts(), 1);
}

void TestSubmissionRuns::leavesToAnotherKeyWhatOnlyThatCanTell()
{
    OutboxBench bench;
    leaveUnclear(bench);
    QTemporaryDir otherData;
    const QByteArray otherToken = "bav_live_somebody_else";
    SandboxService other(otherData.path(), otherToken, 1ms);
    FaultServer otherAccount([&](const SandboxRequest& request) { return other.answer(request); });
    QVERIFY(otherAccount.listen());
    auto order = bench.order(goodCampaign());
    order.target.keyMark = QStringLiteral("somebody else");
    const auto first = resultWith(bench, {otherAccount.url(), otherToken, {}}, order);
    QCOMPARE(first.outcome, Outcome::Unknown);
    QCOMPARE(first.rest, Rest::OtherKey);
    order.repeat = Repeat::CreateAnother;
    QCOMPARE(resultWith(bench, {otherAccount.url(), otherToken, {}}, order).outcome, Outcome::Created);
    const auto posts = std::ranges::count(otherAccount.requests(), "POST", &FaultServer::Received::method);
    QCOMPARE(posts, 1);                                               // none without --again
    QCOMPARE(bench.submit(goodCampaign()).outcome, Outcome::Adopted); // with its own key
}

void TestSubmissionRuns::settlesAnEarlierVersionFirst()
{
    OutboxBench bench;
    bench.limits.silence = 30s;
    bench.nextPost({Phase::SilenceAfter});
    const auto first = bench.submit(goodCampaign(), Repeat::AdoptKnown, 300ms);
    QCOMPARE(first.outcome, Outcome::Unknown);
    auto changed = goodCampaign();
    changed.dailyLimit = 123;
    const auto second = bench.submit(changed);
    QCOMPARE(second.outcome, Outcome::Created);
    OutboxStore store(bench.clientData.path());
    QCOMPARE(store.find(first.entry.number)->state, SubmissionState::SettledAdopted);
    QCOMPARE(bench.onServer().size(), std::size_t(2));
    QCOMPARE(bench.posts(), 2);
}

void TestSubmissionRuns::goesOnAfterItsTimeIsUp()
{
    OutboxBench bench;
    bench.limits.silence = 30s;
    bench.nextPost({Phase::SilenceAfter});
    const auto first = bench.submit(goodCampaign(), Repeat::AdoptKnown, 300ms);
    QCOMPARE(first.outcome, Outcome::Unknown);
    QCOMPARE(first.entry.attempts, 1);
    const auto second = bench.submit(goodCampaign());
    QCOMPARE(second.outcome, Outcome::Adopted);
    QCOMPARE(bench.onServer().size(), std::size_t(1));
}

void TestSubmissionRuns::sendsOnceFromTwoProcesses()
{
    OutboxBench bench;
    OutboxStore storeA(bench.clientData.path());
    OutboxStore storeB(bench.clientData.path());
    HttpClient client({bench.server.url(), bench.token, {}}, bench.limits, quickRetries());
    SubmitJob a({client, storeA, bench.timing}, bench.order(goodCampaign()));
    SubmitJob b({client, storeB, bench.timing}, bench.order(goodCampaign()));
    int finished = 0;
    connect(&a, &SubmitJob::finished, this, [&] { ++finished; });
    connect(&b, &SubmitJob::finished, this, [&] { ++finished; });
    a.start();
    b.start();
    QTRY_COMPARE(finished, 2);
    QCOMPARE(bench.posts(), 1);
    QCOMPARE(a.result().entry.campaignId, b.result().entry.campaignId);
    QVERIFY((a.result().outcome == Outcome::Created) != (b.result().outcome == Outcome::Created));
}

void TestSubmissionRuns::takesAStalledSenderForUnclear()
{
    OutboxBench bench;
    OutboxStore store(bench.clientData.path());
    auto entry = store.record({}, bench.target(), goodCampaign(), Repeat::AdoptKnown, bench.timing.now().utc);
    entry.state = SubmissionState::Sending; // as a process leaves it that was killed
    entry.attempts = 1;
    entry.unprovenSince = bench.timing.now();
    store.save(entry);
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Created);
    QCOMPARE(result.entry.attempts, 2);
    QCOMPARE(bench.server.requests().front().method, QByteArray("GET"));
}

void TestSubmissionRuns::bringsAnOlderOutboxUpToDate()
{
    const QTemporaryDir directory;
    const OutboxTarget target{QStringLiteral("https://a.example"), QStringLiteral("mark")};
    {
        LibraryDatabase database(directory.filePath(QStringLiteral("outbox.sqlite")),
                                 LibraryDatabase::Access::Write);
        database.run(
            "CREATE TABLE submissions (number INTEGER PRIMARY KEY AUTOINCREMENT, draft_id TEXT NOT "
            "NULL, server TEXT NOT NULL, key_mark TEXT NOT NULL, content_hash TEXT NOT NULL, name TEXT "
            "NOT NULL, state TEXT NOT NULL, launch TEXT NOT NULL, campaign_id TEXT NOT NULL, details "
            "TEXT NOT NULL)");
        database.run(
            "CREATE TABLE holds (server TEXT NOT NULL, key_mark TEXT NOT NULL, until INTEGER NOT NULL, "
            "PRIMARY KEY (server, key_mark))");
        database.run(
            "INSERT INTO submissions VALUES (1, 'd', 'https://a.example', 'mark', 'h', 'n', 'waiting', "
            "'none', '', '{}')");
        database.run("INSERT INTO submissions VALUES (2, 'd', 'https://a.example', 'mark', 'h', 'n', "
                     "'settled-created', 'none', 'c-2', '{}')");
        database.run("PRAGMA user_version = 2");
    }
    OutboxStore store(directory.path());
    const auto work = store.withWork(target);
    QCOMPARE(work.size(), std::size_t(1));
    QCOMPARE(work.front().number, qint64(1));
    QVERIFY(store.isOwnedByOther(work.front(), QStringLiteral("c-2")));
    QVERIFY(!store.isOwnedByOther(work.front(), QStringLiteral("c-1")));
}

void TestSubmissionRuns::looksIntoTheOutboxWithoutAnyTime()
{
    OutboxBench bench;
    QCOMPARE(bench.submit(goodCampaign(), Repeat::AdoptKnown, 0ms).outcome, Outcome::NotSent);
    bench.limits.silence = 30s;
    bench.nextPost({Phase::SilenceAfter});
    QCOMPARE(bench.submit(goodCampaign(), Repeat::AdoptKnown, 300ms).outcome, Outcome::Unknown);
    const auto requests = bench.server.requests().size();
    QCOMPARE(bench.submit(goodCampaign(), Repeat::AdoptKnown, 0ms).outcome, Outcome::Unknown);
    QCOMPARE(bench.server.requests().size(), requests);
    bench.limits = quickLimits();
    const auto settled = bench.submit(goodCampaign());
    const auto known = bench.submit(goodCampaign(), Repeat::AdoptKnown, 0ms);
    QCOMPARE(known.outcome, Outcome::Adopted);
    QCOMPARE(known.entry.campaignId, settled.entry.campaignId);
}

void TestSubmissionRuns::keepsToAPauseOfAnotherProcess()
{
    OutboxBench bench;
    bench.nextPost({Phase::Reply, {429, {}, {{"Retry-After", "2"}}}});
    const auto begin = bench.timing.now();
    QCOMPARE(bench.submit(goodCampaign(), Repeat::AdoptKnown, 500ms).rest, Rest::Asked);
    QCOMPARE(bench.submit(goodCampaign("Summer outreach")).outcome, Outcome::Created);
    QVERIFY(elapsed(begin, bench.timing.now()) >=
            2000ms); // what the server asked for, not a measure of speed
}

QTEST_GUILESS_MAIN(TestSubmissionRuns)
#include "tst_submissionruns.moc"
