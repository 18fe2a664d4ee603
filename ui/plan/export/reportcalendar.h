#pragma once

#include "ui/plan/planstyle.h"
#include "ui/plan/planwords.h"

#include <memory>
#include <vector>

namespace fairlead {

/// The plan's days as weeks for paper: in each day's cell its date, its total, and each step's number of
/// messages beside the step's colour and number, so that ten steps can be read without their colours.
class ReportCalendar
{
public:
    ReportCalendar(std::shared_ptr<const Plan> plan, const PlanWords& words, const PlanStyle& style,
                   qreal width);

    /// A week, or the part of one that lies in a month.
    struct Week
    {
        QDate first; ///< of the columns, though it may lie in the month before
        QDate month; ///< its first day
        bool beginsMonth = false;
    };

    const std::vector<Week>& weeks() const { return m_weeks; }
    qreal headHeight() const; ///< of a month's name and the names of the weekdays
    qreal weekHeight(const Week& week) const;

    void paintHead(QPainter& painter, QPointF topLeft, const Week& week) const;
    void paintWeek(QPainter& painter, QPointF topLeft, const Week& week) const;

private:
    const PlanDay* dayOn(QDate date) const;
    void paintDay(QPainter& painter, const QRectF& cell, QDate date) const;
    void paintSteps(QPainter& painter, const QRectF& area, const PlanDay& day) const;

    std::shared_ptr<const Plan> m_plan;
    PlanWords m_words;
    PlanStyle m_style;
    QFont m_tiny;
    qreal m_width;
    std::vector<Week> m_weeks;
};

} // namespace fairlead
