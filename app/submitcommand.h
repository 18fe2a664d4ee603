#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `submit FILE [--launch] [--again] [--wait SECONDS] [--json]`: creates the campaign on the server, once.
int runSubmit(const GlobalOptions& global, const QStringList& arguments);

} // namespace fairlead
