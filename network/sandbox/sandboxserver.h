#pragma once

#include "network/sandbox/faultplan.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace fairlead {

struct SandboxOptions
{
    QString dataDirectory;
    quint16 port = 0;      ///< 0: any free one
    QByteArray token = {}; ///< empty: a random one
    std::chrono::milliseconds launchDelay{1500};
    FaultPlan faults = {};
};

/// A Bavlio server of its own on the loopback interface, for trying campaigns out: nothing it is told to
/// launch is ever sent to anyone. See SandboxService for what it answers.
class SandboxServer : public QObject
{
    Q_OBJECT
public:
    struct Failure
    {
        enum class Reason { Port, DataDirectory };
        Reason reason;
        QString message; ///< for people
    };

    explicit SandboxServer(SandboxOptions options, QObject* parent = nullptr);
    ~SandboxServer() override;

    /// Opens the data and the port; the server then answers from this object's thread.
    std::optional<Failure> listen();

    /// "http://127.0.0.1:PORT", once it listens.
    QUrl url() const;
    QByteArray token() const { return m_options.token; }

    /// What lies ahead of misbehaviour; only from this object's thread.
    FaultPlan& faults() { return m_options.faults; }

private:
    class Listener;

    SandboxOptions m_options;
    std::unique_ptr<Listener> m_listener;
};

/// Whether a text can be a bearer token: one or more visible ASCII characters.
bool isToken(const QByteArray& text);

} // namespace fairlead
