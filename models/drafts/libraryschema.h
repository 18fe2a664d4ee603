#pragma once

#include "models/drafts/librarydatabase.h"

#include <span>
#include <vector>

namespace fairlead {

/// What leads from one version of the schema to the next, a statement each.
using Migration = std::vector<const char*>;

/// Migration i leads from version i to i + 1. Only ever extended: libraries of users hold the results.
std::span<const Migration> libraryMigrations();

/// `application_id` of a library: "FRLD".
inline constexpr int libraryApplicationId = 0x46524c44;

enum class SchemaState {
    Empty, ///< a new file
    Older, ///< to be migrated
    Current,
    Newer,  ///< of a newer program: to be read only
    Foreign ///< a database of some other program
};

SchemaState schemaState(LibraryDatabase& database, std::span<const Migration> migrations);

/// Brings the schema forward, all or nothing; another process may do the same at the same time. A library
/// that holds something is copied to `backup` (a file that does not exist yet) first.
void migrate(LibraryDatabase& database, std::span<const Migration> migrations, const QString& backup);

/// Journal in WAL mode and synced at every commit, so that a commit survives a power cut.
void setDurable(LibraryDatabase& database);

} // namespace fairlead
