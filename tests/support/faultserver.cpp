#include "tests/support/faultserver.h"

#include "network/api/httpdate.h"

#include <QDateTime>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>

namespace fairlead {

namespace {

/// Hands out sockets that speak TLS where a configuration is given.
class Listener : public QTcpServer
{
public:
    explicit Listener(std::optional<QSslConfiguration> tls) : m_tls(std::move(tls)) {}

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto* socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        if (auto* secure = qobject_cast<QSslSocket*>(socket)) {
            secure->setSslConfiguration(*m_tls);
            secure->startServerEncryption();
        }
        addPendingConnection(socket);
    }

private:
    std::optional<QSslConfiguration> m_tls;
};

/// Takes a complete request off the front of the buffer.
std::optional<FaultServer::Received> takeRequest(QByteArray& buffer)
{
    const auto end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const auto lines = buffer.left(end).split('\n');
    const auto words = lines[0].trimmed().split(' ');
    FaultServer::Received request{words.value(0), words.value(1), {}, {}};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto colon = lines[i].indexOf(':');
        request.headers.emplace_back(lines[i].left(colon).trimmed(), lines[i].mid(colon + 1).trimmed());
    }
    const auto length = request.header("Content-Length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return std::nullopt;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return request;
}

void drip(QTcpSocket* socket, const QByteArray& text, std::chrono::milliseconds interval)
{
    auto* timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [socket, timer, text, sent = qsizetype(0)]() mutable {
        if (sent == text.size())
            return timer->stop();
        socket->write(text.constData() + sent++, 1);
    });
    timer->start(interval);
}

/// Keeps the client's buffers full for as long as it reads.
void pour(QTcpSocket* socket)
{
    const auto fill = [socket] {
        constexpr qint64 ahead = 1 << 20;
        while (socket->bytesToWrite() < ahead)
            socket->write(QByteArray(1 << 16, ' '));
    };
    QObject::connect(socket, &QIODevice::bytesWritten, socket, fill);
    fill();
}

void writeAndClose(QTcpSocket* socket, const QByteArray& text)
{
    socket->write(text);
    socket->disconnectFromHost();
}

} // namespace

QByteArray FaultServer::Received::header(const QByteArray& name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

FaultServer::FaultServer(Handler handler, QObject* parent)
    : QObject(parent), m_handler(std::move(handler)), m_clock(QDateTime::currentSecsSinceEpoch)
{
}

FaultServer::~FaultServer() = default;

bool FaultServer::listen(const std::optional<QSslConfiguration>& tls)
{
    m_isTls = tls.has_value();
    m_server = std::make_unique<Listener>(tls);
    connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
        while (auto* socket = m_server->nextPendingConnection())
            accept(socket);
    });
    return m_server->listen(QHostAddress::LocalHost);
}

QUrl FaultServer::url() const
{
    QUrl url(m_isTls ? QStringLiteral("https://127.0.0.1") : QStringLiteral("http://127.0.0.1"));
    url.setPort(m_server->serverPort());
    return url;
}

void FaultServer::accept(QTcpSocket* socket)
{
    ++m_connections;
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (!m_queue.empty() && m_queue.front().phase == Phase::Connected) {
        m_queue.pop_front();
        return socket->abort();
    }
    connect(socket, &QIODevice::readyRead, this,
            [this, socket, buffer = QByteArray()]() mutable { read(socket, buffer); });
}

void FaultServer::read(QTcpSocket* socket, QByteArray& buffer)
{
    buffer += socket->readAll();
    while (auto request = takeRequest(buffer)) {
        m_requests.push_back(*request);
        answer(socket, *request);
    }
}

FaultServer::Plan FaultServer::planFor(const Received& request)
{
    if (m_queue.empty())
        return m_decider ? m_decider(request) : Plan{};
    auto plan = std::move(m_queue.front());
    m_queue.pop_front();
    return plan;
}

SandboxReply FaultServer::process(const Received& request)
{
    ++m_processed;
    const auto target = QUrl::fromEncoded(request.target);
    return m_handler({request.method, target.path(QUrl::FullyDecoded), QUrlQuery(target),
                      request.header("Authorization"), request.header("Content-Type"), request.body});
}

QByteArray FaultServer::headOf(const SandboxReply& reply, bool hasLength) const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Answer\r\n";
    head += "Content-Type: application/json\r\n";
    const bool hasDate = std::ranges::any_of(reply.headers, [](const auto& h) { return h.first == "Date"; });
    if (m_clock && !hasDate)
        head += "Date: " + formatHttpDate(m_clock()) + "\r\n";
    if (hasLength)
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    for (const auto& [name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

void FaultServer::answer(QTcpSocket* socket, const Received& request)
{
    const auto plan = planFor(request);
    switch (plan.phase) {
    case Phase::Connected:
    case Phase::BeforeProcessing:
        return socket->abort();
    case Phase::SilenceBefore:
        return;
    case Phase::Reply:
        socket->write(headOf(plan.reply, true) + plan.reply.body);
        return;
    case Phase::Raw:
        return writeAndClose(socket, plan.raw);
    default:
        break;
    }
    const auto reply = process(request);
    const auto whole = headOf(reply, true) + reply.body;
    switch (plan.phase) {
    case Phase::AfterProcessing:
        return socket->abort();
    case Phase::SilenceAfter:
        return;
    case Phase::AfterHeaders:
        return writeAndClose(socket, headOf(reply, true));
    case Phase::HalfBody:
        return writeAndClose(socket, whole.chopped((reply.body.size() + 1) / 2));
    case Phase::SlowDrip:
        return drip(socket, whole, plan.interval);
    case Phase::EndlessBody:
        socket->write(headOf(reply, false));
        return pour(socket);
    case Phase::ReplyAfter:
        socket->write(headOf(plan.reply, true) + plan.reply.body);
        return;
    case Phase::RawAfter:
        return writeAndClose(socket, plan.raw);
    default:
        socket->write(whole);
    }
}

} // namespace fairlead
