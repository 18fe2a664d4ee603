#include "ui/workspace/keydialog.h"

#include "ui/common/wraplabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace fairlead {

KeyDialog::KeyDialog(WorkspaceGateway& gateway, const Workspace& workspace, QWidget* parent)
    : KeyTestDialog(gateway, tr("&Use this key"), parent), m_workspace(workspace)
{
    setWindowTitle(tr("A new key for “%1”").arg(workspace.name));
    auto* text = new WrapLabel(tr("%1. What was submitted and still waits goes on with the new key.")
                                   .arg(workspace.server.toString()));
    text->setTextFormat(Qt::PlainText);
    fields()->addWidget(text);
    m_key = addKeyField();
    m_key->setFocus();
}

WorkspaceEntry KeyDialog::entry() const
{
    return {m_workspace.server.toString(), m_workspace.name, m_workspace.colour, m_workspace.caFile,
            m_key->text().trimmed().toUtf8()};
}

QFuture<WorkspaceChange> KeyDialog::keep(const WorkspaceEntry& entry)
{
    return gateway().replaceKey(m_workspace.id, entry.key);
}

} // namespace fairlead
