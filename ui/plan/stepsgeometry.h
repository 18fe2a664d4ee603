#pragma once

#include "models/forecast/forecast.h"
#include "ui/plan/dateaxis.h"

#include <QPolygonF>

namespace fairlead {

/// How the steps are drawn over the days.
enum class StepsMode {
    Curves, ///< how many leads each step has reached by then
    Lanes,  ///< how many actions of each step there are a day, a lane each
    Intake  ///< first contacts a day, and follow-ups on top of them
};

/// The shapes of the steps over the days of a plan, with at most a few points a pixel however long the plan.
class StepsGeometry : public DateAxis
{
public:
    StepsGeometry() = default;
    StepsGeometry(const Plan& plan, StepsMode mode, const QRectF& plot);

    StepsMode mode() const { return m_mode; }
    /// Curves: an open line a step; empty otherwise.
    const std::vector<QPolygonF>& curves() const { return m_curves; }
    /// Lanes: the bars of each step. Intake: those of the first contacts, then of all actions.
    const std::vector<QList<QRectF>>& bars() const { return m_bars; }
    /// The most actions that the height stands for (of a lane in StepsMode::Lanes).
    qint64 maximum() const { return m_maximum; }

    qreal yOf(qint64 actions) const;
    QRectF lane(int step) const;

private:
    void addCurves(const Plan& plan);
    void addLanes(const Plan& plan);
    void addIntake(const Plan& plan);
    template <typename ValueOf>
    QList<QRectF> barsOf(const Plan& plan, qreal bottom, qreal height, ValueOf valueOf) const;

    StepsMode m_mode = StepsMode::Curves;
    std::vector<QPolygonF> m_curves;
    std::vector<QList<QRectF>> m_bars;
    qint64 m_maximum = 1;
    int m_steps = 1;
};

/// Round numbers from 0 to the maximum or a little less, at most that many besides 0.
std::vector<qint64> niceNumbers(qint64 maximum, int most);

} // namespace fairlead
