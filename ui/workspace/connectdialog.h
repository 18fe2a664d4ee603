#pragma once

#include "ui/workspace/keytestdialog.h"

namespace fairlead {

class LineEdit;
class WorkspaceFields;

/// Connects a workspace with an API key.
class ConnectDialog : public KeyTestDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(WorkspaceGateway& gateway, QWidget* parent = nullptr);

protected:
    WorkspaceEntry entry() const override;
    QFuture<WorkspaceChange> keep(const WorkspaceEntry& entry) override;

private:
    LineEdit* m_server;
    LineEdit* m_key;
    WorkspaceFields* m_looks;
};

} // namespace fairlead
