#pragma once

#include "ui/plan/calendargeometry.h"
#include "ui/plan/clockchanges.h"
#include "ui/plan/planstyle.h"
#include "ui/plan/planwords.h"

namespace fairlead {

/// What a calendar shows, prepared once per plan so that painting only looks things up.
struct CalendarContent
{
    CalendarContent() = default;
    CalendarContent(const Plan& plan, const PlanWords& words);

    const PlanDay* dayOn(const Plan& plan, qint64 date) const;
    const ClockChange* changeOn(qint64 date) const;

    PlanWords words;
    std::vector<std::pair<int, qint64>> monthTotals; ///< year · 12 + month − 1, actions
    std::vector<ClockChange> changes;
    std::uint32_t peak = 1; ///< most actions on a day
    qint64 firstDate = 0;
    qint64 lastDate = 0;
};

/// The dates that are pointed at; −1 for none.
struct CalendarMarks
{
    qint64 current = -1;
    qint64 hovered = -1;
};

/// Metrics that fit the style's fonts.
CalendarMetrics calendarMetrics(const PlanStyle& style);

/// Paints the months that touch `visible`, in the geometry's coordinates.
void paintCalendar(QPainter& painter, const Plan& plan, const CalendarContent& content,
                   const CalendarGeometry& geometry, const PlanStyle& style, const QRectF& visible,
                   const CalendarMarks& marks = {});

} // namespace fairlead
