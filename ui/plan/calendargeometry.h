#pragma once

#include "models/forecast/forecast.h"

#include <QDate>
#include <QRectF>

#include <utility>

namespace fairlead {

/// Measures of a calendar of months, in device-independent pixels.
struct CalendarMetrics
{
    qreal title = 28;           ///< height of a month's name
    qreal weekdays = 20;        ///< height of the row of weekday names
    qreal cell = 56;            ///< height of a day
    qreal gap = 16;             ///< between months
    qreal narrowestMonth = 300; ///< months stand side by side where two of this width fit
};

/// Where each day of a plan's months lies. Months follow each other from top to bottom, side by side where
/// there is room. No painting, no widget.
class CalendarGeometry
{
public:
    struct Month
    {
        QDate first;
        QRectF area;
        int weeks = 0;
        int offset = 0; ///< column of the first day
    };

    CalendarGeometry() = default;
    /// @param first,last days since 1970-01-01; whole months around them are shown
    CalendarGeometry(qint64 first, qint64 last, Qt::DayOfWeek firstDayOfWeek, qreal width,
                     const CalendarMetrics& metrics);

    qreal height() const { return m_height; }
    const CalendarMetrics& metrics() const { return m_metrics; }
    const std::vector<Month>& months() const { return m_months; }
    qint64 firstDate() const { return m_first; }
    qint64 lastDate() const { return m_last; }

    /// Indices into months(), from and until, of those that touch the stretch from top to bottom.
    std::pair<std::size_t, std::size_t> monthsBetween(qreal top, qreal bottom) const;

    /// Weekday of a column 0 … 6.
    Qt::DayOfWeek weekdayOfColumn(int column) const;
    QRectF headerCell(const Month& month, int column) const;
    /// Empty for a date outside the months shown.
    QRectF cellOf(qint64 date) const;
    std::optional<qint64> dateAt(QPointF point) const;

private:
    const Month* monthOf(qint64 date) const;
    QRectF cellOf(const Month& month, int day) const;

    CalendarMetrics m_metrics;
    Qt::DayOfWeek m_firstDayOfWeek = Qt::Monday;
    std::vector<Month> m_months;
    qint64 m_first = 0;
    qint64 m_last = -1;
    qreal m_height = 0;
};

/// The rectangles of a day's steps, stacked from the bottom; `peak` actions fill the area. Empty steps get an
/// empty rectangle.
std::array<QRectF, maxForecastSteps> stackOf(const PlanDay& day, const QRectF& area, std::uint32_t peak);

} // namespace fairlead
