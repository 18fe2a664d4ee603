#pragma once

#include "models/campaign/changes.h"
#include "models/campaign/draft.h"
#include "models/campaign/problem.h"

#include <QObject>
#include <QUndoStack>

#include <functional>

namespace fairlead {

/// One named, undoable edit, as it is kept in the history. Paths point into encodeDraft()'s tree.
struct Edit
{
    QString name;     ///< for "Undo …", translated when it was made
    QString mergeKey; ///< consecutive edits of one key merge; empty: never
    Changes changes;
};

/// An edit as it comes out of storage. Its changes are decoded when they are first needed.
struct StoredEdit
{
    QString name;
    QByteArray changes; ///< encodeChanges() as compact JSON
};

/// The draft being edited, and the only way to change it. Every change, from a field, an import, undo or a
/// server's answer, is a command on the undo stack.
class CampaignDocument : public QObject
{
    Q_OBJECT
public:
    /// What happened to the history. Merged: the newest entry is replaced. Dropped: merging brought the
    /// newest entry back to where it began, so it is gone.
    enum class Step { Pushed, Merged, Dropped, Undone, Redone };
    Q_ENUM(Step)

    explicit CampaignDocument(CampaignDraft draft, QObject* parent = nullptr);
    ~CampaignDocument() override;

    const CampaignDraft& draft() const { return m_draft; }
    const Campaign& campaign() const { return m_draft.campaign; }
    /// encodeDraft() of the draft.
    const Json& tree() const { return m_tree; }

    /// Lets change() work on a copy of the draft and records what came of it under that name; nothing is
    /// recorded when nothing changed. Consecutive edits with the same key become one, until endMerging().
    void edit(const QString& name, const std::function<void(CampaignDraft&)>& change,
              const QString& mergeKey = {});

    /// The next edit starts a step of its own, for example because the focus left the field.
    void endMerging();

    QUndoStack* undoStack() const { return m_stack; }

    /// Puts back a history whose first `index` edits are applied in the present draft. Only for a fresh
    /// document. Merging never reaches back over it.
    void restoreHistory(std::vector<StoredEdit> edits, int index);

    /// All edits of the history, the undone ones too.
    std::vector<Edit> history() const;

    /// Replaces draft and history by what was stored elsewhere; says what changed, records nothing.
    void reload(CampaignDraft draft, std::vector<StoredEdit> edits, int index);

Q_SIGNALS:
    /// After any change; JSON Pointers into encodeDraft()'s tree, such as "/campaign/steps/2/delay_days".
    void changed(const QStringList& paths);

    /// The same change as an entry for the history; `edit` is the entry as it stands now.
    void recorded(fairlead::CampaignDocument::Step step, const fairlead::Edit& edit);

private:
    class Command;

    void setTree(Json tree);

    CampaignDraft m_draft;
    Json m_tree; ///< kept beside the draft: differences, saves and merges all begin with it
    QUndoStack* m_stack;
    bool m_mergingEnded = false;
    bool m_restoring = false;
};

} // namespace fairlead
