#pragma once

#include "models/submission/submissiondetails.h"
#include "network/submission/outboxentry.h"

namespace fairlead {

/// An entry of the outbox as windows see it. @param campaign the draft's present content
SubmissionStatus statusOf(const OutboxEntry& entry, const Campaign& campaign);
SubmissionDetails detailsOf(const OutboxEntry& entry);

} // namespace fairlead
