#pragma once

#include "models/campaign/campaign.h"

namespace fairlead {

/// The campaign of a JSON object, total: whatever does not fit is kept as a mistyped or unknown member.
/// Both `steps` (request, file) and `steps_config` (response) are read as the steps (API sheet, A8).
Campaign decodeCampaign(const Json& object);

/// Known members in the order of the API's documentation, then unknown ones; absent ones are left out.
/// decodeCampaign(encodeCampaign(c)) == c for every campaign.
Json encodeCampaign(const Campaign& campaign);

Json encodeStep(const Step& step);
Step decodeStep(const Json& element);

/// The integer that JSON holds: 500, 500.0 and 5e2 are the same number. Nothing for other types, fractions
/// and numbers beyond 64 bits.
std::optional<qint64> integerOf(const Json& json);

} // namespace fairlead
