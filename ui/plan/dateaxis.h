#pragma once

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace fairlead {

/// A plot whose width stands for dates, each as wide as the others.
class DateAxis
{
public:
    DateAxis() = default;
    explicit DateAxis(const QRectF& plot) : m_plot(plot) {}

    const QRectF& plot() const { return m_plot; }
    qint64 firstDate() const { return m_first; }
    qint64 lastDate() const { return m_last; }

    /// Left edge of a date.
    qreal xOf(qint64 date) const
    {
        return m_plot.left() +
               m_plot.width() * static_cast<qreal>(date - m_first) / static_cast<qreal>(m_last - m_first + 1);
    }

    /// The date there; the first or the last one outside the plot.
    qint64 dateAt(qreal x) const
    {
        const qreal share = (x - m_plot.left()) / std::max<qreal>(1, m_plot.width());
        const auto days = std::floor(share * static_cast<qreal>(m_last - m_first + 1));
        return std::clamp(m_first + static_cast<qint64>(days), m_first, m_last);
    }

protected:
    void setDates(qint64 first, qint64 last)
    {
        m_first = first;
        m_last = last;
    }

private:
    QRectF m_plot;
    qint64 m_first = 0;
    qint64 m_last = 0;
};

} // namespace fairlead
