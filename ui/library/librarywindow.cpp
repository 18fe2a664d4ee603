#include "ui/library/librarywindow.h"

#include "models/common/plural.h"
#include "models/drafts/draftlistmodel.h"
#include "models/drafts/librarycommands.h"
#include "ui/common/icons.h"
#include "ui/common/lineedit.h"
#include "ui/common/noticearea.h"
#include "ui/common/windowsize.h"
#include "ui/library/binpage.h"
#include "ui/library/campaignfiles.h"
#include "ui/library/emptypage.h"
#include "ui/library/librarycheck.h"
#include "ui/library/librarytransfer.h"
#include "ui/library/libraryview.h"
#include "ui/library/overview.h"
#include "ui/library/rowplans.h"
#include "ui/library/savewatch.h"
#include "ui/library/startpage.h"
#include "ui/workspace/keybar.h"
#include "ui/workspace/leaving.h"
#include "ui/workspace/workspacemenu.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDrag>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScrollArea>
#include <QSet>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace fairlead {

namespace {

constexpr int listWidth = 300;
constexpr int windowWidth = 1'280;
constexpr int windowHeight = 800;
constexpr QSize dragIconSide(32, 32);

QStringList localFiles(const QMimeData* data)
{
    QStringList paths;
    for (const auto& url : data ? data->urls() : QList<QUrl>())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

LibraryWindow::LibraryWindow(QSettings* settings, QWidget* parent) : QMainWindow(parent), m_settings(settings)
{
    setWindowTitle(tr("Fairlead"));
    resize(fittingScreen(*this, {windowWidth, windowHeight}));
    restoreLayout();
}

LibraryWindow::~LibraryWindow() = default;

void LibraryWindow::fill(OpenDrafts& drafts, DraftListModel& list, CampaignGateway& gateway,
                         WorkspaceGateway& workspaces)
{
    m_drafts = &drafts;
    m_list = &list;
    m_gateway = &gateway;
    m_workspaceGateway = &workspaces;
    m_commands = new LibraryCommands(drafts.library(), this);
    m_files = new CampaignFiles(drafts, this);
    m_view = new LibraryView(list, this);
    m_start = new StartPage(this);
    m_binPage = new BinPage(this);
    m_empty = new EmptyPage(this);
    m_notices = new NoticeArea(this);
    m_saveWatch = new SaveWatch(drafts, *m_notices, this);
    m_transfer = new LibraryTransfer(drafts, *m_notices, this);
    m_pages = new QStackedWidget(this);
    m_workspaces = new WorkspaceMenu(workspaces, this);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_binPage);
    m_pages->addWidget(m_empty);
    m_files->setWindow(this);
    setAcceptDrops(true);
    auto* keyBar = new KeyBar(workspaces, this);
    auto* right = new QWidget(this);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addWidget(keyBar);
    rightLayout->addWidget(m_notices);
    rightLayout->addWidget(m_pages, 1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_view);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({listWidth, windowWidth - listWidth});
    splitter->setChildrenCollapsible(false);
    setCentralWidget(splitter);

    buildCampaignMenu();
    buildEditMenu();
    buildViewMenu();
    menuBar()->addMenu(m_workspaces);
    buildHelpMenu();
    buildToolBar();
    buildRowMenu();
    connectAll();
    m_view->setWords(rowWords());
    connect(m_start, &StartPage::newRequested, this, &LibraryWindow::newRequested);
    connect(m_start, &StartPage::sampleRequested, this, &LibraryWindow::sampleRequested);
    connect(m_start, &StartPage::connectRequested, m_workspaces, &WorkspaceMenu::connectWorkspace);
    connect(keyBar, &KeyBar::connectRequested, m_workspaces, &WorkspaceMenu::connectWorkspace);
    connect(keyBar, &KeyBar::keyRequested, m_workspaces, &WorkspaceMenu::enterKey);
    connect(m_workspaces, &WorkspaceMenu::noted, this, &LibraryWindow::showNotice);
    showCurrent({});
    update(); // firstPainted() is not to depend on what the parts above cover
}

void LibraryWindow::connectAll()
{
    connect(m_view, &LibraryView::currentChanged, this, &LibraryWindow::showCurrent);
    connect(m_view, &LibraryView::selectionChanged, this, &LibraryWindow::refreshActions);
    connect(m_view, &LibraryView::opened, this, [this](const QString& id) { Q_EMIT editRequested(id, {}); });
    connect(m_view, &LibraryView::contextMenuRequested, this, &LibraryWindow::openContextMenu);
    connect(m_view, &LibraryView::dragRequested, this, &LibraryWindow::dragSelected);
    connect(m_binPage, &BinPage::restoreRequested, this, &LibraryWindow::restore);
    connect(m_commands, &LibraryCommands::failed, this, &LibraryWindow::showNotice);
    connect(m_files, &CampaignFiles::added, this, &LibraryWindow::select);
    connect(m_files, &CampaignFiles::noticed, this,
            [this](const Notice& notice) { m_notices->set(QStringLiteral("files"), notice); });
    connect(m_list, &DraftListModel::counted, this, [this] {
        refreshActions();
        if (m_view->currentId().isEmpty())
            showNone();
    });
    for (const auto signal : {&WorkspaceGateway::changed, &WorkspaceGateway::currentChanged})
        connect(m_workspaceGateway, signal, m_view, &LibraryView::refreshWords);
    connect(m_gateway, &CampaignGateway::statusChanged, m_view, &LibraryView::refreshWords);
    connect(m_transfer, &LibraryTransfer::saveElsewhereRequested, m_saveWatch, &SaveWatch::saveElsewhere);
    const auto tellRecovery = [this](const RecoveryReport& report) {
        m_notices->set(QStringLiteral("recovery"), {Notice::Kind::Warning, report.text(), {}, true});
    };
    connect(&m_drafts->library(), &DraftLibrary::recovered, this, tellRecovery);
    if (const auto& report = m_drafts->library().recovery())
        tellRecovery(*report);
}

void LibraryWindow::select(const QString& draftId)
{
    m_view->select(draftId);
}

void LibraryWindow::setServerFacts(const ServerFacts& facts)
{
    m_facts = facts;
    if (m_overview)
        m_overview->setServerFacts(facts);
}

void LibraryWindow::showRequestLog(bool on)
{
    m_requestLog->setChecked(on);
}

void LibraryWindow::showNotice(const QString& text)
{
    m_notices->set(QStringLiteral("message"), {Notice::Kind::Warning, text, {}, true});
}

void LibraryWindow::showCurrent(const QString& draftId)
{
    if (m_view->showsBin())
        return showBinned(draftId);
    auto session = draftId.isEmpty() ? nullptr : m_drafts->open(draftId);
    tellUnreadable(draftId.isEmpty() || session ? StoreError() : m_drafts->library().readError());
    if (session) {
        overview();
        m_pages->setCurrentWidget(m_overviewPlace);
    } else {
        showNone();
    }
    if (m_overview)
        m_overview->show(std::move(session));
    refreshActions();
}

/// A campaign that is in the list but cannot be read is no reason to show nothing.
void LibraryWindow::tellUnreadable(const StoreError& error)
{
    const auto subject = QStringLiteral("unreadable");
    if (!error)
        return m_notices->clear(subject);
    m_notices->set(subject,
                   {Notice::Kind::Warning,
                    tr("This campaign cannot be read, because %1. Nothing was changed.").arg(error.text),
                    {{tr("Check the library…"),
                      [this] {
                          checkLibrary();
                      }}},
                    true});
}

void LibraryWindow::showBinned(const QString& draftId)
{
    tellUnreadable({});
    if (m_overview)
        m_overview->clear();
    const auto summary = draftId.isEmpty() ? std::nullopt : m_drafts->library().summary(draftId);
    if (summary)
        m_binPage->show(*summary);
    if (summary)
        m_pages->setCurrentWidget(m_binPage);
    else
        showNone();
    refreshActions();
}

/// Only a library that holds nothing at all is one that somebody starts with.
void LibraryWindow::showNone()
{
    const auto& counts = m_list->counts();
    if (m_view->showsBin() && m_list->rowCount() == 0 && counts.inBin == 0)
        m_empty->show(tr("The bin is empty"), tr("What you move to the bin stays here until you empty it."));
    else
        m_empty->show(tr("No campaign is chosen"),
                      tr("Choose one at the left, or look in another part of the library."));
    const bool isNew = !m_view->showsBin() && counts.drafts == 0 && counts.inBin == 0;
    m_pages->setCurrentWidget(isNew ? static_cast<QWidget*>(m_start) : m_empty);
}

RowWords LibraryWindow::rowWords()
{
    auto* plans = new RowPlans(m_drafts->library(), this);
    connect(plans, &RowPlans::known, m_view, &LibraryView::refreshWords);
    return {[this](const QString& id) -> std::optional<Workspace> {
                const auto all = m_workspaceGateway->workspaces();
                const auto found = std::ranges::find(all, id, &Workspace::id);
                return found == all.end() ? std::nullopt : std::optional(*found);
            },
            [this](const QString& draftId) { return m_gateway->status(draftId, {}).campaignStatus; }, plans};
}

/// What is on a server is not touched by it, which the user may expect.
void LibraryWindow::moveSelectedToBin()
{
    const auto ids = mayGo(m_view->selectedIds());
    if (ids.isEmpty())
        return;
    const auto submitted = m_drafts->library().submitted(ids);
    const bool anyOnServer =
        std::ranges::any_of(submitted, [](const auto& draft) { return isSettled(draft.second); });
    m_commands->moveToBin(ids);
    if (anyOnServer)
        m_notices->set(
            QStringLiteral("message"),
            {Notice::Kind::Info,
             tr("Moved to the bin. The campaign on its account stays there, and goes on sending if it was "
                "launched."),
             {{tr("Undo"),
               [this, ids] {
                   m_commands->restoreFromBin(ids);
               }}},
             true});
}

/// Only those that were ever submitted are asked about: there may be any number of others.
QStringList LibraryWindow::mayGo(const QStringList& draftIds)
{
    QStringList asked;
    for (const auto& [id, state] : m_drafts->library().submitted(draftIds))
        asked << id;
    const auto leaving = letGo(*m_gateway, asked);
    m_notices->set(QStringLiteral("leaving"), {Notice::Kind::Info, leaving.notice, {}, true});
    if (leaving.free.size() == asked.size())
        return draftIds;
    const QSet<QString> all(asked.begin(), asked.end());
    const auto staying = all - QSet<QString>(leaving.free.begin(), leaving.free.end());
    auto free = draftIds;
    free.removeIf([&](const QString& id) { return staying.contains(id); });
    return free;
}

void LibraryWindow::restoreSelected()
{
    m_commands->restoreFromBin(m_view->selectedIds());
}

/// What is shown, and what is selected with it.
void LibraryWindow::restore(const QString& draftId)
{
    const auto selected = m_view->selectedIds();
    m_commands->restoreFromBin(selected.contains(draftId) ? selected : QStringList(draftId));
}

void LibraryWindow::deleteForGood()
{
    m_commands->deleteForGood(m_view->selectedIds());
}

Overview& LibraryWindow::overview()
{
    if (m_overview)
        return *m_overview;
    m_overview = new Overview(*m_gateway, m_drafts->library(), this);
    m_overview->setServerFacts(m_facts);
    m_overviewPlace = new QScrollArea; // on a low screen with large text it does not fit as a whole
    m_overviewPlace->setFrameShape(QFrame::NoFrame);
    m_overviewPlace->setWidgetResizable(true);
    m_overviewPlace->setFocusPolicy(Qt::NoFocus);
    m_overviewPlace->setWidget(m_overview);
    m_pages->addWidget(m_overviewPlace);
    connect(m_overview, &Overview::editRequested, this,
            [this](const QString& id) { Q_EMIT editRequested(id, {}); });
    connect(m_overview, &Overview::fieldRequested, this, &LibraryWindow::editRequested);
    connect(m_overview, &Overview::submitRequested, this, &LibraryWindow::submitRequested);
    return *m_overview;
}

void LibraryWindow::refreshActions()
{
    const bool any = m_view->hasSelection();
    for (auto* each : std::as_const(m_forSelection))
        each->setEnabled(any && !m_view->showsBin());
    m_restore->setEnabled(any && m_view->showsBin());
    m_delete->setEnabled(any && m_view->showsBin());
    m_emptyBin->setEnabled(m_list->counts().inBin > 0);
}

void LibraryWindow::editTags()
{
    const auto ids = m_view->selectedIds();
    QStringList common;
    QStringList ofSome;
    for (const auto& [tag, count] : m_drafts->library().tagCounts(ids))
        (count == ids.size() ? common : ofSome) << tag;
    auto label = ids.size() == 1
                     ? tr("Tags, separated by commas:")
                     : tr("Tags of all %Ln campaigns, separated by commas:", nullptr, pluralOf(ids.size()));
    if (!ofSome.isEmpty())
        label += u'\n' + tr("Some of them also have: %1.").arg(ofSome.join(QStringLiteral(", ")));
    bool accepted = false;
    const auto text = QInputDialog::getText(this, tr("Tags"), label, QLineEdit::Normal,
                                            common.join(QStringLiteral(", ")), &accepted);
    if (!accepted)
        return;
    QStringList wanted;
    for (const auto& tag : asOneLine(text).split(u',', Qt::SkipEmptyParts))
        if (const auto name = tag.trimmed(); !name.isEmpty() && !wanted.contains(name))
            wanted << name;
    QStringList removed = common;
    removed.removeIf([&](const QString& tag) { return wanted.contains(tag); });
    wanted.removeIf([&](const QString& tag) { return common.contains(tag); });
    m_commands->changeTags(ids, wanted, removed);
}

void LibraryWindow::dragSelected()
{
    auto copies = m_files->copies(m_view->selectedIds());
    if (!copies)
        return;
    auto* drag = new QDrag(this); // Qt deletes it when the drop is over
    drag->setMimeData(copies.release());
    drag->setPixmap(themedIcon(QStringLiteral("file-pen")).pixmap(dragIconSide));
    drag->exec(Qt::CopyAction);
}

/// The keyboard's way of dragging out: the files go to the clipboard.
void LibraryWindow::copySelected()
{
    if (auto copies = m_files->copies(m_view->selectedIds()))
        QGuiApplication::clipboard()->setMimeData(copies.release());
}

void LibraryWindow::pasteFiles()
{
    const auto paths = localFiles(QGuiApplication::clipboard()->mimeData());
    if (paths.isEmpty())
        showNotice(tr("There are no files to paste. Copy campaign files first, in a file manager."));
    else
        m_files->open(paths);
}

void LibraryWindow::checkLibrary()
{
    m_drafts->flushAll();
    LibraryCheckDialog(m_drafts->library(), this).exec();
}

void LibraryWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!event->source() && !localFiles(event->mimeData()).isEmpty()) // what comes from here is here already
        event->acceptProposedAction();
}

void LibraryWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_files->open(localFiles(event->mimeData()));
}

void LibraryWindow::openContextMenu(const QPoint& globalPosition)
{
    (m_view->showsBin() ? m_binMenu : m_rowMenu)->popup(globalPosition);
}

void LibraryWindow::restoreLayout()
{
    if (m_settings)
        restoreGeometry(m_settings->value(QStringLiteral("library/geometry")).toByteArray());
}

void LibraryWindow::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    if (!std::exchange(m_hasAppeared, true))
        QMetaObject::invokeMethod(this, &LibraryWindow::appeared, Qt::QueuedConnection);
    if (m_pages && !std::exchange(m_wasPainted, true))
        QMetaObject::invokeMethod(this, &LibraryWindow::firstPainted, Qt::QueuedConnection);
}

void LibraryWindow::closeEvent(QCloseEvent* event)
{
    if (m_settings)
        m_settings->setValue(QStringLiteral("library/geometry"), saveGeometry());
    event->accept();
}

bool LibraryWindow::mayQuit()
{
    return !m_saveWatch || m_saveWatch->mayQuit();
}

} // namespace fairlead
