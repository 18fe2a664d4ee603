#include "models/campaign/codec.h"
#include "models/campaign/formats.h"
#include "network/submission/verdict.h"
#include "tests/support/outboxbench.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;
using Outcome = SubmitResult::Outcome;
using Phase = FaultServer::Phase;

/// This computer's clock says what it likes: nothing is created twice, and nothing older is taken for ours.
class TestSubmissionClocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsItsOwnWhateverTheClockSays_data();
    void findsItsOwnWhateverTheClockSays();
    void takesNoOlderOneWhateverTheClockSays_data();
    void takesNoOlderOneWhateverTheClockSays();
    void goesByTheServersClock_data();
    void goesByTheServersClock();
    void asksWhenNoClockDecides_data();
    void asksWhenNoClockDecides();
    void goesByTheIdsThatWereThere();
    void asksOnceAboutEachCandidate();
    void keepsToAPauseWhateverTheClockSays_data();
    void keepsToAPauseWhateverTheClockSays();
};

namespace {

constexpr qint64 hour = 3'600;

/// The clock of this computer as it is after somebody has set it, by so many seconds.
void setClock(OutboxBench& bench, qint64 seconds)
{
    bench.timing.now = [seconds] {
        auto moment = momentNow();
        moment.utc += seconds * 1'000;
        return moment;
    };
}

void addClockRows()
{
    QTest::addColumn<qint64>("set");
    for (const auto& [name, seconds] :
         std::vector<std::pair<const char*, qint64>>{{"a day back", -24 * hour},
                                                     {"an hour back", -hour},
                                                     {"a minute back", -60},
                                                     {"not set", 0},
                                                     {"a minute forward", 60},
                                                     {"an hour forward", hour},
                                                     {"a year forward", 365 * 24 * hour}})
        QTest::newRow(name) << seconds;
}

/// A request whose answer does not come within the time of the command.
void leaveUnclear(OutboxBench& bench, Phase phase)
{
    bench.limits.silence = 30s;
    bench.nextPost({phase});
    if (bench.submit(goodCampaign(), Repeat::AdoptKnown, 300ms).outcome != Outcome::Unknown)
        qFatal("not unclear");
    bench.limits = quickLimits();
}

ServerCampaign createdAt(qint64 seconds)
{
    auto json = encodeCampaign(goodCampaign());
    json["campaign_id"] = "99999999-9999-4999-8999-999999999999";
    json["created_at"] = toJson(formatInstant(seconds));
    return *decodeServerCampaign(json);
}

Verdict::Kind verdictOn(const OutboxEntry& entry, qint64 created)
{
    return judge(entry, {createdAt(created)}, {}).kind;
}

} // namespace

void TestSubmissionClocks::findsItsOwnWhateverTheClockSays_data()
{
    addClockRows();
}

void TestSubmissionClocks::findsItsOwnWhateverTheClockSays()
{
    QFETCH(qint64, set);
    OutboxBench bench;
    const auto older = bench.addStranger(encodeCampaign(goodCampaign()), 2 * 365 * 24 * hour);
    leaveUnclear(bench, Phase::SilenceAfter);
    setClock(bench, set);
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.outcome, Outcome::Adopted);
    QVERIFY(result.entry.campaignId != older);
    QCOMPARE(bench.posts(), 1);
}

void TestSubmissionClocks::takesNoOlderOneWhateverTheClockSays_data()
{
    addClockRows();
}

/// Ours was not created; one of the same content is there from half an hour ago.
void TestSubmissionClocks::takesNoOlderOneWhateverTheClockSays()
{
    QFETCH(qint64, set);
    OutboxBench bench;
    const auto older = bench.addStranger(encodeCampaign(goodCampaign()), hour / 2);
    leaveUnclear(bench, Phase::SilenceBefore);
    setClock(bench, set);
    const auto result = bench.submit(goodCampaign());
    QVERIFY(result.entry.campaignId != older);
    // A clock that is far ahead is also what a computer has that stood still: then the user is asked.
    QCOMPARE(result.rest, set < hour ? Rest::Done : Rest::Undecided);
    QCOMPARE(bench.onServer().size(), std::size_t(set < hour ? 1 : 0));
}

void TestSubmissionClocks::goesByTheServersClock_data()
{
    QTest::addColumn<qint64>("ahead");
    for (const qint64 ahead : {-365 * 24 * hour, -hour, qint64(-60), qint64(0), qint64(60), hour, 24 * hour})
        QTest::addRow("server %+lld s", static_cast<long long>(ahead)) << ahead;
}

/// The server's clock is so far ahead of this computer's; both go on for ten seconds.
void TestSubmissionClocks::goesByTheServersClock()
{
    QFETCH(qint64, ahead);
    const Moment attempt{1'800'000'000'000, 5'000'000, QStringLiteral("a start")};
    const auto attemptThere = attempt.utc / 1'000 + ahead;
    for (const qint64 set : {-24 * hour, qint64(0)}) {
        OutboxEntry entry;
        entry.content = goodCampaign();
        entry.unprovenSince = attempt;
        auto reading = later(attempt, 10s);
        reading.utc += set * 1'000;
        placeAttempt(entry, attemptThere + 10, reading);
        QCOMPARE(verdictOn(entry, attemptThere), Verdict::Kind::Match);
        QCOMPARE(verdictOn(entry, attemptThere + 9), Verdict::Kind::Match);
        QCOMPARE(verdictOn(entry, attemptThere - 20), Verdict::Kind::Doubt); // two clocks of one server
        QCOMPARE(verdictOn(entry, attemptThere - 600), Verdict::Kind::Nothing);
        entry.namedId = createdAt(0).id; // an answer to the attempt spoke of it
        QCOMPARE(verdictOn(entry, attemptThere - 600), Verdict::Kind::Doubt);
    }
}

void TestSubmissionClocks::asksWhenNoClockDecides_data()
{
    QTest::addColumn<bool>("isStartedAnew");
    QTest::addColumn<bool>("serverHasClock");
    QTest::newRow("the computer was started in between") << true << true;
    QTest::newRow("the server does not tell its time") << false << false;
}

void TestSubmissionClocks::asksWhenNoClockDecides()
{
    QFETCH(bool, isStartedAnew);
    QFETCH(bool, serverHasClock);
    OutboxBench bench;
    if (!serverHasClock)
        bench.server.setClock({});
    leaveUnclear(bench, Phase::SilenceAfter);
    if (isStartedAnew)
        bench.timing.now = [] {
            auto moment = momentNow();
            moment.start = QStringLiteral("another start");
            return moment;
        };
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(result.rest, Rest::Undecided);
    QCOMPARE(result.entry.candidates.size(), std::size_t(1));
    QCOMPARE(bench.posts(), 1);
}

/// Neither clock tells, but what was there before the attempt is known.
void TestSubmissionClocks::goesByTheIdsThatWereThere()
{
    OutboxBench bench;
    bench.server.setClock({});
    const auto older = bench.addStranger(encodeCampaign(goodCampaign()), 0);
    bench.nextPost({Phase::AfterProcessing});
    const auto result = bench.submit(goodCampaign(), Repeat::CreateAnother);
    QCOMPARE(result.outcome, Outcome::Adopted);
    QVERIFY(result.entry.campaignId != older);
    QCOMPARE(bench.posts(), 1);
    bench.nextPost({Phase::BeforeProcessing});
    const auto second = bench.submit(goodCampaign(), Repeat::CreateAnother);
    QCOMPARE(second.outcome, Outcome::Created);
    QCOMPARE(bench.onServer().size(), std::size_t(2));
}

void TestSubmissionClocks::asksOnceAboutEachCandidate()
{
    OutboxBench bench;
    bench.server.setClock({});
    bench.addStranger(encodeCampaign(goodCampaign()), 0);
    bench.nextPost({Phase::BeforeProcessing});
    auto entry = bench.submit(goodCampaign()).entry;
    QCOMPARE(entry.candidates.size(), std::size_t(1));
    QVERIFY(decide(entry, {}));
    {
        OutboxStore store(bench.clientData.path());
        const auto lock = store.tryLock(entry.number);
        store.save(entry);
    }
    bench.nextPost({Phase::AfterProcessing});
    const auto result = bench.submit(goodCampaign());
    QCOMPARE(bench.onServer().size(), std::size_t(1));
    QCOMPARE(result.entry.candidates.size(), std::size_t(1)); // not the one that was ruled out
    QCOMPARE(result.entry.candidates.front().campaignId,
             toQString(bench.onServer().front().at("campaign_id")));
}

void TestSubmissionClocks::keepsToAPauseWhateverTheClockSays_data()
{
    addClockRows();
}

void TestSubmissionClocks::keepsToAPauseWhateverTheClockSays()
{
    QFETCH(qint64, set);
    OutboxBench bench;
    OutboxStore store(bench.clientData.path());
    const auto before = momentNow();
    store.hold(bench.target(), before, 100s);
    store.hold(bench.target(), before, 50s); // a shorter one changes nothing
    auto now = later(before, 40s);
    now.utc += set * 1'000;
    QCOMPARE(store.holdLeft(bench.target(), now), std::chrono::milliseconds(60s));
    QVERIFY(store.holdLeft(bench.target(), later(before, 101s)) <= 0s);
}

QTEST_GUILESS_MAIN(TestSubmissionClocks)
#include "tst_submissionclocks.moc"
