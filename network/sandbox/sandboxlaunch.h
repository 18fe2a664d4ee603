#pragma once

#include "models/campaign/json.h"
#include "network/sandbox/sandboxstore.h"

namespace fairlead {

class SandboxCatalog;

namespace sandbox {

/// Whether content and senders may still be changed and a launch may be asked for.
bool isEditable(const Json& campaign);

/// Marks the campaign as launching. @param now, settlesAt UTC milliseconds
void beginLaunch(SandboxStore::Entry& entry, const SandboxCatalog& catalog, qint64 now, qint64 settlesAt);

/// What becomes of a campaign whose time has come: a launch ends as `scheduled` or `active`; a start date
/// that has come ends as the policy for unreviewed drafts says (API sheet, 1.1).
void settle(SandboxStore::Entry& entry, qint64 now);

/// The `summary` and `warnings` of the launch call (API sheet, section 2).
Json launchReport(const Json& campaign, const SandboxCatalog& catalog);

} // namespace sandbox

} // namespace fairlead
