#pragma once

#include "models/campaign/serverfacts.h"
#include "models/forecast/forecast.h"

namespace fairlead {

/// Where a statement about sending comes from.
enum class Evidence { Documented, Observed, Assumed };
QString nameOf(Evidence evidence);

QString inWords(SendOrder order);
QString inWords(DelayReading delay);
QString inWords(Pacing pacing);

/// "follow-ups first · 24-hour days · at once"
QString assumptionsInBrief(const ForecastInput& input);

/// "09:00–17:00 Berlin, Mon Tue Wed Thu Fri"
QString windowInWords(const SendingWindow& window);

/// What a plan stands on, and how well each part of it is known.
struct Assumption
{
    QString text;
    Evidence evidence;
    bool isChoice = false; ///< the user may read it otherwise
};
std::vector<Assumption> assumptionsOf(const Plan& plan, const ServerFacts& facts);

} // namespace fairlead
