#pragma once

#include "models/campaign/campaign.h"

namespace fairlead {

/// Weights of the same proportions that add up to 100, by largest remainders, ties to the earlier one.
/// Negative ones count as 0; all of them 0: equal shares. Empty stays empty.
std::vector<qint64> normalisedWeights(const std::vector<qint64>& weights);

/// The weights of a step's variants; what is no number counts as 0.
std::vector<qint64> weightsOf(const Step& step);

} // namespace fairlead
