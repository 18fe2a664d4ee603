#include "ui/plan/planpanel.h"

#include "ui/common/spacing.h"
#include "ui/plan/calendarview.h"
#include "ui/plan/missingplan.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planheader.h"
#include "ui/plan/planlegend.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace fairlead {

namespace {

QWidget* rowOf(QWidget* text, QPushButton* button, QWidget* between = nullptr)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(text, between ? 0 : 1);
    if (between)
        layout->addWidget(between, 1);
    layout->addWidget(button);
    row->hide();
    return row;
}

} // namespace

PlanPanel::PlanPanel(PlanController& controller, QWidget* parent)
    : QWidget(parent),
      m_controller(controller),
      m_summary(new QLabel),
      m_detail(new QLabel),
      m_header(new PlanHeader(controller)),
      m_tabs(new QTabBar),
      m_views(new QStackedWidget),
      m_calendar(new CalendarView),
      m_missing(new MissingPlan),
      m_legend(new PlanLegend),
      m_description(new QLabel),
      m_busyText(new QLabel),
      m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("planPanel"));
    m_summary->setObjectName(QStringLiteral("planSummary"));
    m_summary->setFont(PlanStyle::of(*this).title);
    m_summary->setWordWrap(true);
    m_detail->setObjectName(QStringLiteral("planDetail"));
    m_detail->setWordWrap(true);
    m_description->setObjectName(QStringLiteral("planDescription"));
    m_description->setWordWrap(true);
    m_description->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_description->setAlignment(Qt::AlignTop);
    m_tabs->setObjectName(QStringLiteral("planTabs"));
    m_tabs->setAccessibleName(tr("Views of the plan"));
    m_tabs->setDrawBase(false);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);

    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("planCancel"));
    cancel->setAccessibleName(tr("Cancel planning"));
    connect(cancel, &QPushButton::clicked, &m_controller, &PlanController::cancel);
    m_busy = rowOf(m_busyText, cancel, m_progress);
    auto* again = new QPushButton(tr("Plan again"));
    again->setObjectName(QStringLiteral("planAgain"));
    connect(again, &QPushButton::clicked, &m_controller, &PlanController::refresh);
    m_stale = rowOf(new QLabel(tr("Planning was cancelled. What you see is the plan before it.")), again);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    layout->setSpacing(spacing::normal);
    for (QWidget* widget : {static_cast<QWidget*>(m_summary), static_cast<QWidget*>(m_detail),
                            static_cast<QWidget*>(m_header), m_busy, m_stale, static_cast<QWidget*>(m_tabs)})
        layout->addWidget(widget);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_legend);
    layout->addWidget(m_description);

    addView(m_calendar, tr("Calendar"));
    m_views->addWidget(m_missing);
    connect(m_tabs, &QTabBar::currentChanged, this, &PlanPanel::showPlan);
    connect(m_calendar, &CalendarView::described, this, &PlanPanel::describe);
    connect(m_missing, &MissingPlan::fieldRequested, this, &PlanPanel::requestField);
    connect(m_header, &PlanHeader::fieldRequested, this, &PlanPanel::fieldRequested);
    connect(m_header, &PlanHeader::wordsChanged, this, &PlanPanel::showPlan);
    connect(&m_controller, &PlanController::planChanged, this, &PlanPanel::showPlan);
    connect(&m_controller, &PlanController::unavailable, this, &PlanPanel::showMissing);
    connect(&m_controller, &PlanController::busy, this, &PlanPanel::showBusy);
    connect(&m_controller, &PlanController::cancelled, this, &PlanPanel::showCancelled);
    if (m_controller.plan())
        showPlan();
    else
        showMissing(m_controller.problems());
}

PlanPanel::~PlanPanel() = default;

void PlanPanel::addView(QWidget* view, const QString& title)
{
    m_views->addWidget(view);
    m_tabs->addTab(title);
}

void PlanPanel::showPlan()
{
    const auto& plan = m_controller.plan();
    if (!plan)
        return;
    m_header->refresh();
    const auto words = m_header->words();
    m_summary->setText(words.summary(*plan));
    m_detail->setText(words.detail(*plan));
    m_detail->show();
    m_busy->hide();
    m_stale->hide();
    m_legend->setSteps(plan->input.steps());
    m_legend->show();
    m_tabs->show();
    m_calendar->setPlan(plan, words);
    m_views->setCurrentIndex(m_tabs->currentIndex());
    describe({});
}

void PlanPanel::showMissing(const Problems& problems)
{
    m_header->refresh();
    m_summary->setText(problems.empty() ? tr("No campaign") : tr("No plan yet"));
    for (QWidget* widget : {static_cast<QWidget*>(m_detail), m_busy, m_stale, static_cast<QWidget*>(m_legend),
                            static_cast<QWidget*>(m_tabs)})
        widget->hide();
    m_calendar->setPlan(nullptr, m_header->words());
    m_missing->setProblems(problems);
    m_views->setCurrentWidget(m_missing);
    m_description->clear();
}

void PlanPanel::showBusy(qint64 sent, qint64 of)
{
    // Percent, for a progress bar counts in int and a plan may hold more actions than that.
    m_progress->setRange(0, of > 0 ? 1000 : 0);
    m_progress->setValue(of > 0 ? static_cast<int>(sent * 1000 / of) : 0);
    m_busyText->setText(tr("Planning %1 …").arg(m_header->words().actions(sent)));
    m_busy->show();
    m_stale->hide();
}

void PlanPanel::showCancelled()
{
    m_busy->hide();
    m_stale->show();
}

void PlanPanel::describe(const QString& text)
{
    m_description->setText(text.isEmpty() ? m_calendar->currentText() : text);
}

void PlanPanel::requestField(const QString& pointer)
{
    if (pointer.startsWith(QLatin1String("/editor/forecast/leads")))
        m_header->focusLeads();
    else
        Q_EMIT fieldRequested(pointer);
}

} // namespace fairlead
