#pragma once

#include "models/campaign/json.h"
#include "models/forecast/expectedvariants.h"
#include "models/forecast/explanation.h"
#include "models/forecast/finding.h"

namespace fairlead {

/// An instant of UTC seconds as ISO 8601 text; null when there is none.
Json instantJson(std::optional<qint64> instant);

/// The document of `forecast --json`.
/// @param variants by step
Json planJson(const Plan& plan, const std::vector<Finding>& findings,
              const std::vector<std::vector<ExpectedVariant>>& variants);

/// The document of `forecast --lead I --step K --json`.
Json explanationJson(const Explanation& explanation, qint64 lead, int step);

/// The plan in some lines for people.
QStringList planSummary(const Plan& plan, const std::vector<Finding>& findings);

} // namespace fairlead
