#pragma once

#include "models/campaign/draft.h"
#include "models/forecast/forecast.h"

namespace fairlead {

/// A change that mends a finding with one click.
struct Fix
{
    QString label; ///< "Set the limit to 96"
    std::function<void(CampaignDraft&)> apply;
};

/// Something that the plan shows and its author should know.
struct Finding
{
    QString code; ///< stable: limit_unreachable, intake_stalls, window_shortened, window_lengthened,
                  ///< window_split, follow_up_slips, zero_delay, incomplete
    QString message;
    QString path;               ///< JSON Pointer into the campaign
    std::optional<qint64> date; ///< days since 1970-01-01, of the day concerned
    std::vector<Fix> fixes;
};

std::vector<Finding> findingsOf(const Plan& plan);

} // namespace fairlead
