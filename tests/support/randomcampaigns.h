#pragma once

#include "models/forecast/forecast.h"

#include <rapidcheck.h>

/// Random forecasts that look for trouble: short windows near midnight, launches near clock changes.
namespace randomcampaigns {

/// Zones of every kind of clock change, and calm ones.
const QStringList& zones();

/// Before 2027, so that ten years from the launch are covered by zone files without rules for the future.
rc::Gen<fairlead::ForecastInput> inputs();

/// The same, for a few leads, steps and days, where trying everything is affordable.
rc::Gen<fairlead::ForecastInput> smallInputs();

/// The input in words, for a report of a failure.
std::string describe(const fairlead::ForecastInput& input);

} // namespace randomcampaigns
