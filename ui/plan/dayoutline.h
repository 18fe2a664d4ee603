#pragma once

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace fairlead {

/// The outline of bars over dates, standing on a baseline. Bars that share a pixel share the highest top, so
/// that there are at most a few points a pixel however many the dates are.
class DayOutline
{
public:
    explicit DayOutline(qreal baseline) : m_baseline(baseline), m_top(baseline) {}

    /// A bar from left to right up to (or, under the baseline, down to) `top`; from left to right.
    void add(qreal left, qreal right, qreal top)
    {
        if (left - m_left >= 1 || m_top == m_baseline) {
            flush();
            m_left = left;
            m_top = m_baseline;
        }
        m_right = right - left > 6 ? right - 1 : std::max(left + 1, right); // wide bars stand apart
        if (std::abs(top - m_baseline) > std::abs(m_top - m_baseline))
            m_top = top;
    }

    QPolygonF take()
    {
        flush();
        return std::move(m_edge);
    }

private:
    void flush()
    {
        if (m_top != m_baseline)
            m_edge << QPointF(m_left, m_baseline) << QPointF(m_left, m_top) << QPointF(m_right, m_top)
                   << QPointF(m_right, m_baseline);
    }

    QPolygonF m_edge;
    qreal m_baseline;
    qreal m_left = 0;
    qreal m_right = 0;
    qreal m_top;
};

} // namespace fairlead
