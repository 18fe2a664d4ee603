#pragma once

#include "models/contract/contract.h"
#include "models/workspace/checkresult.h"
#include "network/api/answer.h"

namespace fairlead {

/// What comes of reading a contract.
struct ContractOutcome
{
    CheckResult result;
    ContractReport report; ///< with a trouble when there was nothing to compare
};

/// Of what the server answered to `GET /openapi.json`.
ContractOutcome contractFrom(const Answer& answer);

/// Of a file that was fetched by other means.
ContractOutcome contractFrom(const QString& path);

/// Where there is no server to ask.
CheckResult noContract(const QString& why);

} // namespace fairlead
