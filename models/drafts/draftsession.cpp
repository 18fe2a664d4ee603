#include "models/drafts/draftsession.h"

#include "models/campaign/merge.h"
#include "models/campaign/storedjson.h"

namespace fairlead {

namespace {

constexpr int saveDelayMs = 100;  ///< collects a burst of edits; with the write well below 250 ms
constexpr int saveAgainMs = 2000; ///< after a failure
constexpr int mostMerges = 200;   ///< in one flush: the other side may save again while this one merges

} // namespace

DraftSession::DraftSession(DraftLibrary& library, const QString& id, CampaignDraft draft)
    : m_library(library), m_id(id), m_document(std::move(draft)), m_timer(this)
{
    m_pending.any = true;
    connectAll();
    save();
}

DraftSession::DraftSession(DraftLibrary& library, StoredDraft stored)
    : m_library(library),
      m_id(stored.summary.id),
      m_document(std::move(stored.draft)),
      m_timer(this),
      m_savedAt(stored.summary.updatedAt),
      m_revision(stored.revision),
      m_stored{toCompactJson(m_document.tree()), static_cast<int>(stored.history.size())},
      m_index(stored.historyIndex),
      m_count(static_cast<int>(stored.history.size())),
      m_versionReason(QLatin1String(versionreason::session))
{
    m_document.restoreHistory(std::move(stored.history), stored.historyIndex);
    connectAll();
}

DraftSession::~DraftSession()
{
    flush();
}

void DraftSession::connectAll()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftSession::save);
    connect(&m_document, &CampaignDocument::recorded, this, &DraftSession::record);
    const auto answered = [this] {
        if (m_inFlight && m_writing.isFinished())
            finish(m_writing.result());
    };
    connect(&m_library, &DraftLibrary::written, this, answered);
    connect(&m_library, &DraftLibrary::writeFailed, this, answered);
    connect(&m_library, &DraftLibrary::replaced, this, [this] {
        m_isReplaced = true;
        lookAfterRecovery();
    });
    connect(&m_library, &DraftLibrary::draftsChanged, this, [this](const QStringList& ids) {
        if (ids.isEmpty())
            lookElsewhere();
    });
}

QString DraftSession::stateText() const
{
    if (m_state == State::NotSaved)
        return tr("not saved: %1; editing goes on in memory").arg(m_error.text);
    const auto seconds = m_savedAt.secsTo(QDateTime::currentDateTimeUtc());
    if (m_state == State::Saving || !m_savedAt.isValid())
        return tr("saving…");
    if (seconds < 1)
        return tr("saved just now, on this computer");
    if (seconds < 60)
        return tr("saved %1 s ago, on this computer").arg(seconds);
    if (seconds < 3600)
        return tr("saved %1 min ago, on this computer").arg(seconds / 60);
    return tr("saved %1, on this computer")
        .arg(QLocale().toString(m_savedAt.toLocalTime(), QLocale::ShortFormat));
}

/// Notes what became of the history, so that the next save brings the stored one up to the document's.
void DraftSession::record(CampaignDocument::Step step, const Edit& edit)
{
    const auto replaceFrom = [this](int first) {
        if (!m_pending.any || first < m_pending.kept) {
            m_pending.kept = first;
            m_pending.entries.clear();
        } else if (static_cast<std::size_t>(first - m_pending.kept) < m_pending.entries.size()) {
            m_pending.entries.resize(static_cast<std::size_t>(first - m_pending.kept));
        }
    };
    if (step == CampaignDocument::Step::Merged || step == CampaignDocument::Step::Dropped)
        --m_index;
    switch (step) {
    case CampaignDocument::Step::Pushed:
    case CampaignDocument::Step::Merged:
        replaceFrom(m_index);
        m_pending.entries.push_back(edit);
        m_count = ++m_index;
        break;
    case CampaignDocument::Step::Dropped:
        replaceFrom(m_index);
        m_count = m_index;
        break;
    case CampaignDocument::Step::Undone:
    case CampaignDocument::Step::Redone:
        if (!m_pending.any)
            m_pending.kept = m_count;
        m_index += step == CampaignDocument::Step::Undone ? -1 : 1;
        break;
    }
    m_pending.any = true;
    ++m_steps;
    if (m_state == State::Saved)
        setState(State::Saving);
    if (!m_timer.isActive() && !m_inFlight)
        m_timer.start(saveDelayMs);
}

bool DraftSession::hasPending() const
{
    return m_pending.any;
}

DraftPatch DraftSession::takePatch()
{
    DraftPatch patch{m_id,
                     m_revision,
                     contentOf(m_document.draft(), m_document.tree()),
                     m_stored.entries,
                     m_pending.kept,
                     std::move(m_pending.entries),
                     m_index,
                     m_versionReason};
    m_pending = {};
    return patch;
}

void DraftSession::save()
{
    m_timer.stop();
    if (m_inFlight || !hasPending())
        return;
    setState(m_state == State::NotSaved ? State::NotSaved : State::Saving, m_error);
    m_inFlight = takePatch();
    m_stepsInFlight = m_steps;
    m_writing = m_library.save(*m_inFlight);
}

void DraftSession::finish(const WriteOutcome& outcome)
{
    auto patch = std::move(*m_inFlight);
    m_inFlight.reset();
    if (outcome.error) {
        takeBack(std::move(patch));
        if (outcome.error.kind == StoreError::Kind::Missing)
            return storeAnew();
        if (outcome.error.kind == StoreError::Kind::Conflict)
            if (auto theirs = m_library.draftAndHistory(m_id))
                return theirs->revision > m_revision ? mergeElsewhere(std::move(*theirs)) : overrule(*theirs);
        setState(State::NotSaved, outcome.error);
        m_timer.start(saveAgainMs);
        return;
    }
    m_versionReason.clear();
    m_revision = outcome.revision;
    m_stored = {patch.content.tree, patch.kept + static_cast<int>(patch.entries.size())};
    m_savedAt = QDateTime::currentDateTimeUtc();
    m_durableSteps = m_stepsInFlight;
    setState(hasPending() ? State::Saving : State::Saved);
    if (hasPending())
        m_timer.start(saveDelayMs);
    Q_EMIT saved(m_durableSteps);
    if (m_isReplaced)
        lookAfterRecovery();
}

/// What could not be stored waits together with what came after it.
void DraftSession::takeBack(DraftPatch failed)
{
    if (!hasPending()) {
        m_pending = {true, failed.kept, std::move(failed.entries)};
        return;
    }
    if (m_pending.kept < failed.kept)
        return;
    const auto still = static_cast<std::size_t>(m_pending.kept - failed.kept);
    if (still < failed.entries.size())
        failed.entries.resize(still);
    for (auto& entry : m_pending.entries)
        failed.entries.push_back(std::move(entry));
    m_pending = {true, failed.kept, std::move(failed.entries)};
}

/// The draft is gone from the library, erased elsewhere; what is open here must not go with it.
void DraftSession::storeAnew()
{
    m_revision = 0;
    m_stored.entries = 0;
    m_pending = {true, 0, m_document.history()};
    save();
}

bool DraftSession::flush()
{
    for (int i = 0; i < mostMerges && (m_inFlight || hasPending()); ++i) {
        save();
        m_writing.waitForFinished();
        finish(m_writing.result());
        if (m_state == State::NotSaved && !m_inFlight)
            return false;
    }
    return !m_inFlight && !hasPending();
}

void DraftSession::setState(State state, const StoreError& error)
{
    m_error = error;
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

void DraftSession::lookElsewhere()
{
    if (m_inFlight || hasPending())
        return; // the next save notices
    if (m_library.revision(m_id) <= m_revision)
        return; // the same, gone, or older than what is here
    auto theirs = m_library.draftAndHistory(m_id);
    if (!theirs)
        return;
    adopt(*theirs);
    m_document.reload(std::move(theirs->draft), std::move(theirs->history), theirs->historyIndex);
}

void DraftSession::adopt(const StoredDraft& theirs)
{
    m_revision = theirs.revision;
    m_stored = {toCompactJson(encodeDraft(theirs.draft)), static_cast<int>(theirs.history.size())};
    m_index = theirs.historyIndex;
    m_count = static_cast<int>(theirs.history.size());
    m_savedAt = theirs.summary.updatedAt;
    m_pending = {};
}

/// Theirs, and on top of it, as one edit, what was changed here. What of theirs gives way stays as a version.
void DraftSession::mergeElsewhere(StoredDraft theirs)
{
    const auto base = parseStoredJson(m_stored.tree).value.value_or(Json::object());
    const auto merge = mergeTrees(base, m_document.tree(), encodeDraft(theirs.draft));
    m_versionReason = QLatin1String(versionreason::elsewhere);
    adopt(theirs);
    m_document.reload(std::move(theirs.draft), std::move(theirs.history), theirs.historyIndex);
    m_document.edit(tr("Edits of two windows"),
                    [&](CampaignDraft& draft) { draft = decodeDraft(merge.tree); });
    m_durableSteps = hasPending() ? m_durableSteps : m_steps;
    setState(hasPending() ? State::Saving : State::Saved);
    QStringList conflicts;
    for (const auto& conflict : merge.conflicts)
        conflicts << conflict.path;
    Q_EMIT mergedWithElsewhere(conflicts);
}

/// What a recovery brought back may be older than what is open here, or lack its history, or be gone.
void DraftSession::lookAfterRecovery()
{
    if (m_inFlight || m_revision == 0)
        return; // once its outcome is known
    m_isReplaced = false;
    const auto revision = m_library.revision(m_id);
    if (revision > m_revision)
        return; // saved by another window since: that is no loss
    if (revision == 0 && !m_library.readError())
        return storeAnew();
    const auto theirs = m_library.draftAndHistory(m_id);
    if (!theirs)
        return;
    const bool same = revision == m_revision && toCompactJson(encodeDraft(theirs->draft)) == m_stored.tree &&
                      static_cast<int>(theirs->history.size()) == m_stored.entries;
    if (same)
        save(); // what a damaged library did not take
    else
        overrule(*theirs);
}

/// What is open here is right, with all of its history. What is stored stays as a version.
void DraftSession::overrule(const StoredDraft& theirs)
{
    auto tree = toCompactJson(encodeDraft(theirs.draft));
    if (tree != toCompactJson(m_document.tree()))
        m_versionReason = QLatin1String(versionreason::elsewhere);
    m_revision = theirs.revision;
    m_stored = {std::move(tree), static_cast<int>(theirs.history.size())};
    m_pending = {true, 0, m_document.history()};
    save();
}

bool DraftSession::keepVersion(const QString& reason, const QString& name)
{
    if (!flush())
        return false;
    auto writing = m_library.keepVersion(m_id, reason, name);
    writing.waitForFinished();
    return !writing.result().error;
}

bool DraftSession::restoreVersion(qint64 number)
{
    const auto version = m_library.version(number);
    if (!version || !keepVersion(QString::fromLatin1(versionreason::restore)))
        return false;
    m_document.edit(tr("Restore a version"), [&](CampaignDraft& draft) { draft = *version; });
    return true;
}

} // namespace fairlead
