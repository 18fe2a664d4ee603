#include "network/api/httpclient.h"

#include "network/api/httpcall.h"

#include <QAuthenticator>
#include <QDateTime>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QSslCertificate>

#include <algorithm>
#include <cstdlib>

namespace fairlead {

namespace {

QList<QSslCertificate> privateAuthorities(const Endpoint& endpoint)
{
    return endpoint.caFile.isEmpty() ? QList<QSslCertificate>()
                                     : QSslCertificate::fromPath(endpoint.caFile, QSsl::Pem);
}

QSslConfiguration tlsFor(const Endpoint& endpoint)
{
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Only with a private authority: naming any, or none, switches off that Qt looks the system's up.
    if (const auto own = privateAuthorities(endpoint); !own.isEmpty())
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
    return tls;
}

ApiError problemWith(const Endpoint& endpoint)
{
    if (const auto server = serverUrl(endpoint.server.toString()); !server.error.isEmpty())
        return {.kind = ApiError::Kind::NotReached, .text = server.error};
    if (!endpoint.caFile.isEmpty() && privateAuthorities(endpoint).isEmpty())
        return {
            .kind = ApiError::Kind::NotTrusted,
            .text =
                HttpClient::tr("The file %1 cannot be read or holds no certificate.").arg(endpoint.caFile)};
    return {};
}

/// The proxies of the system, except for this computer, each with the login that is known for it. A login
/// that is given beforehand is sent once; one given when the proxy asks would be asked for again and again.
class ProxyFactory : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(const HttpClient::ProxyLogins& logins) : m_logins(logins) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        if (isLoopback(query.url()))
            return {QNetworkProxy::NoProxy};
        auto proxies = systemProxyForQuery(query);
        if (m_logins.fill)
            for (auto& proxy : proxies)
                m_logins.fill(proxy);
        return proxies;
    }

private:
    const HttpClient::ProxyLogins& m_logins;
};

} // namespace

HttpClient::HttpClient(Endpoint endpoint, HttpLimits limits, RetryPolicy retries, QObject* parent)
    : QObject(parent),
      m_endpoint(std::move(endpoint)),
      m_limits(limits),
      m_retries(std::move(retries)),
      m_redaction(m_endpoint.token),
      m_tls(tlsFor(m_endpoint)),
      m_problem(problemWith(m_endpoint))
{
}

HttpClient::~HttpClient() = default;

HttpClient::Network HttpClient::newNetwork()
{
    auto network = std::make_shared<QNetworkAccessManager>();
    network->setProxyFactory(new ProxyFactory(m_proxyLogins));
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setAutoDeleteReplies(false);
    connect(network.get(), &QNetworkAccessManager::proxyAuthenticationRequired, this,
            [this](const QNetworkProxy& proxy) {
                if (m_proxyLogins.refused)
                    m_proxyLogins.refused(proxy);
            });
    return network;
}

HttpClient::Network HttpClient::networkForCall()
{
    if (m_trusted)
        return m_trusted;
    auto network = newNetwork();
    if (m_endpoint.server.scheme() == QLatin1String("http")) // on this computer only; it has no certificates
        m_trusted = network;
    return network;
}

void HttpClient::noteCertificate(const Network& network, bool isInOrder)
{
    if (isInOrder && !m_trusted)
        m_trusted = network;
    else if (!isInOrder && m_trusted == network)
        m_trusted.reset();
}

std::chrono::milliseconds HttpClient::pause() const
{
    return std::chrono::milliseconds(m_pause.remainingTime());
}

void HttpClient::pauseFor(std::chrono::milliseconds time)
{
    if (m_pause.remainingTimeAsDuration() < time)
        m_pause = QDeadlineTimer(time);
}

void HttpClient::leaveAlone(std::chrono::milliseconds time)
{
    pauseFor(time);
    Q_EMIT askedToWait(time);
}

std::chrono::milliseconds HttpClient::backOff() const
{
    return m_failures == 0 ? std::chrono::milliseconds(0) : m_retries.pauseAfter(m_failures);
}

/// Calls side by side that fail together count once.
void HttpClient::noteEnd(const ApiError& error, int failures)
{
    if (error.kind != ApiError::Kind::Cancelled)
        m_failures = isPassing(error) ? std::max(m_failures, failures) : 0;
}

void HttpClient::noteServerTime(qint64 seconds)
{
    m_isWithoutClock = seconds == 0;
    if (seconds == 0)
        return;
    m_serverTime = seconds;
    m_timeOfAnswer = QDateTime::currentMSecsSinceEpoch();
    m_sinceAnswer.start();
}

qint64 HttpClient::serverTime() const
{
    constexpr qint64 tolerance = 1'000; // milliseconds
    if (m_serverTime == 0)
        return 0;
    const auto elapsed = m_sinceAnswer.elapsed();
    const auto byClock = QDateTime::currentMSecsSinceEpoch() - m_timeOfAnswer;
    return std::abs(byClock - elapsed) > tolerance ? 0 : m_serverTime + elapsed / 1000;
}

void HttpClient::setProxyLogins(ProxyLogins logins)
{
    m_proxyLogins = std::move(logins);
}

QUrl HttpClient::urlOf(const QString& path, const QUrlQuery& query) const
{
    auto url = m_endpoint.server;
    // The table's paths are percent-encoded already; their slashes stay as they are (A9).
    url.setPath(url.path() + QUrl::fromPercentEncoding(path.toLatin1()));
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

QNetworkRequest HttpClient::requestFor(const QUrl& url) const
{
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    if (!m_endpoint.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_endpoint.token);
    request.setRawHeader("Accept", "application/json");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Fairlead/" FAIRLEAD_VERSION));
    // With HTTP/2 a request may join a connection whose certificate nobody of ours has looked at yet.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

HttpCall* HttpClient::get(const QString& path, const QUrlQuery& query)
{
    auto* call = new HttpCall(*this, "GET", requestFor(urlOf(path, query)), {});
    call->start();
    return call;
}

HttpCall* HttpClient::mutate(const QByteArray& method, const QString& path, const QByteArray& body)
{
    auto request = requestFor(urlOf(path, {}));
    request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    auto* call = new HttpCall(*this, method, request, body);
    call->start();
    return call;
}

} // namespace fairlead
