#pragma once

#include "models/campaign/campaign.h"
#include "models/campaign/problem.h"
#include "models/catalog/catalog.h"

namespace fairlead {

struct DraftAccount;

/// What a campaign chose from the lists of an account.
struct CatalogId
{
    Catalog::List list;
    QString path; ///< JSON Pointer into the campaign
    QString id;
};

/// Those that would be part of the request; what is no UUID is for the rules.
std::vector<CatalogId> catalogIds(const Campaign& campaign);

/// The ids that do not belong to the account in use: its list is known and does not hold them, or the draft
/// is another account's. Each is an error at its field; a draft that is another account's has one at least.
Problems foreignIds(const Campaign& campaign, const Catalog& catalog, const DraftAccount& account);

} // namespace fairlead
