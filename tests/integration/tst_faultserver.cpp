#include "network/api/routes.h"
#include "network/sandbox/sandboxservice.h"
#include "tests/support/comparejson.h"
#include "tests/support/faultserver.h"
#include "tests/support/plainclient.h"
#include "tests/support/sampledata.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace fairlead;
using Phase = FaultServer::Phase;

/// The server that misbehaves, in front of a sandbox: what a client sees, and what has happened.
class TestFaultServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void breaksOffWherePlanned_data();
    void breaksOffWherePlanned();
    void staysSilent();
    void answersWithoutEnd();
    void dripsTheAnswer();
    void sendsWhatItIsTold();
    void redirectsToAListenerThatRemembers();
    void speaksTls();

private:
    PlainClient client() const { return {m_server->url(), "key"}; }
    int campaigns();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<SandboxService> m_service;
    std::unique_ptr<FaultServer> m_server;
};

namespace {

/// A POST over a bare socket: QNetworkAccessManager may send a request once more by itself.
QByteArray postOnce(const QUrl& server, const QByteArray& body)
{
    QTcpSocket socket;
    socket.connectToHost(server.host(), static_cast<quint16>(server.port()));
    socket.write("POST /api/v1/campaigns/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key\r\n"
                 "Content-Type: application/json\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    QElapsedTimer clock;
    clock.start();
    const auto isComplete = [&] { // the answers of these tests that are whole end with a bracket
        return socket.state() == QAbstractSocket::UnconnectedState || answer.endsWith('}');
    };
    while (!isComplete() && clock.elapsed() < 10'000) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        answer += socket.readAll();
    }
    return answer + socket.readAll();
}

/// A self-signed certificate for 127.0.0.1.
bool makeCertificate(const QString& keyPath, const QString& certificatePath)
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                                 "-subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 -keyout")
                          .split(u' ') +
                      QStringList{keyPath, QStringLiteral("-out"), certificatePath});
    return openssl.waitForFinished() && openssl.exitCode() == 0;
}

} // namespace

void TestFaultServer::init()
{
    m_server.reset();
    m_service.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<SandboxService>(m_directory->path(), "key", std::chrono::milliseconds(1));
    m_server = std::make_unique<FaultServer>(
        [this](const SandboxRequest& request) { return m_service->answer(request); });
    QVERIFY(m_server->listen());
}

int TestFaultServer::campaigns()
{
    return static_cast<int>(client().get(routes::campaigns()).json().size());
}

void TestFaultServer::breaksOffWherePlanned_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("created");
    const auto phase = [](Phase p) {
        return static_cast<int>(p);
    };
    QTest::newRow("normal") << phase(Phase::Normal) << QByteArray("HTTP/1.1 201") << QByteArray("}") << 1;
    QTest::newRow("connected") << phase(Phase::Connected) << QByteArray() << QByteArray() << 0;
    QTest::newRow("before") << phase(Phase::BeforeProcessing) << QByteArray() << QByteArray() << 0;
    QTest::newRow("after") << phase(Phase::AfterProcessing) << QByteArray() << QByteArray() << 1;
    QTest::newRow("headers") << phase(Phase::AfterHeaders) << QByteArray("HTTP/1.1 201")
                             << QByteArray("\r\n\r\n") << 1;
    QTest::newRow("half") << phase(Phase::HalfBody) << QByteArray("HTTP/1.1 201") << QByteArray() << 1;
}

void TestFaultServer::breaksOffWherePlanned()
{
    QFETCH(int, phase);
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, end);
    QFETCH(int, created);
    m_server->next({.phase = static_cast<Phase>(phase)});
    const auto answer = postOnce(m_server->url(), toCompactJson(sample::request()));
    QCOMPARE(answer.left(12), begin);
    QVERIFY(answer.endsWith(end));
    if (static_cast<Phase>(phase) == Phase::HalfBody)
        QVERIFY(answer.contains("campaign_id") && !answer.endsWith('}'));
    QCOMPARE(m_server->processed(), created);
    QCOMPARE(campaigns(), created);
}

void TestFaultServer::staysSilent()
{
    for (const auto phase : {Phase::SilenceBefore, Phase::SilenceAfter}) {
        auto http = client();
        m_server->next({.phase = phase});
        const auto seen = m_server->requests().size();
        auto* reply = http.start("POST", routes::campaigns(), toCompactJson(sample::request()));
        QTRY_COMPARE(m_server->requests().size(), seen + 1);
        QVERIFY(!reply->isFinished());
        reply->abort();
        QCOMPARE(PlainClient::finish(reply).status, 0);
    }
    QCOMPARE(campaigns(), 1);
}

void TestFaultServer::answersWithoutEnd()
{
    auto http = client();
    m_server->next({.phase = Phase::EndlessBody});
    auto* reply = http.start("GET", routes::campaigns(), {});
    QTRY_VERIFY(reply->bytesAvailable() > 4'000'000);
    QVERIFY(!reply->isFinished());
    reply->abort();
    PlainClient::finish(reply);
}

void TestFaultServer::dripsTheAnswer()
{
    auto http = client();
    m_server->next({.phase = Phase::SlowDrip});
    auto* reply = http.start("GET", routes::authMe(), {});
    int pieces = 0;
    connect(reply, &QNetworkReply::readyRead, this, [&] { ++pieces; });
    const auto answer = PlainClient::finish(reply);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.json().is_object());
    QVERIFY(pieces > 5);
}

void TestFaultServer::sendsWhatItIsTold()
{
    m_server->next({.phase = Phase::Raw, .raw = "SSH-2.0-something\r\n"});
    QCOMPARE(postOnce(m_server->url(), "{}"), QByteArray("SSH-2.0-something\r\n"));
    QCOMPARE(m_server->processed(), 0);
    m_server->next({.phase = Phase::RawAfter, .raw = "HTTP/1.1 200\r\nContent-Length: 99\r\n\r\n{"});
    QVERIFY(postOnce(m_server->url(), toCompactJson(sample::request())).endsWith("\n\r\n{"));
    m_server->next({.phase = Phase::ReplyAfter, .reply = {502, "{}", {{"X-Request-Id", "7"}}}});
    QVERIFY(postOnce(m_server->url(), toCompactJson(sample::request())).contains("X-Request-Id: 7"));
    QCOMPARE(campaigns(), 2);
}

void TestFaultServer::redirectsToAListenerThatRemembers()
{
    FaultServer elsewhere([](const SandboxRequest&) { return jsonReply(Json::object()); });
    QVERIFY(elsewhere.listen());
    m_server->decide([&](const FaultServer::Received&) {
        return FaultServer::Plan{
            .phase = Phase::Reply,
            .reply = {307, {}, {{"Location", elsewhere.url().toEncoded() + "/api/v1/auth/me?a=b"}}}};
    });
    const auto answer = client().get(routes::authMe());
    QCOMPARE(answer.status, 307);
    QCOMPARE(m_server->requests().front().header("authorization"), QByteArray("Bearer key"));

    PlainClient follower(QUrl(QString::fromLatin1(answer.header("Location"))), {});
    follower.get({});
    QCOMPARE(elsewhere.requests().size(), std::size_t(1));
    QCOMPARE(elsewhere.requests().front().target, QByteArray("/api/v1/auth/me?a=b"));
    QCOMPARE(elsewhere.requests().front().header("Authorization"), QByteArray());
}

void TestFaultServer::speaksTls()
{
    QTemporaryDir directory;
    const auto keyPath = directory.filePath(QStringLiteral("key.pem"));
    const auto certificatePath = directory.filePath(QStringLiteral("certificate.pem"));
    QVERIFY(makeCertificate(keyPath, certificatePath));
    QFile key(keyPath);
    QVERIFY(key.open(QIODevice::ReadOnly));
    const auto certificates = QSslCertificate::fromPath(certificatePath);
    QSslConfiguration tls;
    tls.setLocalCertificate(certificates.value(0));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    FaultServer server([this](const SandboxRequest& request) { return m_service->answer(request); });
    QVERIFY(server.listen(tls));
    QCOMPARE(server.url().scheme(), QStringLiteral("https"));

    PlainClient stranger(server.url(), "key");
    QCOMPARE(stranger.get(routes::authMe()).error, QNetworkReply::SslHandshakeFailedError);
    QCOMPARE(server.requests().size(), std::size_t(0));
    auto trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(certificates);
    QNetworkRequest request(QUrl(server.url().toString() + routes::authMe()));
    request.setSslConfiguration(trusting);
    request.setRawHeader("Authorization", "Bearer key");
    QNetworkAccessManager network;
    QCOMPARE(PlainClient::finish(network.get(request)).status, 200);
}

QTEST_GUILESS_MAIN(TestFaultServer)
#include "tst_faultserver.moc"
