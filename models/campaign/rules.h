#pragma once

#include "models/campaign/campaign.h"
#include "models/campaign/problem.h"
#include "models/campaign/serverfacts.h"

namespace fairlead {

/// How strictly a campaign is read. A draft may be incomplete: what is still missing is a hint, not an error.
enum class RuleDepth { Draft, Submission };

struct RuleContext
{
    RuleDepth depth = RuleDepth::Submission;
    qint64 now = 0;         ///< UTC seconds, for "in the past"
    ServerFacts facts = {}; ///< of the server that the campaign is for
};

/// All problems of a campaign at once, in document order, each fault once at the deepest field it concerns
/// (API sheet, sections 1.1 to 1.4 and 11). Pure: no clock, no network.
Problems checkCampaign(const Campaign& campaign, const RuleContext& context);

/// The campaign's type or, absent, the API's default; empty when it is not even a text.
QString campaignTypeOf(const Campaign& campaign);

/// The channel that a step has or, absent, that follows from the campaign's type (inferred: the enum's first
/// member is the default); empty when it is not even a text.
QString channelOf(const Step& step, const Campaign& campaign);

/// The most actions that a day window of that length can hold: one at its opening, then one a gap.
qint64 windowCapacity(qint64 windowSeconds, qint64 gapSeconds);

} // namespace fairlead
