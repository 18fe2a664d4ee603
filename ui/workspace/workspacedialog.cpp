#include "ui/workspace/workspacedialog.h"

#include "ui/common/icons.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/workspace/workspacefields.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int dialogWidth = 520;

QLabel* plain(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

WorkspaceDialog::WorkspaceDialog(WorkspaceGateway& gateway, const Workspace& workspace, QWidget* parent)
    : QDialog(parent),
      m_gateway(gateway),
      m_workspace(workspace),
      m_looks(new WorkspaceFields(this)),
      m_message(plain({}))
{
    setWindowTitle(tr("The account “%1”").arg(workspace.name));
    setMinimumWidth(dialogWidth);
    m_message->setWordWrap(true);
    m_message->setPalette(withTextColor(palette(), tintColor(IconTint::Error, palette())));
    m_message->hide();
    m_looks->setWorkspace(workspace);

    auto* facts = new QFormLayout;
    facts->setHorizontalSpacing(spacing::wide);
    facts->addRow(tr("Server"), plain(workspace.server.toString()));
    facts->addRow(tr("Key"), plain(workspace.keyPrefix.isEmpty() ? tr("none") : workspace.keyPrefix + u'…'));
    auto* key = new QPushButton(tr("Enter a new &key…"), this);
    key->setObjectName(QStringLiteral("newKey"));
    key->setAutoDefault(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->addButton(key, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::wide);
    layout->setSpacing(spacing::wide);
    layout->addLayout(facts);
    layout->addWidget(m_looks);
    layout->addWidget(m_message);
    layout->addStretch(1);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &WorkspaceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &WorkspaceDialog::reject);
    connect(key, &QPushButton::clicked, this, &WorkspaceDialog::keyRequested);
}

void WorkspaceDialog::accept()
{
    m_workspace.name = m_looks->name();
    m_workspace.colour = m_looks->colour();
    m_workspace.caFile = m_looks->caFile();
    const auto error = m_gateway.update(m_workspace);
    m_message->setText(error);
    m_message->setVisible(!error.isEmpty());
    if (error.isEmpty())
        QDialog::accept();
}

} // namespace fairlead
