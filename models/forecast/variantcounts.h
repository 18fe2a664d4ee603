#pragma once

#include <QtGlobal>

#include <vector>

namespace fairlead {

/// Expected actions per variant: `actions` shared by weight with largest remainders, ties to the earlier one.
/// All weights zero: nothing is assigned.
std::vector<qint64> expectedCounts(qint64 actions, const std::vector<qint64>& weights);

} // namespace fairlead
