#pragma once

#include <QStringList>

namespace fairlead {

/// `fairlead forecast FILE… --together`: the plans of several campaign files on one calendar.
int runForecastTogether(const QStringList& arguments);

} // namespace fairlead
