#include "models/campaign/document.h"

#include <QHash>

namespace fairlead {

class CampaignDocument::Command : public QUndoCommand
{
public:
    enum class State { New, Done };

    Command(CampaignDocument& document, Edit edit, State state)
        : QUndoCommand(edit.name), m_document(document), m_edit(std::move(edit)), m_state(state)
    {
    }

    const Edit& edit() const { return m_edit; }

    int id() const override
    {
        return m_edit.mergeKey.isEmpty() ? -1 : static_cast<int>(qHash(m_edit.mergeKey) & 0x7fffffff);
    }

    void redo() override
    {
        const bool again = m_state == State::Done;
        m_state = State::Done;
        m_document.replaceTree(withApplied(encodeDraft(m_document.m_draft), m_edit.changes));
        if (again)
            announce(Step::Redone);
    }

    void undo() override
    {
        m_document.m_mergingEnded = true;
        m_document.replaceTree(withReverted(encodeDraft(m_document.m_draft), m_edit.changes));
        announce(Step::Undone);
    }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto& next = static_cast<const Command*>(other)->m_edit;
        if (m_document.m_mergingEnded || next.mergeKey != m_edit.mergeKey ||
            pathsOf(next.changes) != pathsOf(m_edit.changes))
            return false;
        m_edit.changes = merged(m_edit.changes, next.changes);
        setObsolete(m_edit.changes.empty());
        return true;
    }

private:
    void announce(Step step) const
    {
        Q_EMIT m_document.changed(pathsOf(m_edit.changes));
        Q_EMIT m_document.recorded(step, m_edit);
    }

    CampaignDocument& m_document;
    Edit m_edit;
    State m_state;
};

CampaignDocument::CampaignDocument(CampaignDraft draft, QObject* parent)
    : QObject(parent), m_draft(std::move(draft)), m_stack(new QUndoStack(this))
{
}

CampaignDocument::~CampaignDocument() = default;

void CampaignDocument::edit(const QString& name, const std::function<void(CampaignDraft&)>& change,
                            const QString& mergeKey)
{
    CampaignDraft next = m_draft;
    change(next);
    const Edit edit{name, mergeKey, changesBetween(encodeDraft(m_draft), encodeDraft(next))};
    if (edit.changes.empty())
        return;
    const int index = m_stack->index();
    m_stack->push(new Command(*this, edit, Command::State::New));
    m_mergingEnded = false;
    Q_EMIT changed(pathsOf(edit.changes));
    if (m_stack->index() < index)
        Q_EMIT recorded(Step::Dropped, {name, mergeKey, {}});
    else
        Q_EMIT recorded(m_stack->index() == index ? Step::Merged : Step::Pushed,
                        static_cast<const Command*>(m_stack->command(m_stack->index() - 1))->edit());
}

void CampaignDocument::endMerging()
{
    m_mergingEnded = true;
}

void CampaignDocument::restoreHistory(std::vector<Edit> edits, int index)
{
    Q_ASSERT(m_stack->count() == 0);
    const auto current = m_draft;
    const QSignalBlocker quiet(this);
    for (auto& edit : edits) {
        edit.mergeKey.clear(); // merging never reaches back over a restart
        m_stack->push(new Command(*this, std::move(edit), Command::State::New));
    }
    m_stack->setIndex(index);
    m_draft = current;
}

void CampaignDocument::replaceTree(const Json& tree)
{
    m_draft = decodeDraft(tree);
}

} // namespace fairlead
