#include "ui/library/librarywindow.h"

#include "models/campaign/response.h"
#include "models/common/people.h"
#include "models/drafts/draftlistmodel.h"
#include "models/drafts/librarycommands.h"
#include "ui/common/commandpalette.h"
#include "ui/common/icons.h"
#include "ui/common/noticearea.h"
#include "ui/library/campaignfiles.h"
#include "ui/library/draftfilters.h"
#include "ui/library/librarytransfer.h"
#include "ui/library/libraryview.h"
#include "ui/library/overview.h"
#include "ui/workspace/movemenu.h"
#include "ui/workspace/workspacemenu.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

// The window's menus and tools.

namespace fairlead {

namespace {

/// Whoever gets a campaign already would get its copy too.
Notice contactedNotice(const CampaignGateway& gateway, const QStringList& draftIds)
{
    bool isRunning = false;
    qint64 people = 0;
    for (const auto& id : draftIds) {
        const auto status = gateway.status(id, {});
        if (!isSettled(status.state) || !isLaunched(status.campaignStatus))
            continue;
        isRunning = true;
        people += std::max<qint64>(gateway.details(id).launchableRows, 0);
    }
    if (!isRunning)
        return {};
    const auto who = people == 0 ? LibraryWindow::tr("The people of its list") : peopleInWords(people);
    return {Notice::Kind::Info,
            LibraryWindow::tr("%1 are being contacted by the original already. Give the copy another list "
                              "before you launch it.")
                .arg(who),
            {},
            true};
}

} // namespace

QAction* LibraryWindow::action(const QString& text, const char* iconName, const QKeySequence& keys,
                               const std::function<void()>& run)
{
    auto* made = new QAction(text, this);
    if (iconName)
        made->setIcon(themedIcon(QLatin1String(iconName)));
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, run);
    return made;
}

QAction* LibraryWindow::forSelection(QAction* chosen)
{
    m_forSelection << chosen;
    return chosen;
}

void LibraryWindow::buildCampaignMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Campaign"));
    m_new = action(tr("&New campaign"), "plus", QKeySequence::New, [this] { Q_EMIT newRequested(); });
    m_open =
        action(tr("&Open file…"), "folder-open", QKeySequence::Open, [this] { m_files->chooseAndOpen(); });
    menu->addActions(
        {m_new, action(tr("New from the sam&ple"), "flask-conical", {}, [this] { Q_EMIT sampleRequested(); }),
         m_open});
    menu->addSeparator();
    menu->addActions(
        {forSelection(action(tr("&Edit"), "pen-line", Qt::CTRL | Qt::Key_E,
                             [this] { Q_EMIT editRequested(m_view->currentId(), {}); })),
         forSelection(action(tr("Re&view and save…"), "send", Qt::CTRL | Qt::Key_Return,
                             [this] { Q_EMIT submitRequested(m_view->currentId()); })),
         forSelection(action(tr("Cancel what &waits"), "undo-2", {},
                             [this] { overview().takeBack(m_view->selectedIds()); })),
         forSelection(action(tr("&History…"), "history", Qt::CTRL | Qt::Key_H,
                             [this] { Q_EMIT historyRequested(m_view->currentId()); })),
         forSelection(action(tr("&Duplicate"), "copy", Qt::CTRL | Qt::Key_D,
                             [this] {
                                 const auto ids = m_view->selectedIds();
                                 select(m_commands->duplicate(ids).last());
                                 m_notices->set(QStringLiteral("message"), contactedNotice(*m_gateway, ids));
                             })),
         forSelection(action(tr("&Tags…"), "tag", Qt::CTRL | Qt::Key_T, [this] { editTags(); }))});
    addMoveMenu(*menu);
    menu->addSeparator();
    addFileActions(*menu);
    menu->addSeparator();
    addBinActions(*menu);
    menu->addSeparator();
    menu->addAction(
        action(tr("&Quit"), nullptr, QKeySequence::Quit, [] { QApplication::closeAllWindows(); }));
}

void LibraryWindow::addMoveMenu(QMenu& menu)
{
    auto* move = new MoveMenu(
        *m_workspaceGateway, m_drafts->library(), *m_commands->undoStack(),
        [this] { return m_view->selectedIds(); }, this);
    move->setMayGo([this](const QStringList& ids) { return mayGo(ids); });
    forSelection(menu.addMenu(move));
    connect(move, &MoveMenu::moved, this, &LibraryWindow::draftsMoved);
}

void LibraryWindow::addFileActions(QMenu& menu)
{
    menu.addActions(
        {forSelection(action(tr("Save to its fi&le"), "save", QKeySequence::Save,
                             [this] { m_files->save(m_view->currentId()); })),
         forSelection(action(tr("Save as &file…"), "save", QKeySequence::SaveAs,
                             [this] { m_files->saveAs(m_view->selectedIds()); })),
         forSelection(action(tr("E&xport the plan…"), "file-down", Qt::CTRL | Qt::SHIFT | Qt::Key_E,
                             [this] { Q_EMIT exportPlanRequested(m_view->currentId()); })),
         action(tr("Export &all campaigns…"), "archive", {}, [this] { m_transfer->exportAll(); }),
         action(tr("&Import all campaigns…"), "archive-restore", {}, [this] { m_transfer->importAll(); }),
         action(tr("Check the librar&y…"), "clipboard-check", {}, [this] { checkLibrary(); })});
}

void LibraryWindow::addBinActions(QMenu& menu)
{
    m_toBin = forSelection(
        action(tr("Move to the &bin"), "trash-2", QKeySequence::Delete, [this] { moveSelectedToBin(); }));
    m_restore = action(tr("&Restore from the bin"), "archive-restore", {}, [this] { restoreSelected(); });
    m_delete = action(tr("Delete for &good"), nullptr, {}, [this] { deleteForGood(); });
    m_emptyBin = action(tr("E&mpty the bin"), nullptr, {}, [this] { m_commands->emptyBin(); });
    menu.addActions({m_toBin, m_restore, m_delete, m_emptyBin});
}

void LibraryWindow::buildEditMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Edit"));
    auto* undo = m_commands->undoStack()->createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(themedIcon(QStringLiteral("undo-2")));
    auto* redo = m_commands->undoStack()->createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    redo->setIcon(themedIcon(QStringLiteral("redo-2")));
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addActions(
        {forSelection(action(tr("&Copy as files"), "copy", QKeySequence::Copy, [this] { copySelected(); })),
         action(tr("&Paste files"), nullptr, QKeySequence::Paste, [this] { pasteFiles(); })});
    menu->addSeparator();
    menu->addAction(action(tr("&Search"), "search", QKeySequence::Find, [this] { m_view->focusSearch(); }));
    menu->addAction(
        CommandPalette::install(*this, [this] { return m_offers ? m_offers() : QList<PaletteEntry>(); }));
}

void LibraryWindow::addViewMenu(QMenu* menu)
{
    m_viewMenu->addSeparator();
    m_viewMenu->addMenu(menu);
}

void LibraryWindow::buildViewMenu()
{
    struct Order
    {
        QString text;
        DraftQuery::Order order;
        Qt::SortOrder direction;
    };
    const QList<Order> orders{
        {tr("Last &changed first"), DraftQuery::Order::Updated, Qt::DescendingOrder},
        {tr("&Newest first"), DraftQuery::Order::Created, Qt::DescendingOrder},
        {tr("By n&ame"), DraftQuery::Order::Name, Qt::AscendingOrder},
        {tr("By &state"), DraftQuery::Order::State, Qt::AscendingOrder},
        {tr("By &type"), DraftQuery::Order::Type, Qt::AscendingOrder},
        {tr("Most &problems first"), DraftQuery::Order::ProblemCount, Qt::DescendingOrder}};
    auto* menu = menuBar()->addMenu(tr("&View"));
    m_viewMenu = menu;
    menu->addMenu(&m_view->filters());
    menu->addSeparator();
    auto* group = new QActionGroup(this);
    for (const auto& order : orders) {
        auto* chosen = action(order.text, nullptr, {},
                              [this, order] { m_view->setOrder(order.order, order.direction); });
        chosen->setCheckable(true);
        chosen->setChecked(group->actions().isEmpty());
        group->addAction(chosen);
        menu->addAction(chosen);
    }
}

/// The same actions as in the menu bar, those that belong to a row.
void LibraryWindow::buildRowMenu()
{
    m_rowMenu = new QMenu(this);
    m_rowMenu->setObjectName(QStringLiteral("rowMenu"));
    for (auto* each : std::as_const(m_forSelection))
        if (each != m_toBin)
            m_rowMenu->addAction(each);
    m_rowMenu->addSeparator();
    m_rowMenu->addAction(m_toBin);
    m_binMenu = new QMenu(this);
    m_binMenu->setObjectName(QStringLiteral("binMenu"));
    m_binMenu->addActions({m_restore, m_delete});
}

void LibraryWindow::buildHelpMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(
        action(tr("&Check the set-up…"), "clipboard-check", {}, [this] { Q_EMIT checkupRequested(); }));
    m_requestLog = new QAction(tr("Keep a request &log for support"), this);
    m_requestLog->setCheckable(true);
    m_requestLog->setToolTip(
        tr("Writes time, method, path and status of every request to requests.log in the "
           "data directory: no keys and no contents"));
    connect(m_requestLog, &QAction::triggered, this, &LibraryWindow::requestLogChosen);
    menu->addAction(m_requestLog);
    menu->addSeparator();
    menu->addAction(action(tr("&About Fairlead"), nullptr, {}, [this] {
        QMessageBox::about(
            this, tr("About Fairlead"),
            tr("<h3>Fairlead %1</h3><p>Plans outreach campaigns before anything is sent.</p>"
               "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                .arg(QStringLiteral(FAIRLEAD_VERSION)));
    }));
    menu->addAction(action(tr("About &Qt"), nullptr, {}, [] { QApplication::aboutQt(); }));
}

void LibraryWindow::buildToolBar()
{
    auto* bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions({m_new, m_open});
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addWidget(m_workspaces->makeButton(bar));
}

} // namespace fairlead
