#pragma once

#include "models/campaign/campaign.h"

namespace fairlead {

/// A campaign as the server holds it (API sheet, section 1.5).
struct ServerCampaign
{
    QString id;
    Campaign content;                ///< the request's fields; what only the response has is below
    QString status;                  ///< draft, launching, …; unknown words are kept
    std::optional<qint64> createdAt; ///< UTC seconds, a fraction rounded up
    std::optional<qint64> updatedAt;
    std::optional<qint64> totalLeads;     ///< may be unknown before the launch
    std::optional<qint64> processedLeads; ///< leads that have left pending and active
    QString launchError;
    QString pausedReason;

    friend bool operator==(const ServerCampaign&, const ServerCampaign&) = default;
};

/// Its `campaign_id`; empty when there is none, or one that is no UUID.
QString campaignIdOf(const Json& json);
/// Nothing when it is no object with a `campaign_id`.
std::optional<ServerCampaign> decodeServerCampaign(const Json& json);

/// Whether the campaign was launched: sending it again would mail people twice. A status that we do not know
/// counts as launched, since launching needs a draft (API sheet, section 4).
bool isLaunched(const QString& status);

} // namespace fairlead
