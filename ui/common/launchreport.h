#pragma once

#include <QString>

namespace fairlead {

struct SubmissionDetails;

/// What the server reported about a launch, in plain numbers, and what it refused or warned of, one matter a
/// line; empty without a report.
QString launchReport(const SubmissionDetails& details);

} // namespace fairlead
