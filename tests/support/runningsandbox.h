#pragma once

#include "network/sandbox/sandboxserver.h"
#include "tests/support/plainclient.h"

#include <QTemporaryDir>

#include <memory>

namespace fairlead {

/// A sandbox on a fresh data directory, and a client with its key. A launch takes 200 ms.
class RunningSandbox
{
public:
    RunningSandbox() { restart(); }

    /// Ends the server and starts another on the same directory.
    void restart();

    SandboxServer& server() { return *m_server; }
    PlainClient& client() { return *m_client; }
    const QTemporaryDir& directory() const { return m_directory; }

    /// The new campaign's id; empty when it was refused.
    QString create(const Json& request);
    QString statusOf(const QString& campaignId);

private:
    QTemporaryDir m_directory;
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<PlainClient> m_client;
};

} // namespace fairlead
