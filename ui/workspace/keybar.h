#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace fairlead {

class WorkspaceGateway;

/// Says calmly that the current workspace has no key that works, with the ways out. Hidden while all is well.
class KeyBar : public QFrame
{
    Q_OBJECT
public:
    /// @param gateway outlives the bar
    explicit KeyBar(WorkspaceGateway& gateway, QWidget* parent = nullptr);

Q_SIGNALS:
    void keyRequested();
    void connectRequested();

private:
    void refresh();

    WorkspaceGateway& m_gateway;
    QLabel* m_text;
    QPushButton* m_enter;
};

} // namespace fairlead
