#pragma once

#include "models/workspace/workspacegateway.h"
#include "network/api/endpoint.h"

class QObject;

namespace fairlead {

class ProxyKeys;

/// The server and the key of an entry, or why they cannot be used.
struct EntryReading
{
    Endpoint endpoint;
    QString error; ///< for people; empty: it can be used
};
EntryReading readEntry(const WorkspaceEntry& entry);

/// Asks the server whether it takes the key (`auth/me`, judged by its status alone), unless it asked to be
/// left alone for longer than a test may take. The end of `context` ends the test.
/// @param dataDir whose outbox knows that
QFuture<ConnectionTest> testConnection(const WorkspaceEntry& entry, const QString& dataDir,
                                       ProxyKeys& proxies, QObject* context);

/// For people: what to do about a key that the server does not take.
QString keyRefusedText(const QString& workspace);

} // namespace fairlead
