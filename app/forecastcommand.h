#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `fairlead forecast FILE …`: the sending plan of a campaign file, without a display or a network.
int runForecastCommand(const GlobalOptions& global, const QStringList& arguments);

} // namespace fairlead
