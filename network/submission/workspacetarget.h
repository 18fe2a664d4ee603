#pragma once

#include "models/workspace/workspace.h"
#include "network/submission/outboxentry.h"

namespace fairlead {

/// What the outbox calls a workspace. The sandbox goes by a fixed word, since its port and key change with
/// every start; a workspace that never had a key has an empty mark.
OutboxTarget targetOf(const Workspace& workspace);

/// The workspace with the mark and the shown prefix of that key.
Workspace withKey(Workspace workspace, const QByteArray& key);

} // namespace fairlead
