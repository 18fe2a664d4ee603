#pragma once

#include "models/campaign/fieldcheck.h"

namespace fairlead {

/// The rules of one step and its variants; `index` is 0-based.
void checkStep(const Campaign& campaign, std::size_t index, ProblemList& out);

} // namespace fairlead
