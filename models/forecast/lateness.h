#pragma once

#include "models/forecast/forecast.h"

namespace fairlead {

/// Follow-ups that were due before a sending day closed and went out on a later one, for the limit or the
/// window was in their way. Of a plan that kept its actions.
qint64 lateFollowUps(const Plan& plan);

} // namespace fairlead
