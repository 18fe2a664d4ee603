#pragma once

#include "network/api/answer.h"
#include "network/api/endpoint.h"
#include "network/api/redaction.h"
#include "network/api/retrypolicy.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <memory>

namespace fairlead {

class HttpCall;

/// Limits that no server's answer can pass.
struct HttpLimits
{
    std::chrono::milliseconds silence{30'000}; ///< longest wait for the next byte
    std::chrono::milliseconds whole{120'000};  ///< longest call, however slowly it drips
    qint64 body = 16 * 1024 * 1024;            ///< bytes, after decompression
    qint64 list = 64 * 1024 * 1024;            ///< bytes of all pages of a list
    qsizetype elements = 100'000;              ///< of a list
};

/// A server that asks for a longer wait gets this one: what timers can hold.
inline constexpr std::chrono::seconds longestPause{1'000'000};

/// What happened on the wire, for a support log: never bodies, never keys.
struct HttpLogEntry
{
    QByteArray method;
    QString path;
    int status = 0; ///< 0: no answer
    qint64 milliseconds = 0;
    QString requestId;
};

/// Talks to one server. The key goes to that server's origin only; plain http is refused except on loopback;
/// certificates are checked against the subject alternative names.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(Endpoint endpoint, HttpLimits limits = {}, RetryPolicy retries = {},
                        QObject* parent = nullptr);
    ~HttpClient() override;

    const Endpoint& endpoint() const { return m_endpoint; }
    const HttpLimits& limits() const { return m_limits; }
    /// How long the server asked the whole workspace to wait (`Retry-After`); zero: not at all. GETs wait by
    /// themselves; whoever sends a mutation looks here first.
    std::chrono::milliseconds pause() const;
    /// UTC seconds by the server's clock, going by its last answer; 0: not known, or no longer, because this
    /// computer slept since or its clock was set.
    qint64 serverTime() const;
    /// Lengthens the pause: another process may have been asked to wait.
    void pauseFor(std::chrono::milliseconds time);
    /// The same, and lets others know: askedToWait() follows.
    void leaveAlone(std::chrono::milliseconds time);
    /// How long to wait before the next read after one that gave up: longer each time, until the server
    /// answers; zero: none gave up.
    std::chrono::milliseconds backOff() const;
    /// Whether the last answer came without a `Date`.
    bool isWithoutClock() const { return m_isWithoutClock; }
    /// Who knows the logins of proxies.
    struct ProxyLogins
    {
        std::function<void(QNetworkProxy&)> fill; ///< gives a proxy the login that is known for it
        /// The proxy wants a login, or another one than the one it has; the call fails.
        std::function<void(const QNetworkProxy&)> refused;
    };
    void setProxyLogins(ProxyLogins logins);

    /// GET; repeats itself by the retry policy and follows redirects inside the server's origin. The call
    /// deletes itself after finished().
    HttpCall* get(const QString& path, const QUrlQuery& query = {});
    /// POST or PATCH: one request goes out, whatever happens to the connection; redirects are not followed.
    HttpCall* mutate(const QByteArray& method, const QString& path, const QByteArray& body);

Q_SIGNALS:
    void logged(const fairlead::HttpLogEntry& entry);
    /// The server answered 401.
    void keyRefused();
    /// The server asked to be left alone for that time, or is because it refused calls.
    void askedToWait(std::chrono::milliseconds time);

private:
    friend class HttpCall;

    QUrl urlOf(const QString& path, const QUrlQuery& query) const;
    QNetworkRequest requestFor(const QUrl& url) const;
    using Network = std::shared_ptr<QNetworkAccessManager>;
    Network newNetwork();
    /// The network for a call. Qt lends the connection of a call that ended to the next one without asking us
    /// about its certificate; so until one was found in order each call has a network of its own.
    Network networkForCall();
    /// The certificate of a connection of that network was looked at.
    void noteCertificate(const Network& network, bool isInOrder);
    void noteServerTime(qint64 seconds);
    /// How a call ended that makes no more attempts.
    void noteEnd(const ApiError& error, int failures);

    Endpoint m_endpoint;
    HttpLimits m_limits;
    RetryPolicy m_retries;
    QDeadlineTimer m_pause{0};
    qint64 m_serverTime = 0;   ///< as of its last answer
    qint64 m_timeOfAnswer = 0; ///< UTC milliseconds by this computer's clock
    QElapsedTimer m_sinceAnswer;
    bool m_isWithoutClock = false;
    int m_failures = 0;    ///< failed attempts in a row, of reads one after the other
    Redaction m_redaction; ///< of all that the server says
    QSslConfiguration m_tls;
    ApiError m_problem;        ///< why nothing can be sent at all; none: nothing in the way
    ProxyLogins m_proxyLogins; ///< outlives all networks, whose factories look here
    Network m_trusted;         ///< shared by all calls; null until a certificate was found in order
};

} // namespace fairlead
