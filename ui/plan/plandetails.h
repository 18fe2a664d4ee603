#pragma once

#include "models/forecast/finding.h"

#include <QWidget>

namespace fairlead {

class AssumptionsPanel;
class FindingsList;
class Foldable;
class GoalPanel;
class PlanController;
class PlanWords;
class WrapLabel;

/// Under the plan's picture: what its author should know, the window in three clocks, the assumptions, and
/// the way to a goal. Folded, each part says its essence.
class PlanDetails : public QWidget
{
    Q_OBJECT
public:
    explicit PlanDetails(PlanController& controller, QWidget* parent = nullptr);

    /// For another campaign: what was typed as a goal of the one before goes.
    void reset();
    void showPlan(const PlanWords& words);
    void showFindings(const PlanWords& words);

Q_SIGNALS:
    void fieldRequested(const QString& pointer);
    void dayRequested(qint64 date);

private:
    void apply(const Fix& fix);

    PlanController& m_controller;
    FindingsList* m_findings;
    WrapLabel* m_window;
    AssumptionsPanel* m_assumptions;
    GoalPanel* m_goals;
    Foldable* m_findingsPart;
    Foldable* m_windowPart;
    Foldable* m_assumptionsPart;
    Foldable* m_goalsPart;
};

} // namespace fairlead
