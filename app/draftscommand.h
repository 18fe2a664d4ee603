#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `fairlead drafts list|import FILE…|export ID OUT|delete ID… [--json]`. `delete` moves to the bin. An id
/// that is not in the library counts as a file that cannot be read (exitcode::file).
int runDrafts(const GlobalOptions& global, const QStringList& arguments);

} // namespace fairlead
