#pragma once

#include "app/commandline.h"
#include "network/api/endpoint.h"
#include "network/auth/secretstore.h"
#include "network/sandbox/embeddedsandbox.h"

namespace fairlead {

/// The server that a command works on: the one given, else the current workspace of the data directory, else
/// the sandbox inside the program. Waits for the keyring and the sandbox, both for a limited time.
class ChosenServer
{
public:
    ChosenServer(const GlobalOptions& global, SecretStore& secrets);

    QString name() const { return m_name; }
    /// Without a key when there is none.
    const Endpoint& endpoint() const { return m_endpoint; }
    /// For people: why there is no endpoint; empty: there is one.
    QString trouble() const { return m_trouble; }
    /// Whether the trouble is an address that cannot be used.
    bool isMisused() const { return m_isMisused; }
    /// What the outbox and the FactStore call the server.
    QString target() const;

private:
    void useGiven(const QString& address);
    void useCurrent(SecretStore& secrets);
    void useSandbox();

    const GlobalOptions m_global;
    QString m_name;
    Endpoint m_endpoint;
    QString m_trouble;
    bool m_isMisused = false;
    std::unique_ptr<EmbeddedSandbox> m_sandbox;
};

} // namespace fairlead
