#pragma once

#include "network/sandbox/sandboxreply.h"

namespace fairlead {

class SandboxCatalog;

/// What the sandbox checks before it stores a campaign; each function throws a Refusal that says why not.
namespace sandbox {

/// The request's body as a JSON object. 422 when it is none.
Json objectOf(const SandboxRequest& request);

/// 422 with every fault of a create body (API sheet, 1.1 to 1.4). A start in the past is allowed: what is
/// late is the editor's to say, and a server cannot know how long a request was under way.
void checkContent(const Json& body, const QString& path);

/// 404 when the campaign names a dataset, sender, template or profile that does not exist.
void checkReferences(const Json& body, const SandboxCatalog& catalog);

} // namespace sandbox

} // namespace fairlead
