#pragma once

#include "models/workspace/checkresult.h"

namespace fairlead {

// Checks of this computer, without a network. They take as long as the disk does: not for the GUI thread.

/// Whether the data directory can be used, or made. Makes nothing but a file that is gone at once.
CheckResult checkDataDirectory(const QString& dataDir);

/// SQLite's own check of the library, its schema, and how much there is. Changes nothing.
CheckResult checkLibrary(const QString& dataDir);

/// Whether the tz database is there and gives right offsets.
CheckResult checkTimeZones();

} // namespace fairlead
