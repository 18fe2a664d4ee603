#include "network/api/campaigncalls.h"
#include "network/api/httpcall.h"
#include "tests/support/outboxbench.h"
#include "tests/support/testauthority.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace fairlead;
using Kind = ApiError::Kind;

namespace {

const QByteArray token = "bav_live_tls_0123456789";

SandboxReply emptyList(const SandboxRequest&)
{
    return {200, "[]", {}};
}

} // namespace

/// Servers whose certificate is not theirs get no request, and so no key.
class TestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checksTheCertificate_data();
    void checksTheCertificate();
    void sendsNoKeyWithALaterCall_data();
    void sendsNoKeyWithALaterCall();
    void speaksNoHttp2();
    void refusesOldTls();
    void followsNoRedirectToPlainHttp();
    void sendsNothingThatCouldCreate();

private:
    TestAuthority m_authority;
};

void TestTls::checksTheCertificate_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("commonName");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("knowsAuthority");
    QTest::addColumn<bool>("trusted");
    const auto own = QStringLiteral("IP:127.0.0.1");
    const auto name = QStringLiteral("127.0.0.1");
    QTest::newRow("good") << own << name << 30 << true << true;
    QTest::newRow("several names") << QStringLiteral("DNS:a.example,IP:127.0.0.1") << name << 30 << true
                                   << true;
    QTest::newRow("authority not known") << own << name << 30 << false << false;
    QTest::newRow("other host") << QStringLiteral("DNS:api.example") << QStringLiteral("api.example") << 30
                                << true << false;
    QTest::newRow("right common name, other alternative")
        << QStringLiteral("DNS:api.example") << name << 30 << true << false;
    QTest::newRow("common name only") << QString() << name << 30 << true << false;
    QTest::newRow("expired") << own << name << -1 << true << false;
}

void TestTls::checksTheCertificate()
{
    QFETCH(QString, names);
    QFETCH(QString, commonName);
    QFETCH(int, days);
    QFETCH(bool, knowsAuthority);
    QFETCH(bool, trusted);
    FaultServer server(emptyList);
    QVERIFY(server.listen(m_authority.leaf(commonName.toLatin1().constData(), names.toLatin1(), days)));
    HttpClient client({server.url(), token, knowsAuthority ? m_authority.caFile() : QString()}, quickLimits(),
                      quickRetries());
    auto* call = client.get(QStringLiteral("/x"));
    QSignalSpy finished(call, &HttpCall::finished);
    QVERIFY(finished.wait(20'000));
    const auto answer = finished.front().front().value<Answer>();
    QCOMPARE(answer.error.kind, trusted ? Kind::None : Kind::NotTrusted);
    QCOMPARE(server.requests().size(), std::size_t(trusted ? 1 : 0));
}

/// Calls at once and calls one after the other: none of them rides on a connection that another one opened.
void TestTls::sendsNoKeyWithALaterCall_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("other alternative name") << QByteArray("DNS:api.example");
    QTest::newRow("common name only") << QByteArray();
}

void TestTls::sendsNoKeyWithALaterCall()
{
    QFETCH(QByteArray, names);
    FaultServer server(emptyList);
    auto tls = m_authority.leaf("127.0.0.1", names, 30);
    tls.setAllowedNextProtocols(
        {QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
    QVERIFY(server.listen(tls));
    HttpClient client({server.url(), token, m_authority.caFile()}, quickLimits(), quickRetries());
    for (int turn = 0; turn < 2; ++turn) {
        std::vector<std::unique_ptr<QSignalSpy>> ends;
        for (int i = 0; i < 10; ++i) // more than Qt opens connections at once
            ends.push_back(
                std::make_unique<QSignalSpy>(i % 2 == 0 ? client.get(QStringLiteral("/x"))
                                                        : client.mutate("POST", QStringLiteral("/x"), "{}"),
                                             &HttpCall::finished));
        for (const auto& end : ends) {
            QVERIFY(!end->empty() || end->wait(20'000));
            QCOMPARE(end->front().front().value<Answer>().error.kind, Kind::NotTrusted);
        }
    }
    QVERIFY(server.requests().empty());
}

void TestTls::speaksNoHttp2()
{
    FaultServer server(emptyList);
    auto tls = m_authority.leaf("127.0.0.1", "IP:127.0.0.1", 30);
    tls.setAllowedNextProtocols(
        {QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
    QVERIFY(server.listen(tls));
    HttpClient client({server.url(), token, m_authority.caFile()}, quickLimits(), quickRetries());
    QSignalSpy finished(client.get(QStringLiteral("/x")), &HttpCall::finished);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(finished.front().front().value<Answer>().error.kind, Kind::None);
    QCOMPARE(server.requests().front().method, QByteArray("GET"));
}

/// Whether a handshake with that server succeeds for a client that takes old versions.
static bool acceptsOldClients(quint16 port)
{
    QProcess client;
    client.start(QStringLiteral("openssl"),
                 {QStringLiteral("s_client"), QStringLiteral("-connect"),
                  QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-tls1_1"),
                  QStringLiteral("-cipher"), QStringLiteral("ALL:@SECLEVEL=0")});
    client.closeWriteChannel();
    return client.waitForFinished(60'000) && client.readAllStandardOutput().contains("Protocol  : TLSv1.1");
}

/// A server that speaks TLS 1.1 and nothing newer; a client that takes that reaches it.
void TestTls::refusesOldTls()
{
    m_authority.leaf("127.0.0.1", "IP:127.0.0.1", 30);
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const auto port = free.serverPort();
    free.close();
    QProcess server;
    server.setWorkingDirectory(m_authority.directory());
    server.start(QStringLiteral("openssl"),
                 {QStringLiteral("s_server"), QStringLiteral("-accept"),
                  QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-cert"),
                  QStringLiteral("leaf.pem"), QStringLiteral("-key"), QStringLiteral("leaf.key"),
                  QStringLiteral("-tls1_1"), QStringLiteral("-cipher"), QStringLiteral("ALL:@SECLEVEL=0"),
                  QStringLiteral("-www")});
    QTRY_VERIFY_WITH_TIMEOUT(acceptsOldClients(port), 60'000);
    QUrl url(QStringLiteral("https://127.0.0.1"));
    url.setPort(port);
    HttpClient client({url, token, m_authority.caFile()}, quickLimits(), {.attempts = 1});
    auto* call = client.get(QStringLiteral("/x"));
    QSignalSpy finished(call, &HttpCall::finished);
    QVERIFY(finished.wait(20'000));
    const auto answer = finished.front().front().value<Answer>();
    QCOMPARE(answer.error.kind, Kind::NotTrusted);
    QCOMPARE(answer.status, 0);
    server.kill();
    server.waitForFinished();
}

/// A redirect from https to http on the same host takes the key nowhere.
void TestTls::followsNoRedirectToPlainHttp()
{
    FaultServer plain(emptyList);
    QVERIFY(plain.listen());
    FaultServer server(emptyList);
    QVERIFY(server.listen(m_authority.leaf("127.0.0.1", "IP:127.0.0.1", 30)));
    server.next({FaultServer::Phase::Reply, {307, {}, {{"Location", plain.url().toEncoded() + "/x"}}}});
    HttpClient client({server.url(), token, m_authority.caFile()}, quickLimits(), quickRetries());
    auto* call = client.get(QStringLiteral("/x"));
    QSignalSpy finished(call, &HttpCall::finished);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(finished.front().front().value<Answer>().error.kind, Kind::Redirected);
    QCOMPARE(plain.connections(), 0);
}

void TestTls::sendsNothingThatCouldCreate()
{
    for (const bool selfSigned : {true, false}) {
        FaultServer server(emptyList);
        QVERIFY(server.listen(selfSigned ? m_authority.selfSigned() : m_authority.leaf("127.0.0.1", {}, 30)));
        OutboxBench bench;
        OutboxStore store(bench.clientData.path());
        HttpClient client({server.url(), token, selfSigned ? QString() : m_authority.caFile()}, quickLimits(),
                          quickRetries());
        SubmitJob job({client, store, bench.timing}, bench.order(goodCampaign()));
        QSignalSpy finished(&job, &SubmitJob::finished);
        job.start();
        QVERIFY(finished.wait(20'000));
        QCOMPARE(job.result().outcome, SubmitResult::Outcome::NotSent);
        QCOMPARE(job.result().entry.attempts, 0);
        QCOMPARE(server.requests().size(), std::size_t(0));
    }
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
