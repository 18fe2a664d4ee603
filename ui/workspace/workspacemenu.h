#pragma once

#include "models/workspace/workspacegateway.h"

#include <QMenu>

class QActionGroup;
class QToolButton;

namespace fairlead {

/// Switches between workspaces, connects, changes and disconnects them.
class WorkspaceMenu : public QMenu
{
    Q_OBJECT
public:
    /// @param gateway outlives the menu
    explicit WorkspaceMenu(WorkspaceGateway& gateway, QWidget* parent = nullptr);

    /// A button that shows the current workspace and opens this menu.
    QToolButton* makeButton(QWidget* parent);

    void connectWorkspace();
    void editWorkspace();
    void enterKey();
    void disconnectWorkspace();

Q_SIGNALS:
    /// Something that the user should know, for people; it stands where it does not get in the way.
    void noted(const QString& text);

private:
    void refresh();
    void switchTo(const QString& id);
    void askForProxyLogin(const QString& proxy);
    void remove(const QString& id);
    void removeKey(const QString& id);

    WorkspaceGateway& m_gateway;
    QActionGroup* m_switches;
    QAction* m_end; ///< the workspaces stand before it
    QAction* m_edit;
    QAction* m_key;
    QAction* m_disconnect;
};

} // namespace fairlead
