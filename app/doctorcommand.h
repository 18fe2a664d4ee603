#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `fairlead doctor [--contract [FILE]] [--confirm-zone-reading | --doubt-zone-reading] [--json]`
int runDoctor(const GlobalOptions& global, const QStringList& arguments);

} // namespace fairlead
