#include "network/api/httpcall.h"
#include "network/auth/workspacestore.h"
#include "network/submission/workspacetarget.h"
#include "tests/support/outboxbench.h"
#include "tests/support/ownmounts.h"
#include "tests/support/sampledata.h"
#include "tests/support/testauthority.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTest>

#include <memory>

using namespace fairlead;
using Kind = ApiError::Kind;

namespace {

constexpr int longest = 120'000;
constexpr auto ownName = "subjectAltName=IP:127.0.0.1\n";
const QByteArray token = "bav_live_trust-0123456789abcdefghijklmnopqrstuvw";
const auto systemStore = QStringLiteral("/etc/ssl/certs");

struct Ended
{
    int exitCode = -1;
    QByteArray output;

    Json json() const { return Json::parse(output.toStdString(), nullptr, false); }
};

} // namespace

/// Servers as most people have them: their authority is one of those that the system trusts, and no file
/// names it.
class TestSystemTrust : public QObject
{
    Q_OBJECT
public:
    QString noMounts;

private Q_SLOTS:
    void initTestCase();
    void init();
    void trusts_data();
    void trusts();
    void refuses_data();
    void refuses();
    void servesEveryCommand_data();
    void servesEveryCommand();
    void servesTheWindow();
    void servesAWorkspaceWithAnAuthorityOfItsOwn();
    void leavesTheSandboxAlone();

private:
    enum Beside { Nothing, PrivateAuthority };

    Kind outcomeOf(const QSslConfiguration& tls, Beside beside);
    void serve(const QSslConfiguration& tls);
    QSslConfiguration goodLeaf() { return m_ofSystem->leaf("127.0.0.1", "IP:127.0.0.1", 30); }
    std::unique_ptr<QProcess> start(const QStringList& arguments) const;
    Ended run(const QStringList& arguments) const;
    QString campaignFile() const;

    std::unique_ptr<TestAuthority> m_ofSystem;
    std::unique_ptr<TestAuthority> m_private;
    std::unique_ptr<TestAuthority> m_unknown;
    QTemporaryDir m_store;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SandboxService> m_service;
    std::unique_ptr<FaultServer> m_server;
};

/// The folder of the system's authorities holds ours, linked by its hash as `update-ca-certificates` does.
void TestSystemTrust::initTestCase()
{
    QVERIFY2(noMounts.isEmpty(), qPrintable(noMounts));
    m_ofSystem = std::make_unique<TestAuthority>("Authority of the system");
    m_private = std::make_unique<TestAuthority>("Private authority");
    m_unknown = std::make_unique<TestAuthority>("Authority of nobody");
    QVERIFY(QFile::copy(m_ofSystem->caFile(), m_store.filePath(QStringLiteral("test-authority.pem"))));
    QCOMPARE(QProcess::execute(QStringLiteral("openssl"), {QStringLiteral("rehash"), m_store.path()}), 0);
    const auto trouble = showInPlaceOf(m_store.path(), systemStore);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void TestSystemTrust::init()
{
    m_server.reset();
    m_data = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<SandboxService>(m_data->filePath(QStringLiteral("server")), token,
                                                 std::chrono::milliseconds(1));
}

void TestSystemTrust::serve(const QSslConfiguration& tls)
{
    m_server = std::make_unique<FaultServer>(
        [this](const SandboxRequest& request) { return m_service->answer(request); });
    QVERIFY(m_server->listen(tls));
}

Kind TestSystemTrust::outcomeOf(const QSslConfiguration& tls, Beside beside)
{
    serve(tls);
    HttpClient client({m_server->url(), token, beside == PrivateAuthority ? m_private->caFile() : QString()},
                      quickLimits(), quickRetries());
    QSignalSpy finished(client.get(QStringLiteral("/api/v1/campaigns/")), &HttpCall::finished);
    if (!finished.wait(20'000))
        qFatal("no end");
    return finished.front().front().value<Answer>().error.kind;
}

void TestSystemTrust::trusts_data()
{
    QTest::addColumn<bool>("ofSystem");
    QTest::addColumn<bool>("besidePrivate");
    QTest::newRow("the system's, nothing beside") << true << false;
    QTest::newRow("the system's, a private one beside") << true << true;
    QTest::newRow("the private one") << false << true;
}

void TestSystemTrust::trusts()
{
    QFETCH(bool, ofSystem);
    QFETCH(bool, besidePrivate);
    auto& authority = ofSystem ? *m_ofSystem : *m_private;
    QCOMPARE(outcomeOf(authority.leaf("127.0.0.1", "IP:127.0.0.1", 30),
                       besidePrivate ? PrivateAuthority : Nothing),
             Kind::None);
    QCOMPARE(m_server->requests().size(), std::size_t(1));
}

void TestSystemTrust::refuses_data()
{
    QTest::addColumn<QSslConfiguration>("tls");
    const auto row = [](const char* name, const QSslConfiguration& tls) {
        QTest::newRow(name) << tls;
    };
    row("expired", m_ofSystem->leafBetween(ownName, "20200101000000Z", "20200201000000Z"));
    row("not yet valid", m_ofSystem->leafBetween(ownName, "20480101000000Z", "20480201000000Z"));
    row("another host's", m_ofSystem->leaf("api.example", "DNS:api.example", 30));
    row("another host's, with our common name", m_ofSystem->leaf("127.0.0.1", "DNS:api.example", 30));
    row("a common name only", m_ofSystem->leaf("127.0.0.1", {}, 30));
    row("for clients only", m_ofSystem->leafBetween(ownName + QByteArray("extendedKeyUsage=clientAuth\n"),
                                                    "20200101000000Z", "20480101000000Z"));
    row("signed by itself", m_ofSystem->selfSigned());
    row("of an unknown authority", m_unknown->leaf("127.0.0.1", "IP:127.0.0.1", 30));
    row("signed by what is no authority", m_ofSystem->leafBelow("basicConstraints=CA:FALSE\n"));
    row("with a link missing", m_ofSystem->leafBelow("basicConstraints=CA:TRUE\n"));
}

/// Not a byte of a request leaves, with and without a private authority beside the system's.
void TestSystemTrust::refuses()
{
    QFETCH(QSslConfiguration, tls);
    for (const auto beside : {Nothing, PrivateAuthority}) {
        QCOMPARE(outcomeOf(tls, beside), Kind::NotTrusted);
        QCOMPARE(m_server->requests().size(), std::size_t(0));
    }
}

QString TestSystemTrust::campaignFile() const
{
    const auto path = m_data->filePath(QStringLiteral("c.campaign"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toIndentedJson(sample::request())) < 0)
        qFatal("cannot write");
    return path;
}

std::unique_ptr<QProcess> TestSystemTrust::start(const QStringList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")); // and so no keyring
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_data->path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("FAIRLEAD_TOKEN"), QString::fromLatin1(token));
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(FAIRLEAD_PROGRAM),
                   arguments +
                       QStringList{QStringLiteral("--data-dir"), m_data->filePath(QStringLiteral("data"))});
    return process;
}

Ended TestSystemTrust::run(const QStringList& arguments) const
{
    const auto process = start(arguments);
    if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, longest))
        qFatal("the command does not end");
    return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1,
            process->readAllStandardOutput()};
}

void TestSystemTrust::servesEveryCommand_data()
{
    QTest::addColumn<bool>("isGood");
    QTest::newRow("trusted") << true;
    QTest::newRow("not trusted") << false;
}

void TestSystemTrust::servesEveryCommand()
{
    QFETCH(bool, isGood);
    serve(isGood ? goodLeaf() : m_unknown->leaf("127.0.0.1", "IP:127.0.0.1", 30));
    const QStringList server{QStringLiteral("--server"), m_server->url().toString()};
    const auto submitted =
        run(QStringList{QStringLiteral("submit"), campaignFile(), QStringLiteral("--json"),
                        QStringLiteral("--wait"), isGood ? QStringLiteral("60") : QStringLiteral("3")} +
            server);
    QCOMPARE(submitted.exitCode, isGood ? 0 : 4);
    const auto looked = run(QStringList{QStringLiteral("doctor"), QStringLiteral("--json")} + server);
    for (const auto& check : looked.json().at("checks"))
        if (check.at("check") == "server")
            QCOMPARE(check.at("state").get<std::string>(), isGood ? "ok" : "failed");
    QCOMPARE(m_server->requests().empty(), !isGood);
}

/// The window reads the lists that a campaign selects from.
void TestSystemTrust::servesTheWindow()
{
    serve(goodLeaf());
    const auto window = start({QStringLiteral("--server"), m_server->url().toString()});
    QTRY_VERIFY_WITH_TIMEOUT(m_server->processed() >= 5, longest);
    for (const auto& request : m_server->requests())
        QCOMPARE(request.header("Authorization"), "Bearer " + token);
    window->terminate();
    QVERIFY(window->waitForFinished(longest));
}

void TestSystemTrust::servesAWorkspaceWithAnAuthorityOfItsOwn()
{
    for (auto* authority : {m_private.get(), m_ofSystem.get()}) {
        init();
        serve(authority->leaf("127.0.0.1", "IP:127.0.0.1", 30));
        Workspace workspace;
        workspace.name = QStringLiteral("Acme");
        workspace.server = m_server->url();
        workspace.colour = Qt::blue;
        workspace.caFile = m_private->caFile();
        WorkspaceStore store(m_data->filePath(QStringLiteral("data")));
        QCOMPARE(store.add(withKey(workspace, token)), QString());
        QCOMPARE(run({QStringLiteral("submit"), campaignFile()}).exitCode, 0);
    }
}

void TestSystemTrust::leavesTheSandboxAlone()
{
    QCOMPARE(run({QStringLiteral("submit"), campaignFile()}).exitCode, 0);
}

int main(int argc, char** argv)
{
    TestSystemTrust test;
    test.noMounts = enterOwnMounts();
    QCoreApplication application(argc, argv);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_systemtrust.moc"
