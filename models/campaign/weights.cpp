#include "models/campaign/weights.h"

#include "models/forecast/variantcounts.h"

#include <algorithm>
#include <numeric>

namespace fairlead {

namespace {

constexpr qint64 whole = 100; // percent

/// Weights past the range must not overflow the sum.
qint64 sumOf(const std::vector<qint64>& weights)
{
    return std::accumulate(weights.begin(), weights.end(), qint64(0), [](qint64 sum, qint64 weight) {
        return sum + std::clamp<qint64>(weight, 0, 1'000);
    });
}

bool areEven(const std::vector<qint64>& weights)
{
    auto sorted = weights;
    std::ranges::sort(sorted, std::ranges::greater());
    return sorted == evenWeights(weights.size());
}

} // namespace

std::vector<qint64> weightsOf(const Step& step)
{
    std::vector<qint64> weights;
    for (const auto& variant : variantsOf(step))
        weights.push_back(variant.weight.valueOr(0));
    return weights;
}

std::vector<qint64> evenWeights(std::size_t variants)
{
    return expectedCounts(whole, std::vector<qint64>(variants, 1));
}

std::vector<qint64> weightsWithOneMore(const std::vector<qint64>& weights)
{
    if (areEven(weights))
        return evenWeights(weights.size() + 1);
    auto more = weights;
    more.push_back(std::max<qint64>(0, whole - sumOf(weights)));
    return more;
}

std::vector<qint64> weightsWithout(const std::vector<qint64>& weights, std::size_t removed)
{
    auto left = weights;
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(removed));
    const bool noneCounts = std::ranges::all_of(left, [](qint64 weight) { return weight <= 0; });
    if (noneCounts || areEven(weights))
        return evenWeights(left.size());
    return sumOf(weights) == whole ? expectedCounts(whole, left) : left;
}

} // namespace fairlead
