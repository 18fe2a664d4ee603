#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `fairlead forecast FILE… --together`: the plans of several campaign files on one calendar.
int runForecastTogether(const GlobalOptions& global, const QStringList& arguments);

} // namespace fairlead
