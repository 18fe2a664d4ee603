#include "network/api/httpclient.h"

#include "network/api/httpcall.h"
#include "network/api/routes.h"

#include <QAuthenticator>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QSslCertificate>

namespace fairlead {

namespace {

QSslConfiguration tlsFor(const Endpoint& endpoint)
{
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!endpoint.caFile.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromPath(endpoint.caFile, QSsl::Pem));
    return tls;
}

/// The proxies of the system, except for this computer.
class ProxyFactory : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        return isLoopback(query.url()) ? QList<QNetworkProxy>{QNetworkProxy::NoProxy}
                                       : systemProxyForQuery(query);
    }
};

} // namespace

HttpClient::HttpClient(Endpoint endpoint, HttpLimits limits, RetryPolicy retries, QObject* parent)
    : QObject(parent),
      m_endpoint(std::move(endpoint)),
      m_limits(limits),
      m_retries(std::move(retries)),
      m_tls(tlsFor(m_endpoint)),
      m_problem(serverUrl(m_endpoint.server.toString()).error)
{
    m_network.setProxyFactory(new ProxyFactory);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
    connect(&m_network, &QNetworkAccessManager::proxyAuthenticationRequired, this,
            [this](const QNetworkProxy& proxy, QAuthenticator* authenticator) {
                if (m_proxyCredentials)
                    m_proxyCredentials(proxy, authenticator);
            });
}

HttpClient::~HttpClient() = default;

std::chrono::milliseconds HttpClient::pause() const
{
    return std::chrono::milliseconds(m_pause.remainingTime());
}

void HttpClient::pauseFor(std::chrono::milliseconds time)
{
    if (m_pause.remainingTimeAsDuration() < time)
        m_pause = QDeadlineTimer(time);
}

void HttpClient::setProxyCredentials(ProxyCredentials credentials)
{
    m_proxyCredentials = std::move(credentials);
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

void HttpClient::openConnection()
{
    get(routes::authMe());
}

} // namespace fairlead
