#include "network/api/campaigncalls.h"
#include "network/api/httpclient.h"
#include "network/auth/proxykeys.h"
#include "network/auth/secretstore.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace fairlead;

namespace {

const auto user = QStringLiteral("ada");
const auto password = QStringLiteral("a secret: with a colon");

/// A proxy that wants a login and then says that it cannot reach anything.
class Proxy : public QTcpServer
{
public:
    Proxy()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            auto* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(*socket); });
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    QString name() const { return QStringLiteral("127.0.0.1:%1").arg(serverPort()); }

    QByteArray accepted = "Basic " + (user + u':' + password).toUtf8().toBase64();
    int refusals = 0;
    int welcomes = 0;
    QByteArray seen;

private:
    void answer(QTcpSocket& socket)
    {
        const auto request = socket.readAll();
        seen += request;
        if (!request.contains("\r\n\r\n"))
            return;
        if (request.contains("Proxy-Authorization: " + accepted)) {
            ++welcomes;
            socket.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        } else {
            ++refusals;
            socket.write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                         "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n"
                         "Proxy-Connection: close\r\nConnection: close\r\n\r\n");
        }
        socket.disconnectFromHost();
    }
};

} // namespace

/// The way to a server through a proxy of the system that wants a login; there is no keyring here.
class TestProxyKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void init();

    void asksOnceAndGoesOn();
    void asksAgainAfterAWrongLogin();
    void keepsTheKeyFromTheProxy();

private:
    /// Calls once; the proxy never lets it through.
    void call();

    std::unique_ptr<Proxy> m_proxy;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<ProxyKeys> m_keys;
    std::unique_ptr<HttpClient> m_client;
};

void TestProxyKeys::init()
{
    m_client.reset();
    m_proxy = std::make_unique<Proxy>();
    qputenv("https_proxy", "http://" + m_proxy->name().toLatin1());
    m_secrets = std::make_unique<SecretStore>();
    m_keys = std::make_unique<ProxyKeys>(*m_secrets);
    RetryPolicy once;
    once.attempts = 1;
    m_client = std::make_unique<HttpClient>(
        Endpoint{QUrl(QStringLiteral("https://bavlio.invalid")), "bav_live_not_for_proxies", {}},
        HttpLimits{}, once);
    m_keys->serve(*m_client);
}

void TestProxyKeys::call()
{
    auto* call = new AuthMe(*m_client);
    QSignalSpy finished(call, &ApiCall::finished);
    QTRY_COMPARE(finished.size(), 1);
}

void TestProxyKeys::asksOnceAndGoesOn()
{
    QSignalSpy wanted(m_keys.get(), &ProxyKeys::wanted);
    QSignalSpy known(m_keys.get(), &ProxyKeys::known);
    call();
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), m_proxy->name());
    call(); // the user has not answered yet, and is not asked twice
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(m_proxy->welcomes, 0);
    m_keys->keep(m_proxy->name(), user, password);
    QCOMPARE(known.size(), 1);
    call();
    QTRY_COMPARE(m_proxy->welcomes, 1);
    QCOMPARE(wanted.size(), 1);
}

void TestProxyKeys::asksAgainAfterAWrongLogin()
{
    QSignalSpy wanted(m_keys.get(), &ProxyKeys::wanted);
    m_keys->keep(m_proxy->name(), user, QStringLiteral("wrong"));
    call();
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(m_proxy->welcomes, 0);
    m_keys->keep(m_proxy->name(), user, password);
    call();
    QTRY_COMPARE(m_proxy->welcomes, 1);
}

void TestProxyKeys::keepsTheKeyFromTheProxy()
{
    m_keys->keep(m_proxy->name(), user, password);
    call();
    QTRY_COMPARE(m_proxy->welcomes, 1);
    QVERIFY(!m_proxy->seen.contains("bav_live"));
}

QTEST_GUILESS_MAIN(TestProxyKeys)
#include "tst_proxykeys.moc"
