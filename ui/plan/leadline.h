#pragma once

#include "models/forecast/forecast.h"

namespace fairlead {

/// The instants, in UTC seconds, at which the steps of one lead are sent; a step that is not sent has none.
std::vector<std::optional<qint64>> leadLine(const Plan& plan, qint64 lead);

} // namespace fairlead
