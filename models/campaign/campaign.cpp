#include "models/campaign/campaign.h"

namespace fairlead {

const std::vector<Step>& stepsOf(const Campaign& campaign)
{
    static const std::vector<Step> none;
    return campaign.steps.hasValue() ? campaign.steps.value() : none;
}

const std::vector<Variant>& variantsOf(const Step& step)
{
    static const std::vector<Variant> none;
    return step.variants.hasValue() ? step.variants.value() : none;
}

} // namespace fairlead
