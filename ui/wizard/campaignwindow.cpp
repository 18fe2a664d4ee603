#include "ui/wizard/campaignwindow.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/steplistmodel.h"
#include "models/catalog/catalog.h"
#include "models/submission/campaigngateway.h"
#include "models/workspace/foreignids.h"
#include "ui/common/commandpalette.h"
#include "ui/common/fieldbox.h"
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
constexpr int pageLetters = 60;      ///< of the text's size, in a line of a page that reads well
constexpr QSize leastSize(640, 480); ///< page and plan take turns long before
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
    layout->addLayout(buildFoot());
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
    m_schedule = new SchedulePage(document);
    addPage(m_schedule);
    addPage(new PersonalizationPage(document));
    m_review = new ReviewPage(subject, *m_problems);
    addPage(m_review);
    buildMenus();

    connect(m_schedule, &SchedulePage::windowReadingAnswered, this, &CampaignWindow::windowReadingAnswered);
    connect(m_schedule, &SchedulePage::windowReadingPostponed, this, &CampaignWindow::windowReadingPostponed);
    connect(m_list, &PageList::pageChosen, this, &CampaignWindow::showPage);
    connect(m_problemView, &ProblemView::fieldRequested, this, &CampaignWindow::showField);
    connect(m_review, &ReviewPage::firstProblemRequested, m_problemView, &ProblemView::goToFirst);
    connect(m_review, &ReviewPage::copyRequested, this, &CampaignWindow::copyRequested);
    connect(&subject.catalog, &Catalog::changed, m_problems, &CampaignProblems::check);
    connect(m_problems, &CampaignProblems::changed, this, &CampaignWindow::showProblems);
    connect(&document, &CampaignDocument::changed, this, &CampaignWindow::showName);
    connect(&subject.gateway, &CampaignGateway::statusChanged, this, [this](const QString& draftId) {
        if (draftId == m_subject.draftId)
            showStatus();
    });
    m_problems->setMoreRules([this](const Campaign& campaign) {
        return foreignIds(campaign, m_subject.catalog, m_subject.account());
    });
    showName();
    showStatus();
    showAccount();
    showPage(PageId::Basics);
    setMinimumSize(leastSize); // whatever plan and page would like
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
    m_middle = new QWidget;
    m_middle->setMinimumWidth(middleWidth);
    auto* layout = new QVBoxLayout(m_middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages, 1);
    return m_middle;
}

/// Below everything, so that no page and no plan can push it out of the window.
QLayout* CampaignWindow::buildFoot()
{
    m_planButton = new QPushButton(themedIcon(QStringLiteral("calendar")), tr("Show the plan"));
    m_planButton->setCheckable(true);
    m_planButton->hide();
    connect(m_planButton, &QPushButton::toggled, this, &CampaignWindow::arrange);
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
    foot->addWidget(m_planButton);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    return foot;
}

/// Where there is no room for page and plan side by side, the foot's button changes between them.
void CampaignWindow::arrange()
{
    const int list = m_list->parentWidget()->sizeHint().width();
    const int page = std::max(middleWidth, fontMetrics().averageCharWidth() * pageLetters);
    const int plan = std::max(m_right->minimumSizeHint().width(), rightWidth);
    const bool isNarrow = width() < list + page + plan;
    m_planButton->setVisible(isNarrow);
    const bool planAlone = isNarrow && m_planButton->isChecked();
    m_middle->setVisible(!planAlone);
    m_rightView->setVisible(!isNarrow || planAlone);
}

void CampaignWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    arrange();
}

QWidget* CampaignWindow::buildRight()
{
    m_right = new QSplitter(Qt::Vertical);
    m_right->setChildrenCollapsible(false);
    m_planPlace = new QWidget;
    m_planPlace->hide();
    m_right->addWidget(m_planPlace);
    m_problemView->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    m_right->addWidget(m_problemView);
    m_right->setStretchFactor(0, 1);
    m_right->setStretchFactor(1, 0); // a taller window is the plan's
    m_rightView = new QScrollArea;
    m_rightView->setFrameShape(QFrame::NoFrame);
    m_rightView->setWidgetResizable(true);
    m_rightView->setFocusPolicy(Qt::NoFocus);
    m_rightView->setMinimumWidth(rightWidth);
    m_rightView->setWidget(m_right);
    return m_rightView;
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
    edit->addAction(CommandPalette::install(*this, [this] { return paletteEntries(); }));

    m_viewMenu = menuBar()->addMenu(tr("View"));
    m_viewMenu->menuAction()->setVisible(false); // until there is something in it
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

QList<PaletteEntry> CampaignWindow::paletteEntries()
{
    QList<PaletteEntry> entries;
    const auto& steps = stepsOf(m_subject.document.campaign());
    for (std::size_t i = 0; i < steps.size(); ++i)
        entries << PaletteEntry{tr("Step %1: %2").arg(i + 1).arg(channelLabel(textOf(steps[i].channel))),
                                themedIcon(pageIcon(PageId::Steps)), [this, i] {
                                    showField(QStringLiteral("/steps/%1").arg(i));
                                }};
    for (const auto* page : m_pageWidgets)
        for (const auto* field : page->fields())
            if (!field->name().isEmpty() && !field->path().isEmpty())
                entries << PaletteEntry{tr("%1: %2").arg(pageTitle(page->id()), field->name()),
                                        themedIcon(pageIcon(page->id())), [this, path = field->path()] {
                                            showField(path);
                                        }};
    return m_offers ? entries + m_offers() : entries;
}

void CampaignWindow::addViewMenu(QMenu* menu)
{
    m_viewMenu->addMenu(menu);
    m_viewMenu->menuAction()->setVisible(true);
}

void CampaignWindow::setPlanPanel(QWidget* panel)
{
    delete m_right->replaceWidget(0, panel);
    m_planPlace = panel;
    panel->show();
    arrange();
}

void CampaignWindow::setServerFacts(const ServerFacts& facts)
{
    m_problems->setServerFacts(withoutWindowDoubt(facts));
    m_schedule->setReadsWindowInUtc(facts.readsWindowInUtc);
}

void CampaignWindow::askForWindowReading(const QString& account)
{
    m_schedule->askForWindowReading(account);
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
    m_planButton->setChecked(false);
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
    setWindowTitle(titleOf(textOf(m_subject.document.campaign().name)));
}

void CampaignWindow::showStatus()
{
    m_problems->setServerProblems(
        m_subject.gateway.status(m_subject.draftId, m_subject.document.campaign()).problems);
    m_review->refresh();
}

/// A campaign of another account is said to be one above all pages, with the ways out.
void CampaignWindow::showAccount()
{
    m_problems->check();
    m_review->refresh();
    const auto account = m_subject.account();
    Notice notice;
    if (account.isElsewhere()) {
        notice.text = tr("This campaign belongs to “%1”, and you are working on “%2”. Its lists, senders and "
                         "templates are not on “%2”, so it cannot be saved there as it is.")
                          .arg(account.name(), account.inUse.name);
        notice.ways.push_back({tr("Switch to %1").arg(account.name()), [this, id = account.own->id] {
                                   Q_EMIT accountRequested(id);
                               }});
        if (!account.wasSubmitted && !account.inUse.id.isEmpty())
            notice.ways.push_back(
                {tr("Move it to %1").arg(account.inUse.name), [this, id = account.inUse.id] {
                     Q_EMIT moveRequested(id);
                 }});
        notice.canBeClosed = false;
    }
    m_notices->set(QStringLiteral("account"), notice);
}

void CampaignWindow::closeEvent(QCloseEvent* event)
{
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        Q_EMIT closed();
}

} // namespace fairlead
