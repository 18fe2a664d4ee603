#include "models/drafts/opendrafts.h"

namespace fairlead {

OpenDrafts::OpenDrafts(DraftLibrary& library) : m_library(library) {}

std::shared_ptr<DraftSession> OpenDrafts::open(const QString& id)
{
    if (const auto known = m_sessions[id].lock())
        return known;
    m_library.waitForWrites();
    auto stored = m_library.draftAndHistory(id);
    if (!stored)
        return nullptr;
    auto session = std::make_shared<DraftSession>(m_library, std::move(*stored));
    m_sessions[id] = session;
    return session;
}

std::shared_ptr<DraftSession> OpenDrafts::create(const CampaignDraft& draft)
{
    const QString id = DraftLibrary::newId();
    auto session = std::make_shared<DraftSession>(m_library, id, draft);
    m_sessions[id] = session;
    return session;
}

bool OpenDrafts::flushAll()
{
    bool all = true;
    for (const auto& [id, weak] : m_sessions)
        if (const auto session = weak.lock())
            all = session->flush() && all;
    return all;
}

} // namespace fairlead
