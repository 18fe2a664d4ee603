#pragma once

#include "models/contract/contract.h"
#include "models/workspace/checkresult.h"

#include <optional>

namespace fairlead {

/// What one run of `doctor` found.
struct DoctorResult
{
    QString workspace;
    std::vector<CheckResult> checks;
    std::optional<ContractReport> contract; ///< when it was asked for and could be compared
    bool contractIsAFile = false;           ///< it came from a file, not from the server
    ServerFacts facts;                      ///< of the workspace's server, afterwards
};

/// The one document of `doctor --json`.
Json doctorJson(const DoctorResult& result);

/// The same for people, as lines.
QStringList doctorLines(const DoctorResult& result);

int doctorExitCode(const DoctorResult& result);

} // namespace fairlead
