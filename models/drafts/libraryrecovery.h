#pragma once

#include "models/drafts/drafttransfer.h"

#include <functional>

namespace fairlead {

/// What is wrong with a library, a line each; empty: it is sound.
/// Quick: SQLite's own structures, at the speed of reading the file.
QStringList checkQuickly(LibraryDatabase& database);
/// All of that, the indexes, the search texts, and that every draft can be read.
QStringList checkFully(LibraryDatabase& database);
/// Asked after each draft, with how many are done and how many there are; false: stop here.
using CheckProgress = std::function<bool(int done, int all)>;
QStringList checkFully(LibraryDatabase& database, const CheckProgress& goOn);

/// What became of a damaged library.
struct RecoveryReport
{
    enum class Cause {
        Damage,
        OtherProgram, ///< the file is another program's database
        Missing       ///< there was no file, or an empty one, but backups of it
    };

    Cause cause = Cause::Damage;
    QString setAside;          ///< where the damaged file lies now, never deleted; empty: there was none
    TransferReport recovered;  ///< from the damaged file
    TransferReport fromBackup; ///< drafts that only the newest readable backup still had
    QString backup;            ///< that backup; empty: there was none

    /// For the user: what happened, what was kept, what is gone.
    QString text() const;
};

/// Puts a new library with everything that can be read in the place of a damaged one, which is set aside.
/// This process must not write to it meanwhile. Throws StoreFailure; then the damaged one is still in its
/// place. A crash in between loses nothing: finishRecovery() or a second recovery goes on.
RecoveryReport recoverLibrary(const QString& dataDir);

/// Puts a recovered library in its place when a crash kept it from getting there. The caller has the turn to
/// write (WriteTurns).
void finishRecovery(const QString& dataDir);

/// Whether nothing is in the library's place, or an empty file, and no recovered one is to come there.
bool isMissing(const QString& dataDir);
/// Whether it is missing although there was one: it has left its journal, which would go when another is
/// begun in its place, or backups.
bool isLost(const QString& dataDir);

} // namespace fairlead
