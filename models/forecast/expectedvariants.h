#pragma once

#include "models/campaign/campaign.h"
#include "models/forecast/forecast.h"

namespace fairlead {

/// A variant and how many actions of its step it can expect. The server's own assignment is not documented.
struct ExpectedVariant
{
    QString label;
    qint64 actions;
};

/// By step of the plan; empty for a step with fewer than two variants, or whose weights are all zero.
std::vector<std::vector<ExpectedVariant>> expectedVariants(const Campaign& campaign, const Plan& plan);

} // namespace fairlead
