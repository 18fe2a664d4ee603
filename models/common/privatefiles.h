#pragma once

#include <QString>

namespace fairlead {

// What Fairlead keeps is for its user alone, whatever the umask: files have the mode 0600, folders 0700. What
// is exported is the user's, and follows the umask. Where modes mean nothing these functions do nothing.

/// Creates a folder and those above it that are missing, for the user alone; one that is there stays as it
/// is. False: there is none.
bool makePrivateFolder(const QString& path);

/// Takes others' rights to one file or folder away. False: it is not there, or not ours to change.
bool makePrivate(const QString& path);

/// The file is there afterwards, empty if it was not before, and private. False: it cannot be made.
bool makePrivateFile(const QString& path);

/// The same for a database, before SQLite opens it, and for the files that SQLite keeps beside it, which take
/// its mode.
void keepDatabasePrivate(const QString& path);

/// Mends what lies in a data directory, for earlier versions left files open to others. The directory itself
/// is closed when nothing of anybody else's lies in it: it may be any folder that was named on the command
/// line.
void keepPrivate(const QString& dataDir);

} // namespace fairlead
