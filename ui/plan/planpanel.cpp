#include "ui/plan/planpanel.h"

#include "models/forecast/forecastofcampaign.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"
#include "ui/plan/calendarview.h"
#include "ui/plan/daypage.h"
#include "ui/plan/export/exportbutton.h"
#include "ui/plan/leadview.h"
#include "ui/plan/missingplan.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/plandetails.h"
#include "ui/plan/planheader.h"
#include "ui/plan/planlegend.h"
#include "ui/plan/planprogress.h"
#include "ui/plan/plantable.h"
#include "ui/plan/stepsview.h"
#include "ui/plan/tablepage.h"

#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int compactBelow = 600; // pixels of height
constexpr int wideFrom = 860;     // pixels of width: the details fit beside the picture
constexpr int sideWidth = 300;
constexpr int detailsDelayMs = 150; // after the last key press
constexpr int missingDelayMs = 300; // half a number is no news

/// The table that tells what a view shows.
TablePage::Twin twinOf(PlanPanel::View view)
{
    switch (view) {
    case PlanPanel::View::Day:
        return TablePage::Twin::Actions;
    case PlanPanel::View::Steps:
        return TablePage::Twin::Steps;
    case PlanPanel::View::Lead:
        return TablePage::Twin::Lead;
    case PlanPanel::View::Compare:
        return TablePage::Twin::Comparison;
    case PlanPanel::View::Calendar:
    case PlanPanel::View::Table:
        break;
    }
    return TablePage::Twin::Days;
}

} // namespace

PlanPanel::PlanPanel(PlanController& controller, QWidget* parent)
    : QWidget(parent),
      m_controller(controller),
      m_summary(new WrapLabel),
      m_detail(new WrapLabel),
      m_header(new PlanHeader(controller)),
      m_tabs(new QTabBar),
      m_views(new QStackedWidget),
      m_calendar(new CalendarView),
      m_day(new DayPage),
      m_steps(new StepsPage),
      m_lead(new LeadView),
      m_compare(new CompareView),
      m_table(new TablePage),
      m_missing(new MissingPlan),
      m_details(new PlanDetails(controller)),
      m_export(new ExportButton(controller)),
      m_legend(new PlanLegend),
      m_description(new WrapLabel),
      m_progress(new PlanProgress(controller))
{
    setObjectName(QStringLiteral("planPanel"));
    build();
    connectViews();
    if (m_controller.plan()) {
        showPlan();
        showFacts();
        showDetails();
    } else {
        showMissing(m_controller.problems());
    }
}

PlanPanel::~PlanPanel() = default;

void PlanPanel::build()
{
    m_summary->setObjectName(QStringLiteral("planSummary"));
    const auto style = PlanStyle::of(*this);
    m_summary->setFont(style.title);
    m_detail->setObjectName(QStringLiteral("planDetail"));
    m_description->setObjectName(QStringLiteral("planDescription"));
    m_description->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_description->setAlignment(Qt::AlignTop);
    m_tabs->setObjectName(QStringLiteral("planTabs"));
    m_tabs->setAccessibleName(tr("Views of the plan"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFont(style.small);
    m_tabs->setUsesScrollButtons(true);

    addViews();

    auto* picture = new QWidget;
    auto* pictureLayout = new QVBoxLayout(picture);
    pictureLayout->setContentsMargins(0, 0, 0, 0);
    pictureLayout->setSpacing(spacing::normal);
    pictureLayout->addWidget(m_views, 1);
    pictureLayout->addWidget(m_legend);
    pictureLayout->addWidget(m_description);
    auto* details = new QScrollArea;
    details->setWidget(m_details);
    details->setWidgetResizable(true);
    details->setFrameShape(QFrame::NoFrame);
    details->setAccessibleName(tr("Details of the plan"));
    details->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    details->setBackgroundRole(QPalette::Window);
    m_details->setAutoFillBackground(false);
    m_detailsArea = details;
    auto* side = new QWidget;
    m_side = new QBoxLayout(QBoxLayout::TopToBottom, side);
    m_side->setContentsMargins(0, 0, 0, 0);
    m_side->setSpacing(spacing::normal);
    m_side->addWidget(details, 1);
    auto* splitter = m_splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(picture);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setCollapsible(0, false);
    splitter->setHandleWidth(spacing::normal);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    layout->setSpacing(spacing::normal);
    m_header->setParent(this); // first in the tab order
    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::normal);
    head->addWidget(m_summary, 1);
    head->addWidget(m_export, 0, Qt::AlignTop);
    layout->addLayout(head);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_detail, m_header, m_progress, m_tabs})
        layout->addWidget(widget);
    layout->addWidget(splitter, 1);
}

void PlanPanel::addViews()
{
    const std::initializer_list<std::pair<QWidget*, QString>> views{
        {m_calendar, tr("Calendar")}, {m_day, tr("Day")},         {m_steps, tr("Steps")},
        {m_lead, tr("Lead")},         {m_compare, tr("Compare")}, {m_table, tr("Table")}};
    for (const auto& [view, title] : views) {
        m_views->addWidget(view);
        m_tabs->addTab(title);
    }
    m_views->addWidget(m_missing);
}

void PlanPanel::connectViews()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &PlanPanel::showView);
    connect(m_calendar, &CalendarView::described, this, &PlanPanel::describe);
    connect(m_calendar, &CalendarView::dayOpened, this, &PlanPanel::openDay);
    connect(m_day->view(), &DayView::described, this, &PlanPanel::describe);
    connect(m_day->view(), &DayView::actionOpened, this, [this](qint64 lead, int) {
        m_lead->setLead(lead);
        setView(View::Lead);
    });
    connect(m_steps->view(), &StepsView::described, this, &PlanPanel::describe);
    connect(m_steps->view(), &StepsView::dayOpened, this, &PlanPanel::openDay);
    connect(m_compare, &CompareView::described, this, &PlanPanel::describe);
    connect(m_table, &TablePage::twinChanged, this, &PlanPanel::showTable);
    connect(m_missing, &MissingPlan::fieldRequested, this, &PlanPanel::requestField);
    connect(m_missing, &MissingPlan::defaultRequested, this, [this](const QString& path) {
        m_controller.document()->edit(tr("Use the default for the plan"),
                                      [&](CampaignDraft& draft) { useForecastDefault(draft, path); });
    });
    connect(m_details, &PlanDetails::fieldRequested, this, &PlanPanel::requestField);
    connect(m_export, &ExportButton::finished, this, &PlanPanel::describe);
    connect(m_details, &PlanDetails::dayRequested, this, &PlanPanel::openDay);
    connect(m_header, &PlanHeader::fieldRequested, this, &PlanPanel::fieldRequested);
    connect(m_header, &PlanHeader::wordsChanged, this, [this] {
        showPlan();
        showFacts();
        showDetails();
    });
    m_detailsTimer.setSingleShot(true);
    m_detailsTimer.setInterval(detailsDelayMs);
    connect(&m_detailsTimer, &QTimer::timeout, this, &PlanPanel::showDetails);
    connect(&m_controller, &PlanController::factsChanged, this, &PlanPanel::showFacts);
    connect(&m_controller, &PlanController::planChanged, this, &PlanPanel::showPlan);
    m_missingTimer.setSingleShot(true);
    m_missingTimer.setInterval(missingDelayMs);
    connect(&m_missingTimer, &QTimer::timeout, this, [this] {
        if (!m_controller.plan())
            showMissing(m_controller.problems());
    });
    connect(&m_controller, &PlanController::unavailable, this, &PlanPanel::losePlan);
    connect(&m_controller, &PlanController::planKept, this, [this] {
        // The weights of variants are in no plan.
        if (view() == View::Table && m_table->twin() == TablePage::Twin::Steps)
            showTable();
    });
}

PlanPanel::View PlanPanel::view() const
{
    return static_cast<View>(m_tabs->currentIndex());
}

void PlanPanel::setView(View view)
{
    m_tabs->setCurrentIndex(static_cast<int>(view));
}

void PlanPanel::setLibrary(DraftLibrary& library)
{
    m_compare->setLibrary(library);
}

QMenu* PlanPanel::exportMenu() const
{
    return m_export->menu();
}

void PlanPanel::addBeforeDetails(QWidget* widget)
{
    m_side->insertWidget(0, widget);
}

void PlanPanel::showPlan()
{
    const auto& plan = m_controller.plan();
    if (!plan)
        return;
    m_missingTimer.stop();
    const bool isAnother = std::exchange(m_shownDocument, m_controller.document()) != m_controller.document();
    if (isAnother) {
        m_compare->reset();
        m_lead->reset();
        m_details->reset();
    }
    m_header->refresh();
    const auto words = m_header->words();
    m_summary->setText(words.summary(*plan));
    m_detail->setText(words.detail(*plan));
    m_summary->setToolTip(m_detail->text());
    m_detail->setVisible(!isCompact());
    m_export->show();
    m_legend->setSteps(plan->input.steps());
    m_tabs->show();
    if (isAnother || !m_detailsArea->isVisibleTo(this))
        showDetails();
    else
        m_detailsTimer.start();
    showView();
}

/// They are read when the typing rests, so that is when they change: each change lays out many texts.
void PlanPanel::showDetails()
{
    m_detailsTimer.stop();
    const auto& plan = m_controller.plan();
    if (!plan)
        return;
    const auto words = m_header->words();
    m_details->showPlan(words);
    m_details->showFindings(words);
    m_detailsArea->show();
    Q_EMIT detailsShown();
}

/// What takes longer to know than the plan itself.
void PlanPanel::showFacts()
{
    const auto& plan = m_controller.plan();
    if (!plan)
        return;
    const auto words = m_header->words();
    m_detailsTimer.start();
    m_compare->setPlan({plan, m_controller.facts().lateFollowUps, tr("This plan")}, words);
    if (view() == View::Table && m_table->twin() == TablePage::Twin::Comparison)
        showTable();
}

/// Only the view that is seen is brought up to date.
void PlanPanel::showView()
{
    const auto& plan = m_controller.plan();
    if (!plan)
        return;
    const auto words = m_header->words();
    const auto shown = view();
    if (shown == View::Calendar)
        m_calendar->setPlan(plan, words);
    else if (shown == View::Day)
        m_day->setPlan(plan, words);
    else if (shown == View::Steps)
        m_steps->view()->setPlan(plan, words);
    else if (shown == View::Lead)
        m_lead->setPlan(plan, words);
    else if (shown == View::Table && m_before != View::Table)
        m_table->setTwin(twinOf(m_before));
    if (shown == View::Table)
        showTable();
    m_before = shown;
    m_legend->setMarksShown(shown == View::Calendar);
    m_legend->setVisible(!isCompact() &&
                         (shown == View::Calendar || shown == View::Day || shown == View::Steps));
    m_description->setVisible(shown != View::Lead && shown != View::Table);
    m_views->setCurrentIndex(m_tabs->currentIndex());
    describe({});
}

void PlanPanel::showTable()
{
    const auto& plan = m_controller.plan();
    const auto words = m_header->words();
    switch (m_table->twin()) {
    case TablePage::Twin::Days:
        m_table->table()->showDays(plan, words);
        break;
    case TablePage::Twin::Actions:
        m_table->table()->showActions(plan, words, m_day->view()->date());
        break;
    case TablePage::Twin::Steps:
        m_table->table()->showSteps(plan, words,
                                    expectedVariants(m_controller.document()->campaign(), *plan));
        break;
    case TablePage::Twin::Lead:
        m_table->table()->showLead(plan, words, m_lead->lead());
        break;
    case TablePage::Twin::Comparison:
        m_table->table()->showComparison(m_compare->mine(), m_compare->other(), words);
        break;
    }
    m_table->fit();
}

/// While a field is typed in, its text is often none for a key or two: the plan before stays in its place so
/// long. Another campaign's does not.
void PlanPanel::losePlan(const Problems& problems)
{
    const bool isAnother = m_shownDocument != m_controller.document() || problems.empty();
    if (isAnother || m_views->currentWidget() == m_missing)
        showMissing(problems);
    else
        m_missingTimer.start();
}

void PlanPanel::showMissing(const Problems& problems)
{
    m_missingTimer.stop();
    m_header->refresh();
    m_summary->setText(m_controller.document() ? tr("No plan yet") : tr("No campaign"));
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_detail, m_legend, m_tabs, m_detailsArea, m_export})
        widget->hide();
    m_calendar->setPlan(nullptr, m_header->words());
    m_missing->setProblems(problems, m_controller.document());
    m_views->setCurrentWidget(m_missing);
    m_description->clear();
}

bool PlanPanel::isCompact() const
{
    return height() < compactBelow;
}

/// Where there is little room the picture comes first; what goes is said by hovering and by other views.
void PlanPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const auto before = event->oldSize();
    const bool isFirst = !before.isValid();
    if (isFirst || (before.width() >= wideFrom) != (width() >= wideFrom) ||
        (before.height() < compactBelow) != isCompact())
        arrange();
    if (m_controller.plan() && (isFirst || (before.height() < compactBelow) != isCompact()))
        showPlan();
}

/// A plan that is launched "now" has grown old while the user was elsewhere.
void PlanPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_controller.keepUp();
}

void PlanPanel::arrange()
{
    const bool wide = width() >= wideFrom;
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
    m_side->setDirection(wide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (wide)
        m_splitter->setSizes({width() - sideWidth, sideWidth});
    else
        m_splitter->setSizes(isCompact() ? QList<int>{800, 40} : QList<int>{600, 150});
}

void PlanPanel::describe(const QString& text)
{
    if (!text.isEmpty())
        m_description->setText(text);
    else if (view() == View::Calendar)
        m_description->setText(m_calendar->currentText());
    else
        m_description->setText(view() == View::Day ? m_day->view()->currentText() : QString());
}

void PlanPanel::openDay(qint64 date)
{
    setView(View::Day);
    m_day->view()->setDate(date);
    m_day->view()->setFocus(Qt::OtherFocusReason);
}

void PlanPanel::requestField(const QString& pointer)
{
    if (pointer.startsWith(QLatin1String("/editor/forecast/leads")))
        m_header->focusLeads();
    else
        Q_EMIT fieldRequested(pointer);
}

} // namespace fairlead
