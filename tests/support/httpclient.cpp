#include "tests/support/httpclient.h"

#include <QEventLoop>
#include <QTimer>

namespace fairlead {

Json HttpAnswer::json() const
{
    return parseJson(body).value.value_or(Json());
}

QByteArray HttpAnswer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

HttpAnswer HttpClient::get(const QString& path)
{
    return finish(start("GET", path, {}, {}));
}

HttpAnswer HttpClient::post(const QString& path, const Json& body)
{
    return send("POST", path, body.is_null() ? QByteArray() : toCompactJson(body));
}

HttpAnswer HttpClient::patch(const QString& path, const Json& body)
{
    return send("PATCH", path, toCompactJson(body));
}

HttpAnswer HttpClient::send(const QByteArray& method, const QString& path, const QByteArray& body,
                            const QByteArray& contentType)
{
    return finish(start(method, path, body, contentType));
}

QNetworkReply* HttpClient::start(const QByteArray& method, const QString& path, const QByteArray& body,
                                 const QByteArray& contentType)
{
    QNetworkRequest request(QUrl(m_server.toString() + path, QUrl::StrictMode));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    if (!contentType.isEmpty())
        request.setRawHeader("Content-Type", contentType);
    return m_network.sendCustomRequest(request, method, body);
}

HttpAnswer HttpClient::finish(QNetworkReply* reply)
{
    if (!reply->isFinished()) {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(30'000, reply, &QNetworkReply::abort);
        loop.exec();
    }
    HttpAnswer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                      reply->isOpen() ? reply->readAll() : QByteArray(), // closed once it is aborted

                      reply->error(), reply->rawHeaderPairs()};
    reply->deleteLater();
    return answer;
}

} // namespace fairlead
