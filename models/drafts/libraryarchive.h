#pragma once

#include "models/drafts/drafttransfer.h"

namespace fairlead {

// One file for a move to another computer, `*.fairlead`: a compact SQLite copy of the library as it is,
// with history, versions, tags and bin. The schema is the library's (libraryschema.h), so any SQLite tool
// reads it. Both throw StoreFailure.

/// Replaces `file`, as a whole or not at all.
void writeArchive(LibraryDatabase& library, const QString& file);

/// Adds the archive's drafts to the library, inside a transaction of the caller's. The archive is not
/// changed; one of an older Fairlead is brought forward in a copy, one of a newer is refused.
TransferReport readArchive(const QString& file, LibraryDatabase& library);

} // namespace fairlead
