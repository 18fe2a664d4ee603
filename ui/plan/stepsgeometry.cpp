#include "ui/plan/stepsgeometry.h"

#include "ui/plan/daybars.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace fairlead {

namespace {

constexpr qreal tolerance = 0.3; ///< pixels

/// A line from left to right through points, without those that it passes within the tolerance anyhow: the
/// stairs of ten years are as good as straight, and drawing takes as long as there are points.
class Polyline
{
public:
    void add(QPointF point)
    {
        if (!m_points.isEmpty()) {
            if (m_last && !isInSight(point)) {
                m_points << *std::exchange(m_last, std::nullopt);
                m_lowest = -infinite;
                m_highest = infinite;
            }
            narrow(point);
            m_last = point;
        } else {
            m_points << point;
        }
    }

    QPolygonF take()
    {
        if (m_last)
            m_points << *m_last;
        return std::move(m_points);
    }

private:
    static constexpr qreal infinite = std::numeric_limits<qreal>::infinity();

    /// Whether a straight line to the point passes all that were left out since the last one that stays.
    bool isInSight(QPointF point) const
    {
        const auto way = point - m_points.back();
        return way.x() > 0 && way.y() / way.x() >= m_lowest && way.y() / way.x() <= m_highest;
    }

    void narrow(QPointF point)
    {
        const auto way = point - m_points.back();
        if (way.x() <= 0) {
            if (way.y() != 0)
                m_lowest = infinite; // nothing straight leads over an upright piece
            return;
        }
        m_lowest = std::max(m_lowest, (way.y() - tolerance) / way.x());
        m_highest = std::min(m_highest, (way.y() + tolerance) / way.x());
    }

    QPolygonF m_points;
    std::optional<QPointF> m_last; ///< not yet known whether it stays
    qreal m_lowest = -infinite;    ///< slopes of straight lines that pass what was left out
    qreal m_highest = infinite;
};

} // namespace

StepsGeometry::StepsGeometry(const Plan& plan, StepsMode mode, const QRectF& plot)
    : DateAxis(plot), m_mode(mode), m_steps(std::max(1, plan.input.steps()))
{
    if (plan.days.empty())
        return;
    setDates(plan.days.front().date, plan.days.back().date);
    switch (mode) {
    case StepsMode::Curves:
        addCurves(plan);
        break;
    case StepsMode::Lanes:
        addLanes(plan);
        break;
    case StepsMode::Intake:
        addIntake(plan);
        break;
    }
}

qreal StepsGeometry::yOf(qint64 actions) const
{
    return plot().bottom() - plot().height() * static_cast<qreal>(actions) / static_cast<qreal>(m_maximum);
}

QRectF StepsGeometry::lane(int step) const
{
    const qreal height = plot().height() / m_steps;
    return {plot().left(), plot().top() + (step - 1) * height, plot().width(), height};
}

void StepsGeometry::addCurves(const Plan& plan)
{
    for (const auto& step : plan.steps)
        m_maximum = std::max(m_maximum, step.actions);
    for (std::size_t step = 0; step < plan.steps.size(); ++step) {
        Polyline curve;
        qint64 sent = 0;
        for (const auto& day : plan.days) {
            const auto count = day.byStep[step];
            if (count == 0)
                continue;
            curve.add({xOf(day.date), yOf(sent)});
            sent += count;
            curve.add({xOf(day.date + 1), yOf(sent)});
        }
        m_curves.push_back(curve.take());
    }
}

template <typename ValueOf>
QList<QRectF> StepsGeometry::barsOf(const Plan& plan, qreal bottom, qreal height, ValueOf valueOf) const
{
    DayBars bars(bottom);
    for (const auto& day : plan.days)
        if (const qreal value = valueOf(day); value > 0)
            bars.add(xOf(day.date), xOf(day.date + 1),
                     bottom - height * value / static_cast<qreal>(m_maximum));
    return bars.take();
}

void StepsGeometry::addLanes(const Plan& plan)
{
    for (const auto& day : plan.days)
        m_maximum = std::max<qint64>(m_maximum, *std::ranges::max_element(day.byStep));
    for (int step = 1; step <= plan.input.steps(); ++step) {
        const auto area = lane(step);
        m_bars.push_back(barsOf(plan, area.bottom(), area.height() * 0.8, [step](const PlanDay& day) {
            return day.byStep[static_cast<std::size_t>(step - 1)];
        }));
    }
}

void StepsGeometry::addIntake(const Plan& plan)
{
    for (const auto& day : plan.days)
        m_maximum = std::max<qint64>(m_maximum, day.total);
    const auto bottom = plot().bottom();
    const auto height = plot().height();
    m_bars.push_back(barsOf(plan, bottom, height, [](const PlanDay& day) { return day.byStep[0]; }));
    m_bars.push_back(barsOf(plan, bottom, height, [](const PlanDay& day) { return day.total; }));
}

std::vector<qint64> niceNumbers(qint64 maximum, int most)
{
    const auto least = std::max<qint64>(1, (maximum + most - 1) / std::max(1, most));
    qint64 unit = 1;
    while (unit * 10 <= least)
        unit *= 10;
    qint64 distance = unit;
    for (const int factor : {1, 2, 5, 10})
        if (distance = unit * factor; distance >= least)
            break;
    std::vector<qint64> numbers;
    for (qint64 number = 0; number <= maximum; number += distance)
        numbers.push_back(number);
    return numbers;
}

} // namespace fairlead
