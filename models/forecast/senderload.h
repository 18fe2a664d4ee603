#pragma once

#include "models/campaign/campaign.h"
#include "models/forecast/forecast.h"

#include <map>

namespace fairlead {

/// Who sends the messages of a campaign: e-mails from its addresses, LinkedIn messages from its account.
struct CampaignSenders
{
    std::vector<QString> addresses; ///< ids, in the campaign's order
    QString account;                ///< id; empty: none
    std::vector<bool> sendsByEmail; ///< per step
};

CampaignSenders sendersOf(const Campaign& campaign);

/// The e-mail address that sends a campaign's e-mail number `email`, counted from 0 in sending order: in
/// turn. inferred: how the server shares messages out is undocumented; the assumption is called
/// `sender-rotation` (interfaces, `--together`). @param addresses at least one
const QString& addressInTurn(const std::vector<QString>& addresses, qint64 email);

/// What a campaign sends on one local date.
struct LoadDay
{
    qint64 date = 0; ///< days since 1970-01-01, on the clock that the load was made for
    qint64 total = 0;
    std::map<QString, qint64> bySender; ///< by id; messages without a sender count for nobody
};

/// A campaign's plan as its senders feel it. Small whatever the number of messages, so that the others' loads
/// can be kept while one campaign is edited.
struct SenderLoad
{
    std::vector<LoadDay> days; ///< by date, those with a message
};

/// @param plan with its actions @param zone whose clock tells the dates
SenderLoad senderLoad(const Plan& plan, const CampaignSenders& senders, const Zone& zone);

} // namespace fairlead
