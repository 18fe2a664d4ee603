#pragma once

#include "models/campaign/fieldcheck.h"
#include "models/campaign/serverfacts.h"

namespace fairlead {

/// The rules of one step and its variants; `index` is 0-based.
/// @param facts of the server that the campaign is for
void checkStep(const Campaign& campaign, std::size_t index, const ServerFacts& facts, ProblemList& out);

} // namespace fairlead
