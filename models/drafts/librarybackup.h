#pragma once

#include "models/drafts/librarydatabase.h"

#include <QDate>

namespace fairlead {

/// Days whose backups are kept.
inline constexpr int keptBackups = 3;

/// `backups` in the library's folder; created when missing.
QString backupFolder(const QString& dataDir);

/// A compact copy of the library as it is at this moment, durable and whole or not there at all. The file
/// must not exist yet. Nobody has to wait meanwhile.
void copyLibrary(LibraryDatabase& database, const QString& file);

/// Makes today's backup unless it is there, and removes all but the newest keptBackups. Returns whether one
/// was made.
bool backUpDaily(LibraryDatabase& database, const QString& dataDir, const QDate& today);

} // namespace fairlead
