#pragma once

#include "app/commandline.h"
#include "network/api/endpoint.h"
#include "network/submission/outboxentry.h"

#include <chrono>

namespace fairlead {

class EmbeddedSandbox;

/// Where a command's calls go to, and under which name the outbox keeps it.
struct Destination
{
    QString name;      ///< for people: the workspace's, or the server's address
    Endpoint endpoint; ///< with no key, and the exit code of that, when only the key is missing
    OutboxTarget target;
    int exitCode = exitcode::done; ///< done, or why there is no destination
    QString error;                 ///< for people
};

/// The server that was given; else the current workspace of the data directory, with its key from the keyring
/// unless one was given; the sandbox, which is started then, until a workspace was connected. Never asks a
/// question.
/// @param patience how long to wait for the keyring
Destination findDestination(const GlobalOptions& global, EmbeddedSandbox& sandbox,
                            std::chrono::milliseconds patience);

} // namespace fairlead
