#include "ui/plan/daygeometry.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace fairlead {

DayGeometry::DayGeometry(QSizeF whole, int rulerCount, int stepCount, const PlanStyle& style)
    : size(whole), rulers(rulerCount), steps(stepCount)
{
    const QFontMetricsF metrics(style.small);
    gutter = std::ceil(metrics.averageCharWidth() * 12);
    rulerHeight = std::ceil(metrics.height()) + 6;
    const qreal top = rulers * rulerHeight;
    const qreal room = std::max<qreal>(1, whole.height() - top);
    laneHeight = std::min<qreal>(112, room / std::max(1, steps));
    plot = QRectF(gutter, top, std::max<qreal>(1, whole.width() - gutter), laneHeight * std::max(1, steps));
}

QRectF DayGeometry::ruler(int index) const
{
    return {gutter, index * rulerHeight, plot.width(), rulerHeight};
}

QRectF DayGeometry::lane(int step) const
{
    return {plot.left(), plot.top() + (step - 1) * laneHeight, plot.width(), laneHeight};
}

int DayGeometry::stepAt(qreal y) const
{
    const int step = static_cast<int>(std::floor((y - plot.top()) / laneHeight)) + 1;
    return step >= 1 && step <= steps ? step : 0;
}

std::span<const Action> actionsBetween(const Plan& plan, double from, double until)
{
    const auto atOrAfter = [&](double instant) {
        return std::partition_point(plan.sent.begin(), plan.sent.end(), [&](const Action& action) {
            return static_cast<double>(plan.timeOf(action)) < instant;
        });
    };
    const auto first = atOrAfter(from);
    return {first, std::max(first, atOrAfter(until))};
}

std::pair<qint64, qint64> dayBounds(const Plan& plan, qint64 date)
{
    const auto& zone = plan.input.window.zone;
    auto from = zone.firstInstantOn(date, 0);
    auto until = zone.firstInstantOn(date + 1, 0);
    const auto day = std::partition_point(plan.days.begin(), plan.days.end(),
                                          [date](const PlanDay& each) { return each.date < date; });
    if (day != plan.days.end() && day->date == date) {
        from = std::min(from, day->opens);
        until = std::max(until, day->closes);
    }
    return {from, until};
}

} // namespace fairlead
