#include "ui/wizard/campaignwindow.h"

#include "models/campaign/fieldtext.h"
#include "models/submission/campaigngateway.h"
#include "ui/common/commandpalette.h"
#include "ui/common/noticearea.h"
#include "ui/common/problemview.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/windowsize.h"
#include "ui/common/wraplabel.h"
#include "ui/wizard/audiencepage.h"
#include "ui/wizard/basicspage.h"
#include "ui/wizard/pagelist.h"
#include "ui/wizard/personalizationpage.h"
#include "ui/wizard/reviewpage.h"
#include "ui/wizard/schedulepage.h"
#include "ui/wizard/senderspage.h"
#include "ui/wizard/sequencepage.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int rightWidth = 300;
constexpr int middleWidth = 480;
constexpr int editorWidth = 1'280;
constexpr int editorHeight = 820;
constexpr auto geometryKey = "wizard/geometry";

} // namespace

CampaignWindow::CampaignWindow(const WizardSubject& subject, QWidget* parent)
    : QMainWindow(parent),
      m_subject(subject),
      m_problems(new CampaignProblems(subject.document, subject.clock, this)),
      m_list(new PageList),
      m_notices(new NoticeArea),
      m_pages(new QStackedWidget),
      m_problemView(new ProblemView),
      m_saveState(new WrapLabel)
{
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    auto* left = new QWidget;
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(spacing::normal, spacing::wide, spacing::normal, spacing::normal);
    leftLayout->addWidget(m_list);
    auto* center = new QWidget;
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(left);
    columns->addWidget(splitter, 1);
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addLayout(columns, 1);
    splitter->addWidget(buildMiddle());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({620, 460});
    setCentralWidget(center);

    auto& document = subject.document;
    addPage(new BasicsPage(document));
    addPage(new AudiencePage(document, subject.catalog));
    addPage(new SendersPage(document, subject.catalog));
    addPage(new SequencePage(document, subject.catalog));
    addPage(new SchedulePage(document));
    addPage(new PersonalizationPage(document));
    m_review = new ReviewPage(subject, *m_problems);
    addPage(m_review);
    buildMenus();

    connect(m_list, &PageList::pageChosen, this, &CampaignWindow::showPage);
    connect(m_problemView, &ProblemView::fieldRequested, this, &CampaignWindow::showField);
    connect(m_review, &ReviewPage::firstProblemRequested, m_problemView, &ProblemView::goToFirst);
    connect(m_problems, &CampaignProblems::changed, this, &CampaignWindow::showProblems);
    connect(&document, &CampaignDocument::changed, this, &CampaignWindow::showName);
    connect(&subject.gateway, &CampaignGateway::statusChanged, this, [this](const QString& draftId) {
        if (draftId == m_subject.draftId)
            showStatus();
    });
    showName();
    showStatus();
    showPage(PageId::Basics);
    resize(fittingScreen(*this, {editorWidth, editorHeight}));
    if (subject.settings)
        restoreGeometry(subject.settings->value(QLatin1String(geometryKey)).toByteArray());
}

CampaignWindow::~CampaignWindow()
{
    if (m_subject.settings)
        m_subject.settings->setValue(QLatin1String(geometryKey), saveGeometry());
    hide(); // an editor that is open gives its value to the document while all of us is still there
}

QWidget* CampaignWindow::buildMiddle()
{
    auto* middle = new QWidget;
    middle->setMinimumWidth(middleWidth);
    m_back = new QPushButton(themedIcon(QStringLiteral("chevron-left")), tr("Back"));
    m_next = new QPushButton(themedIcon(QStringLiteral("chevron-right")), tr("Next"));
    m_next->setLayoutDirection(Qt::RightToLeft);
    connect(m_back, &QPushButton::clicked, this, [this] { goBy(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { goBy(1); });
    m_saveState->setFont(themeFont(TypeSize::Small));
    m_saveState->setPalette(mutedPalette(palette()));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(spacing::page, spacing::normal, spacing::page, spacing::normal);
    foot->setSpacing(spacing::normal);
    foot->addWidget(m_saveState, 1);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    layout->addLayout(foot);
    return middle;
}

QWidget* CampaignWindow::buildRight()
{
    m_right = new QSplitter(Qt::Vertical);
    m_right->setMinimumWidth(rightWidth);
    m_right->setChildrenCollapsible(false);
    m_planPlace = new QWidget;
    m_planPlace->hide();
    m_right->addWidget(m_planPlace);
    m_problemView->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    m_right->addWidget(m_problemView);
    m_right->setStretchFactor(0, 1);
    m_right->setStretchFactor(1, 0); // a taller window is the plan's
    return m_right;
}

void CampaignWindow::buildMenus()
{
    auto* campaign = menuBar()->addMenu(tr("&Campaign"));
    campaign->setObjectName(QStringLiteral("campaignMenu"));
    campaign->addAction(tr("Save to its &file"), QKeySequence(QKeySequence::Save), this,
                        &CampaignWindow::saveFileRequested);
    campaign->addAction(tr("Save &as file…"), QKeySequence(QKeySequence::SaveAs), this,
                        &CampaignWindow::saveAsFileRequested);
    campaign->addAction(tr("&History…"), QKeySequence(Qt::CTRL | Qt::Key_H), this,
                        &CampaignWindow::historyRequested);
    m_campaignMenu = campaign;
    m_endOfFiles = campaign->addSeparator();
    auto* close = campaign->addAction(tr("Close"), QKeySequence(QKeySequence::Close), this, &QWidget::close);
    close->setObjectName(QStringLiteral("closeAction"));
    campaign->addAction(tr("&Quit"), QKeySequence(QKeySequence::Quit),
                        [] { QApplication::closeAllWindows(); });

    auto* edit = menuBar()->addMenu(tr("&Edit"));
    auto* undo = m_subject.document.undoStack()->createUndoAction(this, tr("Undo:"));
    undo->setShortcut(QKeySequence::Undo);
    auto* redo = m_subject.document.undoStack()->createRedoAction(this, tr("Redo:"));
    redo->setShortcut(QKeySequence::Redo);
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addAction(CommandPalette::install(*this));

    auto* go = menuBar()->addMenu(tr("&Go"));
    go->addAction(tr("Back"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), this, [this] { goBy(-1); });
    go->addAction(tr("Next"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), this, [this] { goBy(1); });
    go->addAction(tr("Next problem"), QKeySequence(Qt::Key_F8), this, &CampaignWindow::goToNextProblem);
    go->addSeparator();
    for (const auto* page : m_pageWidgets) {
        const auto id = page->id();
        auto* action = go->addAction(pageTitle(id), this, [this, id] { showPage(id); });
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(id))));
    }
}

void CampaignWindow::addPage(WizardPage* page)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    m_pages->addWidget(scroll);
    m_pageWidgets << page;
}

WizardPage* CampaignWindow::pageAt(PageId page) const
{
    const auto found = std::find_if(m_pageWidgets.begin(), m_pageWidgets.end(),
                                    [&](const WizardPage* widget) { return widget->id() == page; });
    return found == m_pageWidgets.end() ? nullptr : *found;
}

void CampaignWindow::addExportMenu(QMenu* menu)
{
    m_campaignMenu->insertMenu(m_endOfFiles, menu);
}

void CampaignWindow::setPlanPanel(QWidget* panel)
{
    delete m_right->replaceWidget(0, panel);
    m_planPlace = panel;
    panel->show();
}

void CampaignWindow::setSaveState(const QString& words)
{
    m_saveState->setText(words);
}

void CampaignWindow::showPage(PageId page)
{
    auto* widget = pageAt(page);
    if (!widget)
        return;
    if (page != m_page)
        m_left.insert(m_page);
    m_page = page;
    m_isFinal = m_isFinal || page == PageId::Review;
    m_pages->setCurrentIndex(static_cast<int>(m_pageWidgets.indexOf(widget)));
    m_list->setCurrentPage(page);
    m_back->setEnabled(page != PageId::Basics);
    m_next->setEnabled(page != PageId::Review);
    showProblems();
}

void CampaignWindow::showField(const QString& path)
{
    showPage(pageOf(path));
    auto* page = pageAt(m_page);
    if (auto* field = page->reveal(path)) {
        auto* scroll = static_cast<QScrollArea*>(m_pages->currentWidget());
        page->layout()->activate();
        scroll->ensureWidgetVisible(field, 0, spacing::page);
    }
}

void CampaignWindow::goBy(int pages)
{
    const auto all = allPages();
    const auto target = all.indexOf(m_page) + pages;
    if (target >= 0 && target < all.size())
        showPage(all[target]);
}

void CampaignWindow::goToNextProblem()
{
    m_problemView->goToNext();
}

void CampaignWindow::showProblems()
{
    const auto& problems = m_isFinal ? m_problems->asSubmission() : m_problems->asDraft();
    m_problemView->setProblems(problems);
    Problems withoutMissing;
    std::remove_copy_if(problems.begin(), problems.end(), std::back_inserter(withoutMissing), isMissingHint);
    for (auto* page : m_pageWidgets) {
        const auto id = page->id();
        const bool visited = m_left.contains(id);
        page->setProblems(visited ? problems : withoutMissing); // no reproach before it was ever filled in
        m_list->setState(id, stateOf(id, problems, m_subject.document.campaign(), visited));
    }
}

void CampaignWindow::showName()
{
    const auto name = textOf(m_subject.document.campaign().name);
    setWindowTitle(name.isEmpty() ? tr("Campaign without a name") : name);
}

void CampaignWindow::showStatus()
{
    m_problems->setServerProblems(
        m_subject.gateway.status(m_subject.draftId, m_subject.document.campaign()).problems);
    m_review->refresh();
}

void CampaignWindow::closeEvent(QCloseEvent* event)
{
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        Q_EMIT closed();
}

} // namespace fairlead
