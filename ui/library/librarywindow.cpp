#include "ui/library/librarywindow.h"

#include "models/drafts/draftlistmodel.h"
#include "ui/common/commandpalette.h"
#include "ui/common/icons.h"
#include "ui/common/spacing.h"
#include "ui/library/libraryedits.h"
#include "ui/library/libraryview.h"
#include "ui/library/overview.h"
#include "ui/library/startpage.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int listWidth = 300;
constexpr int windowWidth = 1'280;
constexpr int windowHeight = 800;

QLabel* quietLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setMargin(spacing::tight);
    return label;
}

} // namespace

LibraryWindow::LibraryWindow(OpenDrafts& drafts, DraftListModel& list, CampaignGateway& gateway,
                             QWidget* parent)
    : QMainWindow(parent),
      m_drafts(drafts),
      m_list(list),
      m_edits(new LibraryEdits(drafts.library(), this)),
      m_view(new LibraryView(list, this)),
      m_overview(new Overview(gateway, this)),
      m_pages(new QStackedWidget(this)),
      m_workspace(quietLabel(this)),
      m_notice(quietLabel(this))
{
    setWindowTitle(tr("Fairlead"));
    auto* start = new StartPage(this);
    m_pages->addWidget(m_overview);
    m_pages->addWidget(start);
    m_notice->setWordWrap(true);
    m_notice->hide();
    auto* right = new QWidget(this);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addWidget(m_notice);
    rightLayout->addWidget(m_pages, 1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_view);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({listWidth, windowWidth - listWidth});
    splitter->setChildrenCollapsible(false);
    setCentralWidget(splitter);
    resize(windowWidth, windowHeight);

    buildCampaignMenu();
    buildEditMenu();
    buildViewMenu();
    buildHelpMenu();
    buildToolBar();

    connect(start, &StartPage::newRequested, this, &LibraryWindow::newRequested);
    connect(start, &StartPage::sampleRequested, this, &LibraryWindow::sampleRequested);
    connect(m_view, &LibraryView::currentChanged, this, &LibraryWindow::showCurrent);
    connect(m_view, &LibraryView::selectionChanged, this, &LibraryWindow::refreshActions);
    connect(m_view, &LibraryView::opened, this, [this](const QString& id) { Q_EMIT editRequested(id, {}); });
    connect(m_view, &LibraryView::contextMenuRequested, this, &LibraryWindow::openContextMenu);
    connect(m_view, &LibraryView::filesDropped, this, &LibraryWindow::openFilesRequested);
    connect(m_overview, &Overview::editRequested, this,
            [this](const QString& id) { Q_EMIT editRequested(id, {}); });
    connect(m_overview, &Overview::fieldRequested, this, &LibraryWindow::editRequested);
    connect(m_overview, &Overview::submitRequested, this, &LibraryWindow::submitRequested);
    connect(m_edits, &LibraryEdits::duplicated, this, &LibraryWindow::select);
    connect(&m_drafts.library(), &DraftLibrary::stateChanged, this,
            [this](const LibraryState& state) { showNotice(state.text); });
    showNotice(m_drafts.library().state().text);
    restoreLayout();
    showCurrent({});
}

LibraryWindow::~LibraryWindow() = default;

void LibraryWindow::select(const QString& draftId)
{
    m_view->select(draftId);
}

void LibraryWindow::showWorkspace(const QString& name, const QColor& color)
{
    m_workspace->setTextFormat(Qt::RichText);
    m_workspace->setText(
        QStringLiteral("<span style='color:%1'>●</span> %2").arg(color.name(), name.toHtmlEscaped()));
    m_workspace->setAccessibleName(tr("Workspace: %1").arg(name));
}

void LibraryWindow::setServerFacts(const ServerFacts& facts)
{
    m_overview->setServerFacts(facts);
}

void LibraryWindow::showRequestLog(bool on)
{
    m_requestLog->setChecked(on);
}

void LibraryWindow::showNotice(const QString& text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

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
    auto* menu = m_campaignMenu = menuBar()->addMenu(tr("&Campaign"));
    m_new = action(tr("&New campaign"), "plus", QKeySequence::New, [this] { Q_EMIT newRequested(); });
    m_open = action(tr("&Open file…"), "folder-open", QKeySequence::Open, [this] {
        const auto paths = QFileDialog::getOpenFileNames(this, tr("Open campaigns"), {},
                                                         tr("Campaigns (*.campaign *.json);;All files (*)"));
        if (!paths.isEmpty())
            Q_EMIT openFilesRequested(paths);
    });
    m_edit = forSelection(action(tr("&Edit"), "pen-line", Qt::CTRL | Qt::Key_E,
                                 [this] { Q_EMIT editRequested(m_view->currentId(), {}); }));
    menu->addActions(
        {m_new, action(tr("New from the &sample"), "flask-conical", {}, [this] { Q_EMIT sampleRequested(); }),
         m_open});
    menu->addSeparator();
    menu->addActions(
        {m_edit,
         forSelection(action(tr("&Submit…"), "send", Qt::CTRL | Qt::Key_Return,
                             [this] { Q_EMIT submitRequested(m_view->currentId()); })),
         forSelection(action(tr("&History…"), "history", Qt::CTRL | Qt::Key_H,
                             [this] { Q_EMIT historyRequested(m_view->currentId()); })),
         forSelection(action(tr("&Duplicate"), "copy", Qt::CTRL | Qt::Key_D,
                             [this] { m_edits->duplicate(m_view->selectedIds()); })),
         forSelection(action(tr("&Tags…"), "tag", Qt::CTRL | Qt::Key_T, [this] { editTags(); }))});
    menu->addSeparator();
    menu->addActions(
        {forSelection(action(tr("Save as &file…"), "save", QKeySequence::SaveAs,
                             [this] { Q_EMIT saveFileRequested(m_view->currentId()); })),
         forSelection(action(tr("E&xport the plan…"), "file-down", Qt::CTRL | Qt::SHIFT | Qt::Key_E,
                             [this] { Q_EMIT exportPlanRequested(m_view->currentId()); })),
         action(tr("Export &all campaigns…"), "archive", {}, [this] { Q_EMIT exportAllRequested(); }),
         action(tr("&Import all campaigns…"), "archive-restore", {},
                [this] { Q_EMIT importAllRequested(); })});
    menu->addSeparator();
    m_toBin = forSelection(action(tr("Move to the &bin"), "trash-2", QKeySequence::Delete,
                                  [this] { m_edits->moveToBin(m_view->selectedIds()); }));
    m_restore = action(tr("&Restore from the bin"), "archive-restore", {},
                       [this] { m_edits->restore(m_view->selectedIds()); });
    m_emptyBin = action(tr("Empty the b&in"), nullptr, {}, [this] { m_edits->emptyBin(); });
    menu->addActions({m_toBin, m_restore, m_emptyBin});
    menu->addSeparator();
    menu->addAction(
        action(tr("&Quit"), nullptr, QKeySequence::Quit, [] { QApplication::closeAllWindows(); }));
}

void LibraryWindow::buildEditMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Edit"));
    auto* undo = m_edits->undoStack()->createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(themedIcon(QStringLiteral("undo-2")));
    auto* redo = m_edits->undoStack()->createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    redo->setIcon(themedIcon(QStringLiteral("redo-2")));
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addAction(action(tr("&Search"), "search", QKeySequence::Find, [this] { m_view->focusSearch(); }));
    menu->addAction(CommandPalette::install(*this));
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
        {tr("Most &problems first"), DraftQuery::Order::ProblemCount, Qt::DescendingOrder}};
    auto* menu = menuBar()->addMenu(tr("&View"));
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
    bar->addWidget(m_workspace);
}

void LibraryWindow::showCurrent(const QString& draftId)
{
    auto session = draftId.isEmpty() || m_view->showsBin() ? nullptr : m_drafts.open(draftId);
    m_pages->setCurrentIndex(session ? 0 : 1);
    m_overview->show(std::move(session));
    refreshActions();
}

void LibraryWindow::refreshActions()
{
    const bool any = !m_view->selectedIds().isEmpty();
    for (auto* each : std::as_const(m_forSelection))
        each->setEnabled(any && !m_view->showsBin());
    m_restore->setEnabled(any && m_view->showsBin());
    m_emptyBin->setEnabled(m_list.counts().inBin > 0);
}

void LibraryWindow::editTags()
{
    const auto ids = m_view->selectedIds();
    QStringList present;
    for (const auto& id : ids)
        if (const auto summary = m_drafts.library().summary(id))
            present << summary->tags;
    present.removeDuplicates();
    bool accepted = false;
    const auto text = QInputDialog::getText(this, tr("Tags"), tr("Tags, separated by commas:"),
                                            QLineEdit::Normal, present.join(QStringLiteral(", ")), &accepted);
    if (!accepted)
        return;
    QStringList wanted;
    for (const auto& tag : text.split(u',', Qt::SkipEmptyParts))
        wanted << tag.trimmed();
    wanted.removeAll(QString());
    QStringList removed = present;
    for (const auto& tag : std::as_const(wanted))
        removed.removeAll(tag);
    m_edits->setTags(ids, wanted, removed);
}

void LibraryWindow::openContextMenu(const QPoint& globalPosition)
{
    m_campaignMenu->popup(globalPosition);
}

void LibraryWindow::restoreLayout()
{
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("library/geometry")).toByteArray());
}

void LibraryWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(QStringLiteral("library/geometry"), saveGeometry());
    m_drafts.flushAll();
    event->accept();
}

} // namespace fairlead
