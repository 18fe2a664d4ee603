#include "models/forecast/variantcounts.h"

#include <algorithm>
#include <numeric>

namespace fairlead {

std::vector<qint64> expectedCounts(qint64 actions, const std::vector<qint64>& weights)
{
    // Weights are percentages; a draft may hold anything, and the product below must not overflow.
    constexpr qint64 heaviest = qint64(1) << 31;
    std::vector<qint64> shares(weights);
    for (auto& share : shares)
        share = std::clamp<qint64>(share, 0, heaviest);
    const auto whole = std::accumulate(shares.begin(), shares.end(), qint64(0));

    std::vector<qint64> counts(weights.size());
    if (whole == 0)
        return counts;
    auto left = actions;
    std::vector<std::size_t> byRemainder(weights.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        byRemainder[i] = i;
        counts[i] = actions * shares[i] / whole;
        left -= counts[i];
    }
    std::ranges::stable_sort(byRemainder, std::ranges::greater(),
                             [&](std::size_t i) { return actions * shares[i] % whole; });
    for (std::size_t i = 0; left > 0; ++i, --left)
        ++counts[byRemainder[i]];
    return counts;
}

} // namespace fairlead
