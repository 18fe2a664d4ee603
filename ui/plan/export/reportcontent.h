#pragma once

#include "models/campaign/draft.h"
#include "models/campaign/serverfacts.h"
#include "models/forecast/expectedvariants.h"
#include "models/forecast/finding.h"
#include "ui/plan/planwords.h"

#include <memory>

namespace fairlead {

/// What an export says of a campaign's plan.
struct ReportContent
{
    QString campaign; ///< its name
    QString identity; ///< of the campaign among others: an export takes the place of its earlier ones only
    std::shared_ptr<const Plan> plan;
    QStringList warnings;
    std::vector<std::vector<ExpectedVariant>> variants; ///< by step
    PlanWords words;
    ServerFacts facts = {}; ///< of the server that the campaign is for
};

/// @param findings of that plan
/// @param draftId in the library; without one the name and the dataset tell campaigns apart
ReportContent reportContent(const Campaign& campaign, std::shared_ptr<const Plan> plan,
                            const std::vector<Finding>& findings, const QLocale& locale,
                            const ServerFacts& facts = {}, const QString& draftId = {});

} // namespace fairlead
