#pragma once

#include <QtGlobal>

#include <vector>

namespace fairlead {

/// Expected actions per variant: `actions` (0 … 2³¹) shared by weight with largest remainders, ties to the
/// earlier one. Weights below 0 count as 0. All weights zero: nothing is assigned.
std::vector<qint64> expectedCounts(qint64 actions, const std::vector<qint64>& weights);

} // namespace fairlead
