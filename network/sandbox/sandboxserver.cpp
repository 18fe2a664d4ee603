#include "network/sandbox/sandboxserver.h"

#include "network/api/httpdate.h"
#include "network/sandbox/sandboxservice.h"

#include <QAbstractHttpServer>
#include <QCoreApplication>
#include <QDateTime>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>

namespace fairlead {

namespace {

QByteArray randomToken()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    const QByteArray bytes(reinterpret_cast<const char*>(bits.data()), sizeof bits);
    return "sandbox_" + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray methodName(QHttpServerRequest::Method method)
{
    const auto names = QMetaEnum::fromType<QHttpServerRequest::Method>();
    return QByteArray(names.valueToKey(static_cast<int>(method))).toUpper();
}

SandboxRequest received(const QHttpServerRequest& request)
{
    return {methodName(request.method()),   request.url().path(QUrl::FullyDecoded), request.query(),
            request.value("Authorization"), request.value("Content-Type"),          request.body()};
}

QByteArray wire(const SandboxReply& reply, qint64 contentLength)
{
    const auto reasons = QMetaEnum::fromType<QHttpServerResponder::StatusCode>();
    QByteArray text =
        "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasons.valueToKey(reply.status) +
        "\r\nDate: " + formatHttpDate(QDateTime::currentSecsSinceEpoch()) +
        "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(contentLength) + "\r\n";
    for (const auto& [name, value] : reply.headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n" + reply.body;
}

} // namespace

class SandboxServer::Listener : public QAbstractHttpServer
{
public:
    Listener(const SandboxOptions& options, FaultPlan& faults)
        : m_service(options.dataDirectory, options.token, options.launchDelay), m_faults(faults)
    {
    }

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override
    {
        const auto asked = received(request);
        const bool isLast = request.value("Connection").toLower() == "close";
        const auto fault = m_faults.take(asked.method, asked.path);
        if (!fault) {
            send(socket, answer(asked), isLast);
        } else if (fault->delay.count() == 0) {
            misbehave(socket, asked, *fault);
        } else {
            QTimer::singleShot(fault->delay, socket, [=, this] { misbehave(socket, asked, *fault); });
        }
        return true;
    }

    void missingHandler(const QHttpServerRequest&, QTcpSocket*) override {}

private:
    SandboxReply answer(const SandboxRequest& request)
    {
        auto reply = m_service.answer(request);
        if (request.method == "HEAD") // whose answer has no body, RFC 9110, 9.3.2
            reply.body.clear();
        return reply;
    }

    static void send(QTcpSocket* socket, const SandboxReply& reply, bool isLast)
    {
        socket->write(wire(reply, reply.body.size()));
        if (isLast)
            socket->disconnectFromHost();
    }

    /// Ends the connection when what was written is on its way.
    void misbehave(QTcpSocket* socket, const SandboxRequest& request, const Fault& fault)
    {
        using Action = Fault::Action;
        const SandboxReply ordered{fault.status, fault.body, fault.headers};
        if (fault.action == Action::DropBefore)
            return socket->abort();
        if (fault.action == Action::Answer)
            return send(socket, ordered, false);
        const auto reply = answer(request);
        const auto text = wire(reply, reply.body.size());
        switch (fault.action) {
        case Action::DropAfter:
            return socket->abort();
        case Action::AnswerAfter:
            return send(socket, ordered, false);
        case Action::Truncate:
            socket->write(text.chopped((reply.body.size() + 1) / 2));
            return socket->disconnectFromHost();
        case Action::WrongLength:
            socket->write(wire(reply, fault.contentLength));
            return;
        default:
            return send(socket, reply, false);
        }
    }

    SandboxService m_service;
    FaultPlan& m_faults;
};

SandboxServer::SandboxServer(SandboxOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options))
{
    if (m_options.token.isEmpty())
        m_options.token = randomToken();
}

SandboxServer::~SandboxServer() = default;

std::optional<SandboxServer::Failure> SandboxServer::listen()
{
    try {
        m_listener = std::make_unique<Listener>(m_options, m_options.faults);
    } catch (const SandboxStore::Failure& failure) {
        return Failure{Failure::Reason::DataDirectory, failure.message};
    }
    auto socket = std::make_unique<QTcpServer>();
    if (!socket->listen(QHostAddress::LocalHost, m_options.port)) {
        m_listener.reset();
        return Failure{Failure::Reason::Port,
                       QCoreApplication::translate("Sandbox", "The sandbox cannot listen on port %1: %2")
                           .arg(m_options.port)
                           .arg(socket->errorString())};
    }
    m_listener->bind(socket.release()); // which takes it over
    return std::nullopt;
}

QUrl SandboxServer::url() const
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    if (m_listener)
        url.setPort(m_listener->serverPorts().value(0));
    return url;
}

bool isToken(const QByteArray& text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

} // namespace fairlead
