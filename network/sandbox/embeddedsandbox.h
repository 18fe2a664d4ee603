#pragma once

#include "network/sandbox/sandboxserver.h"

#include <QThread>

namespace fairlead {

/// The sandbox inside the program, in a thread of its own, so that the windows never wait for it.
class EmbeddedSandbox : public QObject
{
    Q_OBJECT
public:
    explicit EmbeddedSandbox(SandboxOptions options, QObject* parent = nullptr);
    ~EmbeddedSandbox() override;

    /// Returns at once; ready() or failed() follows. Call it once.
    void start();

    bool isReady() const { return !m_url.isEmpty(); }
    /// Empty until it is ready.
    QUrl url() const { return m_url; }
    QByteArray token() const { return m_token; }

Q_SIGNALS:
    void ready();
    /// @param message for people
    void failed(const QString& message);

private:
    QThread m_thread;
    SandboxServer* m_server; ///< lives and ends in m_thread
    QUrl m_url;
    QByteArray m_token;
};

} // namespace fairlead
