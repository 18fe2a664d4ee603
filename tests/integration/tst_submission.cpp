#include "models/campaign/codec.h"
#include "models/campaign/request.h"
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
    void adoptsOnlyWhatItCreated_data();
    void adoptsOnlyWhatItCreated();
    void asksWhenTheServerChangedAValue_data();
    void asksWhenTheServerChangedAValue();
    void asksWhenTheServerChangedTheText();
    void findsACampaignThatCameLate();
    void waitsAsLongAsTheServerAsks();
    void refusesAnAnswerAboutAnotherCampaign();
    void refusesAnAnswerAboutItsOwnEarlierCampaign();
    void endsWithEveryStatus_data();
    void endsWithEveryStatus();
    void survivesAConnectionThatClosesAtOnce();
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

void TestSubmission::adoptsOnlyWhatItCreated_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<bool>("otherDataset");
    QTest::addColumn<bool>("shortInLists");
    for (const bool isShort : {false, true}) {
        const char* shown = isShort ? "in short" : "in full";
        QTest::addRow("same content, created long ago, %s", shown) << qint64(90'000) << false << isShort;
        QTest::addRow("same name, other dataset, %s", shown) << qint64(0) << true << isShort;
    }
}

void TestSubmission::adoptsOnlyWhatItCreated()
{
    QFETCH(qint64, age);
    QFETCH(bool, otherDataset);
    QFETCH(bool, shortInLists);
    OutboxBench bench;
    bench.shortInLists = shortInLists;
    auto request = encodeCampaign(goodCampaign());
    if (otherDataset)
        request["dataset_id"] = "77777777-7777-4777-8777-777777777777";
    const auto stranger = bench.addStranger(request, age);
    bench.nextPost({Phase::BeforeProcessing});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Created);
    QVERIFY(result.entry.campaignId != stranger);
    QCOMPARE(bench.onServer().size(), std::size_t(1));
}

void TestSubmission::asksWhenTheServerChangedAValue_data()
{
    QTest::addColumn<bool>("shortInLists");
    QTest::newRow("in full") << false;
    QTest::newRow("in short") << true;
}

/// It may be ours with a limit that the server lowered, or a stranger's: neither adopted nor sent again.
void TestSubmission::asksWhenTheServerChangedAValue()
{
    QFETCH(bool, shortInLists);
    OutboxBench bench;
    bench.shortInLists = shortInLists;
    bench.storedOtherwise = {{"daily_limit", 77}};
    bench.nextPost({Phase::AfterProcessing});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.rest, Rest::Undecided);
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.entry.candidates.size(), std::size_t(1));
    QCOMPARE(result.entry.candidates[0].differences, QStringList{QStringLiteral("/daily_limit")});
    QCOMPARE(bench.submit(goodCampaign()).rest, Rest::Undecided);
    QCOMPARE(bench.posts(), 1);
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

void TestSubmission::waitsAsLongAsTheServerAsks()
{
    OutboxBench bench;
    bench.nextPost({Phase::Reply, {429, R"({"detail":"RATE_LIMITED"})", {{"Retry-After", "1"}}}});
    const auto begin = bench.timing.now();
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Created);
    QVERIFY(elapsed(begin, bench.timing.now()) >=
            1000ms); // what the server asked for, not a measure of speed
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

QTEST_GUILESS_MAIN(TestSubmission)
#include "tst_submission.moc"
