#include "network/api/routes.h"
#include "network/sandbox/embeddedsandbox.h"
#include "tests/support/comparejson.h"
#include "tests/support/runningsandbox.h"
#include "tests/support/sampledata.h"

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <memory>

using namespace fairlead;

/// The sandbox as a server: its data, its thread, its command and its misbehaviour.
class TestSandboxServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_sandbox = std::make_unique<RunningSandbox>(); }
    void cleanup() { m_sandbox.reset(); }

    void keepsItsStateOverARestart();
    void sharesADirectoryWithAnotherServer();
    void runsBesideTheWindow();
    void saysWhenItCannotStart();
    void misbehavesOnDemand_data();
    void misbehavesOnDemand();
    void printsOneLineAndEndsCleanly_data();
    void printsOneLineAndEndsCleanly();
    void losesNothingWhenKilled();
    void saysWhatIsWrongWithTheCommand_data();
    void saysWhatIsWrongWithTheCommand();
    void takesFaultsFromAFile();

private:
    PlainClient& client() { return m_sandbox->client(); }

    std::unique_ptr<RunningSandbox> m_sandbox;
};

namespace {

QStringList idsOf(const Json& list)
{
    QStringList ids;
    for (const auto& campaign : list)
        ids << toQString(campaign.at("campaign_id"));
    return ids;
}

QString campaignPath(const QString& id)
{
    return routes::campaign(id);
}

/// `fairlead sandbox` as a process, once it has said where it listens.
class SandboxProcess
{
public:
    SandboxProcess(const QString& dataDirectory, const QStringList& options)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(FAIRLEAD_PROGRAM),
                        QStringList{QStringLiteral("sandbox"), QStringLiteral("--data-dir"), dataDirectory} +
                            options);
        while (!m_line.endsWith('\n') && m_process.waitForReadyRead())
            m_line += m_process.readAll();
    }
    ~SandboxProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    Json printed() const { return parseJson(m_line).value.value_or(Json()); }
    PlainClient client() const
    {
        return {QUrl(toQString(printed().at("url"))), toQString(printed().at("token")).toLatin1()};
    }
    QProcess& process() { return m_process; }

private:
    QProcess m_process;
    QByteArray m_line;
};

int exitCodeOf(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), arguments);
    if (!process.waitForFinished())
        return -1;
    return process.readAllStandardOutput().isEmpty() && !process.readAllStandardError().isEmpty()
               ? process.exitCode()
               : -2;
}

} // namespace

void TestSandboxServer::keepsItsStateOverARestart()
{
    const auto id = m_sandbox->create(sample::request());
    const auto launched = m_sandbox->create(sample::request("Launched"));
    QCOMPARE(client().post(routes::campaignLaunch(launched)).status, 200);
    const auto before = client().get(campaignPath(id)).json();
    const auto token = m_sandbox->server().token();
    m_sandbox->restart();
    QVERIFY(m_sandbox->server().token() != token);
    COMPARE_JSON(client().get(campaignPath(id)).json(), before);
    QTRY_COMPARE(m_sandbox->statusOf(launched), QStringLiteral("active"));
}

void TestSandboxServer::sharesADirectoryWithAnotherServer()
{
    EmbeddedSandbox second({.dataDirectory = m_sandbox->directory().path()});
    QSignalSpy ready(&second, &EmbeddedSandbox::ready);
    second.start();
    QTRY_COMPARE(ready.size(), 1);
    PlainClient theirs(second.url(), second.token());
    constexpr int each = 40;
    QList<QNetworkReply*> calls;
    for (int i = 0; i < each; ++i) {
        const auto body = toCompactJson(sample::request());
        calls << client().start("POST", routes::campaigns(), body)
              << theirs.start("POST", routes::campaigns(), body);
    }
    QStringList created;
    for (auto* call : calls) {
        const auto answer = PlainClient::finish(call);
        QVERIFY2(answer.status == 201, answer.body.constData());
        created << toQString(answer.json().at("campaign_id"));
    }
    const auto all = routes::campaigns() + QStringLiteral("?limit=100");
    auto listed = idsOf(client().get(all).json());
    QCOMPARE(idsOf(theirs.get(all).json()), listed);
    QCOMPARE(listed.size(), 2 * each);
    QCOMPARE(QSet<QString>(created.begin(), created.end()), QSet<QString>(listed.begin(), listed.end()));

    for (const auto& id : created.mid(0, 30)) {
        auto* ours = client().start("POST", routes::campaignLaunch(id), {});
        const auto other = PlainClient::finish(theirs.start("POST", routes::campaignLaunch(id), {})).status;
        QCOMPARE(PlainClient::finish(ours).status + other, 200 + 409); // whoever was first
    }
}

void TestSandboxServer::runsBesideTheWindow()
{
    EmbeddedSandbox sandbox({.dataDirectory = m_sandbox->directory().path()});
    QSignalSpy ready(&sandbox, &EmbeddedSandbox::ready);
    sandbox.start();
    QVERIFY(!sandbox.isReady()); // start() does not wait
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(sandbox.url().host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(PlainClient(sandbox.url(), sandbox.token()).get(routes::authMe()).status, 200);
    EmbeddedSandbox neverStarted({.dataDirectory = m_sandbox->directory().path()});
}

void TestSandboxServer::saysWhenItCannotStart()
{
    QFile file(m_sandbox->directory().filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    EmbeddedSandbox sandbox({.dataDirectory = file.fileName()});
    QSignalSpy failed(&sandbox, &EmbeddedSandbox::failed);
    sandbox.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(file.fileName()));

    SandboxServer taken({.dataDirectory = m_sandbox->directory().path(),
                         .port = static_cast<quint16>(m_sandbox->server().url().port())});
    const auto failure = taken.listen();
    QVERIFY(failure);
    QCOMPARE(failure->reason, SandboxServer::Failure::Reason::Port);
}

void TestSandboxServer::misbehavesOnDemand_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("created");
    QTest::newRow("late") << QByteArray(R"({"action":"delay","delay_ms":50})") << 201 << 1;
    QTest::newRow("answer") << QByteArray(R"({"action":"answer","status":503,"body":"{}"})") << 503 << 0;
    QTest::newRow("answer after") << QByteArray(R"({"action":"answer-after","status":502})") << 502 << 1;
    QTest::newRow("drop before") << QByteArray(R"({"action":"drop-before","count":9})") << 0 << 0;
    QTest::newRow("drop after") << QByteArray(R"({"action":"drop-after"})") << 0 << 1;
    QTest::newRow("truncate") << QByteArray(R"({"action":"truncate"})") << 201 << 1;
    QTest::newRow("wrong length") << QByteArray(R"({"action":"wrong-length","content_length":9})") << 201
                                  << 1;
    QTest::newRow("other path") << QByteArray(R"({"action":"answer","path":"/api/*/templates/"})") << 201
                                << 1;
    QTest::newRow("path") << QByteArray(R"({"action":"answer","path":"/api/*/campaigns/"})") << 500 << 0;
    QTest::newRow("other method") << QByteArray(R"({"action":"answer","method":"GET"})") << 201 << 1;
    QTest::newRow("later") << QByteArray(R"({"action":"answer","skip":1})") << 201 << 1;
}

void TestSandboxServer::misbehavesOnDemand()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, status);
    QFETCH(int, created);
    const auto read = readFaultPlan('[' + fault + ']');
    QVERIFY2(read.plan, qPrintable(read.error));
    m_sandbox->server().faults() = *read.plan;
    const auto answer = client().post(routes::campaigns(), sample::request());
    QCOMPARE(answer.status, status);
    const bool isWhole = !fault.contains("truncate") && !fault.contains("wrong-length");
    QCOMPARE(status == 201 && answer.json().is_object(), status == 201 && isWhole);
    m_sandbox->server().faults() = {};
    COMPARE_JSON(static_cast<int>(client().get(routes::campaigns()).json().size()), created);
}

void TestSandboxServer::printsOneLineAndEndsCleanly_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("terminated") << SIGTERM;
    QTest::newRow("interrupted") << SIGINT;
}

void TestSandboxServer::printsOneLineAndEndsCleanly()
{
    QFETCH(int, signal);
    QTemporaryDir directory;
    SandboxProcess sandbox(directory.path(), {QStringLiteral("--token=a-token")});
    const auto printed = sandbox.printed();
    QCOMPARE(printed.size(), std::size_t(2));
    COMPARE_JSON(printed.at("token"), "a-token");
    QVERIFY(toQString(printed.at("url")).startsWith(QLatin1String("http://127.0.0.1:")));
    auto http = sandbox.client();
    QCOMPARE(http.get(routes::authMe()).status, 200);
    QCOMPARE(::kill(static_cast<pid_t>(sandbox.process().processId()), signal), 0);
    QVERIFY(sandbox.process().waitForFinished());
    QCOMPARE(sandbox.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(sandbox.process().exitCode(), 0);
    QCOMPARE(sandbox.process().readAll(), QByteArray());
}

void TestSandboxServer::losesNothingWhenKilled()
{
    QTemporaryDir directory;
    QStringList created;
    for (int round = 0; round < 3; ++round) {
        SandboxProcess sandbox(directory.path(), {});
        auto http = sandbox.client();
        const auto body = toCompactJson(sample::request());
        QNetworkReply* cutOff = nullptr;
        for (int i = 0; i < 5; ++i) {
            const auto answer = http.send("POST", routes::campaigns(), body);
            QCOMPARE(answer.status, 201);
            created << toQString(answer.json().at("campaign_id"));
            cutOff = http.start("POST", routes::campaigns(), body);
        }
        sandbox.process().kill();
        PlainClient::finish(cutOff);
    }
    SandboxProcess sandbox(directory.path(), {});
    const auto listed =
        idsOf(sandbox.client().get(routes::campaigns() + QStringLiteral("?limit=100")).json());
    for (const auto& id : created)
        QVERIFY(listed.contains(id));
}

void TestSandboxServer::saysWhatIsWrongWithTheCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("port too large") << QStringList{QStringLiteral("--port"), QStringLiteral("65536")} << 2;
    QTest::newRow("port negative") << QStringList{QStringLiteral("--port"), QStringLiteral("-1")} << 2;
    QTest::newRow("port text") << QStringList{QStringLiteral("--port=http")} << 2;
    QTest::newRow("no port") << QStringList{QStringLiteral("--port")} << 2;
    QTest::newRow("token empty") << QStringList{QStringLiteral("--token=")} << 2;
    QTest::newRow("token with a space") << QStringList{QStringLiteral("--token"), QStringLiteral("a b")} << 2;
    QTest::newRow("token not ASCII") << QStringList{QStringLiteral("--token"), QStringLiteral("schlüssel")}
                                     << 2;
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--public")} << 2;
    QTest::newRow("file") << QStringList{QStringLiteral("a.campaign")} << 2;
    QTest::newRow("no such faults") << QStringList{QStringLiteral("--faults"),
                                                   QStringLiteral("/nonexistent/faults.json")}
                                    << 3;
    QTest::newRow("port taken") << QStringList{QStringLiteral("--port"), QStringLiteral("TAKEN")} << 4;
}

void TestSandboxServer::saysWhatIsWrongWithTheCommand()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const auto taken = QString::number(m_sandbox->server().url().port());
    arguments.replaceInStrings(QStringLiteral("TAKEN"), taken);
    const QStringList command{QStringLiteral("sandbox"), QStringLiteral("--data-dir")};
    QCOMPARE(exitCodeOf(command + QStringList{m_sandbox->directory().path()} + arguments), code);
    QFile file(m_sandbox->directory().filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(exitCodeOf(command + QStringList{file.fileName()}), 3);
}

void TestSandboxServer::takesFaultsFromAFile()
{
    QFile file(m_sandbox->directory().filePath(QStringLiteral("faults.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"action":"answer","status":429,"headers":{"Retry-After":"7"},"body":"{}","count":2}])");
    file.close();
    SandboxProcess sandbox(m_sandbox->directory().path(), {QStringLiteral("--faults"), file.fileName()});
    auto http = sandbox.client();
    QCOMPARE(http.get(routes::authMe()).header("Retry-After"), QByteArray("7"));
    QCOMPARE(http.get(routes::authMe()).status, 429);
    QCOMPARE(http.get(routes::authMe()).status, 200);

    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"action":"explode"}])");
    file.close();
    QCOMPARE(exitCodeOf({QStringLiteral("sandbox"), QStringLiteral("--data-dir"),
                         m_sandbox->directory().path(), QStringLiteral("--faults"), file.fileName()}),
             3);
}

QTEST_GUILESS_MAIN(TestSandboxServer)
#include "tst_sandboxserver.moc"
