#include "models/campaign/codec.h"
#include "tests/integration/gatewaybench.h"

#include <QSignalSpy>

using namespace fairlead;
using namespace std::chrono_literals;
using Again = CampaignGateway::Again;
using Foreign = CampaignGateway::Foreign;
using Phase = FaultServer::Phase;
using State = SubmissionState;

/// The outbox as the windows see it: launches and updates of campaigns that are on the server.
class TestOutboxUpdates : public QObject, private GatewayBench
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void launchesAfterConfirmation();
    void bringsTheCampaignUpToItsDraft();
    void takesBackALaunchThatWaits();
    void checksOnceMoreBeforeALaunch();
    void launchesUnderANewKey();
    void sparesWhatWasChangedThere();
    void tellsWhatTheServerKept();
    void findsOutWhatBecameOfAnUpdate();
    void keepsAnUpdateOverARestart();
    void keepsAnUpdateWithoutAKey();
    void checksAnUpdateBeforeItGoesOut();
    void saysWhereAnUpdateWaits();
    void takesBackAnUpdateThatWaits();
    void looksAgainAtALaunchThatTakesLong();
};

namespace {

Campaign changedCampaign()
{
    auto changed = goodCampaign();
    changed.dailyLimit = 222;
    return changed;
}

} // namespace

void TestOutboxUpdates::launchesAfterConfirmation()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    QCOMPARE(m_bench->posts("/launch"), 0);
    m_gateway->launch(draft);
    m_gateway->launch(draft);
    QTRY_COMPARE(m_gateway->details(draft).launch, LaunchState::Done);
    QCOMPARE(m_bench->posts("/launch"), 1);
    QCOMPARE(m_gateway->details(draft).totalRows, qint64(1200));
    QTRY_COMPARE(m_gateway->status(draft, goodCampaign()).campaignStatus, QStringLiteral("active"));
}

void TestOutboxUpdates::bringsTheCampaignUpToItsDraft()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    auto changed = goodCampaign();
    changed.dailyLimit = 222;
    QVERIFY(m_gateway->status(draft, changed).contentChanged);
    m_gateway->update(draft, changed, Foreign::Spare);
    QTRY_VERIFY(!m_gateway->status(draft, changed).contentChanged);
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
    QCOMPARE(m_bench->onServer().front().at("daily_limit").get<int>(), 222);
    const auto& patch = m_bench->server.requests().back();
    QCOMPARE(patch.method, QByteArray("PATCH"));
    QCOMPARE(patch.body, QByteArray(R"({"daily_limit":222})"));
}

void TestOutboxUpdates::takesBackALaunchThatWaits()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    m_gateway->pause();
    m_gateway->launch(draft);
    QCOMPARE(m_gateway->details(draft).launch, LaunchState::Wanted);
    m_gateway->cancel(draft);
    QCOMPARE(m_gateway->details(draft).launch, LaunchState::None);
    connectToServer();
    m_gateway->submit(otherDraft, goodCampaign("Another"), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(otherDraft, goodCampaign("Another")), State::SettledCreated);
    QCOMPARE(m_bench->posts("/launch"), 0);
}

/// A launch that waited for so long that its start is over.
void TestOutboxUpdates::checksOnceMoreBeforeALaunch()
{
    auto scheduled = goodCampaign();
    scheduled.launchType = QStringLiteral("scheduled");
    scheduled.startDate = QStringLiteral("2095-01-03T08:00:00Z");
    connectToServer();
    m_gateway->submit(draft, scheduled, Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft, scheduled), State::SettledCreated);
    m_bench->timing.now = [] {
        return Moment{4'000'000'000'000, 1, QStringLiteral("a start")};
    };
    restart();
    connectToServer();
    m_gateway->launch(draft);
    QTRY_COMPARE(m_gateway->details(draft).launch, LaunchState::Refused);
    QCOMPARE(m_gateway->details(draft).launchProblems.front().code, Problem::Code::InThePast);
    QCOMPARE(m_bench->posts("/launch"), 0);
}

void TestOutboxUpdates::launchesUnderANewKey()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    m_bench->acceptedToken = "bav_live_the_new_key";
    HttpClient renewed({m_bench->server.url(), m_bench->acceptedToken, {}}, m_bench->limits, quickRetries());
    m_gateway->useNewKey(renewed, outboxTarget(m_bench->server.url(), m_bench->acceptedToken));
    m_gateway->launch(draft);
    QTRY_COMPARE(m_gateway->details(draft).launch, LaunchState::Done);
    m_gateway->pause();
}

void TestOutboxUpdates::sparesWhatWasChangedThere()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    m_bench->changeOnServer(m_gateway->status(draft, goodCampaign()).campaignId, {{"daily_limit", 99}});
    auto changed = goodCampaign();
    changed.dailyLimit = 222;
    changed.minIntervalSeconds = 180;
    m_gateway->update(draft, changed, Foreign::Spare);
    QTRY_COMPARE(m_gateway->details(draft).changedThere, QStringList{QStringLiteral("/daily_limit")});
    QVERIFY(m_gateway->status(draft, changed).contentChanged);
    QCOMPARE(m_bench->onServer().front().at("daily_limit").get<int>(), 99);
    m_gateway->update(draft, changed, Foreign::Overwrite);
    QTRY_VERIFY(!m_gateway->status(draft, changed).contentChanged);
    QCOMPARE(m_bench->onServer().front().at("daily_limit").get<int>(), 222);
    QCOMPARE(m_bench->onServer().front().at("min_interval_seconds").get<int>(), 180);
    QVERIFY(m_gateway->details(draft).changedThere.isEmpty());
}

/// A server that takes an update and leaves the campaign as it was (A7).
void TestOutboxUpdates::tellsWhatTheServerKept()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    const auto asItWas = toCompactJson(m_bench->onServer().front());
    m_bench->server.decide([&](const FaultServer::Received& request) {
        return request.method == "PATCH" ? FaultServer::Plan{Phase::Reply, {200, asItWas, {}}}
                                         : FaultServer::Plan{};
    });
    auto changed = goodCampaign();
    changed.dailyLimit = 222;
    m_gateway->update(draft, changed, Foreign::Spare);
    QTRY_COMPARE(m_gateway->status(draft, changed).problems.size(), std::size_t(1));
    QCOMPARE(m_gateway->status(draft, changed).problems[0].path, QStringLiteral("/daily_limit"));
    QVERIFY(m_gateway->status(draft, changed).contentChanged);
}

void TestOutboxUpdates::findsOutWhatBecameOfAnUpdate()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    m_bench->server.decide([](const FaultServer::Received& request) {
        return FaultServer::Plan{request.method == "PATCH" ? Phase::AfterProcessing : Phase::Normal};
    });
    auto changed = goodCampaign();
    changed.dailyLimit = 222;
    m_gateway->update(draft, changed, Foreign::Spare);
    QTRY_VERIFY(!m_gateway->status(draft, changed).contentChanged);
    QVERIFY(m_gateway->status(draft, changed).problems.empty());
}

void TestOutboxUpdates::keepsAnUpdateOverARestart()
{
    create();
    m_gateway->pause();
    m_gateway->update(draft, changedCampaign(), Foreign::Spare);
    restart();
    m_gateway->await(m_bench->target());
    QVERIFY(m_gateway->status(draft, changedCampaign()).explanation.contains(QLatin1String("go out")));
    connectToServer();
    QTRY_VERIFY(!m_gateway->status(draft, changedCampaign()).contentChanged);
    QCOMPARE(m_bench->onServer().front().at("daily_limit").get<int>(), 222);
}

void TestOutboxUpdates::keepsAnUpdateWithoutAKey()
{
    create();
    m_bench->acceptedToken = "bav_live_the_new_key";
    QSignalSpy refused(m_gateway.get(), &OutboxGateway::keyRefused);
    m_gateway->update(draft, changedCampaign(), Foreign::Spare);
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(m_gateway->details(draft).updateWaits);
    HttpClient renewed({m_bench->server.url(), m_bench->acceptedToken, {}}, m_bench->limits, quickRetries());
    m_gateway->useNewKey(renewed, outboxTarget(m_bench->server.url(), m_bench->acceptedToken));
    QTRY_VERIFY(!m_gateway->status(draft, changedCampaign()).contentChanged);
    m_gateway->pause();
}

void TestOutboxUpdates::checksAnUpdateBeforeItGoesOut()
{
    create();
    auto wrong = goodCampaign();
    wrong.dailyLimit = 0;
    m_gateway->update(draft, wrong, Foreign::Spare);
    QTRY_VERIFY(!m_gateway->status(draft, wrong).problems.empty());
    QCOMPARE(m_gateway->status(draft, wrong).problems.front().path, QStringLiteral("/daily_limit"));
    QCOMPARE(std::ranges::count(m_bench->server.requests(), "PATCH", &FaultServer::Received::method), 0);
}

void TestOutboxUpdates::saysWhereAnUpdateWaits()
{
    create();
    m_gateway->setHomes([this](const QString&) { return m_bench->target(); });
    m_gateway->await({QStringLiteral("https://elsewhere.example"), QStringLiteral("key")});
    m_gateway->update(draft, changedCampaign(), Foreign::Spare);
    QVERIFY(m_gateway->status(draft, changedCampaign())
                .explanation.contains(QLatin1String("belongs to another account")));
    connectToServer();
    QTRY_COMPARE(m_bench->onServer().front().at("daily_limit").get<int>(), 222);
}

void TestOutboxUpdates::takesBackAnUpdateThatWaits()
{
    create();
    m_gateway->pause();
    m_gateway->update(draft, changedCampaign(), Foreign::Spare);
    m_gateway->cancel(draft);
    QVERIFY(!m_gateway->details(draft).updateWaits);
    connectToServer();
    m_gateway->submit(otherDraft, goodCampaign("Another"), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(otherDraft, goodCampaign("Another")), State::SettledCreated);
    QCOMPARE(std::ranges::count(m_bench->server.requests(), "PATCH", &FaultServer::Received::method), 0);
}

/// Others go on meanwhile, and a read that fails is not the last.
void TestOutboxUpdates::looksAgainAtALaunchThatTakesLong()
{
    m_bench->timing.launchPolls = 1;
    m_bench->timing.launchLook = 5ms;
    restart();
    create();
    auto launching = m_bench->onServer().front();
    launching["status"] = "launching";
    QString there = QStringLiteral("launching");
    int reads = 0;
    m_bench->server.decide([&](const FaultServer::Received& request) {
        if (request.method == "POST" && request.target.endsWith("/launch"))
            return FaultServer::Plan{Phase::Reply, {200, toCompactJson({{"campaign", launching}}), {}}};
        if (request.method != "GET" || !request.target.contains("/campaigns/") ||
            request.target.contains("limit="))
            return FaultServer::Plan{};
        if (++reads == 1)
            return FaultServer::Plan{};
        if (reads == 2)
            return FaultServer::Plan{Phase::Reply, {404, "{}", {}}};
        launching["status"] = toJson(there);
        return FaultServer::Plan{Phase::Reply, {200, toCompactJson(launching), {}}};
    });
    m_gateway->launch(draft);
    QTRY_VERIFY(reads > 3);
    m_gateway->submit(otherDraft, goodCampaign("Another"), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(otherDraft, goodCampaign("Another")), State::SettledCreated);
    there = QStringLiteral("active");
    QTRY_COMPARE(m_gateway->status(draft, goodCampaign()).campaignStatus, there);
    QCOMPARE(m_bench->posts("/launch"), 1);
}

QTEST_GUILESS_MAIN(TestOutboxUpdates)
#include "tst_outboxupdates.moc"
