#pragma once

#include "models/campaign/campaign.h"
#include "models/forecast/forecast.h"
#include "ui/wizard/pageid.h"

#include <optional>

namespace fairlead {

class Catalog;

/// A part of a campaign in a sentence.
struct SummaryLine
{
    PageId page; ///< that edits it
    QString text;
};

/// A campaign in a few sentences: to whom, from whom, what, when. What is missing is said, too.
QList<SummaryLine> summaryOf(const Campaign& campaign, const Catalog& catalog);

/// What a launch does, in plain numbers: "Launch: 3 600 e-mails to 1 200 people, first on Tue 1 December 2026
/// 09:00 Berlin, from 2 addresses." Who cannot be reached is left out and told where the catalog has counted
/// them; else the numbers are upper bounds and say so.
/// @param now UTC seconds
/// @param delay as the plan reads it
QString launchInNumbers(const Campaign& campaign, const Catalog& catalog, qint64 now,
                        DelayReading delay = DelayReading::Elapsed);

/// "1,130 people of “Trade fair” are being contacted by this campaign already."
/// @param people that it was launched for; -1: not known
QString contactedAlready(const Campaign& campaign, const Catalog& catalog, qint64 people);

/// A sending window that runs over midnight: "22:00" to "06:00" of the next day. How a server reads it is not
/// known (API sheet, A2), so nothing is launched before the user confirmed it.
struct NightWindow
{
    QString from;
    QString until;
};

std::optional<NightWindow> nightWindowOf(const Campaign& campaign);

} // namespace fairlead
