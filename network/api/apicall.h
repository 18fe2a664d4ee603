#pragma once

#include "network/api/httpcall.h"

#include <QPointer>

namespace fairlead {

/// A call of the API: begins when it is made, tells once that it is finished, and deletes itself then. What
/// it brought is in the call of that kind.
class ApiCall : public QObject
{
    Q_OBJECT
public:
    /// @param client outlives the call
    explicit ApiCall(HttpClient& client);

    const ApiError& error() const { return m_error; }
    /// UTC seconds by the server's clock as of the last answer; 0: unknown.
    qint64 serverTime() const { return m_serverTime; }
    void cancel();

Q_SIGNALS:
    void finished();

protected:
    /// Takes a body that came with success; an error when it is not what the call needs.
    virtual ApiError take(const Json& body) = 0;

    HttpClient& client() { return m_client; }
    void follow(HttpCall* call);
    /// Bytes of all bodies so far.
    qint64 received() const { return m_received; }
    /// Whether another request follows, which this started with follow().
    virtual bool goesOn() { return false; }
    static ApiError unreadable(const QString& what);

private:
    void accept(const Answer& answer);

    HttpClient& m_client;
    QPointer<HttpCall> m_call;
    ApiError m_error;
    qint64 m_serverTime = 0;
    qint64 m_received = 0;
};

} // namespace fairlead
