#pragma once

#include "network/api/httpclient.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <memory>

namespace fairlead {

class OneShotBody;

/// One call under way. finished() comes exactly once, always after the caller is back in its event loop; the
/// call then deletes itself.
class HttpCall : public QObject
{
    Q_OBJECT
public:
    HttpCall(HttpClient& client, QByteArray method, QNetworkRequest request, QByteArray body);
    ~HttpCall() override;

    /// Frees the connection; finished() follows with Cancelled.
    void cancel();
    /// finished() follows with that error; nothing is sent.
    void fail(const ApiError& error);
    /// As soon as the server's pause is over.
    void start();

Q_SIGNALS:
    void finished(const fairlead::Answer& answer);

private:
    void sendInTurn();
    void send();
    void checkCertificate();
    void readMore();
    void finishReply();
    void finish(ApiError error, Json body = {});
    bool tryAgain(const ApiError& error);
    void dropReply();
    void abort(ApiError::Kind kind);
    bool followRedirect();
    ApiError transportError() const;
    bool hasLeft() const;
    ApiError statusError(const Json& body) const;
    Answer answerWith(ApiError error, Json body);

    HttpClient& m_client;
    QByteArray m_method;
    QNetworkRequest m_request;
    QByteArray m_body;
    std::unique_ptr<OneShotBody> m_upload;
    HttpClient::Network m_network; ///< outlives the reply
    QPointer<QNetworkReply> m_reply;
    QByteArray m_received;
    qint64 m_size = 0; ///< of the body that was read
    QTimer m_silence;
    QTimer m_retry; ///< runs while the call waits for its next attempt
    QTimer m_whole;
    QElapsedTimer m_clock;
    ApiError::Kind m_aborted = ApiError::Kind::None;
    QString m_distrust; ///< why the certificate is not good, for people
    int m_redirects = 0;
    int m_attempt = 0;
    int m_earlier = 0; ///< failed attempts in a row before this call
    bool m_done = false;
};

} // namespace fairlead
