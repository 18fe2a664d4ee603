#include "app/serverconnection.h"
#include "models/drafts/draftlistmodel.h"
#include "models/drafts/opendrafts.h"
#include "network/submission/workspacetarget.h"
#include "tests/support/outboxbench.h"
#include "ui/library/librarywindow.h"
#include "ui/workspace/connectdialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace fairlead;
using Again = CampaignGateway::Again;
using Phase = FaultServer::Phase;
using Result = ConnectionTest::Result;
using State = SubmissionState;

namespace {

const QByteArray newKey = "bav_live_the_new_key_0123456789";

/// The program without its windows, on one data directory.
struct Program
{
    explicit Program(const QString& dataDir)
        : library(dataDir), connection(optionsFor(dataDir), false, library, catalog)
    {
        connection.start();
    }

    WorkspaceGateway& workspaces() { return connection.workspaces(); }
    CampaignGateway& gateway() { return connection.gateway(); }

    QString addDraft(const Campaign& campaign)
    {
        const auto id = DraftLibrary::newId();
        CampaignDraft draft;
        draft.campaign = campaign;
        library.create(id, draft).waitForFinished();
        return id;
    }
    State stateOf(const QString& draft, const Campaign& campaign)
    {
        return gateway().status(draft, campaign).state;
    }

    static GlobalOptions optionsFor(const QString& dataDir)
    {
        GlobalOptions options;
        options.dataDir = dataDir;
        return options;
    }

    DraftLibrary library;
    Catalog catalog;
    ServerConnection connection;
};

template <typename Value>
Value resultOf(QFuture<Value> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        qFatal("no result");
    return future.result();
}

WorkspaceEntry entryOf(const OutboxBench& bench, const QByteArray& key, const QString& name = {})
{
    return {bench.server.url().toString(), name, Qt::blue, {}, key};
}

QByteArray& messages()
{
    static QByteArray all;
    return all;
}

void collect(QtMsgType, const QMessageLogContext&, const QString& text)
{
    messages() += text.toUtf8() + '\n';
}

QByteArray allFilesIn(const QString& folder)
{
    QByteArray everything;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            everything += file.readAll();
    }
    return everything;
}

/// What stands in the windows of the program, titles and tool tips included.
QByteArray allTexts()
{
    QStringList texts;
    for (const auto* widget : QApplication::allWidgets()) {
        texts << widget->windowTitle() << widget->toolTip() << widget->accessibleName()
              << widget->accessibleDescription();
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts << button->text();
        if (const auto* edit = qobject_cast<const QLineEdit*>(widget))
            texts << edit->displayText();
    }
    return texts.join(u'\n').toUtf8();
}

} // namespace

/// Workspaces as the windows use them, over real sockets and without a keyring: keys are for the session.
class TestServerConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void saysWhetherAServerTakesAKey_data();
    void saysWhetherAServerTakesAKey();
    void worksInTheSandboxUntilAWorkspaceIsConnected();
    void aRefusedKeyIsAskedForAndWhatWaitedGoesOn();
    void aKeyReplacedFromElsewhereTakesAlongWhatWaits();
    void theListFollowsTheKeyThatIsFound();
    void aKeyOfTheSessionIsAskedForAfterARestart();
    void draftsStayWithTheirWorkspace();
    void aMovedDraftLeavesItsCampaignBehind();
    void forgetsWhatTheOtherWorkspaceHeld();
    void disconnectingKeepsTheDrafts();
    void leaksTheKeyNowhere();

private:
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<OutboxBench> m_bench;
};

void TestServerConnection::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keyring
    QStandardPaths::setTestModeEnabled(true);
}

void TestServerConnection::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<OutboxBench>();
}

void TestServerConnection::cleanup()
{
    m_bench.reset();
    m_data.reset();
}

void TestServerConnection::saysWhetherAServerTakesAKey_data()
{
    QTest::addColumn<QString>("server"); // empty: the bench
    QTest::addColumn<QByteArray>("key"); // empty: the right one
    QTest::addColumn<int>("result");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* server, const char* key, Result result,
                        const char* words) {
        QTest::newRow(name) << QString::fromLatin1(server) << QByteArray(key) << int(result)
                            << QString::fromLatin1(words);
    };
    row("right", "", "", Result::Accepted, "takes the key");
    row("wrong", "", "bav_live_wrong", Result::NotAccepted, "A Bavimail key does not work on Bavlio");
    row("nobody there", "closed", "", Result::NotReached, "not reached");
    row("no server", "bavlio", "", Result::NotUsable, "is not a server's address");
    row("not encrypted", "http://api.bavlio.example", "", Result::NotUsable, "plain http");
    row("a key with a space", "", "bav_live with space", Result::NotUsable, "Paste it once more");
}

void TestServerConnection::saysWhetherAServerTakesAKey()
{
    QFETCH(QString, server);
    QFETCH(QByteArray, key);
    QFETCH(int, result);
    QFETCH(QString, words);
    Program program(m_data->path());
    auto entry = entryOf(*m_bench, key.isEmpty() ? m_bench->token : key);
    if (server == QLatin1String("closed")) {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        entry.server = QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort());
    } else if (!server.isEmpty()) {
        entry.server = server;
    }
    const auto test = resultOf(program.workspaces().test(entry));
    QCOMPARE(int(test.result), result);
    QVERIFY2(test.sentence.contains(words), qPrintable(test.sentence));
    QVERIFY(!test.sentence.contains(QString::fromLatin1(entry.key)));
    QCOMPARE(program.workspaces().workspaces().size(), std::size_t(1)); // nothing was kept
}

void TestServerConnection::worksInTheSandboxUntilAWorkspaceIsConnected()
{
    Program program(m_data->path());
    QVERIFY(program.workspaces().current().isSandbox);
    QTRY_COMPARE(program.catalog.state(Catalog::List::Datasets), Catalog::State::Loaded);
    const auto change = resultOf(program.workspaces().add(entryOf(*m_bench, m_bench->token)));
    QCOMPARE(change.error, QString());
    QVERIFY2(change.note.contains(QStringLiteral("until Fairlead ends")), qPrintable(change.note));
    const auto current = program.workspaces().current();
    QCOMPARE(current.name, QStringLiteral("127.0.0.1"));
    QCOMPARE(current.keyPrefix, QString::fromLatin1(m_bench->token.left(17)));
    QCOMPARE(program.workspaces().keyTrouble(), QString());
    const auto draft = program.addDraft(goodCampaign());
    program.gateway().submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(program.stateOf(draft, goodCampaign()), State::SettledCreated);
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
    QTRY_COMPARE(program.library.summary(draft)->workspace, current.id);
}

void TestServerConnection::aRefusedKeyIsAskedForAndWhatWaitedGoesOn()
{
    Program program(m_data->path());
    QCOMPARE(
        resultOf(program.workspaces().add(entryOf(*m_bench, m_bench->token, QStringLiteral("Acme")))).error,
        QString());
    m_bench->acceptedToken = newKey;
    const auto draft = program.addDraft(goodCampaign());
    program.gateway().submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_VERIFY(program.workspaces().keyTrouble().contains(QStringLiteral("Acme")));
    QTRY_COMPARE(program.stateOf(draft, goodCampaign()), State::Waiting);
    QVERIFY(m_bench->onServer().empty());
    const auto id = program.workspaces().current().id;
    QCOMPARE(resultOf(program.workspaces().replaceKey(id, newKey)).error, QString());
    QCOMPARE(program.workspaces().keyTrouble(), QString());
    QTRY_COMPARE(program.stateOf(draft, goodCampaign()), State::SettledCreated);
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
    QCOMPARE(program.workspaces().current().keyPrefix, QString::fromLatin1(newKey.left(17)));
}

void TestServerConnection::aKeyReplacedFromElsewhereTakesAlongWhatWaits()
{
    Program program(m_data->path());
    resultOf(program.workspaces().add(entryOf(*m_bench, m_bench->token, QStringLiteral("Acme"))));
    const auto acme = program.workspaces().current().id;
    m_bench->acceptedToken = newKey;
    const auto draft = program.addDraft(goodCampaign());
    program.gateway().submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_VERIFY(program.workspaces().keyTrouble().contains(QStringLiteral("Acme")));
    QTRY_COMPARE(program.library.summary(draft)->workspace, acme);
    program.workspaces().setCurrent(QLatin1String(sandboxWorkspaceId));
    QCOMPARE(resultOf(program.workspaces().replaceKey(acme, newKey)).error, QString());
    QCOMPARE(program.stateOf(draft, goodCampaign()), State::Waiting);
    program.workspaces().setCurrent(acme);
    QTRY_COMPARE(program.stateOf(draft, goodCampaign()), State::SettledCreated);
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
}

void TestServerConnection::theListFollowsTheKeyThatIsFound()
{
    SecretStore secrets;
    WorkspaceService service(m_data->path(), secrets);
    resultOf(service.add(entryOf(*m_bench, newKey)));
    const auto older = m_bench->token;
    resultOf(secrets.write(service.current().id, older)); // as a keyring that did not take the newer one
    QSignalSpy opened(&service, &WorkspaceService::opened);
    service.open();
    QVERIFY(!opened.empty() || opened.wait(20'000));
    QCOMPARE(service.current().keyMark, withKey(service.current(), older).keyMark);
    QCOMPARE(service.current().keyPrefix, QString::fromLatin1(older.left(17)));
}

void TestServerConnection::aKeyOfTheSessionIsAskedForAfterARestart()
{
    const auto before = goodCampaign("Before");
    const auto after = goodCampaign("After");
    QString first;
    {
        Program program(m_data->path());
        resultOf(program.workspaces().add(entryOf(*m_bench, m_bench->token)));
        first = program.addDraft(before);
        program.gateway().submit(first, before, Again::AdoptKnown);
        QTRY_COMPARE(program.stateOf(first, before), State::SettledCreated);
    }
    Program program(m_data->path());
    QTRY_VERIFY(program.workspaces().keyTrouble().contains(QStringLiteral("not at hand")));
    QCOMPARE(program.stateOf(first, before), State::SettledCreated); // it is known without the key
    const auto second = program.addDraft(after);
    program.gateway().submit(second, after, Again::AdoptKnown);
    QCOMPARE(program.stateOf(second, after), State::Waiting);
    m_bench->acceptedToken = newKey;
    resultOf(program.workspaces().replaceKey(program.workspaces().current().id, newKey));
    QTRY_COMPARE(program.stateOf(second, after), State::SettledCreated);
    QCOMPARE(program.stateOf(first, before), State::SettledCreated);
    QCOMPARE(m_bench->onServer().size(), std::size_t(2));
}

/// What belongs to one workspace never goes to another, whichever is in use.
void TestServerConnection::draftsStayWithTheirWorkspace()
{
    OutboxBench other;
    Program program(m_data->path());
    resultOf(program.workspaces().add(entryOf(*m_bench, m_bench->token)));
    const auto mine = program.workspaces().current().id;
    const auto draft = program.addDraft(goodCampaign());
    program.gateway().submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(program.library.summary(draft)->workspace, mine);
    resultOf(program.workspaces().add(entryOf(other, other.token)));
    const auto changed = goodCampaign("Changed");
    program.gateway().submit(draft, changed, Again::AdoptKnown);
    const auto stranger = program.addDraft(goodCampaign("Another"));
    program.gateway().submit(stranger, goodCampaign("Another"), Again::AdoptKnown);
    QTRY_COMPARE(program.stateOf(stranger, goodCampaign("Another")), State::SettledCreated);
    const auto status = program.gateway().status(draft, changed);
    QCOMPARE(status.state, State::Waiting);
    QVERIFY2(status.explanation.contains(QStringLiteral("another account")), qPrintable(status.explanation));
    QCOMPARE(other.onServer().size(), std::size_t(1));
    QCOMPARE(program.workspaces().setCurrent(mine), QString());
    QTRY_COMPARE(program.stateOf(draft, changed), State::SettledCreated);
    QCOMPARE(m_bench->onServer().size(), std::size_t(2));
    QCOMPARE(other.onServer().size(), std::size_t(1));
}

void TestServerConnection::aMovedDraftLeavesItsCampaignBehind()
{
    OutboxBench other;
    Program program(m_data->path());
    resultOf(program.workspaces().add(entryOf(*m_bench, m_bench->token)));
    const auto mine = program.workspaces().current().id;
    const auto draft = program.addDraft(goodCampaign());
    program.gateway().submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_VERIFY(!program.library.summary(draft)->campaignId.isEmpty());
    const auto campaignId = program.library.summary(draft)->campaignId;
    resultOf(program.workspaces().add(entryOf(other, other.token)));
    const auto target = program.workspaces().current().id;
    const auto moveTo = [&](const QString& workspace) {
        program.library.setSubmission(draft, {State::None, workspace, {}}).waitForFinished();
        program.connection.refresh({draft});
    };
    moveTo(target);
    QCOMPARE(program.stateOf(draft, goodCampaign()), State::None);
    program.gateway().submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(program.stateOf(draft, goodCampaign()), State::SettledCreated);
    QCOMPARE(other.onServer().size(), std::size_t(1));
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
    moveTo(mine);
    QCOMPARE(program.gateway().status(draft, goodCampaign()).campaignId, campaignId);
    QTRY_COMPARE(program.library.summary(draft)->campaignId, campaignId);
}

void TestServerConnection::forgetsWhatTheOtherWorkspaceHeld()
{
    Program program(m_data->path());
    QTRY_COMPARE(program.catalog.state(Catalog::List::Datasets), Catalog::State::Loaded);
    QVERIFY(!program.catalog.datasets().empty());
    m_bench->server.decide(
        [](const FaultServer::Received&) { return FaultServer::Plan{Phase::SilenceBefore}; });
    resultOf(program.workspaces().add(entryOf(*m_bench, m_bench->token)));
    QVERIFY(program.catalog.datasets().empty());
    QCOMPARE(program.workspaces().setCurrent(QLatin1String(sandboxWorkspaceId)), QString());
    QTRY_COMPARE(program.catalog.state(Catalog::List::Datasets), Catalog::State::Loaded);
    QVERIFY(!program.catalog.datasets().empty());
}

void TestServerConnection::disconnectingKeepsTheDrafts()
{
    Program program(m_data->path());
    resultOf(program.workspaces().add(entryOf(*m_bench, m_bench->token)));
    const auto id = program.workspaces().current().id;
    const auto draft = program.addDraft(goodCampaign());
    QCOMPARE(program.workspaces().remove(id), QString());
    QVERIFY(program.workspaces().current().isSandbox);
    QVERIFY(program.library.draft(draft).has_value());
    QVERIFY(!program.workspaces().remove(QLatin1String(sandboxWorkspaceId)).isEmpty());
    program.gateway().submit(draft, goodCampaign(), Again::AdoptKnown);
    QTRY_COMPARE(program.stateOf(draft, goodCampaign()), State::SettledCreated); // in the sandbox
    for (const auto& request : m_bench->server.requests())
        QCOMPARE(request.method, QByteArrayLiteral("GET")); // lists that were asked for before
}

/// The key's text, searched in every file, message and window, and in what another listener saw.
void TestServerConnection::leaksTheKeyNowhere()
{
    QLoggingCategory::setFilterRules(QStringLiteral("fairlead.*=true\nqt.network*=true\n"));
    const auto oldHandler = qInstallMessageHandler(collect);
    FaultServer second([](const SandboxRequest&) { return SandboxReply{200, "{}", {}}; });
    QVERIFY(second.listen());
    const auto elsewhere = second.url().toEncoded() + "/api/v1/campaigns/";
    const auto key = m_bench->token;
    QByteArray shown;
    {
        Program program(m_data->path());
        OpenDrafts drafts(program.library);
        DraftListModel list(program.library);
        LibraryWindow window;
        window.fill(drafts, list, program.gateway(), program.workspaces());
        window.show();
        ConnectDialog dialog(program.workspaces(), &window);
        dialog.show();
        dialog.findChild<QLineEdit*>(QStringLiteral("server"))->setText(m_bench->server.url().toString());
        dialog.findChild<QLineEdit*>(QStringLiteral("key"))->setText(QString::fromLatin1(key));
        dialog.accept();
        QTRY_VERIFY(!dialog.isVisible());
        shown += allTexts();
        const std::vector<FaultServer::Plan> plans{
            {},
            {Phase::Reply, {307, {}, {{"Location", elsewhere}}}},
            {Phase::Reply, {302, {}, {{"Location", elsewhere}}}},
            {Phase::Reply, {422, R"({"detail":[{"loc":["body"],"msg":"no"}]})", {}}},
            {Phase::Reply, {401, R"({"detail":"Bad key"})", {}}},
        };
        int number = 0;
        for (const auto& plan : plans) {
            m_bench->server.decide([&](const FaultServer::Received&) { return plan; });
            const auto campaign = goodCampaign(qPrintable(QStringLiteral("Leak %1").arg(number++)));
            const auto draft = program.addDraft(campaign);
            const auto seen = m_bench->server.requests().size();
            program.gateway().submit(draft, campaign, Again::AdoptKnown);
            QTRY_VERIFY(m_bench->server.requests().size() > seen);
            QTRY_VERIFY(program.stateOf(draft, campaign) != State::Sending);
            shown += allTexts();
        }
        QTRY_VERIFY(!program.workspaces().keyTrouble().isEmpty());
        shown += allTexts();
    }
    qInstallMessageHandler(oldHandler);
    QVERIFY(m_bench->server.requests().front().header("authorization").contains(key)); // so it was in use
    for (const auto& place :
         {shown, messages(), allFilesIn(m_data->path()),
          allFilesIn(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))}) {
        QVERIFY(!place.contains(key));
        QVERIFY(!place.contains(key.toBase64()));
        QVERIFY(!place.contains(key.toHex()));
    }
    QCOMPARE(second.connections(), 0);
}

QTEST_MAIN(TestServerConnection)
#include "tst_serverconnection.moc"
