#include "ui/workspace/workspacemenu.h"

#include "models/common/whenfinished.h"
#include "ui/workspace/connectdialog.h"
#include "ui/workspace/keydialog.h"
#include "ui/workspace/proxydialog.h"
#include "ui/workspace/workspacedialog.h"
#include "ui/workspace/workspacepicture.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

namespace fairlead {

namespace {

constexpr int longestName = 32; ///< characters of a name on the button

QString withoutMnemonics(QString name)
{
    return name.replace(u'&', QLatin1String("&&"));
}

/// Dialogs are open(), not exec(): what goes on behind them goes on.
void openFor(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

WorkspaceMenu::WorkspaceMenu(WorkspaceGateway& gateway, QWidget* parent)
    : QMenu(tr("&Account"), parent),
      m_gateway(gateway),
      m_switches(new QActionGroup(this)),
      m_end(addSeparator()),
      m_edit(nullptr),
      m_key(nullptr),
      m_disconnect(nullptr)
{
    addAction(tr("Connect with an API &key…"), this, &WorkspaceMenu::connectWorkspace);
    m_edit = addAction(tr("&Edit this account…"), this, &WorkspaceMenu::editWorkspace);
    m_key = addAction(tr("Enter a &new key…"), this, &WorkspaceMenu::enterKey);
    m_disconnect = addAction(tr("&Disconnect this account…"), this, &WorkspaceMenu::disconnectWorkspace);
    connect(&m_gateway, &WorkspaceGateway::changed, this, &WorkspaceMenu::refresh);
    connect(&m_gateway, &WorkspaceGateway::currentChanged, this, &WorkspaceMenu::refresh);
    connect(&m_gateway, &WorkspaceGateway::proxyLoginWanted, this, &WorkspaceMenu::askForProxyLogin);
    refresh();
}

void WorkspaceMenu::refresh()
{
    const auto current = m_gateway.current();
    for (auto* action : m_switches->actions()) {
        m_switches->removeAction(action);
        removeAction(action);
        action->deleteLater(); // it may be the one that was just chosen
    }
    for (const auto& workspace : m_gateway.workspaces()) {
        auto* action = new QAction(workspaceDot(workspace.colour), withoutMnemonics(workspace.name), this);
        action->setCheckable(true);
        action->setChecked(workspace.id == current.id);
        m_switches->addAction(action);
        insertAction(m_end, action);
        connect(action, &QAction::triggered, this, [this, id = workspace.id] { switchTo(id); });
    }
    const bool isConnected = !current.isSandbox && !current.id.isEmpty();
    for (auto* action : {m_edit, m_key, m_disconnect})
        action->setEnabled(isConnected);
}

QToolButton* WorkspaceMenu::makeButton(QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("workspace"));
    button->setMenu(this);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    const auto show = [this, button] {
        const auto current = m_gateway.current();
        const auto name = current.isSandbox ? tr("%1: mails nobody").arg(current.name) : current.name;
        const auto shown = name.size() > longestName ? name.left(longestName - 1) + u'…' : name;
        button->setIcon(workspaceDot(current.colour));
        button->setText(withoutMnemonics(shown));
        button->setToolTip(current.server.isEmpty() ? QString() : current.server.toString());
        button->setAccessibleName(tr("Account: %1").arg(name));
    };
    connect(&m_gateway, &WorkspaceGateway::changed, button, show);
    connect(&m_gateway, &WorkspaceGateway::currentChanged, button, show);
    show();
    return button;
}

void WorkspaceMenu::switchTo(const QString& id)
{
    const auto error = m_gateway.setCurrent(id);
    refresh(); // the mark stays where it was after an error
    Q_EMIT noted(error);
}

void WorkspaceMenu::askForProxyLogin(const QString& proxy)
{
    auto* dialog = new ProxyDialog(proxy, parentWidget());
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, proxy] { m_gateway.keepProxyLogin(proxy, dialog->user(), dialog->password()); });
    openFor(dialog);
}

void WorkspaceMenu::connectWorkspace()
{
    auto* dialog = new ConnectDialog(m_gateway, parentWidget());
    connect(dialog, &KeyTestDialog::noted, this, &WorkspaceMenu::noted);
    openFor(dialog);
}

void WorkspaceMenu::editWorkspace()
{
    auto* dialog = new WorkspaceDialog(m_gateway, m_gateway.current(), parentWidget());
    connect(dialog, &WorkspaceDialog::keyRequested, this, [this, dialog] {
        dialog->reject();
        enterKey();
    });
    openFor(dialog);
}

void WorkspaceMenu::enterKey()
{
    auto* dialog = new KeyDialog(m_gateway, m_gateway.current(), parentWidget());
    connect(dialog, &KeyTestDialog::noted, this, &WorkspaceMenu::noted);
    openFor(dialog);
}

void WorkspaceMenu::disconnectWorkspace()
{
    const auto workspace = m_gateway.current();
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Disconnect an account"),
                        tr("Disconnect “%1”?").arg(workspace.name), QMessageBox::NoButton, parentWidget());
    question->setInformativeText(
        tr("Its drafts stay on this computer, and its campaigns stay where they are. What still waits to be "
           "uploaded is not."));
    auto* removesKey = new QCheckBox(tr("&Remove its key from the keyring too"));
    question->setCheckBox(removesKey);
    auto* yes = question->addButton(tr("&Disconnect"), QMessageBox::AcceptRole);
    auto* no = question->addButton(tr("Keep &it"), QMessageBox::RejectRole);
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, id = workspace.id, removesKey] {
        remove(id);
        if (removesKey->isChecked())
            removeKey(id);
    });
    openFor(question);
}

void WorkspaceMenu::remove(const QString& id)
{
    Q_EMIT noted(m_gateway.remove(id));
}

void WorkspaceMenu::removeKey(const QString& id)
{
    whenFinished(m_gateway.removeKey(id), this,
                 [this](const WorkspaceChange& change) { Q_EMIT noted(change.error); });
}

} // namespace fairlead
