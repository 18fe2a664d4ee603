#include "ui/plan/stepsgeometry.h"

#include "ui/plan/daybars.h"

#include <algorithm>
#include <cmath>

namespace fairlead {

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
        QPolygonF curve;
        qint64 sent = 0;
        for (const auto& day : plan.days) {
            const auto count = day.byStep[step];
            if (count == 0)
                continue;
            if (curve.isEmpty() || xOf(day.date) - curve.back().x() > 0.5)
                curve << QPointF(xOf(day.date), yOf(sent));
            sent += count;
            const QPointF end(xOf(day.date + 1), yOf(sent));
            if (curve.size() > 1 && end.x() - curve[curve.size() - 2].x() < 0.5)
                curve.back() = end; // the days of half a pixel share a point
            else
                curve << end;
        }
        m_curves.push_back(std::move(curve));
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
