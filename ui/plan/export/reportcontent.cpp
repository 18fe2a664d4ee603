#include "ui/plan/export/reportcontent.h"

#include "models/forecast/forecastofcampaign.h"

namespace fairlead {

ReportContent reportContent(const Campaign& campaign, std::shared_ptr<const Plan> plan,
                            const std::vector<Finding>& findings, const QLocale& locale,
                            const ServerFacts& facts, const QString& draftId)
{
    QStringList warnings;
    for (const auto& finding : findings)
        warnings << finding.message;
    for (const auto& problem : planWarnings(campaign, facts))
        warnings << problem.message;
    const PlanWords words(locale, plan->input.window.zone);
    auto variants = expectedVariants(campaign, *plan);
    const auto name = campaign.name.valueOr({});
    const auto identity = draftId.isEmpty() ? name + u'\n' + campaign.datasetId.valueOr({}) : draftId;
    return {name, identity, std::move(plan), warnings, std::move(variants), words, facts};
}

} // namespace fairlead
