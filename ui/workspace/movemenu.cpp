#include "ui/workspace/movemenu.h"

#include "models/common/whenfinished.h"
#include "models/drafts/draftlibrary.h"
#include "ui/workspace/workspacepicture.h"

#include <QUndoStack>

namespace fairlead {

/// Where drafts belonged before comes back with what was known of their submissions.
class MoveMenu::Move : public QUndoCommand
{
public:
    Move(MoveMenu& menu, const std::vector<DraftSummary>& drafts, const QString& workspaceId,
         const QString& name)
        : QUndoCommand(name), m_menu(menu)
    {
        for (const auto& draft : drafts) {
            m_ids << draft.id;
            m_before.push_back({draft.state, draft.workspace, draft.campaignId});
            m_after.push_back({SubmissionState::None, workspaceId, {}});
        }
    }

    void redo() override { write(m_after); }
    void undo() override { write(m_before); }

private:
    void write(const std::vector<SubmissionRecord>& records)
    {
        QFuture<WriteOutcome> last;
        for (std::size_t i = 0; i < records.size(); ++i)
            last = m_menu.m_library.setSubmission(m_ids[static_cast<qsizetype>(i)], records[i]);
        auto* menu = &m_menu;
        whenFinished(last, menu, [menu, ids = m_ids](const WriteOutcome&) { Q_EMIT menu->moved(ids); });
    }

    MoveMenu& m_menu;
    QStringList m_ids;
    std::vector<SubmissionRecord> m_before;
    std::vector<SubmissionRecord> m_after;
};

MoveMenu::MoveMenu(const WorkspaceGateway& gateway, DraftLibrary& library, QUndoStack& undoStack,
                   Chosen chosen, QWidget* parent)
    : QMenu(tr("Move to an acco&unt"), parent),
      m_gateway(gateway),
      m_library(library),
      m_undoStack(undoStack),
      m_chosen(std::move(chosen))
{
    connect(&m_gateway, &WorkspaceGateway::changed, this, &MoveMenu::build);
    build();
}

void MoveMenu::build()
{
    clear();
    for (const auto& workspace : m_gateway.workspaces())
        offer(workspaceDot(workspace.colour), workspace.name, workspace.id);
    addSeparator();
    offer({}, tr("None"), {});
}

void MoveMenu::offer(const QIcon& icon, const QString& name, const QString& workspaceId)
{
    auto shown = name;
    auto* action = addAction(icon, shown.replace(u'&', QLatin1String("&&")));
    connect(action, &QAction::triggered, this, [this, workspaceId, name] { moveTo(workspaceId, name); });
}

void MoveMenu::moveTo(const QString& workspaceId, const QString& name)
{
    auto ids = m_chosen();
    ids.removeIf([&](const QString& id) {
        const auto draft = m_library.summary(id);
        return !draft || draft->workspace == workspaceId;
    });
    std::vector<DraftSummary> drafts;
    for (const auto& id : m_mayGo ? m_mayGo(ids) : ids)
        if (const auto draft = m_library.summary(id))
            drafts.push_back(*draft);
    if (!drafts.empty())
        m_undoStack.push(
            new Move(*this, drafts, workspaceId,
                     workspaceId.isEmpty() ? tr("Take out of its account") : tr("Move to “%1”").arg(name)));
}

} // namespace fairlead
