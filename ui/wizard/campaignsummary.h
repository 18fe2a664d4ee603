#pragma once

#include "models/campaign/draft.h"

#include <QStringList>

namespace fairlead {

class Catalog;

/// A campaign in a few sentences: to whom, from whom, what, when. What is missing is said, too.
QStringList summaryOf(const Campaign& campaign, const Catalog& catalog);

/// What a launch does, in plain numbers: "Launch: 3 600 e-mails to 1 200 people, first on Tue 1 December 2026
/// 09:00 Berlin, from 2 addresses."
/// @param now UTC seconds
QString launchInNumbers(const Campaign& campaign, const Catalog& catalog, qint64 now);

} // namespace fairlead
