#pragma once

#include "models/workspace/workspacegateway.h"

#include <QDialog>

class QLabel;

namespace fairlead {

class WorkspaceFields;

/// A workspace's name, colour and certificate authority, and the way to a new key.
class WorkspaceDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param gateway outlives the dialog
    WorkspaceDialog(WorkspaceGateway& gateway, const Workspace& workspace, QWidget* parent = nullptr);

    void accept() override;

Q_SIGNALS:
    void keyRequested();

private:
    WorkspaceGateway& m_gateway;
    Workspace m_workspace;
    WorkspaceFields* m_looks;
    QLabel* m_message;
};

} // namespace fairlead
