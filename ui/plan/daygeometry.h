#pragma once

#include "models/forecast/forecast.h"
#include "ui/plan/planstyle.h"
#include "ui/plan/timescale.h"

#include <QRectF>

#include <span>

namespace fairlead {

/// Where the parts of a day's picture lie: rulers on top, a lane for each step under them, names at the left.
struct DayGeometry
{
    DayGeometry() = default;
    DayGeometry(QSizeF size, int rulers, int steps, const PlanStyle& style);

    QRectF ruler(int index) const;
    QRectF lane(int step) const; ///< steps count from 1
    /// The step whose lane is at that height; 0: none.
    int stepAt(qreal y) const;

    QSizeF size;
    int rulers = 0;
    int steps = 0;
    qreal gutter = 0;      ///< width of the names
    qreal rulerHeight = 0; ///< of each
    qreal laneHeight = 0;
    QRectF plot; ///< the lanes
};

/// The actions sent from the one instant up to the other, as a stretch of plan.sent.
std::span<const Action> actionsBetween(const Plan& plan, double from, double until);

/// From the midnight that begins a date to the one that ends it; wider where the sending day is.
std::pair<qint64, qint64> dayBounds(const Plan& plan, qint64 date);

} // namespace fairlead
