#pragma once

#include "models/forecast/finding.h"

namespace fairlead {

/// follow_up_slips: one for each clock change that pushes a follow-up out of its window.
std::vector<Finding> slipFindings(const Plan& plan, const std::atomic_bool* cancelled);

/// window_shortened, window_lengthened and window_split: one for each sending day between the first and the
/// last.
std::vector<Finding> windowFindings(const Plan& plan);

} // namespace fairlead
