#pragma once

#include "models/campaign/campaign.h"

namespace fairlead {

/// What a campaign file and a library entry hold: the create request, and what is ours and never sent.
struct CampaignDraft
{
    Campaign campaign;
    Json editor = Json::object();            ///< `editor` of the file format; unknown members are kept
    UnknownMembers unknown = Json::object(); ///< members beside `campaign` and `editor`

    friend bool operator==(const CampaignDraft&, const CampaignDraft&) = default;
};

/// `{ "campaign": …, "editor": …, unknown… }`: the tree that paths of edits point into. No format and
/// version.
Json encodeDraft(const CampaignDraft& draft);
CampaignDraft decodeDraft(const Json& tree);

/// What a marketer starts from: an e-mail campaign, Monday to Friday, the API's defaults spelled out, and a
/// daily limit that they leave room for.
CampaignDraft newDraft(const QString& timeZone);

/// `editor.forecast` (interfaces: campaign file). Texts and numbers as they stand; checked by the reader.
struct ForecastSettings
{
    Field<qint64> leads;
    Field<QString> launchAt; ///< ISO 8601 instant
    Field<QString> order;
    Field<QString> delay;
    Field<QString> pacing;
    Field<std::vector<qint64>> dropOut; ///< n_k of 10 000 leaving after step k
};

ForecastSettings forecastSettings(const CampaignDraft& draft);
/// Writes the settings that have a value, removes the absent ones, leaves other members of `editor` alone.
void setForecastSettings(CampaignDraft& draft, const ForecastSettings& settings);

} // namespace fairlead
