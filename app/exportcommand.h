#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `fairlead export FILE --format pdf|png|svg|ics|csv --leads N -o OUT [--actions] [--launch-at INSTANT]`
int runExport(const GlobalOptions& global, const QStringList& arguments);

} // namespace fairlead
