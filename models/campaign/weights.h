#pragma once

#include "models/campaign/campaign.h"

/// Who gets what in an A/B test: the weights of a step's variants, in percent. A weight that is no number
/// counts as 0.
namespace fairlead {

std::vector<qint64> weightsOf(const Step& step);

/// 100 shared as evenly as whole numbers go, the larger shares first.
std::vector<qint64> evenWeights(std::size_t variants);

/// Those of the variants and of one more: evenly while they are even; weights that were set by hand stay,
/// and the new one gets the rest.
std::vector<qint64> weightsWithOneMore(const std::vector<qint64>& weights);

/// Those that are left without one variant: evenly while they are even; weights that were set by hand and add
/// up keep their proportions and add up again, others stay as they are.
std::vector<qint64> weightsWithout(const std::vector<qint64>& weights, std::size_t removed);

} // namespace fairlead
