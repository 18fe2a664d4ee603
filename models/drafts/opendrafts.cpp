#include "models/drafts/opendrafts.h"

#include <QPointer>

namespace fairlead {

OpenDrafts::OpenDrafts(DraftLibrary& library, QObject* parent) : QObject(parent), m_library(library) {}

OpenDrafts::~OpenDrafts()
{
    m_closing = true;
    m_kept.clear();
}

std::shared_ptr<DraftSession> OpenDrafts::open(const QString& id)
{
    if (const auto session = known(id))
        return session;
    m_library.waitForWritesOf(id);
    auto stored = m_library.draftAndHistory(id);
    return stored ? adopt(new DraftSession(m_library, std::move(*stored))) : nullptr;
}

std::shared_ptr<DraftSession> OpenDrafts::create(const CampaignDraft& draft)
{
    return adopt(new DraftSession(m_library, DraftLibrary::newId(), draft));
}

std::shared_ptr<DraftSession> OpenDrafts::known(const QString& id) const
{
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() ? nullptr : found->second.lock();
}

std::shared_ptr<DraftSession> OpenDrafts::adopt(DraftSession* session)
{
    connect(session, &DraftSession::stateChanged, this, [this, session] { follow(*session); });
    connect(session, &DraftSession::mergedWithElsewhere, this,
            [this, session] { Q_EMIT merged(session->id()); });
    return shared(session);
}

std::shared_ptr<DraftSession> OpenDrafts::shared(DraftSession* session)
{
    std::shared_ptr<DraftSession> owner(session,
                                        [drafts = QPointer<OpenDrafts>(this)](DraftSession* unowned) {
                                            if (drafts && !drafts->m_closing)
                                                drafts->release(unowned);
                                            else
                                                delete unowned;
                                        });
    m_sessions[session->id()] = owner;
    return owner;
}

/// The last one has let go of the session: it ends here, unless edits would end with it.
void OpenDrafts::release(DraftSession* session)
{
    if (session->flush()) {
        delete session;
        return;
    }
    m_kept[session->id()] = shared(session);
    Q_EMIT unsavedChanged();
}

void OpenDrafts::follow(const DraftSession& session)
{
    const auto id = session.id();
    const bool unsaved = session.state() == DraftSession::State::NotSaved;
    if (session.state() == DraftSession::State::Saved && m_kept.contains(id))
        QMetaObject::invokeMethod( // the session is still speaking
            this, [this, id] { m_kept.erase(id); }, Qt::QueuedConnection);
    if (unsaved == m_unsaved.contains(id))
        return;
    if (unsaved)
        m_unsaved.insert(id);
    else
        m_unsaved.erase(id);
    Q_EMIT unsavedChanged();
}

std::vector<std::shared_ptr<DraftSession>> OpenDrafts::unsaved() const
{
    std::vector<std::shared_ptr<DraftSession>> sessions;
    for (const auto& id : m_unsaved)
        if (auto session = m_sessions.at(id).lock())
            sessions.push_back(std::move(session));
    return sessions;
}

std::optional<CampaignDraft> OpenDrafts::draft(const QString& id) const
{
    if (const auto session = known(id))
        return session->document().draft();
    auto stored = m_library.draft(id);
    return stored ? std::optional(std::move(stored->draft)) : std::nullopt;
}

bool OpenDrafts::flush(const QString& id)
{
    const auto session = known(id);
    return !session || session->flush();
}

bool OpenDrafts::flushAll()
{
    bool all = true;
    for (const auto& [id, weak] : m_sessions)
        if (const auto session = weak.lock())
            all = session->flush() && all;
    return all;
}

void OpenDrafts::tryAgain()
{
    m_library.retry();
    for (const auto& session : unsaved())
        session->tryAgain();
}

} // namespace fairlead
