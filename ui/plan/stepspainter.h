#pragma once

#include "ui/plan/planstyle.h"
#include "ui/plan/planwords.h"
#include "ui/plan/stepsgeometry.h"

namespace fairlead {

/// The plot's rectangle inside a picture of that size, with room for the numbers and dates around it.
QRectF stepsPlot(QSizeF size, StepsMode mode, const PlanStyle& style);

/// @param current date that is pointed at; −1: none
void paintSteps(QPainter& painter, const Plan& plan, const PlanWords& words, const StepsGeometry& geometry,
                const PlanStyle& style, qint64 current = -1);

} // namespace fairlead
