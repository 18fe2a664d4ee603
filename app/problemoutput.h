#pragma once

#include "models/campaign/json.h"
#include "models/campaign/problem.h"

namespace fairlead {

/// The `problems` array of the commands' JSON.
Json problemsJson(const Problems& problems);

/// The same for people, a line each on standard error.
void sayProblems(const Problems& problems);

} // namespace fairlead
