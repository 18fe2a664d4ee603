#include "models/campaign/codec.h"
#include "network/submission/outboxgateway.h"
#include "tests/support/outboxbench.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;
using Again = CampaignGateway::Again;
using Foreign = CampaignGateway::Foreign;
using Phase = FaultServer::Phase;
using State = SubmissionState;

/// The outbox as the windows see it.
class TestOutboxGateway : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sendsOnceForADoubleClick();
    void sendsInOrderWhenTheServerIsBack();
    void takesBackWhatWaits();
    void goesOnWithANewKey();
    void asksAmongCandidates();
    void makesASecondOneWhenNoneIsOurs();
    void refusesTheSameContentOfAnotherDraft();
    void launchesAfterConfirmation();
    void bringsTheCampaignUpToItsDraft();
    void goesOnAfterARestart();
    void sendsNothingIntoACaptivePortal();
    void letsOthersPassWhatCannotBeRead();
    void takesBackALaunchThatWaits();
    void checksOnceMoreBeforeALaunch();
    void launchesUnderANewKey();
    void sparesWhatWasChangedThere();
    void tellsWhatTheServerKept();
    void findsOutWhatBecameOfAnUpdate();
    void keepsToAPauseThatAnotherProcessWasAskedFor();
    void keepsAnUpdateOverARestart();
    void keepsAnUpdateWithoutAKey();
    void checksAnUpdateBeforeItGoesOut();
    void saysWhereAnUpdateWaits();
    void takesBackAnUpdateThatWaits();
    void remembersAnAttemptThatWasTakenBack();
    void createsOnceWhenTwoKeysAreOfOneAccount();
    void goesOnUnderTheNewKeyOfAnotherWorkspace();
    void looksAgainAtALaunchThatTakesLong();
    void sendsOnTheConnectionThatWasPrepared();

private:
    /// Submits the good campaign and waits until it is on the server.
    void create();
    State stateOf(const QString& draft, const Campaign& campaign = goodCampaign())
    {
        return m_gateway->status(draft, campaign).state;
    }
    void connectToServer() { m_gateway->use(*m_client, m_bench->target()); }
    void restart();

    std::unique_ptr<OutboxBench> m_bench;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<OutboxGateway> m_gateway;
};

namespace {

const auto draft = QStringLiteral("draft-1");
const auto otherDraft = QStringLiteral("draft-2");

} // namespace

void TestOutboxGateway::init()
{
    m_bench = std::make_unique<OutboxBench>();
    m_client = std::make_unique<HttpClient>(Endpoint{m_bench->server.url(), m_bench->token, {}},
                                            m_bench->limits, quickRetries());
    restart();
}

void TestOutboxGateway::restart()
{
    m_gateway.reset();
    m_gateway = std::make_unique<OutboxGateway>(m_bench->clientData.path(), m_bench->timing);
}

void TestOutboxGateway::cleanup()
{
    m_gateway.reset();
    m_client.reset();
    m_bench.reset();
}

void TestOutboxGateway::sendsOnceForADoubleClick()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QCOMPARE(stateOf(draft), State::SettledCreated);
    QCOMPARE(m_bench->posts(), 1);
    m_gateway->submit(draft, goodCampaign(), Again::CreateAnother);
    m_gateway->submit(draft, goodCampaign(), Again::CreateAnother);
    QTRY_COMPARE(m_bench->onServer().size(), std::size_t(2));
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    QCOMPARE(m_bench->posts(), 2);
}

void TestOutboxGateway::sendsInOrderWhenTheServerIsBack()
{
    m_gateway->use(*m_client, m_bench->target());
    m_gateway->pause(); // no workspace: what is submitted waits
    for (const char* name : {"First", "Second", "Third"})
        m_gateway->submit(QString::fromLatin1(name), goodCampaign(name), Again::AdoptKnown);
    QCOMPARE(stateOf(QStringLiteral("Second"), goodCampaign("Second")), State::Waiting);
    connectToServer();
    QTRY_COMPARE(m_bench->onServer().size(), std::size_t(3));
    std::vector<std::string> sent;
    for (const auto& request : m_bench->server.requests())
        if (request.method == "POST")
            sent.push_back(Json::parse(request.body.toStdString()).at("name").get<std::string>());
    QCOMPARE(sent, (std::vector<std::string>{"First", "Second", "Third"}));
}

void TestOutboxGateway::takesBackWhatWaits()
{
    m_gateway->use(*m_client, m_bench->target());
    m_gateway->pause();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    m_gateway->cancel(draft);
    QCOMPARE(stateOf(draft), State::Cancelled);
    connectToServer();
    m_gateway->submit(otherDraft, goodCampaign("Another"), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(otherDraft, goodCampaign("Another")), State::SettledCreated);
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
}

void TestOutboxGateway::goesOnWithANewKey()
{
    m_bench->acceptedToken = "bav_live_the_new_key";
    QSignalSpy refused(m_gateway.get(), &OutboxGateway::keyRefused);
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(stateOf(draft), State::Waiting);
    HttpClient renewed({m_bench->server.url(), m_bench->acceptedToken, {}}, m_bench->limits, quickRetries());
    m_gateway->useNewKey(renewed, outboxTarget(m_bench->server.url(), m_bench->acceptedToken));
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    m_gateway->pause();
}

void TestOutboxGateway::asksAmongCandidates()
{
    auto request = encodeCampaign(goodCampaign());
    request["name"] = "SPRING outreach";
    const auto lookAlike = m_bench->addStranger(request, 0);
    m_bench->nextPost({Phase::BeforeProcessing});
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(m_gateway->details(draft).candidates.size(), std::size_t(1));
    QCOMPARE(stateOf(draft), State::Unclear);
    m_gateway->resolve(draft, QStringLiteral("none of the candidates"));
    QCOMPARE(stateOf(draft), State::Unclear);
    m_gateway->resolve(draft, lookAlike);
    QCOMPARE(stateOf(draft), State::SettledAdopted);
    QCOMPARE(m_gateway->status(draft, goodCampaign()).campaignId, lookAlike);
    QCOMPARE(m_bench->posts(), 1);
}

void TestOutboxGateway::makesASecondOneWhenNoneIsOurs()
{
    auto request = encodeCampaign(goodCampaign());
    request["name"] = "SPRING outreach";
    m_bench->addStranger(request, 0);
    m_bench->nextPost({Phase::BeforeProcessing});
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(m_gateway->details(draft).candidates.size(), std::size_t(1));
    m_gateway->resolve(draft, {});
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    QCOMPARE(m_bench->posts(), 2);
}

void TestOutboxGateway::refusesTheSameContentOfAnotherDraft()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    m_gateway->submit(otherDraft, goodCampaign(), Again::AdoptKnown);
    const auto status = m_gateway->status(otherDraft, goodCampaign());
    QCOMPARE(status.state, State::Refused);
    QVERIFY(status.campaignId.isEmpty());
    QCOMPARE(status.problems.front().code, Problem::Code::Duplicate);
    m_gateway->submit(otherDraft, goodCampaign(), Again::CreateAnother);
    QTRY_COMPARE(stateOf(otherDraft), State::SettledCreated);
    QCOMPARE(m_bench->onServer().size(), std::size_t(2));
}

void TestOutboxGateway::launchesAfterConfirmation()
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

void TestOutboxGateway::bringsTheCampaignUpToItsDraft()
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

void TestOutboxGateway::goesOnAfterARestart()
{
    m_bench->nextPost({Phase::SilenceAfter});
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(m_bench->posts(), 1);
    restart(); // in the middle of the request
    m_gateway->await(m_bench->target());
    QCOMPARE(stateOf(draft), State::Unclear);
    connectToServer();
    QTRY_COMPARE(stateOf(draft), State::SettledAdopted);
    QCOMPARE(m_bench->posts(), 1);
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
}

/// A network that puts a page of its own in front of every server.
void TestOutboxGateway::sendsNothingIntoACaptivePortal()
{
    bool isOpen = false;
    m_bench->server.decide([&](const FaultServer::Received&) {
        return isOpen ? FaultServer::Plan{}
                      : FaultServer::Plan{Phase::Reply, {200, "<html>Log in</html>", {}}};
    });
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_VERIFY(
        m_gateway->status(draft, goodCampaign()).explanation.contains(QLatin1String("cannot be understood")));
    QCOMPARE(stateOf(draft), State::Waiting);
    isOpen = true;
    m_gateway->networkIsBack();
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    QCOMPARE(m_bench->posts(), 1);
}

void TestOutboxGateway::letsOthersPassWhatCannotBeRead()
{
    m_bench->server.decide([posts = 0](const FaultServer::Received& request) mutable {
        if (request.method == "POST" && posts++ == 0)
            return FaultServer::Plan{Phase::BeforeProcessing};
        if (request.target.contains("name=First"))
            return FaultServer::Plan{Phase::Reply, {503, {}, {}}};
        return FaultServer::Plan{};
    });
    connectToServer();
    m_gateway->submit(draft, goodCampaign("First"), Again::AdoptKnown);
    m_gateway->submit(otherDraft, goodCampaign("Second"), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(otherDraft, goodCampaign("Second")), State::SettledCreated);
    QCOMPARE(stateOf(draft, goodCampaign("First")), State::Unclear);
}

void TestOutboxGateway::takesBackALaunchThatWaits()
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
void TestOutboxGateway::checksOnceMoreBeforeALaunch()
{
    auto scheduled = goodCampaign();
    scheduled.launchType = QStringLiteral("scheduled");
    scheduled.startDate = QStringLiteral("2095-01-03T08:00:00Z");
    connectToServer();
    m_gateway->submit(draft, scheduled, Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft, scheduled), State::SettledCreated);
    m_bench->timing.now = [] {
        return 4'000'000'000'000;
    };
    restart();
    connectToServer();
    m_gateway->launch(draft);
    QTRY_COMPARE(m_gateway->details(draft).launch, LaunchState::Refused);
    QCOMPARE(m_gateway->details(draft).launchProblems.front().code, Problem::Code::InThePast);
    QCOMPARE(m_bench->posts("/launch"), 0);
}

void TestOutboxGateway::launchesUnderANewKey()
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

void TestOutboxGateway::sparesWhatWasChangedThere()
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
void TestOutboxGateway::tellsWhatTheServerKept()
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

void TestOutboxGateway::findsOutWhatBecameOfAnUpdate()
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

void TestOutboxGateway::keepsToAPauseThatAnotherProcessWasAskedFor()
{
    m_bench->nextPost({Phase::Reply, {429, {}, {{"Retry-After", "3600"}}}});
    QCOMPARE(m_bench->submit(goodCampaign("Another")).rest, Rest::Asked);
    const auto before = m_bench->server.requests().size();
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_VERIFY(m_client->pause() > 3000s);
    QCOMPARE(m_bench->server.requests().size(), before); // not even a look whether it is there
    QCOMPARE(stateOf(draft), State::Waiting);
    QVERIFY(m_gateway->status(draft, goodCampaign())
                .explanation.contains(QLatin1String("asked to be left alone until")));
}

void TestOutboxGateway::create()
{
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
}

namespace {

Campaign changedCampaign()
{
    auto changed = goodCampaign();
    changed.dailyLimit = 222;
    return changed;
}

} // namespace

void TestOutboxGateway::keepsAnUpdateOverARestart()
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

void TestOutboxGateway::keepsAnUpdateWithoutAKey()
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

void TestOutboxGateway::checksAnUpdateBeforeItGoesOut()
{
    create();
    auto wrong = goodCampaign();
    wrong.dailyLimit = 0;
    m_gateway->update(draft, wrong, Foreign::Spare);
    QTRY_VERIFY(!m_gateway->status(draft, wrong).problems.empty());
    QCOMPARE(m_gateway->status(draft, wrong).problems.front().path, QStringLiteral("/daily_limit"));
    QCOMPARE(std::ranges::count(m_bench->server.requests(), "PATCH", &FaultServer::Received::method), 0);
}

void TestOutboxGateway::saysWhereAnUpdateWaits()
{
    create();
    m_gateway->setHomes([this](const QString&) { return m_bench->target(); });
    m_gateway->await({QStringLiteral("https://elsewhere.example"), QStringLiteral("key")});
    m_gateway->update(draft, changedCampaign(), Foreign::Spare);
    QVERIFY(m_gateway->status(draft, changedCampaign())
                .explanation.contains(QLatin1String("belongs to another workspace")));
    connectToServer();
    QTRY_COMPARE(m_bench->onServer().front().at("daily_limit").get<int>(), 222);
}

void TestOutboxGateway::takesBackAnUpdateThatWaits()
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

/// What was taken back waited after an attempt that may have created.
void TestOutboxGateway::remembersAnAttemptThatWasTakenBack()
{
    m_gateway->await(m_bench->target());
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    {
        OutboxStore store(m_bench->clientData.path());
        auto entry = *store.lastOfDraft(draft, m_bench->target());
        entry.unprovenSince = m_bench->timing.now();
        store.save(entry);
    }
    const auto created = m_bench->addStranger(encodeCampaign(goodCampaign()), 0);
    m_gateway->cancel(draft);
    QVERIFY(m_gateway->status(draft, goodCampaign()).explanation.contains(QLatin1String("may still have")));
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledAdopted);
    QCOMPARE(m_gateway->status(draft, goodCampaign()).campaignId, created);
    QCOMPARE(m_bench->posts(), 0);
}

void TestOutboxGateway::createsOnceWhenTwoKeysAreOfOneAccount()
{
    create();
    m_gateway->await({m_bench->target().server, QStringLiteral("a newer key")});
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    m_gateway->submit(otherDraft, goodCampaign("Another"), Again::AdoptKnown);
    m_gateway->useNewKey(*m_client, m_bench->target()); // the keyring still holds the older one
    QTRY_COMPARE(stateOf(otherDraft, goodCampaign("Another")), State::SettledCreated);
    QCOMPARE(stateOf(draft), State::SettledAdopted);
    QCOMPARE(m_bench->onServer().size(), std::size_t(2));
}

void TestOutboxGateway::goesOnUnderTheNewKeyOfAnotherWorkspace()
{
    OutboxTarget home{m_bench->target().server, QStringLiteral("its older key")};
    m_gateway->setHomes([&](const QString&) { return home; });
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    m_gateway->takeNewMark(home, m_bench->target());
    home = m_bench->target();
    QCOMPARE(stateOf(draft), State::Waiting);
    connectToServer();
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
}

/// Others go on meanwhile, and a read that fails is not the last.
void TestOutboxGateway::looksAgainAtALaunchThatTakesLong()
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

void TestOutboxGateway::sendsOnTheConnectionThatWasPrepared()
{
    connectToServer();
    m_gateway->prepare();
    QTRY_COMPARE(m_bench->server.requests().size(), std::size_t(1));
    create();
    QCOMPARE(m_bench->server.connections(), 1);
}

QTEST_GUILESS_MAIN(TestOutboxGateway)
#include "tst_outboxgateway.moc"
