#pragma once

#include "models/drafts/draftrecord.h"
#include "models/drafts/librarydatabase.h"

namespace fairlead {

// What is written to a library, each inside a transaction of the caller's; all throw StoreFailure.
// Those that save a draft return its revision.

qint64 insertDraft(LibraryDatabase& database, const QString& id, const CampaignDraft& draft);
/// Refuses (Conflict) when the stored draft is not the one that the patch builds on.
qint64 saveDraft(LibraryDatabase& database, const DraftPatch& patch);
/// @param pattern of the name, with %1 for the original's
qint64 duplicateDraft(LibraryDatabase& database, const QString& id, const QString& newId,
                      const QString& pattern);
void setSubmission(LibraryDatabase& database, const QString& id, const SubmissionRecord& record);
/// Which account they belong to; empty: none.
void setWorkspace(LibraryDatabase& database, const QStringList& ids, const QString& workspace);
/// Each draft has one file and each file one draft: the last one that was said.
void setFile(LibraryDatabase& database, const QString& id, const DraftFile& file);
void changeTags(LibraryDatabase& database, const QStringList& ids, const QStringList& added,
                const QStringList& removed);

void moveToBin(LibraryDatabase& database, const QStringList& ids);
void restoreFromBin(LibraryDatabase& database, const QStringList& ids);
/// Marks what lies in the bin as gone since `time`; unpurge() takes that back.
void purgeBin(LibraryDatabase& database, qint64 time);
/// The same for these drafts, wherever they lie.
void purge(LibraryDatabase& database, const QStringList& ids, qint64 time);
void unpurge(LibraryDatabase& database, qint64 time);
/// Erases what was marked before `time`.
void erasePurged(LibraryDatabase& database, qint64 time);

/// Automatic versions that are kept of each draft; named ones are never removed.
inline constexpr int keptAutomaticVersions = 50;
/// Keeps what is stored now, unless the newest version is the same.
void keepVersion(LibraryDatabase& database, const QString& id, const QString& reason, const QString& name);

/// Brings the search texts of some drafts up to date; false when none is left to do.
bool indexSome(LibraryDatabase& database);

/// What names are sorted by: without case, composed letters as their parts.
QString sortName(const QString& name);

/// Now, as times are stored: milliseconds since 1970, UTC.
qint64 storedNow();

} // namespace fairlead
