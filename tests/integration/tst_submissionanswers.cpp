#include "models/campaign/codec.h"
#include "models/campaign/formats.h"
#include "models/campaign/request.h"
#include "tests/support/outboxbench.h"

#include <QDateTime>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;
using Outcome = SubmitResult::Outcome;
using Phase = FaultServer::Phase;

/// What counts as the answer to a create call, and when the call is repeated.
class TestSubmissionAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksAboutWhatTheServerStoredOtherwise_data();
    void asksAboutWhatTheServerStoredOtherwise();
    void takesTheServersForm_data();
    void takesTheServersForm();
    void buildsOnNoOtherCampaign_data();
    void buildsOnNoOtherCampaign();
    void takesOnlyAnIdForOne_data();
    void takesOnlyAnIdForOne();
    void readsWhatAnAnswerLeavesOut();
    void asksAboutAnAnswerThatIsTooOld_data();
    void asksAboutAnAnswerThatIsTooOld();
    void readsSeveralTimesBeforeItRepeats_data();
    void readsSeveralTimesBeforeItRepeats();
    void triesFiveTimes_data();
    void triesFiveTimes();
};

/// What the server stores otherwise, it says in its answer: the user sees which fields before anything is
/// built on it.
void TestSubmissionAnswers::asksAboutWhatTheServerStoredOtherwise_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QString>("field");
    QTest::newRow("window") << QByteArray(R"({"sending_window_start":"07:30:00"})")
                            << QStringLiteral("/sending_window_start");
    QTest::newRow("limit") << QByteArray(R"({"daily_limit":77})") << QStringLiteral("/daily_limit");
    QTest::newRow("what was not sent")
        << QByteArray(R"({"description":"Mine"})") << QStringLiteral("/description");
}

void TestSubmissionAnswers::asksAboutWhatTheServerStoredOtherwise()
{
    QFETCH(QByteArray, stored);
    QFETCH(QString, field);
    OutboxBench bench;
    bench.storedOtherwise = Json::parse(stored.toStdString());
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.rest, Rest::Undecided);
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.entry.candidates.size(), std::size_t(1));
    QCOMPARE(result.entry.candidates.front().differences, QStringList{field});
    QCOMPARE(bench.posts("/launch"), 0);
    auto entry = result.entry;
    QVERIFY(decide(entry, entry.candidates.front().campaignId));
    QCOMPARE(entry.problems.front().path, field);
    QCOMPARE(entry.problems.front().severity, Problem::Severity::Warning);
}

void TestSubmissionAnswers::takesTheServersForm_data()
{
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("as sent") << QByteArray("{}");
    QTest::newRow("times in short") << QByteArray(
        R"({"sending_window_start":"09:00","sending_window_end":"17:00:00.000"})");
    QTest::newRow("days in another order") << QByteArray(R"({"send_days":["fri","thu","wed","tue","mon"]})");
    QTest::newRow("nothing said") << QByteArray(
        R"({"description":null,"system_prompt":null,"start_date":null,"connected_account_id":null})");
}

/// A server may write what it was sent in its own form.
void TestSubmissionAnswers::takesTheServersForm()
{
    QFETCH(QByteArray, shown);
    OutboxBench bench;
    auto campaign = goodCampaign();
    campaign.sendingWindowStart = QStringLiteral("09:00:00");
    campaign.sendingWindowEnd = QStringLiteral("17:00:00");
    campaign.sendDays = QStringLiteral("mon tue wed thu fri").split(u' ');
    auto echo = createRequest(campaign);
    echo.update(Json::parse(shown.toStdString()));
    echo["steps_config"] = echo["steps"];
    echo.erase("steps");
    echo["campaign_id"] = "7b1f0c7e-0000-4000-8000-000000000001";
    echo["status"] = "draft";
    bench.nextPost({Phase::Reply, {201, toCompactJson(echo), {}}});
    const auto result = bench.submit(campaign);
    QCOMPARE(result.outcome, Outcome::Created);
    QCOMPARE(result.entry.campaignId, QStringLiteral("7b1f0c7e-0000-4000-8000-000000000001"));
    QVERIFY(result.entry.problems.empty());
}

void TestSubmissionAnswers::buildsOnNoOtherCampaign_data()
{
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("other steps") << QByteArray(R"({"steps":[]})");
    QTest::newRow("another delay") << QByteArray(); // see below
    QTest::newRow("another prompt") << "{\"system_prompt\":\"" + QByteArray(120, 'x') + "\"}";
    QTest::newRow("another sender") << QByteArray(R"({"alias_ids":["someone-else"]})");
    QTest::newRow("another zone") << QByteArray(R"({"timezone":"Asia/Tokyo"})");
    QTest::newRow("another start") << QByteArray(
        R"({"launch_type":"scheduled","start_date":"2095-01-03T08:00:00Z"})");
}

/// The answer to the create call is about a campaign of the same name and dataset with something else in it,
/// whether ours was created or not: that one is never launched.
void TestSubmissionAnswers::buildsOnNoOtherCampaign()
{
    QFETCH(QByteArray, other);
    for (const bool isCreated : {true, false}) {
        OutboxBench bench;
        auto shown = encodeCampaign(goodCampaign());
        if (other.isEmpty())
            shown["steps"][0]["delay_days"] = 9;
        else
            shown.update(Json::parse(other.toStdString()));
        const auto stranger = bench.addStranger(shown, 0);
        shown["steps_config"] = shown.at("steps");
        shown.erase("steps");
        shown["campaign_id"] = toJson(stranger);
        shown["status"] = "draft";
        bench.nextPost({isCreated ? Phase::ReplyAfter : Phase::Reply, {201, toCompactJson(shown), {}}});
        const auto result = bench.submitAndLaunch(goodCampaign());
        for (const auto& request : bench.server.requests())
            QVERIFY(!request.target.endsWith("/launch") || !request.target.contains(stranger.toLatin1()));
        QVERIFY(result.entry.campaignId != stranger);
        QCOMPARE(bench.onServer().size(), std::size_t(isCreated ? 1 : bench.count()));
        if (isCreated)
            QCOMPARE(bench.posts(), 1);
    }
}

void TestSubmissionAnswers::takesOnlyAnIdForOne_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"", "1", "c-1", "../../auth/me", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
                           "99999999-9999-4999-8999-000000000001 ", "true"})
        QTest::addRow("\"%s\"", id) << QString::fromLatin1(id);
}

void TestSubmissionAnswers::takesOnlyAnIdForOne()
{
    QFETCH(QString, id);
    OutboxBench bench;
    auto echo = createRequest(goodCampaign());
    echo["steps_config"] = echo["steps"];
    echo.erase("steps");
    echo["campaign_id"] = toJson(id);
    echo["status"] = "draft";
    bench.nextPost({Phase::ReplyAfter, {201, toCompactJson(echo), {}}});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Adopted);
    QCOMPARE(result.entry.campaignId, toQString(bench.onServer().front().at("campaign_id")));
    QCOMPARE(bench.posts(), 1);
}

/// An answer that names the campaign and says nothing else is read in full before it counts.
void TestSubmissionAnswers::readsWhatAnAnswerLeavesOut()
{
    OutboxBench bench;
    const auto stranger = bench.addStranger(encodeCampaign(goodCampaign("Another")), 0);
    bench.nextPost({Phase::ReplyAfter, {201, toCompactJson({{"campaign_id", toJson(stranger)}}), {}}});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Adopted);
    QVERIFY(result.entry.campaignId != stranger);
    QCOMPARE(bench.posts(), 1);
}

void TestSubmissionAnswers::asksAboutAnAnswerThatIsTooOld_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::newRow("ours was created") << Phase::ReplyAfter;
    QTest::newRow("ours was not created") << Phase::Reply;
}

/// The same content, and created before the request: somebody else's, or by a server whose clocks differ.
void TestSubmissionAnswers::asksAboutAnAnswerThatIsTooOld()
{
    QFETCH(Phase, phase);
    OutboxBench bench;
    const auto older = bench.addStranger(encodeCampaign(goodCampaign()), 3'600);
    auto shown = createRequest(goodCampaign());
    shown["steps_config"] = shown["steps"];
    shown.erase("steps");
    shown["campaign_id"] = toJson(older);
    shown["status"] = "draft";
    shown["created_at"] = toJson(formatInstant(QDateTime::currentSecsSinceEpoch() - 3'600));
    bench.nextPost({phase, {201, toCompactJson(shown), {}}});
    const auto result = bench.submitAndLaunch(goodCampaign());
    QCOMPARE(result.rest, Rest::Undecided);
    QCOMPARE(bench.posts(), 1);
    QCOMPARE(bench.posts("/launch"), 0);
}

/// After a lost connection the server may still be at work: no repeat before its time is over, and several
/// reads in between.
void TestSubmissionAnswers::readsSeveralTimesBeforeItRepeats_data()
{
    QTest::addColumn<FaultServer::Plan>("plan");
    QTest::newRow("connection lost") << FaultServer::Plan{Phase::BeforeProcessing};
    QTest::newRow("gateway") << FaultServer::Plan{Phase::Reply, {502, "<html>", {}}};
    QTest::newRow("no answer") << FaultServer::Plan{Phase::SilenceBefore};
    QTest::newRow("unreadable") << FaultServer::Plan{Phase::Reply, {200, "{", {}}};
}

void TestSubmissionAnswers::readsSeveralTimesBeforeItRepeats()
{
    QFETCH(FaultServer::Plan, plan);
    OutboxBench bench;
    bench.timing.quiet = 90ms;
    std::vector<Moment> posts;
    std::vector<Moment> reads;
    bench.server.decide([&](const FaultServer::Received& request) {
        if (request.method != "POST") {
            if (posts.size() == 1)
                reads.push_back(momentNow());
            return FaultServer::Plan{};
        }
        posts.push_back(momentNow());
        return posts.size() == 1 ? plan : FaultServer::Plan{};
    });
    QCOMPARE(bench.submit(goodCampaign()).outcome, Outcome::Created);
    QCOMPARE(posts.size(), std::size_t(2));
    QVERIFY(reads.size() >= 3);
    QVERIFY(elapsed(posts[0], reads[1]) >= 44ms);
    QVERIFY(elapsed(posts[0], reads[2]) >= 89ms);
    QVERIFY(elapsed(posts[0], posts[1]) >= 89ms);
    QCOMPARE(defaultTiming().quiet, std::chrono::milliseconds(30s));
    QCOMPARE(defaultTiming().readings, 3);
}

void TestSubmissionAnswers::triesFiveTimes_data()
{
    QTest::addColumn<SandboxReply>("reply");
    QTest::newRow("429 without a time") << SandboxReply{429, {}, {}};
    QTest::newRow("429 at once") << SandboxReply{429, {}, {{"Retry-After", "0"}}};
    QTest::newRow("429 some time") << SandboxReply{429, {}, {{"Retry-After", "soon"}}};
    QTest::newRow("502") << SandboxReply{502, {}, {}};
}

/// With pauses that grow; then it is for the user to say.
void TestSubmissionAnswers::triesFiveTimes()
{
    QFETCH(SandboxReply, reply);
    OutboxBench bench;
    bench.timing.quiet = 0ms;
    bench.timing.retries = {.attempts = 5, .firstDelay = 10ms, .longestDelay = 10s, .jitter = [] {
                                return 1.0;
                            }};
    std::vector<Moment> posts;
    bench.server.decide([&](const FaultServer::Received& request) {
        if (request.method != "POST")
            return FaultServer::Plan{};
        posts.push_back(momentNow());
        return FaultServer::Plan{Phase::Reply, reply};
    });
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.rest, Rest::GivenUp);
    QCOMPARE(result.outcome, reply.status == 429 ? Outcome::NotSent : Outcome::Unknown);
    QVERIFY(result.entry.trouble.contains(QLatin1String("tried 5 times")));
    QCOMPARE(posts.size(), std::size_t(5));
    for (std::size_t i = 1; i < posts.size(); ++i)
        QVERIFY(elapsed(posts[i - 1], posts[i]) >= 10ms * (1 << (i - 1)) - 1ms);
    bench.server.decide({});
    QCOMPARE(bench.submit(goodCampaign()).outcome, Outcome::Created);
}

QTEST_GUILESS_MAIN(TestSubmissionAnswers)
#include "tst_submissionanswers.moc"
