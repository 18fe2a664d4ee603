#pragma once

#include "models/campaign/json.h"

#include <QString>

namespace fairlead::sandbox {

/// A new draft as CampaignResponse (API sheet, 1.5): defaults filled in, ids in lower case, times as
/// HH:MM:SS, instants as UTC, members that are not the API's dropped.
/// @param request a create body without faults @param now UTC milliseconds
Json newCampaign(const Json& request, const QString& userId, qint64 now);

/// The create body that a stored campaign stands for.
Json requestOf(const Json& campaign);

/// The campaign with the content of another create body and a later `updated_at`.
Json withContent(Json campaign, const Json& request, qint64 now);

/// Sets `updated_at`, always to a later time than before: it is the only mark of a version (A27).
void touch(Json& campaign, qint64 now);

/// Whether someone has to look at AI drafts before the campaign may send.
bool usesPersonalization(const Json& campaign);

/// An instant with milliseconds.
Json instantJson(qint64 utcMilliseconds);

} // namespace fairlead::sandbox
