#pragma once

#include "models/campaign/json.h"
#include "network/submission/submitjob.h"

namespace fairlead {

/// The JSON of `submit --json` (interfaces: `submit`).
Json submitJson(const SubmitResult& result, bool launchWanted);

/// The same in words for people.
QString submitText(const SubmitResult& result, bool launchWanted);

/// The command's exit code.
int submitExitCode(const SubmitResult& result, bool launchWanted);

} // namespace fairlead
