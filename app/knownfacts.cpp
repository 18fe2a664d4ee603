#include "app/knownfacts.h"

#include "models/workspace/factstore.h"
#include "network/api/endpoint.h"
#include "network/auth/workspacestore.h"
#include "network/submission/outboxstore.h"

namespace fairlead {

ServerFacts knownFacts(const GlobalOptions& global)
{
    const FactStore store(global.dataDir);
    if (store.isEmpty())
        return {};
    if (global.server)
        return store.facts(outboxTarget(serverUrl(*global.server).url, {}).server);
    const auto workspace = WorkspaceStore(global.dataDir).current();
    return store.facts(workspace.isSandbox ? workspace.id : outboxTarget(workspace.server, {}).server);
}

} // namespace fairlead
