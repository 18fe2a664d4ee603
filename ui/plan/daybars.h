#pragma once

#include <QList>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace fairlead {

/// Bars over dates, standing on a baseline or hanging from it. Bars that share a pixel share the one that
/// reaches furthest, so that there is at most one a pixel however many the dates are. They are rectangles
/// rather than one outline, because a polygon of thousands of points takes a hundred times as long to fill.
class DayBars
{
public:
    explicit DayBars(qreal baseline) : m_baseline(baseline), m_top(baseline) {}

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

    QList<QRectF> take()
    {
        flush();
        return std::move(m_bars);
    }

private:
    void flush()
    {
        if (m_top == m_baseline)
            return;
        const auto [top, bottom] = std::minmax(m_top, m_baseline);
        auto* last = m_bars.isEmpty() ? nullptr : &m_bars.last();
        if (last && last->top() == top && last->bottom() == bottom && std::abs(last->right() - m_left) < 0.01)
            last->setRight(m_right);
        else
            m_bars.append(QRectF(QPointF(m_left, top), QPointF(m_right, bottom)));
    }

    QList<QRectF> m_bars;
    qreal m_baseline;
    qreal m_left = 0;
    qreal m_right = 0;
    qreal m_top;
};

} // namespace fairlead
