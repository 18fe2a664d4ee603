#include "models/campaign/codec.h"
#include "models/campaign/request.h"
#include "models/drafts/librarydatabase.h"
#include "network/submission/verdict.h"
#include "tests/support/outboxbench.h"
#include "tests/support/sampledata.h"

#include <QTcpServer>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;
using Outcome = SubmitResult::Outcome;
using Phase = FaultServer::Phase;

/// Submissions over real sockets, with a server that breaks off at every point: each ends with exactly one
/// campaign, or with words that say what is not known.
class TestSubmission : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesAFault_data();
    void survivesAFault();
    void isRefusedWithoutARepeat_data();
    void isRefusedWithoutARepeat();
    void reportsRefusalsOnFields();
    void createsUnchangedContentOnlyOnce();
    void createsAnotherWhenAsked();
    void sendsNothingWhereNobodyListens();
    void waitsForANewKey();
    void adoptsOnlyWhatItCreated_data();
    void adoptsOnlyWhatItCreated();
    void asksWhenTheServerChangedTheText();
    void warnsOfWhatTheServerStoredOtherwise();
    void knowsItsCampaignUnderANewKey();
    void createsForAnotherAccount();
    void adoptsWhatAnotherKeyOfTheAccountCreated();
    void leavesToAnotherKeyWhatOnlyThatCanTell();
    void settlesAnEarlierVersionFirst();
    void goesOnAfterItsTimeIsUp();
    void sendsOnceFromTwoProcesses();
    void findsACampaignThatCameLate();
    void takesAStalledSenderForUnclear();
    void waitsAsLongAsTheServerAsks();
    void refusesAnAnswerAboutAnotherCampaign();
    void refusesAnAnswerAboutItsOwnEarlierCampaign();
    void endsWithEveryStatus_data();
    void endsWithEveryStatus();
    void survivesAConnectionThatClosesAtOnce();
    void goesByTheServersClock();
    void bringsAnOlderOutboxUpToDate();
    void looksIntoTheOutboxWithoutAnyTime();
    void keepsToAPauseOfAnotherProcess();
};

void TestSubmission::survivesAFault_data()
{
    QTest::addColumn<FaultServer::Plan>("plan");
    QTest::addColumn<bool>("processed");
    const auto row = [](const char* name, FaultServer::Plan plan, bool processed) {
        QTest::newRow(name) << std::move(plan) << processed;
    };
    row("closed before processing", {Phase::BeforeProcessing}, false);
    row("closed after processing", {Phase::AfterProcessing}, true);
    row("closed after the headers", {Phase::AfterHeaders}, true);
    row("closed within the body", {Phase::HalfBody}, true);
    row("endless body", {Phase::EndlessBody}, true);
    row("dripping too slowly", {Phase::SlowDrip, {}, {}, 30ms}, true);
    row("silent before processing", {Phase::SilenceBefore}, false);
    row("silent after processing", {Phase::SilenceAfter}, true);
    for (const int status : {302, 303, 408, 500, 502, 503, 504, 599}) {
        const SandboxReply reply{status, "<html>no</html>", {}};
        row(qPrintable(QStringLiteral("%1 instead").arg(status)), {Phase::Reply, reply}, false);
        row(qPrintable(QStringLiteral("%1 after").arg(status)), {Phase::ReplyAfter, reply}, true);
    }
    for (const char* body :
         {"", "{", "null", "[]", "{}", "{\"campaign_id\":7}", "<html>", "\xff\xfe", "\"x\""}) {
        const SandboxReply reply{200, body, {}};
        row(qPrintable(QStringLiteral("200 %1 instead").arg(QLatin1String(body))), {Phase::Reply, reply},
            false);
        row(qPrintable(QStringLiteral("200 %1 after").arg(QLatin1String(body))), {Phase::ReplyAfter, reply},
            true);
    }
    const QByteArray deep = QByteArray(100'000, '[');
    row("deep", {Phase::ReplyAfter, {200, deep, {}}}, true);
    row("no HTTP", {Phase::RawAfter, {}, "SSH-2.0-OpenSSH_9.2\r\n"}, true);
    row("length too long", {Phase::RawAfter, {}, "HTTP/1.1 201 Created\r\nContent-Length: 999\r\n\r\n{}"},
        true);
    row("length too short", {Phase::RawAfter, {}, "HTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\n{}"},
        true);
    row("bad chunks",
        {Phase::RawAfter, {}, "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}, true);
    row("bad gzip",
        {Phase::RawAfter,
         {},
         "HTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"},
        true);
}

void TestSubmission::survivesAFault()
{
    QFETCH(FaultServer::Plan, plan);
    QFETCH(bool, processed);
    OutboxBench bench;
    bench.limits.whole = 2s;
    bench.nextPost(plan);
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, processed ? Outcome::Adopted : Outcome::Created);
    const auto campaigns = bench.onServer();
    QCOMPARE(campaigns.size(), std::size_t(1));
    QCOMPARE(result.entry.campaignId, toQString(campaigns[0].at("campaign_id")));
    QCOMPARE(result.entry.attempts, processed ? 1 : 2);
    QCOMPARE(bench.posts(), result.entry.attempts);
}

void TestSubmission::isRefusedWithoutARepeat_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 404, 405, 410, 413, 415, 422, 451})
        QTest::addRow("%d", status) << status;
    QTest::addRow("409, after a read") << 409;
}

void TestSubmission::isRefusedWithoutARepeat()
{
    QFETCH(int, status);
    OutboxBench bench;
    bench.nextPost({Phase::Reply, {status, R"({"detail":"Not with us"})", {}}});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(bench.posts(), 1);
    QCOMPARE(result.entry.problems.size(), std::size_t(1));
    QCOMPARE(result.entry.problems[0].message, QStringLiteral("Not with us"));
    QCOMPARE(result.entry.problems[0].path, QString());
}

void TestSubmission::reportsRefusalsOnFields()
{
    OutboxBench bench;
    const Json body{{"error", "Request Validation Error"},
                    {"message", "The request failed validation"},
                    {"details",
                     {{{"loc", {"body", "steps", 0, "variants", 0, "weight"}}, {"msg", "Too heavy"}},
                      {{"loc", {"body", "moon_phase"}}, {"msg", "Must wane"}}}}};
    bench.nextPost({Phase::Reply, {422, toCompactJson(body), {}}});
    const auto problems = bench.submit(goodCampaign()).entry.problems;
    QVERIFY(problems.size() >= 2);
    QCOMPARE(problems[0].path, QStringLiteral("/steps/0/variants/0/weight"));
    QCOMPARE(problems[0].message, QStringLiteral("Too heavy"));
    QCOMPARE(problems[1].path, QString());
    QCOMPARE(problems[1].message, QStringLiteral("Must wane"));
}

void TestSubmission::createsUnchangedContentOnlyOnce()
{
    OutboxBench bench;
    const auto first = bench.submit(goodCampaign());
    auto spelledOut = goodCampaign();
    spelledOut.timezone = QStringLiteral("UTC"); // the default, said aloud
    const auto second = bench.submit(spelledOut);
    QCOMPARE(first.outcome, Outcome::Created);
    QCOMPARE(second.outcome, Outcome::Adopted);
    QCOMPARE(second.entry.campaignId, first.entry.campaignId);
    QCOMPARE(bench.posts(), 1);
}

void TestSubmission::createsAnotherWhenAsked()
{
    OutboxBench bench;
    const auto first = bench.submit(goodCampaign());
    bench.nextPost({Phase::AfterProcessing});
    const auto second = bench.submit(goodCampaign(), Repeat::CreateAnother);
    QCOMPARE(second.outcome, Outcome::Adopted); // the second one, which is not the first's
    QVERIFY(second.entry.campaignId != first.entry.campaignId);
    QCOMPARE(bench.onServer().size(), std::size_t(2));
}

void TestSubmission::sendsNothingWhereNobodyListens()
{
    OutboxBench bench;
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(closed.serverPort());
    closed.close();
    OutboxStore store(bench.clientData.path());
    HttpClient client({url, bench.token, {}}, bench.limits, quickRetries());
    SubmitJob job({client, store, bench.timing}, bench.order(goodCampaign()));
    bool finished = false;
    connect(&job, &SubmitJob::finished, this, [&] { finished = true; });
    job.start();
    QTRY_VERIFY(finished);
    QCOMPARE(job.result().outcome, Outcome::NotSent);
    QCOMPARE(job.result().entry.attempts, 0);
    // It waits in the outbox and goes out as soon as there is a server.
    const auto later = bench.submit(goodCampaign());
    QCOMPARE(later.outcome, Outcome::Created);
    QCOMPARE(later.entry.number, job.result().entry.number);
}

void TestSubmission::waitsForANewKey()
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

void TestSubmission::adoptsOnlyWhatItCreated_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<bool>("otherContent");
    QTest::addColumn<bool>("shortInLists");
    for (const bool isShort : {false, true}) {
        const char* shown = isShort ? "in short" : "in full";
        QTest::addRow("same content, created long ago, %s", shown) << qint64(90'000) << false << isShort;
        QTest::addRow("same name, other content, %s", shown) << qint64(0) << true << isShort;
    }
}

void TestSubmission::adoptsOnlyWhatItCreated()
{
    QFETCH(qint64, age);
    QFETCH(bool, otherContent);
    QFETCH(bool, shortInLists);
    OutboxBench bench;
    bench.shortInLists = shortInLists;
    auto request = encodeCampaign(goodCampaign());
    if (otherContent)
        request["daily_limit"] = 77;
    const auto stranger = bench.addStranger(request, age);
    bench.nextPost({Phase::BeforeProcessing});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Created);
    QVERIFY(result.entry.campaignId != stranger);
    QCOMPARE(bench.onServer().size(), std::size_t(1));
}

void TestSubmission::asksWhenTheServerChangedTheText()
{
    OutboxBench bench;
    auto request = encodeCampaign(goodCampaign());
    request["name"] = "Spring  outreach ";
    bench.addStranger(request, 0);
    bench.nextPost({Phase::BeforeProcessing});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.rest, Rest::Undecided);
    QCOMPARE(result.entry.candidates.size(), std::size_t(1));
    QCOMPARE(result.entry.candidates[0].differences, QStringList{QStringLiteral("/name")});
    QCOMPARE(bench.posts(), 1);
}

void TestSubmission::warnsOfWhatTheServerStoredOtherwise()
{
    OutboxBench bench;
    auto campaign = goodCampaign();
    campaign.sendDays.clear();
    auto echo = createRequest(campaign);
    echo["sending_window_start"] = "07:30:00";
    echo["send_days"] = {"monday"}; // not sent: the server's own choice
    echo.erase("daily_limit");
    echo["steps_config"] = echo["steps"];
    echo.erase("steps");
    echo["campaign_id"] = "7b1f0c7e-0000-4000-8000-000000000001";
    echo["status"] = "draft";
    bench.nextPost({Phase::ReplyAfter, {201, toCompactJson(echo), {}}});
    const auto result = bench.submit(campaign);
    QCOMPARE(result.outcome, Outcome::Created);
    QCOMPARE(result.entry.problems.size(), std::size_t(1));
    const auto& problem = result.entry.problems.front();
    QCOMPARE(problem.path, QStringLiteral("/sending_window_start"));
    QCOMPARE(problem.severity, Problem::Severity::Warning);
    QVERIFY(problem.message.contains(QStringLiteral("something else than was sent")));
}

void TestSubmission::knowsItsCampaignUnderANewKey()
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

void TestSubmission::createsForAnotherAccount()
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

void TestSubmission::adoptsWhatAnotherKeyOfTheAccountCreated()
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

void TestSubmission::leavesToAnotherKeyWhatOnlyThatCanTell()
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

void TestSubmission::settlesAnEarlierVersionFirst()
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

void TestSubmission::goesOnAfterItsTimeIsUp()
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

void TestSubmission::sendsOnceFromTwoProcesses()
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

/// The server gives up on the request, and makes the campaign when two readings have found nothing.
void TestSubmission::findsACampaignThatCameLate()
{
    OutboxBench bench;
    int reads = 0;
    bench.server.decide([&](const FaultServer::Received& request) {
        if (request.method == "POST")
            return FaultServer::Plan{Phase::Reply, {500, {}, {}}};
        if (++reads == 3)
            bench.addStranger(encodeCampaign(goodCampaign()), 0);
        return FaultServer::Plan{};
    });
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Adopted);
    QCOMPARE(result.entry.attempts, 1);
    QCOMPARE(bench.posts(), 1);
}

void TestSubmission::takesAStalledSenderForUnclear()
{
    OutboxBench bench;
    OutboxStore store(bench.clientData.path());
    auto entry = store.record({}, bench.target(), goodCampaign(), Repeat::AdoptKnown, bench.timing.now());
    entry.state = SubmissionState::Sending; // as a process leaves it that was killed
    entry.attempts = 1;
    entry.unprovenSince = bench.timing.now();
    store.save(entry);
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Created);
    QCOMPARE(result.entry.attempts, 2);
    QCOMPARE(bench.server.requests().front().method, QByteArray("GET"));
}

void TestSubmission::waitsAsLongAsTheServerAsks()
{
    OutboxBench bench;
    bench.nextPost({Phase::Reply, {429, R"({"detail":"RATE_LIMITED"})", {{"Retry-After", "1"}}}});
    const auto begin = bench.timing.now();
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Created);
    QVERIFY(bench.timing.now() - begin >= 1000); // what the server asked for, not a measure of speed
    bench.nextPost({Phase::Reply, {429, {}, {{"Retry-After", "3600"}}}});
    const auto tooLong = bench.submit(goodCampaign("Summer outreach"));
    QCOMPARE(tooLong.outcome, Outcome::NotSent);
    QCOMPARE(tooLong.rest, Rest::Asked);
}

void TestSubmission::refusesAnAnswerAboutAnotherCampaign()
{
    OutboxBench bench;
    const auto stranger = bench.submit(goodCampaign("Somebody else's")).entry.campaignId;
    const auto foreign = toCompactJson(bench.onServer().front());
    bench.nextPost({Phase::ReplyAfter, {201, foreign, {}}});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Adopted);
    QVERIFY(result.entry.campaignId != stranger);
}

/// A proxy that shows an old answer once more.
void TestSubmission::refusesAnAnswerAboutItsOwnEarlierCampaign()
{
    OutboxBench bench;
    const auto first = bench.submit(goodCampaign());
    const auto old = toCompactJson(bench.onServer().front());
    bench.nextPost({Phase::ReplyAfter, {201, old, {}}});
    const auto second = bench.submit(goodCampaign(), Repeat::CreateAnother);
    QCOMPARE(second.outcome, Outcome::Adopted);
    QVERIFY(second.entry.campaignId != first.entry.campaignId);
    QCOMPARE(bench.onServer().size(), std::size_t(2));
}

void TestSubmission::endsWithEveryStatus_data()
{
    QTest::addColumn<int>("first");
    for (int first = 200; first < 600; first += 50)
        QTest::addRow("%d to %d", first, first + 49) << first;
}

/// Whatever number a server answers with and whether it created the campaign or not: it is there once, or it
/// was refused and is not there.
void TestSubmission::endsWithEveryStatus()
{
    QFETCH(int, first);
    OutboxBench bench;
    bench.timing.quiet = 0ms; // the server of this test is never late, and never silent
    bench.timing.quietAfterTimeOut = 0ms;
    bench.limits.silence = 30s;
    bench.limits.whole = 60s;
    std::size_t expected = 0;
    for (int status = first; status < first + 50; ++status) {
        const bool processed = status < 300 || status >= 500 || status == 408 || status == 409;
        bench.nextPost(
            {processed ? Phase::ReplyAfter : Phase::Reply, {status, "{}", {{"Retry-After", "0"}}}});
        const auto result = bench.submit(goodCampaign(("Status " + std::to_string(status)).c_str()));
        const bool waits = status == 401 || status == 307 || status == 308;
        const bool refused = status >= 400 && status < 500 && status != 429 && !processed && !waits;
        const auto outcome = processed ? Outcome::Adopted
                             : refused ? Outcome::Refused
                             : waits   ? Outcome::NotSent
                                       : Outcome::Created;
        expected += refused || waits ? 0 : 1;
        const auto seen = QStringLiteral("%1: outcome %2, %3 campaigns instead of %4")
                              .arg(status)
                              .arg(static_cast<int>(result.outcome))
                              .arg(bench.count())
                              .arg(expected);
        QVERIFY2(result.outcome == outcome && bench.count() == expected, qPrintable(seen));
    }
}

void TestSubmission::survivesAConnectionThatClosesAtOnce()
{
    OutboxBench bench;
    bench.server.next({Phase::Connected});
    const auto result = bench.submit(goodCampaign());
    const auto later = bench.submit(goodCampaign()); // where not a byte had left, it waits
    QVERIFY(isSettled(later.entry.state));
    QCOMPARE(bench.onServer().size(), std::size_t(1));
    QCOMPARE(bench.posts(), 1);
}

/// A clock that was an hour ahead at the attempt and was set since.
void TestSubmission::goesByTheServersClock()
{
    auto json = encodeCampaign(goodCampaign());
    json["campaign_id"] = "9";
    json["created_at"] = "2026-03-01T10:00:01"; // without an offset: UTC
    const auto created = *decodeServerCampaign(json);
    const auto attempt = *created.createdAt - 1;
    OutboxEntry entry;
    entry.content = goodCampaign();
    entry.unprovenSince = (attempt + 3'600) * 1'000;
    QCOMPARE(judge(entry, {created}, {}, 0).kind, Verdict::Kind::Nothing);
    entry.unprovenSinceThere = attempt;
    QCOMPARE(judge(entry, {created}, {}, 0).kind, Verdict::Kind::Match);
    entry.unprovenSinceThere = attempt + 60;
    QCOMPARE(judge(entry, {created}, {}, std::nullopt).kind, Verdict::Kind::Nothing);
}

void TestSubmission::bringsAnOlderOutboxUpToDate()
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

void TestSubmission::looksIntoTheOutboxWithoutAnyTime()
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

void TestSubmission::keepsToAPauseOfAnotherProcess()
{
    OutboxBench bench;
    bench.nextPost({Phase::Reply, {429, {}, {{"Retry-After", "2"}}}});
    const auto begin = bench.timing.now();
    QCOMPARE(bench.submit(goodCampaign(), Repeat::AdoptKnown, 500ms).rest, Rest::Asked);
    QCOMPARE(bench.submit(goodCampaign("Summer outreach")).outcome, Outcome::Created);
    QVERIFY(bench.timing.now() - begin >= 2000); // what the server asked for, not a measure of speed
}

QTEST_GUILESS_MAIN(TestSubmission)
#include "tst_submission.moc"
