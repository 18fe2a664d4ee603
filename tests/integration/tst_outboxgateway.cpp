#include "models/campaign/codec.h"
#include "tests/integration/gatewaybench.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace fairlead;
using namespace std::chrono_literals;
using Again = CampaignGateway::Again;
using Phase = FaultServer::Phase;
using State = SubmissionState;

/// The outbox as the windows see it: from a draft to a campaign on the server.
class TestOutboxGateway : public QObject, private GatewayBench
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void sendsOnceForADoubleClick();
    void sendsInOrderWhenTheServerIsBack();
    void takesBackWhatWaits();
    void goesOnWithANewKey();
    void asksAmongCandidates();
    void makesASecondOneWhenNoneIsOurs();
    void refusesTheSameContentOfAnotherDraft();
    void goesOnAfterARestart();
    void sendsNothingIntoACaptivePortal();
    void letsOthersPassWhatCannotBeRead();
    void settlesAnEarlierOneOfItsNameFirst();
    void adoptsWhatAnotherKeyOfTheAccountLeftUnclear();
    void keepsToAPauseThatAnotherProcessWasAskedFor();
    void remembersAnAttemptThatWasTakenBack();
    void createsOnceWhenTwoKeysAreOfOneAccount();
    void goesOnUnderTheNewKeyOfAnotherWorkspace();
    void sendsOnTheConnectionThatWasPrepared();
    void saysWhatALostAnswerWaitsFor();
    void restsAfterFiveTimesUntilTheUserWantsMore();
};

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

void TestOutboxGateway::settlesAnEarlierOneOfItsNameFirst()
{
    bool isReadable = false;
    m_bench->server.decide([&, posts = 0](const FaultServer::Received& request) mutable {
        if (request.method == "POST" && posts++ == 0)
            return FaultServer::Plan{Phase::BeforeProcessing};
        if (request.target.contains("name=") && !isReadable)
            return FaultServer::Plan{Phase::Reply, {503, {}, {}}};
        return FaultServer::Plan{};
    });
    auto changed = goodCampaign();
    changed.dailyLimit = 123;
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    m_gateway->submit(otherDraft, changed, Again::AdoptKnown);
    QTRY_VERIFY(m_gateway->status(otherDraft, changed).explanation.contains(u"earlier upload of this name"));
    QCOMPARE(stateOf(otherDraft, changed), State::Waiting);
    QCOMPARE(m_bench->posts(), 1);
    isReadable = true;
    m_gateway->retry(draft);
    QTRY_COMPARE(stateOf(otherDraft, changed), State::SettledCreated);
    QCOMPARE(stateOf(draft), State::SettledCreated);
    QCOMPARE(m_bench->posts(), 3);
}

void TestOutboxGateway::adoptsWhatAnotherKeyOfTheAccountLeftUnclear()
{
    m_bench->limits.silence = 30s;
    m_bench->nextPost({Phase::SilenceAfter});
    QCOMPARE(m_bench->submit(goodCampaign(), Repeat::AdoptKnown, 300ms).outcome,
             SubmitResult::Outcome::Unknown);
    m_gateway->use(*m_client, {m_bench->target().server, QStringLiteral("a newer key")});
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::SettledAdopted);
    QCOMPARE(m_bench->posts(), 1);
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

/// What was taken back waited after an attempt that may have created.
void TestOutboxGateway::remembersAnAttemptThatWasTakenBack()
{
    m_gateway->await(m_bench->target());
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    {
        OutboxStore store(m_bench->clientData.path());
        auto entry = *store.lastOfDraft(draft, m_bench->target());
        entry.unprovenSince = m_bench->timing.now();
        entry.endedAt = entry.unprovenSince;
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

void TestOutboxGateway::sendsOnTheConnectionThatWasPrepared()
{
    connectToServer();
    m_gateway->prepare();
    QTRY_COMPARE(m_bench->server.requests().size(), std::size_t(1));
    create();
    QCOMPARE(m_bench->server.connections(), 1);
}

void TestOutboxGateway::saysWhatALostAnswerWaitsFor()
{
    m_bench->timing.quiet = 60s;
    restart();
    m_bench->nextPost({Phase::BeforeProcessing});
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(stateOf(draft), State::Unclear);
    const auto text = m_gateway->status(draft, goodCampaign()).explanation;
    static const QRegularExpression time(QStringLiteral(R"(read until \d\d:\d\d:\d\d)"));
    QVERIFY2(time.match(text).hasMatch(), qPrintable(text));
    QCOMPARE(m_bench->posts(), 1);
}

void TestOutboxGateway::restsAfterFiveTimesUntilTheUserWantsMore()
{
    m_bench->server.decide([](const FaultServer::Received& request) {
        return request.method == "POST" ? FaultServer::Plan{Phase::Reply, {429, {}, {}}}
                                        : FaultServer::Plan{};
    });
    connectToServer();
    m_gateway->submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_VERIFY(
        m_gateway->status(draft, goodCampaign()).explanation.contains(QLatin1String("tried 5 times")));
    m_gateway->submit(otherDraft, goodCampaign("Another"), Again::AdoptKnown); // others go on
    QTRY_VERIFY(m_gateway->status(otherDraft, goodCampaign("Another"))
                    .explanation.contains(QLatin1String("tried 5 times")));
    QCOMPARE(m_bench->posts(), 10);
    m_bench->server.decide({});
    m_gateway->retry(draft);
    QTRY_COMPARE(stateOf(draft), State::SettledCreated);
    QTRY_COMPARE(m_bench->onServer().size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestOutboxGateway)
#include "tst_outboxgateway.moc"
