#pragma once

#include "models/drafts/draftsession.h"

#include <map>

namespace fairlead {

/// The open drafts of one process, so that a draft that is opened twice shows one document. Owned by app/
/// and passed on; the library must live longer.
class OpenDrafts
{
public:
    explicit OpenDrafts(DraftLibrary& library);

    /// The session of that draft, shared with whoever has it open already; null when there is no such draft
    /// or it cannot be read (DraftLibrary::readError() says why).
    std::shared_ptr<DraftSession> open(const QString& id);
    /// A new draft in the library, opened.
    std::shared_ptr<DraftSession> create(const CampaignDraft& draft);

    /// Stores all edits of all open drafts and waits for it; false when some are in memory only.
    bool flushAll();

    DraftLibrary& library() { return m_library; }

private:
    DraftLibrary& m_library;
    std::map<QString, std::weak_ptr<DraftSession>> m_sessions;
};

} // namespace fairlead
