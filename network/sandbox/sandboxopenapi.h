#pragma once

#include "models/campaign/json.h"

namespace fairlead::sandbox {

/// What the sandbox accepts, as an OpenAPI 3.1 document: its routes and the schema of the create body, both
/// from the tables that the sandbox itself goes by.
Json openApiDocument();

} // namespace fairlead::sandbox
