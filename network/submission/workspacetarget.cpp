#include "network/submission/workspacetarget.h"

#include "network/api/endpoint.h"
#include "network/submission/outboxstore.h"

namespace fairlead {

OutboxTarget targetOf(const Workspace& workspace)
{
    const auto sandbox = QLatin1String(sandboxWorkspaceId);
    if (workspace.isSandbox)
        return {sandbox, sandbox};
    return {outboxTarget(workspace.server, {}).server, workspace.keyMark};
}

Workspace withKey(Workspace workspace, const QByteArray& key)
{
    workspace.keyPrefix = tokenPrefix(key);
    workspace.keyMark = outboxTarget(workspace.server, key).keyMark;
    return workspace;
}

} // namespace fairlead
