#pragma once

#include "models/workspace/workspacegateway.h"

#include <QMenu>

#include <functional>

class QUndoStack;

namespace fairlead {

class DraftLibrary;

/// Gives the chosen drafts to another account, or to none. A campaign that one of them created stays with
/// the workspace where it is; moving back finds it again.
class MoveMenu : public QMenu
{
    Q_OBJECT
public:
    using Chosen = std::function<QStringList()>;
    using MayGo = std::function<QStringList(const QStringList& ids)>;

    /// All but the parent outlive the menu.
    /// @param chosen the ids of the drafts to move
    MoveMenu(const WorkspaceGateway& gateway, DraftLibrary& library, QUndoStack& undoStack, Chosen chosen,
             QWidget* parent = nullptr);

    /// Tells which of the drafts that are to be moved may go, before they do.
    void setMayGo(MayGo mayGo) { m_mayGo = std::move(mayGo); }

Q_SIGNALS:
    /// These drafts are stored with another workspace now: where their submissions stand may be otherwise.
    void moved(const QStringList& ids);

private:
    class Move;

    void build();
    void moveTo(const QString& workspaceId, const QString& name);
    void offer(const QIcon& icon, const QString& name, const QString& workspaceId);

    const WorkspaceGateway& m_gateway;
    DraftLibrary& m_library;
    QUndoStack& m_undoStack;
    Chosen m_chosen;
    MayGo m_mayGo;
};

} // namespace fairlead
