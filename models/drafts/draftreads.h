#pragma once

#include "models/drafts/draftrecord.h"
#include "models/drafts/librarydatabase.h"

#include <map>
namespace fairlead {

// What is read from a library; all throw StoreFailure.

std::optional<StoredDraft> readDraft(LibraryDatabase& database, const QString& id);
std::vector<DraftSummary> readSummaries(LibraryDatabase& database, const std::vector<qint64>& keys);
/// With its history, both as of one moment.
std::optional<StoredDraft> readDraftAndHistory(LibraryDatabase& database, const QString& id);
/// Of many drafts, in one question each.
QStringList readIds(LibraryDatabase& database, const std::vector<qint64>& keys);
/// The states of those of them that were ever submitted.
std::map<QString, SubmissionState> readSubmitted(LibraryDatabase& database, const QStringList& ids);
/// How many of them have each tag.
std::map<QString, qint64> countTags(LibraryDatabase& database, const QStringList& ids);
/// Those of them that have the tag.
QStringList readTagged(LibraryDatabase& database, const QStringList& ids, const QString& tag);

std::vector<DraftVersion> readVersions(LibraryDatabase& database, const QString& id);
std::optional<CampaignDraft> readVersion(LibraryDatabase& database, qint64 number);

/// The campaign file of that draft, if it has one.
std::optional<DraftFile> readFile(LibraryDatabase& database, const QString& id);
/// The draft of that campaign file, outside the bin; empty: none.
QString draftOfFile(LibraryDatabase& database, const QString& path);

/// The draft of a stored tree; a tree that cannot be parsed is damage.
CampaignDraft draftOfTree(const QByteArray& tree);

} // namespace fairlead
