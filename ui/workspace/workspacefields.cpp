#include "ui/workspace/workspacefields.h"

#include "ui/common/fieldbox.h"
#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"
#include "ui/workspace/workspacepicture.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace fairlead {

WorkspaceFields::WorkspaceFields(QWidget* parent)
    : QWidget(parent), m_name(new LineEdit), m_colour(new QComboBox), m_caFile(new LineEdit)
{
    m_name->setObjectName(QStringLiteral("name"));
    m_colour->setObjectName(QStringLiteral("colour"));
    m_caFile->setObjectName(QStringLiteral("caFile"));
    m_name->setMaxLength(100);
    m_name->setPlaceholderText(tr("The server's name"));
    for (const auto& [colour, name] : workspaceColours())
        m_colour->addItem(workspaceDot(colour), name, colour);
    m_caFile->setPlaceholderText(tr("None: the system's authorities are enough"));
    m_caFile->setClearButtonEnabled(true);
    auto* choose = new QPushButton(tr("Choose a &file…"));
    choose->setAutoDefault(false);
    auto* file = new QWidget;
    auto* fileLayout = new QHBoxLayout(file);
    fileLayout->setContentsMargins(0, 0, 0, 0);
    fileLayout->addWidget(m_caFile, 1);
    fileLayout->addWidget(choose);
    file->setFocusProxy(m_caFile);

    auto* looks = new QHBoxLayout;
    looks->setSpacing(spacing::wide);
    looks->addWidget(new FieldBox(tr("&Name"), m_name), 3);
    looks->addWidget(new FieldBox(tr("C&olour"), m_colour), 1);
    auto* authority = new FieldBox(tr("&Private certificate authority"), file);
    authority->setHelp(
        tr("A PEM file, for a server inside a company. It is trusted for this account alone."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::wide);
    layout->addLayout(looks);
    layout->addWidget(authority);

    connect(choose, &QPushButton::clicked, this, &WorkspaceFields::chooseFile);
    for (auto* edit : {m_name, m_caFile})
        connect(edit, &LineEdit::edited, this, &WorkspaceFields::edited);
}

void WorkspaceFields::chooseFile()
{
    const auto path = QFileDialog::getOpenFileName(this, tr("Certificate authority"), {},
                                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    if (!path.isEmpty())
        m_caFile->setText(path);
}

void WorkspaceFields::setWorkspace(const Workspace& workspace)
{
    m_name->setText(workspace.name);
    if (m_colour->findData(workspace.colour) < 0)
        m_colour->addItem(workspaceDot(workspace.colour), tr("As it is"), workspace.colour);
    m_colour->setCurrentIndex(m_colour->findData(workspace.colour));
    m_caFile->setText(workspace.caFile);
}

QString WorkspaceFields::name() const
{
    return m_name->text().trimmed();
}

QColor WorkspaceFields::colour() const
{
    return m_colour->currentData().value<QColor>();
}

QString WorkspaceFields::caFile() const
{
    return m_caFile->text().trimmed();
}

} // namespace fairlead
