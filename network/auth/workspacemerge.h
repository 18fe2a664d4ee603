#pragma once

#include "models/campaign/json.h"

#include <QHash>

namespace fairlead {

/// Brings the servers of a list of workspaces to their one form. Entries that thereby turn out to be one
/// account, by server and the shown part of the key, become one: the current one's, else the first's. It
/// keeps the others' ids, since drafts and keys go by them, and takes what it has not itself.
void mergeWorkspaces(Json& root);

/// The ids that a list's workspaces had before, each with the one that it has now.
QHash<QString, QString> formerIds(const Json& root);

} // namespace fairlead
