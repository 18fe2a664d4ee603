#pragma once

#include "models/drafts/librarydatabase.h"

#include <QDate>

namespace fairlead {

/// Days whose backups are kept.
inline constexpr int keptBackups = 3;

/// `backups` in the library's folder; created when missing.
QString backupFolder(const QString& dataDir);

/// The daily backups that hold drafts, newest first; ones that cannot be read are left out.
QStringList backupsWithDrafts(const QString& dataDir);
bool hasBackup(const QString& dataDir);

/// A compact copy of the library as it is at this moment, durable and whole or not there at all. The file
/// must not exist yet. Nobody has to wait meanwhile.
void copyLibrary(LibraryDatabase& database, const QString& file);
/// The same for the user alone, and not as the umask has it.
void copyPrivately(LibraryDatabase& database, const QString& file);

/// Makes today's backup unless it is there, and removes all but the newest keptBackups and the newest one
/// that holds drafts. Returns whether one was made.
bool backUpDaily(LibraryDatabase& database, const QString& dataDir, const QDate& today);

} // namespace fairlead
