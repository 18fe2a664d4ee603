#include "tests/support/plainclient.h"

#include "network/api/oneshotbody.h"

#include <QEventLoop>
#include <QTimer>

namespace fairlead {

Json PlainAnswer::json() const
{
    return parseJson(body).value.value_or(Json());
}

QByteArray PlainAnswer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

PlainAnswer PlainClient::get(const QString& path)
{
    return finish(start("GET", path, {}, {}));
}

PlainAnswer PlainClient::post(const QString& path, const Json& body)
{
    return send("POST", path, body.is_null() ? QByteArray() : toCompactJson(body));
}

PlainAnswer PlainClient::patch(const QString& path, const Json& body)
{
    return send("PATCH", path, toCompactJson(body));
}

PlainAnswer PlainClient::send(const QByteArray& method, const QString& path, const QByteArray& body,
                              const QByteArray& contentType)
{
    return finish(start(method, path, body, contentType));
}

QNetworkReply* PlainClient::start(const QByteArray& method, const QString& path, const QByteArray& body,
                                  const QByteArray& contentType)
{
    QNetworkRequest request(QUrl(m_server.toString() + path, QUrl::StrictMode));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    if (!contentType.isEmpty())
        request.setRawHeader("Content-Type", contentType);
    if (body.isEmpty())
        return m_network.sendCustomRequest(request, method);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    auto* once = new OneShotBody(body);
    auto* reply = m_network.sendCustomRequest(request, method, once);
    once->setParent(reply);
    return reply;
}

PlainAnswer PlainClient::finish(QNetworkReply* reply)
{
    if (!reply->isFinished()) {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(30'000, reply, &QNetworkReply::abort);
        loop.exec();
    }
    PlainAnswer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                       reply->isOpen() ? reply->readAll() : QByteArray(), // closed once it is aborted

                       reply->error(), reply->rawHeaderPairs()};
    reply->deleteLater();
    return answer;
}

} // namespace fairlead
