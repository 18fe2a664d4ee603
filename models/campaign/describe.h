#pragma once

#include "models/campaign/draft.h"

#include <QStringList>

#include <vector>

namespace fairlead {

/// One difference of two drafts, in words and side by side.
struct Difference
{
    QString scope;  ///< "Step 3" by the newer draft's numbers; empty: the campaign as a whole
    QString label;  ///< "Delay"
    QString before; ///< the value as text; empty: there was none
    QString after;
    QString words; ///< "delay 4 → 6 days", to be read after the scope
};

/// What happened between two drafts, in the order of the API's documentation. Steps are recognised when they
/// moved, variants by their labels; the steps' own numbers do not count.
std::vector<Difference> differencesBetween(const CampaignDraft& before, const CampaignDraft& after);

/// The same as one text: "Step 3: delay 4 → 6 days; variant B removed; window now 08:30–17:00". Empty when
/// nothing changed.
QString describeChanges(const CampaignDraft& before, const CampaignDraft& after);

} // namespace fairlead
