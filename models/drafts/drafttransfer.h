#pragma once

#include <QStringList>

#include <vector>

namespace fairlead {

class LibraryDatabase;

/// What came over from one library into another.
struct TransferReport
{
    int drafts = 0;             ///< that came over
    int known = 0;              ///< that were there already, the same
    QStringList lost;           ///< names (or numbers) of drafts that could not be read
    QStringList withoutHistory; ///< names of drafts whose undo history could not be read
    QStringList fromVersion;    ///< names of drafts of which only an older version could be read
    QStringList notSettled;     ///< names of drafts whose submission was under way where they come from
};

/// What to do with a draft that `to` has already, with other content.
enum class KnownDrafts {
    Leave, ///< `to` is right: it is the same library
    Copy   ///< it comes over as a second draft: it comes from another library, whose outbox stays there
};

/// Copies every draft that can be read, with history, versions and tags, draft by draft: what is damaged
/// costs only itself. Inside a transaction of the caller's on `to`. Throws when `to` cannot be written.
TransferReport transferDrafts(LibraryDatabase& from, LibraryDatabase& to, KnownDrafts known);

/// The keys that a draft of that library can have, in order.
std::vector<qint64> draftKeys(LibraryDatabase& database);
/// One draft of it, by its key; adds to the report what became of it.
void transferDraft(LibraryDatabase& from, LibraryDatabase& to, KnownDrafts known, qint64 key,
                   TransferReport& report);

} // namespace fairlead
