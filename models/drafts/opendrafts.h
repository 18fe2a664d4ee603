#pragma once

#include "models/drafts/draftsession.h"

#include <map>
#include <set>

namespace fairlead {

/// The open drafts of one process, so that a draft that is opened twice shows one document. Owned by app/
/// and passed on; the library must live longer. A draft whose edits could not be stored stays open here when
/// everybody else has let go of it, until they are stored.
class OpenDrafts : public QObject
{
    Q_OBJECT
public:
    explicit OpenDrafts(DraftLibrary& library, QObject* parent = nullptr);
    ~OpenDrafts() override;

    /// The session of that draft, shared with whoever has it open already; null when there is no such draft
    /// or it cannot be read (DraftLibrary::readError() says why).
    std::shared_ptr<DraftSession> open(const QString& id);
    /// A new draft in the library, opened.
    std::shared_ptr<DraftSession> create(const CampaignDraft& draft);

    /// The present content of a draft, edits that are not stored yet included.
    std::optional<CampaignDraft> draft(const QString& id) const;

    /// Stores the draft's edits, if it is open, and waits for it; false when some are in memory only.
    bool flush(const QString& id);
    /// Stores all edits of all open drafts and waits for it; false when some are in memory only.
    bool flushAll();
    /// Tries again, without waiting, to open the library and to store what could not be stored.
    void tryAgain();

    /// The drafts with edits that could not be stored and are in memory only.
    std::vector<std::shared_ptr<DraftSession>> unsaved() const;

    DraftLibrary& library() { return m_library; }

Q_SIGNALS:
    /// unsaved() is another list now.
    void unsavedChanged();
    /// What another window or process had saved of that draft is in its document now, beside what was edited
    /// here.
    void merged(const QString& id);

private:
    std::shared_ptr<DraftSession> adopt(DraftSession* session);
    std::shared_ptr<DraftSession> shared(DraftSession* session);
    std::shared_ptr<DraftSession> known(const QString& id) const;
    void release(DraftSession* session);
    void follow(const DraftSession& session);

    DraftLibrary& m_library;
    std::map<QString, std::weak_ptr<DraftSession>> m_sessions;
    std::map<QString, std::shared_ptr<DraftSession>> m_kept; ///< let go of by all, but not stored
    std::set<QString> m_unsaved;
    bool m_closing = false;
};

} // namespace fairlead
