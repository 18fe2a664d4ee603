#include "network/api/apicall.h"

namespace fairlead {

ApiCall::ApiCall(HttpClient& client) : QObject(&client), m_client(client) {}

void ApiCall::cancel()
{
    if (m_call)
        m_call->cancel();
}

void ApiCall::follow(HttpCall* call)
{
    m_call = call;
    connect(call, &HttpCall::finished, this, &ApiCall::accept);
}

void ApiCall::accept(const Answer& answer)
{
    m_error = answer.error;
    m_serverTime = answer.serverTime;
    m_received += answer.size;
    if (!m_error)
        m_error = take(answer.body);
    if (!m_error && goesOn())
        return;
    Q_EMIT finished();
    deleteLater();
}

ApiError ApiCall::unreadable(const QString& what)
{
    return {.kind = ApiError::Kind::Unreadable, .text = what};
}

} // namespace fairlead
