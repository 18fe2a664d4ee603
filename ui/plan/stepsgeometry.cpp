#include "ui/plan/stepsgeometry.h"

#include "ui/plan/daybars.h"

#include <algorithm>
#include <cmath>

namespace fairlead {

StepsGeometry::StepsGeometry(const Plan& plan, StepsMode mode, const QRectF& plot)
    : m_mode(mode), m_plot(plot), m_steps(std::max(1, plan.input.steps()))
{
    if (plan.days.empty())
        return;
    m_first = plan.days.front().date;
    m_last = plan.days.back().date;
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

qreal StepsGeometry::xOf(qint64 date) const
{
    return m_plot.left() +
           m_plot.width() * static_cast<qreal>(date - m_first) / static_cast<qreal>(m_last - m_first + 1);
}

qint64 StepsGeometry::dateAt(qreal x) const
{
    const qreal share = (x - m_plot.left()) / std::max<qreal>(1, m_plot.width());
    const auto date =
        m_first + static_cast<qint64>(std::floor(share * static_cast<qreal>(m_last - m_first + 1)));
    return std::clamp(date, m_first, m_last);
}

qreal StepsGeometry::yOf(qint64 actions) const
{
    return m_plot.bottom() - m_plot.height() * static_cast<qreal>(actions) / static_cast<qreal>(m_maximum);
}

QRectF StepsGeometry::lane(int step) const
{
    const qreal height = m_plot.height() / m_steps;
    return {m_plot.left(), m_plot.top() + (step - 1) * height, m_plot.width(), height};
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
            curve << QPointF(xOf(day.date + 1), yOf(sent));
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
    const auto bottom = m_plot.bottom();
    const auto height = m_plot.height();
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
