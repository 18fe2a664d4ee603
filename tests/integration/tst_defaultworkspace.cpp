#include "models/campaign/json.h"
#include "network/auth/workspacestore.h"
#include "network/submission/workspacetarget.h"
#include "tests/support/comparejson.h"
#include "tests/support/keyringsession.h"
#include "tests/support/outboxbench.h"
#include "tests/support/sampledata.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace fairlead;

namespace {

struct Ended
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;

    QString outcome() const
    {
        const auto json = Json::parse(output.toStdString(), nullptr, false);
        return json.is_object() ? toQString(json.at("outcome")) : QString();
    }
};

/// What the program never may do: take longer than this.
constexpr int longest = 120'000;

} // namespace

/// `fairlead submit` without --server: the workspace that the user connected, with its key from the keyring.
class TestDefaultWorkspace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void sendsToTheCurrentWorkspaceWithItsKey();
    void aGivenKeyWinsOverTheKeyring();
    void aGivenServerWinsOverTheWorkspace();
    void staysInTheSandboxUntilOneIsConnected();
    void saysThatTheKeyIsNotAtHand_data();
    void saysThatTheKeyIsNotAtHand();
    void takesUpWhatWaitedForAKey();
    void doesNotGuessWhenTheListCannotBeRead();
    void trustsThePrivateAuthorityOfItsWorkspace();

private:
    void connectWorkspace(const QString& caFile = {});
    void keepKey(const QByteArray& key) const;
    Ended submit(const QStringList& more = {}, const QByteArray& token = {},
                 const QByteArray& input = {}) const;

    std::unique_ptr<KeyringSession> m_session;
    std::unique_ptr<OutboxBench> m_bench;
    QString m_id;
};

void TestDefaultWorkspace::init()
{
    m_session = std::make_unique<KeyringSession>();
    m_bench = std::make_unique<OutboxBench>();
}

void TestDefaultWorkspace::cleanup()
{
    m_bench.reset();
    m_session.reset();
}

void TestDefaultWorkspace::connectWorkspace(const QString& caFile)
{
    Workspace workspace;
    workspace.id = m_id = WorkspaceStore::newId();
    workspace.name = QStringLiteral("Acme");
    workspace.server = m_bench->server.url();
    workspace.colour = Qt::blue;
    workspace.caFile = caFile;
    WorkspaceStore store(m_bench->clientData.path());
    QCOMPARE(store.add(withKey(workspace, m_bench->token)), QString());
}

void TestDefaultWorkspace::keepKey(const QByteArray& key) const
{
    QProcess driver;
    driver.setProcessEnvironment(m_session->environment());
    driver.start(QStringLiteral(FAIRLEAD_KEYRING_DRIVER),
                 {QStringLiteral("10000"), QStringLiteral("write"), m_id, QString::fromLatin1(key)});
    QVERIFY(driver.waitForFinished(longest));
    COMPARE_JSON(Json::parse(driver.readAllStandardOutput().toStdString()).at("kind"), Json(0));
}

Ended TestDefaultWorkspace::submit(const QStringList& more, const QByteArray& token,
                                   const QByteArray& input) const
{
    const auto path = m_bench->clientData.filePath(QStringLiteral("c.campaign"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toIndentedJson(sample::request())) < 0)
        qFatal("cannot write");
    file.close();
    auto environment = m_session->environment();
    if (!token.isEmpty())
        environment.insert(QStringLiteral("FAIRLEAD_TOKEN"), QString::fromLatin1(token));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(FAIRLEAD_PROGRAM),
                  QStringList{QStringLiteral("submit"), path, QStringLiteral("--json"),
                              QStringLiteral("--data-dir"), m_bench->clientData.path()} +
                      more);
    process.write(input);
    process.closeWriteChannel();
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, longest))
        qFatal("the command does not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestDefaultWorkspace::sendsToTheCurrentWorkspaceWithItsKey()
{
    QVERIFY(m_session->startUnlocked());
    connectWorkspace();
    keepKey(m_bench->token);
    const auto ended = submit();
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.outcome(), QStringLiteral("created"));
    QCOMPARE(m_bench->posts(), 1);
    // The same as with the server and key by hand: known already.
    const auto again = submit({QStringLiteral("--server"), m_bench->server.url().toString()}, m_bench->token);
    QCOMPARE(again.outcome(), QStringLiteral("adopted"));
    QCOMPARE(m_bench->posts(), 1);
}

void TestDefaultWorkspace::aGivenKeyWinsOverTheKeyring()
{
    QVERIFY(m_session->startUnlocked());
    connectWorkspace();
    keepKey("bav_live_an_old_key_that_is_refused");
    QCOMPARE(submit().exitCode, 5);
    QCOMPARE(submit({}, m_bench->token).exitCode, 0);
    QCOMPARE(submit({QStringLiteral("--token-stdin"), QStringLiteral("--again")}, {}, m_bench->token + '\n')
                 .exitCode,
             0);
}

void TestDefaultWorkspace::aGivenServerWinsOverTheWorkspace()
{
    QVERIFY(m_session->startUnlocked());
    connectWorkspace();
    keepKey(m_bench->token);
    const auto ended = submit({QStringLiteral("--server"), QStringLiteral("https://elsewhere.invalid")});
    QCOMPARE(ended.exitCode, 5); // the workspace's key is not for other servers
    QCOMPARE(m_bench->server.connections(), 0);
}

void TestDefaultWorkspace::staysInTheSandboxUntilOneIsConnected()
{
    QCOMPARE(submit().outcome(), QStringLiteral("created"));
    connectWorkspace();
    WorkspaceStore store(m_bench->clientData.path());
    QCOMPARE(store.setCurrent(QLatin1String(sandboxWorkspaceId)), QString());
    QCOMPARE(submit().outcome(), QStringLiteral("adopted"));
    QCOMPARE(m_bench->server.connections(), 0);
}

void TestDefaultWorkspace::saysThatTheKeyIsNotAtHand_data()
{
    QTest::addColumn<QByteArray>("keyring");
    QTest::addColumn<QString>("words");
    QTest::newRow("no service") << QByteArray("none") << QStringLiteral("No keyring service");
    QTest::newRow("locked") << QByteArray("locked") << QStringLiteral("Perhaps it is locked");
    QTest::newRow("not in it") << QByteArray("unlocked") << QStringLiteral("enter the key once more");
    QTest::newRow("never answers") << QByteArray("silent") << QStringLiteral("did not answer in time");
}

void TestDefaultWorkspace::saysThatTheKeyIsNotAtHand()
{
    QFETCH(QByteArray, keyring);
    QFETCH(QString, words);
    connectWorkspace();
    if (keyring != "none" && keyring != "silent")
        QVERIFY(m_session->startUnlocked());
    if (keyring == "locked") {
        keepKey(m_bench->token);
        QVERIFY(m_session->startLocked());
    }
    if (keyring == "silent")
        QVERIFY(m_session->startSilent());
    const auto ended = submit({QStringLiteral("--wait"), QStringLiteral("2")});
    QCOMPARE(ended.exitCode, 5);
    QCOMPARE(ended.outcome(), QStringLiteral("not_sent"));
    QVERIFY2(ended.errors.contains(words.toUtf8()), ended.errors.constData());
    QVERIFY(ended.errors.contains("Acme"));
    QCOMPARE(m_bench->server.connections(), 0);
}

void TestDefaultWorkspace::takesUpWhatWaitedForAKey()
{
    QVERIFY(m_session->startUnlocked());
    connectWorkspace();
    m_bench->acceptedToken = "bav_live_the_new_key";
    keepKey(m_bench->token);
    const auto refused = submit();
    QCOMPARE(refused.exitCode, 5);
    QCOMPARE(refused.outcome(), QStringLiteral("not_sent"));
    keepKey(m_bench->acceptedToken);
    QCOMPARE(submit().outcome(), QStringLiteral("created"));
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
}

void TestDefaultWorkspace::doesNotGuessWhenTheListCannotBeRead()
{
    QFile list(m_bench->clientData.filePath(QStringLiteral("workspaces.json")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write(R"({"format": "fairlead-workspaces", "version": 9, "workspaces": []})");
    list.close();
    const auto ended = submit();
    QCOMPARE(ended.exitCode, 3);
    QCOMPARE(ended.outcome(), QStringLiteral("not_sent"));
    QVERIFY(ended.errors.contains("newer"));
}

/// Without a readable authority nothing may be sent; the system's alone would be another trust than asked
/// for.
void TestDefaultWorkspace::trustsThePrivateAuthorityOfItsWorkspace()
{
    connectWorkspace(m_bench->clientData.filePath(QStringLiteral("none.pem")));
    const auto ended = submit({QStringLiteral("--wait"), QStringLiteral("2")}, m_bench->token);
    QCOMPARE(ended.exitCode, 4);
    QCOMPARE(ended.outcome(), QStringLiteral("not_sent"));
    QVERIFY2(ended.errors.contains("none.pem"), ended.errors.constData());
    QCOMPARE(m_bench->server.connections(), 0);
}

QTEST_GUILESS_MAIN(TestDefaultWorkspace)
#include "tst_defaultworkspace.moc"
