#include "network/api/httpcall.h"

#include "network/api/errorbody.h"
#include "network/api/httpdate.h"
#include "network/api/oneshotbody.h"
#include "network/api/trustwords.h"

#include <QSslCertificate>

#include <algorithm>
#include <utility>

namespace fairlead {

namespace {

constexpr int mostRedirects = 3;
constexpr qint64 bufferSize = 256 * 1024;

/// Whether a name of a certificate covers the host; a star stands for one whole label at the left.
bool covers(const QString& name, const QString& host)
{
    if (name.compare(host, Qt::CaseInsensitive) == 0)
        return true;
    const auto dot = host.indexOf(u'.');
    return name.startsWith(QLatin1String("*.")) && dot > 0 && name.count(u'.') >= 2 &&
           name.mid(1).compare(host.mid(dot), Qt::CaseInsensitive) == 0;
}

/// Qt falls back to the common name where no subject alternative name fits; RFC 9525 does not.
bool isForHost(const QSslCertificate& certificate, const QString& host)
{
    for (const auto& name : certificate.subjectAlternativeNames())
        if (covers(name, host))
            return true;
    return false;
}

bool neverConnected(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ProtocolUnknownError:
        return true;
    default:
        return false;
    }
}

/// `Retry-After` in whole seconds, a number of any length; a date is not ours to trust a foreign clock with
/// (API sheet, section 10).
qint64 retryAfter(const QNetworkReply& reply)
{
    const auto text = reply.rawHeader("Retry-After").trimmed();
    const bool isNumber =
        !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return -1;
    bool fits = false;
    const auto seconds = text.toLongLong(&fits);
    return fits ? std::min<qint64>(seconds, longestPause.count()) : longestPause.count();
}

ApiError::Kind kindOfStatus(int status)
{
    if (status == 401)
        return ApiError::Kind::Unauthorised;
    if (status == 408) // the server gave up on a request that it may have taken
        return ApiError::Kind::TimedOut;
    if (status == 429)
        return ApiError::Kind::RateLimited;
    if (status >= 300 && status < 400)
        return ApiError::Kind::Redirected;
    if (status >= 400 && status < 500)
        return ApiError::Kind::Refused;
    if (status >= 500 && status < 600)
        return ApiError::Kind::ServerFailed;
    return ApiError::Kind::Unreadable;
}

} // namespace

HttpCall::HttpCall(HttpClient& client, QByteArray method, QNetworkRequest request, QByteArray body)
    : QObject(&client),
      m_client(client),
      m_method(std::move(method)),
      m_request(std::move(request)),
      m_body(std::move(body))
{
    m_silence.setSingleShot(true);
    m_whole.setSingleShot(true);
    const auto expire = [this] {
        abort(ApiError::Kind::TimedOut);
    };
    connect(&m_silence, &QTimer::timeout, this, expire);
    connect(&m_whole, &QTimer::timeout, this, expire);
    m_retry.setSingleShot(true);
    m_retry.setTimerType(Qt::PreciseTimer); // a coarse one may end before the server's Retry-After does
    connect(&m_retry, &QTimer::timeout, this, &HttpCall::sendInTurn);
}

HttpCall::~HttpCall()
{
    dropReply();
}

void HttpCall::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void HttpCall::start()
{
    m_clock.start();
    m_earlier = m_client.m_failures;
    if (m_client.m_problem)
        return fail(m_client.m_problem);
    if (m_method == "GET")
        sendInTurn();
    else
        send();
}

/// The pause may have grown while the call waited: another call was asked to wait.
void HttpCall::sendInTurn()
{
    const auto pause = m_client.pause();
    if (pause.count() > 0)
        m_retry.start(pause);
    else
        send();
}

void HttpCall::fail(const ApiError& error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { finish(error); }, Qt::QueuedConnection);
}

void HttpCall::send()
{
    const auto before = std::exchange(m_network, m_client.networkForCall());
    if (before && before != m_network) // its reply may be telling of its end just now
        QMetaObject::invokeMethod(
            this, [before] {}, Qt::QueuedConnection);
    if (m_method == "GET") {
        m_reply = m_network->get(m_request);
    } else {
        m_upload = std::make_unique<OneShotBody>(m_body);
        m_reply = m_network->sendCustomRequest(m_request, m_method, m_upload.get());
    }
    ++m_attempt;
    m_reply->setReadBufferSize(bufferSize);
    m_whole.start(m_client.limits().whole);
    m_silence.start(m_client.limits().silence);
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpCall::checkCertificate);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_distrust = whyNotTrusted(errors, m_request.url().host());
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::readMore);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { m_silence.start(); });
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::finishReply);
}

void HttpCall::cancel()
{
    QMetaObject::invokeMethod(
        this, [this] { abort(ApiError::Kind::Cancelled); }, Qt::QueuedConnection);
}

void HttpCall::abort(ApiError::Kind kind)
{
    if (m_done || m_aborted != ApiError::Kind::None)
        return;
    m_aborted = kind;
    m_retry.stop();
    if (m_reply)
        m_reply->abort(); // finishReply() follows at once, and may plan another attempt
    else
        fail({.kind = kind});
}

void HttpCall::checkCertificate()
{
    const auto tls = m_reply->sslConfiguration();
    // Certificates hold the ASCII form of a name in another script.
    const bool isInOrder = isForHost(tls.peerCertificate(), m_request.url().host(QUrl::FullyEncoded));
    m_client.noteCertificate(m_network, isInOrder);
    if (isInOrder)
        return;
    m_distrust = whyNotForHost(tls.peerCertificate(), m_request.url().host());
    abort(ApiError::Kind::NotTrusted);
}

void HttpCall::readMore()
{
    m_silence.start();
    m_received += m_reply->readAll();
    if (m_received.size() > m_client.limits().body)
        abort(ApiError::Kind::TooLarge);
}

void HttpCall::finishReply()
{
    if (m_aborted == ApiError::Kind::TimedOut && !hasLeft())
        return finish({.kind = ApiError::Kind::NotReached});
    if (m_aborted == ApiError::Kind::NotTrusted)
        return finish({.kind = m_aborted, .text = m_distrust});
    if (m_aborted != ApiError::Kind::None)
        return finish({.kind = m_aborted});
    readMore();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto transport = transportError();
    if (transport || m_aborted != ApiError::Kind::None)
        return finish(transport ? transport : ApiError{.kind = m_aborted});
    if (status >= 300 && status < 400 && followRedirect())
        return;
    auto parsed = parseJson(m_received);
    const auto size = std::exchange(m_received, {}).size();
    auto body = parsed.value ? std::move(*parsed.value) : Json();
    m_client.m_redaction.inBody(body);
    if (status < 200 || status >= 300)
        return finish(statusError(body));
    if (!parsed.value && size > 0)
        return finish({.kind = ApiError::Kind::Unreadable, .status = status, .text = parsed.error.message});
    m_size = size;
    finish({}, std::move(body));
}

/// Whether a redirect is being followed: only a GET, and only inside the server's origin.
bool HttpCall::followRedirect()
{
    const auto location = m_reply->rawHeader("Location");
    const auto target = m_request.url().resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (m_method != "GET" || location.isEmpty() || ++m_redirects > mostRedirects || !target.isValid() ||
        !isSameOrigin(target, m_client.endpoint().server))
        return false;
    dropReply();
    m_received.clear();
    m_request.setUrl(target);
    --m_attempt; // it is the same attempt
    send();
    return true;
}

/// What the connection did, as long as there is no complete answer; errors that only mirror a status are
/// none.
ApiError HttpCall::transportError() const
{
    const auto error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (error == QNetworkReply::NoError || status >= 400) // the status says more, even without its whole body
        return {};
    const auto text = m_client.m_redaction.inText(m_reply->errorString()); // with the server's reason phrase
    if (error == QNetworkReply::SslHandshakeFailedError)
        return {.kind = ApiError::Kind::NotTrusted, .text = m_distrust.isEmpty() ? text : m_distrust};
    if (neverConnected(error) || !hasLeft())
        return {.kind = ApiError::Kind::NotReached, .text = text};
    return {.kind = ApiError::Kind::Broken,
            .text = error == QNetworkReply::ContentReSendError ? QString() : text};
}

/// Whether a complete request can have left: a body is only asked for when the connection stands.
bool HttpCall::hasLeft() const
{
    return !m_upload || m_body.isEmpty() || m_upload->wasRead();
}

ApiError HttpCall::statusError(const Json& body) const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto& redaction = m_client.m_redaction;
    auto content = errorBody(body);
    content.code = redaction.inText(content.code);
    content.text = redaction.inText(content.text);
    for (auto& problem : content.problems)
        problem.message = redaction.inText(problem.message);
    return {kindOfStatus(status),        status,
            std::move(content.code),     std::move(content.text),
            std::move(content.problems), retryAfter(*m_reply)};
}

void HttpCall::finish(ApiError error, Json body)
{
    if (m_done || tryAgain(error))
        return;
    m_done = true;
    m_silence.stop();
    m_whole.stop();
    const auto answer = answerWith(std::move(error), std::move(body));
    Q_EMIT m_client.logged(
        {m_method, m_request.url().path(), answer.status, m_clock.elapsed(), answer.requestId});
    if (answer.error.kind == ApiError::Kind::Unauthorised)
        Q_EMIT m_client.keyRefused();
    Q_EMIT finished(answer);
    deleteLater();
}

/// Whether the call goes on with another attempt. A pause that the server wants holds for the whole
/// workspace, whatever the call was.
bool HttpCall::tryAgain(const ApiError& error)
{
    const auto& retries = m_client.m_retries;
    const auto shared = retries.sharedPauseAfter(m_earlier + m_attempt, error);
    if (shared.count() > 0)
        m_client.leaveAlone(shared);
    if (m_method != "GET" || m_client.m_problem)
        return false;
    const auto delay = retries.delayAfter(m_attempt, error, m_earlier);
    if (!delay) {
        m_client.noteEnd(error, m_earlier + m_attempt);
        return false;
    }
    m_silence.stop();
    m_whole.stop();
    dropReply();
    m_received.clear();
    m_aborted = ApiError::Kind::None;
    m_retry.start(std::max(*delay, m_client.pause()));
    return true;
}

Answer HttpCall::answerWith(ApiError error, Json body)
{
    Answer answer;
    answer.error = std::move(error);
    answer.body = std::move(body);
    answer.size = m_size;
    if (!m_reply)
        return answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.error.status = answer.error ? answer.status : 0;
    answer.requestId = m_client.m_redaction.inText(QString::fromLatin1(m_reply->rawHeader("x-request-id")));
    answer.serverTime = parseHttpDate(m_reply->rawHeader("Date"));
    if (answer.status != 0)
        m_client.noteServerTime(answer.serverTime);
    return answer;
}

} // namespace fairlead
