#pragma once

#include "ui/workspace/keytestdialog.h"

namespace fairlead {

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
    QLineEdit* m_server;
    QLineEdit* m_key;
    WorkspaceFields* m_looks;
};

} // namespace fairlead
