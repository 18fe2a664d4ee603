#pragma once

#include "models/campaign/campaign.h"

#include <optional>

namespace fairlead {

/// One step before, one after, or the same one at both times. Indexes from 0.
struct StepMatch
{
    std::optional<std::size_t> before;
    std::optional<std::size_t> after;
    bool moved = false; ///< it changed places with other steps
};

/// Which step became which, in the order after, removed ones where they stood: unchanged steps are recognised
/// wherever they are, the others by how little they changed.
std::vector<StepMatch> matchSteps(const std::vector<Step>& before, const std::vector<Step>& after);

/// Without the number, which follows from the place.
Step withoutNumber(Step step);

} // namespace fairlead
