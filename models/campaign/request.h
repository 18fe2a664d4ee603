#pragma once

#include "models/campaign/campaign.h"

namespace fairlead {

/// The body of the create call: every field with a known default spelled out, so that what was planned is
/// what is sent; nulls and what the type, the launch or the channel rules out left behind in the draft (A12,
/// A13, A17). Top-level members that are not the API's are not sent; unknown members inside steps are (A8).
Json createRequest(const Campaign& campaign);

/// What makes two campaigns the same content, whoever wrote them, draft or server: defaults filled in,
/// instants as UTC, times as HH:MM:SS, ids in lower case, order-free lists sorted, unknown members ignored.
Json canonicalContent(const Campaign& campaign);

/// Whether a campaign read from the server is what createRequest(ours) asked for. Fields whose default is not
/// known and which we did not send are not compared.
bool hasSameContent(const Campaign& ours, const Campaign& theirs);

/// SHA-256 of the canonical content, hexadecimal.
QByteArray contentHash(const Campaign& campaign);

} // namespace fairlead
