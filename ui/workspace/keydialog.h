#pragma once

#include "ui/workspace/keytestdialog.h"

namespace fairlead {

class LineEdit;

/// Asks for a new key of a workspace.
class KeyDialog : public KeyTestDialog
{
    Q_OBJECT
public:
    KeyDialog(WorkspaceGateway& gateway, const Workspace& workspace, QWidget* parent = nullptr);

protected:
    WorkspaceEntry entry() const override;
    QFuture<WorkspaceChange> keep(const WorkspaceEntry& entry) override;

private:
    Workspace m_workspace;
    LineEdit* m_key;
};

} // namespace fairlead
