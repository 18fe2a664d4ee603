#pragma once

#include "models/campaign/json.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

namespace fairlead {

/// What a test saw of one HTTP call.
struct PlainAnswer
{
    int status = 0; ///< 0: no answer
    QByteArray body;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QList<QNetworkReply::RawHeaderPair> headers;

    /// The body as JSON; null when it is none.
    Json json() const;
    QByteArray header(const QByteArray& name) const;
};

/// An HTTP client without the product's care, which waits for each answer with the event loop running. A
/// request goes out once; redirects are not followed.
class PlainClient
{
public:
    PlainClient(QUrl server, QByteArray token) : m_server(std::move(server)), m_token(std::move(token)) {}

    PlainAnswer get(const QString& path);
    PlainAnswer post(const QString& path, const Json& body = {});
    PlainAnswer patch(const QString& path, const Json& body);
    PlainAnswer send(const QByteArray& method, const QString& path, const QByteArray& body,
                     const QByteArray& contentType = "application/json");

    /// Starts a call without waiting for it. @param path with query, encoded
    QNetworkReply* start(const QByteArray& method, const QString& path, const QByteArray& body,
                         const QByteArray& contentType = "application/json");
    /// Waits for it, at most 30 seconds, and deletes it.
    static PlainAnswer finish(QNetworkReply* reply);

    QNetworkAccessManager& network() { return m_network; }

private:
    QNetworkAccessManager m_network;
    QUrl m_server;
    QByteArray m_token;
};

} // namespace fairlead
