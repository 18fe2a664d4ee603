#pragma once

#include "models/submission/submission.h"

namespace fairlead {

/// Where a campaign stands, for people: "draft on Harbour Planning", "running", "needs attention".
/// @param campaignStatus the server's word for a campaign that is there; empty: not known
/// @param account the name of its account; empty: it has none that is known
QString stateInWords(SubmissionState state, const QString& campaignStatus, const QString& account);

} // namespace fairlead
