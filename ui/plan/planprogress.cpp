#include "ui/plan/planprogress.h"

#include "models/common/plural.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"
#include "ui/plan/plancontroller.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace fairlead {

PlanProgress::PlanProgress(PlanController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_text(new WrapLabel), m_bar(new QProgressBar)
{
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(spacing::normal);
    m_bar->setAccessibleName(tr("Planning"));
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("planCancel"));
    cancel->setAccessibleName(tr("Cancel planning"));
    auto* again = new QPushButton(tr("Plan again"));
    again->setObjectName(QStringLiteral("planAgain"));
    m_cancel = cancel;
    m_again = again;
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar, 1);
    layout->addWidget(cancel);
    layout->addWidget(again);
    hide();
    connect(cancel, &QPushButton::clicked, &controller, &PlanController::cancel);
    connect(again, &QPushButton::clicked, &controller, &PlanController::refresh);
    connect(&controller, &PlanController::busy, this, &PlanProgress::showBusy);
    connect(&controller, &PlanController::cancelled, this, &PlanProgress::showCancelled);
    connect(&controller, &PlanController::planChanged, this, &QWidget::hide);
    connect(&controller, &PlanController::unavailable, this, &QWidget::hide);
}

void PlanProgress::showBusy(qint64 sent, qint64 of)
{
    // In thousandths, for a progress bar counts in int and a plan may hold more actions than that.
    m_bar->setRange(0, of > 0 ? 1000 : 0);
    m_bar->setValue(of > 0 ? static_cast<int>(sent * 1000 / of) : 0);
    m_text->setText(tr("Planning: %1 messages so far", nullptr, pluralOf(sent)).arg(locale().toString(sent)));
    m_bar->show();
    m_cancel->show();
    m_again->hide();
    show();
}

void PlanProgress::showCancelled()
{
    m_text->setText(m_controller.plan() ? tr("Planning was cancelled. What you see is the plan before it.")
                                        : tr("Planning was cancelled."));
    m_bar->hide();
    m_cancel->hide();
    m_again->show();
    show();
}

} // namespace fairlead
