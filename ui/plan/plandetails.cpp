#include "ui/plan/plandetails.h"

#include "models/forecast/assumption.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"
#include "ui/plan/assumptionspanel.h"
#include "ui/plan/findingslist.h"
#include "ui/plan/foldable.h"
#include "ui/plan/goalpanel.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/windowreading.h"

#include <QVBoxLayout>

namespace fairlead {

PlanDetails::PlanDetails(PlanController& controller, QWidget* parent)
    : QWidget(parent),
      m_controller(controller),
      m_findings(new FindingsList),
      m_window(new WrapLabel),
      m_assumptions(new AssumptionsPanel),
      m_goals(new GoalPanel),
      m_findingsPart(new Foldable(tr("Worth knowing"), m_findings)),
      m_windowPart(new Foldable(tr("Window"), m_window)),
      m_assumptionsPart(new Foldable(tr("How we calculated"), m_assumptions)),
      m_goalsPart(new Foldable(tr("Reach a goal"), m_goals))
{
    m_window->setObjectName(QStringLiteral("planWindow"));
    m_window->setSelectable();
    m_findingsPart->setOpen(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::tight, spacing::tight, spacing::normal, spacing::tight);
    layout->setSpacing(spacing::tight);
    for (auto* part : {m_findingsPart, m_windowPart, m_assumptionsPart, m_goalsPart})
        layout->addWidget(part);
    layout->addStretch();
    m_findingsPart->hide();
    connect(m_goals, &GoalPanel::fixRequested, this, &PlanDetails::apply);
    connect(m_goals, &GoalPanel::fieldRequested, this, &PlanDetails::fieldRequested);
    connect(m_findings, &FindingsList::fixRequested, this, &PlanDetails::apply);
    connect(m_findings, &FindingsList::fieldRequested, this, &PlanDetails::fieldRequested);
    connect(m_findings, &FindingsList::dayRequested, this, &PlanDetails::dayRequested);
}

void PlanDetails::reset()
{
    m_goals->reset();
}

void PlanDetails::showPlan(const PlanWords& words)
{
    const auto& plan = *m_controller.plan();
    const auto readings = windowReadings(plan, Zone::system(), words.locale(), 1);
    m_windowPart->setVisible(!readings.empty());
    if (!readings.empty())
        m_windowPart->setEssence(readings.front().clocks.join(QStringLiteral(" = ")));
    m_window->setText(windowReadingInWords(plan, Zone::system(), words));
    m_assumptions->setPlan(plan, m_controller.serverFacts(), m_controller.document());
    m_goals->setPlan(plan, words);
    m_assumptionsPart->setEssence(assumptionsInBrief(plan.input));
}

void PlanDetails::showFindings(const PlanWords& words)
{
    const auto& findings = m_controller.facts().findings;
    m_findings->setFindings(findings);
    m_findingsPart->setVisible(!findings.empty());
    m_findingsPart->setEssence(words.count(static_cast<qint64>(findings.size())));
}

void PlanDetails::apply(const Fix& fix)
{
    if (auto* document = m_controller.document())
        document->edit(fix.label, fix.apply);
}

} // namespace fairlead
