#include "models/campaign/document.h"

#include "models/campaign/storedjson.h"

#include <QHash>
#include <QScopedValueRollback>

namespace fairlead {

class CampaignDocument::Command : public QUndoCommand
{
public:
    enum class State { New, Done };

    Command(CampaignDocument& document, Edit edit, State state)
        : QUndoCommand(edit.name), m_document(document), m_edit(std::move(edit)), m_state(state)
    {
    }

    Command(CampaignDocument& document, StoredEdit edit)
        : QUndoCommand(edit.name),
          m_document(document),
          m_edit{std::move(edit.name), {}, {}},
          m_encoded(std::move(edit.changes)),
          m_state(State::Done)
    {
    }

    const Edit& edit() const
    {
        if (!m_encoded.isEmpty())
            m_edit.changes =
                decodeChanges(parseStoredJson(std::exchange(m_encoded, {})).value.value_or(Json()));
        return m_edit;
    }

    int id() const override
    {
        return m_edit.mergeKey.isEmpty() ? -1 : static_cast<int>(qHash(m_edit.mergeKey) & 0x7fffffff);
    }

    void redo() override
    {
        if (m_document.m_restoring)
            return;
        const bool again = m_state == State::Done;
        m_state = State::Done;
        m_document.setTree(withApplied(std::move(m_document.m_tree), edit().changes));
        if (again)
            announce(Step::Redone);
    }

    void undo() override
    {
        if (m_document.m_restoring)
            return;
        m_document.m_mergingEnded = true;
        m_document.setTree(withReverted(std::move(m_document.m_tree), edit().changes));
        announce(Step::Undone);
    }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto& next = static_cast<const Command*>(other)->m_edit;
        if (m_document.m_mergingEnded || next.mergeKey != m_edit.mergeKey ||
            pathsOf(next.changes) != pathsOf(edit().changes))
            return false;
        m_edit.changes = merged(edit().changes, next.changes);
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
    mutable Edit m_edit;
    mutable QByteArray m_encoded; ///< m_edit.changes as stored, until they are needed
    State m_state;
};

CampaignDocument::CampaignDocument(CampaignDraft draft, QObject* parent)
    : QObject(parent), m_draft(std::move(draft)), m_tree(encodeDraft(m_draft)), m_stack(new QUndoStack(this))
{
}

CampaignDocument::~CampaignDocument() = default;

void CampaignDocument::edit(const QString& name, const std::function<void(CampaignDraft&)>& change,
                            const QString& mergeKey)
{
    CampaignDraft next = m_draft;
    change(next);
    const Edit edit{name, mergeKey, changesBetween(m_tree, encodeDraft(next))};
    if (edit.changes.empty())
        return;
    const int index = m_stack->index();
    m_stack->push(new Command(*this, edit, Command::State::New));
    const bool dropped = m_stack->index() < index;
    m_mergingEnded = dropped; // what is on top now is an older step
    Q_EMIT changed(pathsOf(edit.changes));
    if (dropped)
        Q_EMIT recorded(Step::Dropped, {name, mergeKey, {}});
    else
        Q_EMIT recorded(m_stack->index() == index ? Step::Merged : Step::Pushed,
                        static_cast<const Command*>(m_stack->command(m_stack->index() - 1))->edit());
}

void CampaignDocument::endMerging()
{
    m_mergingEnded = true;
}

void CampaignDocument::restoreHistory(std::vector<StoredEdit> edits, int index)
{
    Q_ASSERT(m_stack->count() == 0);
    const QScopedValueRollback restoring(m_restoring, true);
    for (auto& edit : edits)
        m_stack->push(new Command(*this, std::move(edit)));
    m_stack->setIndex(index);
    m_mergingEnded = true;
}

std::vector<Edit> CampaignDocument::history() const
{
    std::vector<Edit> edits;
    for (int i = 0; i < m_stack->count(); ++i)
        edits.push_back(static_cast<const Command*>(m_stack->command(i))->edit());
    return edits;
}

void CampaignDocument::reload(CampaignDraft draft, std::vector<StoredEdit> edits, int index)
{
    auto tree = encodeDraft(draft);
    const auto changes = changesBetween(m_tree, tree);
    m_draft = std::move(draft);
    m_tree = std::move(tree);
    m_stack->clear();
    restoreHistory(std::move(edits), index);
    if (!changes.empty())
        Q_EMIT changed(pathsOf(changes));
}

void CampaignDocument::setTree(Json tree)
{
    m_tree = std::move(tree);
    m_draft = decodeDraft(m_tree);
}

} // namespace fairlead
