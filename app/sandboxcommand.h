#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `fairlead sandbox [--port N] [--token T] [--faults FILE]`: prints where it listens, serves until it is
/// terminated. Exit codes: usage for a bad port, token or fault, file for a data directory that cannot be
/// used or faults that cannot be read, notReached for a port that is taken.
int runSandbox(const GlobalOptions& global, const QStringList& arguments);

} // namespace fairlead
