#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `fairlead validate FILE… [--json]`
int runValidate(const GlobalOptions& global, const QStringList& arguments);

} // namespace fairlead
