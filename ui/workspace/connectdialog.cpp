#include "ui/workspace/connectdialog.h"

#include "ui/common/fieldbox.h"
#include "ui/common/lineedit.h"
#include "ui/workspace/workspacefields.h"

#include <QVBoxLayout>

namespace fairlead {

namespace {

/// The next colour that no workspace has yet.
Workspace proposal(const WorkspaceGateway& gateway)
{
    const auto colours = workspaceColours();
    const auto others = gateway.workspaces().size() - 1; // besides the sandbox
    Workspace workspace;
    workspace.colour = colours[others % colours.size()].colour;
    return workspace;
}

} // namespace

ConnectDialog::ConnectDialog(WorkspaceGateway& gateway, QWidget* parent)
    : KeyTestDialog(gateway, tr("&Connect"), parent), m_server(new LineEdit), m_looks(new WorkspaceFields)
{
    setWindowTitle(tr("Connect with an API key"));
    m_server->setObjectName(QStringLiteral("server"));
    m_server->setText(QLatin1String(defaultServer));
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    fields()->addWidget(new FieldBox(tr("&Server"), m_server));
    m_key = addKeyField();
    fields()->addWidget(m_looks);
    m_looks->setWorkspace(proposal(gateway));
    m_key->setFocus();
    connect(m_server, &LineEdit::edited, this, [this] { forgetResult(); });
    connect(m_looks, &WorkspaceFields::edited, this, [this] { forgetResult(); });
}

WorkspaceEntry ConnectDialog::entry() const
{
    return {m_server->text().trimmed(), m_looks->name(), m_looks->colour(), m_looks->caFile(),
            m_key->text().trimmed().toUtf8()};
}

QFuture<WorkspaceChange> ConnectDialog::keep(const WorkspaceEntry& entry)
{
    return gateway().add(entry);
}

} // namespace fairlead
