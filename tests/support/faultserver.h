#pragma once

#include "network/sandbox/sandboxreply.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace fairlead {

/// A small HTTP server over raw sockets that can break off at any point and send anything. It reads a request
/// in full, lets a handler process it (SandboxService::answer, for one) and answers as planned.
class FaultServer : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        Normal,           ///< processes and answers; the connection stays open
        Connected,        ///< closes at once, before a request; only as the front of the queue of next()
        BeforeProcessing, ///< closes when the request has come
        AfterProcessing,  ///< processes, closes without a byte
        AfterHeaders,     ///< processes, closes behind the answer's headers
        HalfBody,         ///< processes, closes in the middle of the body
        SlowDrip,         ///< processes, sends a byte of the answer each `interval`
        EndlessBody,      ///< processes, sends the headers and a body until the client leaves
        SilenceBefore,    ///< neither processes nor answers; the connection stays open
        SilenceAfter,     ///< processes, never answers
        Reply,            ///< sends `reply` instead of processing
        ReplyAfter,       ///< processes, sends `reply` all the same
        Raw,              ///< sends `raw` instead of processing, then closes
        RawAfter          ///< processes, sends `raw`, then closes
    };

    struct Plan
    {
        Phase phase = Phase::Normal;
        SandboxReply reply = {};
        QByteArray raw = {};
        std::chrono::milliseconds interval{1};
    };

    /// A request as it came in.
    struct Received
    {
        QByteArray method;
        QByteArray target; ///< path and query, encoded
        std::vector<std::pair<QByteArray, QByteArray>> headers;
        QByteArray body;

        /// In any case; empty when absent.
        QByteArray header(const QByteArray& name) const;
    };

    using Handler = std::function<SandboxReply(const SandboxRequest&)>;

    explicit FaultServer(Handler handler, QObject* parent = nullptr);
    ~FaultServer() override;

    /// Listens on a free port of the loopback interface. @param tls with certificate and key: speaks https
    bool listen(const std::optional<QSslConfiguration>& tls = std::nullopt);
    QUrl url() const;

    /// What to do with the next request that nothing is queued for yet.
    void next(Plan plan) { m_queue.push_back(std::move(plan)); }
    /// What to do with requests when the queue is empty; without it they are answered normally.
    void decide(std::function<Plan(const Received&)> decider) { m_decider = std::move(decider); }

    /// The server's own clock, UTC seconds, for the `Date` of its answers; without one they have none.
    using Clock = std::function<qint64()>;
    void setClock(Clock clock) { m_clock = std::move(clock); }

    /// Every complete request, in the order of arrival.
    const std::vector<Received>& requests() const { return m_requests; }
    /// How many of them the handler processed.
    int processed() const { return m_processed; }
    int connections() const { return m_connections; }

private:
    void accept(QTcpSocket* socket);
    void read(QTcpSocket* socket, QByteArray& buffer);
    void answer(QTcpSocket* socket, const Received& request);
    Plan planFor(const Received& request);
    QByteArray headOf(const SandboxReply& reply, bool hasLength) const;
    SandboxReply process(const Received& request);

    Handler m_handler;
    Clock m_clock;
    std::function<Plan(const Received&)> m_decider;
    std::deque<Plan> m_queue;
    std::vector<Received> m_requests;
    std::unique_ptr<QTcpServer> m_server;
    bool m_isTls = false;
    int m_processed = 0;
    int m_connections = 0;
};

} // namespace fairlead
