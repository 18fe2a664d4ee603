#pragma once

#include "models/drafts/draftlibrary.h"

#include <QTimer>

namespace fairlead {

/// One open draft: its document, and the care that every edit is on the disk within a quarter of a second.
/// Editing never waits and never fails: what cannot be stored stays in memory, stateText() says so, and
/// storing is tried again. Open drafts through OpenDrafts, so that one draft has one document.
class DraftSession : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Saved,   ///< all edits are durable
        Saving,  ///< on their way
        NotSaved ///< they could not be stored; editing goes on in memory
    };
    Q_ENUM(State)

    /// A draft that is not in the library yet; it is stored at once.
    DraftSession(DraftLibrary& library, const QString& id, CampaignDraft draft);
    /// A stored draft and its history.
    DraftSession(DraftLibrary& library, StoredDraft stored);
    /// Flushes.
    ~DraftSession() override;

    QString id() const { return m_id; }
    CampaignDocument& document() { return m_document; }
    const CampaignDocument& document() const { return m_document; }

    State state() const { return m_state; }
    /// "saved 2 s ago, on this computer"; changes with time, so ask again every second or so.
    QString stateText() const;
    /// Why the last save failed; none unless the state is NotSaved.
    const StoreError& error() const { return m_error; }

    /// Steps of editing since the session began, and how many of them are durable.
    quint64 steps() const { return m_steps; }
    quint64 durableSteps() const { return m_durableSteps; }

    /// Stores all edits now and waits for it: before a window closes and before a network call. False: they
    /// could not be stored and are in memory only.
    bool flush();
    /// Stores what could not be stored once more, without waiting for it.
    void tryAgain() { save(); }

    /// Keeps the present state as a version (see versionreason); with a name it is the user's own.
    bool keepVersion(const QString& reason, const QString& name = {});
    /// Brings an older version back, as an edit that can be undone.
    bool restoreVersion(qint64 number);

Q_SIGNALS:
    void stateChanged(fairlead::DraftSession::State state);
    /// All steps up to that number survive a power cut.
    void saved(quint64 steps);
    /// Another window or process had changed the draft; both sides' edits are in the document now.
    void mergedWithElsewhere(const QStringList& conflictingPaths);

private:
    void connectAll();
    void record(CampaignDocument::Step step, const Edit& edit);
    void save();
    DraftPatch takePatch();
    bool hasPending() const;
    void storeAnew();
    void finish(const WriteOutcome& outcome);
    void takeBack(DraftPatch failed);
    void setState(State state, const StoreError& error = {});
    void lookElsewhere();
    void adopt(const StoredDraft& theirs);
    void mergeElsewhere(StoredDraft theirs);
    void lookAfterRecovery();
    void overrule(const StoredDraft& theirs);

    struct Stored
    {
        QByteArray tree; ///< what both sides of a merge began with
        int entries = 0; ///< of the history
    };

    struct Pending
    {
        bool any = false;
        int kept = 0;              ///< stored history entries that stay
        std::vector<Edit> entries; ///< behind them
    };

    DraftLibrary& m_library;
    const QString m_id;
    CampaignDocument m_document;
    QTimer m_timer;
    State m_state = State::Saved;
    StoreError m_error;
    QDateTime m_savedAt;

    qint64 m_revision = 0; ///< as stored; 0: not stored yet
    Stored m_stored;       ///< as of m_revision
    int m_index = 0;       ///< applied entries of the history
    int m_count = 0;       ///< all entries of the history
    Pending m_pending;
    std::optional<DraftPatch> m_inFlight;
    QFuture<WriteOutcome> m_writing;
    bool m_isReplaced =
        false;               ///< the library is another file, and what it holds of the draft is not known yet
    QString m_versionReason; ///< not empty: the next save first keeps what is stored as a version
    quint64 m_steps = 0;
    quint64 m_stepsInFlight = 0;
    quint64 m_durableSteps = 0;
};

} // namespace fairlead
