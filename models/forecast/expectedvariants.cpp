#include "models/forecast/expectedvariants.h"

#include "models/campaign/weights.h"
#include "models/forecast/variantcounts.h"

#include <algorithm>

namespace fairlead {

namespace {

std::vector<ExpectedVariant> variantsOfStep(const Step& step, qint64 actions)
{
    const auto& variants = variantsOf(step);
    const auto weights = weightsOf(step);
    if (variants.size() < 2 || std::ranges::all_of(weights, [](qint64 weight) { return weight <= 0; }))
        return {};
    const auto counts = expectedCounts(actions, weights);
    std::vector<ExpectedVariant> expected;
    for (std::size_t i = 0; i < variants.size(); ++i)
        expected.push_back({variants[i].label.valueOr({}), counts[i]});
    return expected;
}

} // namespace

std::vector<std::vector<ExpectedVariant>> expectedVariants(const Campaign& campaign, const Plan& plan)
{
    const auto& steps = stepsOf(campaign);
    std::vector<std::vector<ExpectedVariant>> all(plan.steps.size());
    for (std::size_t k = 0; k < std::min(all.size(), steps.size()); ++k)
        all[k] = variantsOfStep(steps[k], plan.steps[k].actions);
    return all;
}

} // namespace fairlead
