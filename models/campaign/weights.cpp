#include "models/campaign/weights.h"

#include "models/forecast/variantcounts.h"

#include <algorithm>

namespace fairlead {

std::vector<qint64> normalisedWeights(const std::vector<qint64>& weights)
{
    constexpr qint64 whole = 100; // percent
    const bool noneCounts = std::all_of(weights.begin(), weights.end(), [](qint64 w) { return w <= 0; });
    return expectedCounts(whole, noneCounts ? std::vector<qint64>(weights.size(), 1) : weights);
}

std::vector<qint64> weightsOf(const Step& step)
{
    std::vector<qint64> weights;
    for (const auto& variant : variantsOf(step))
        weights.push_back(variant.weight.valueOr(0));
    return weights;
}

} // namespace fairlead
