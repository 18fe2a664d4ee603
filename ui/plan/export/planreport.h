#pragma once

#include "ui/plan/export/reportcontent.h"
#include "ui/plan/planstyle.h"

#include <QSizeF>

namespace fairlead {

/// The plan as a page for a client: name, who gets what and when, the steps, curves, calendar, how it was
/// calculated, and who made it when. A list of blocks that flow from page to page; always in light colours,
/// for paper.
class PlanReport
{
public:
    /// @param width of the page's content, in device-independent pixels
    /// @param now UTC seconds, when it is made
    PlanReport(ReportContent content, qreal width, qint64 now);

    /// Height of everything on one page without end.
    qreal height() const;

    /// The blocks of each page of that height, as indices from and until. A block that is taller than a page
    /// gets one of its own.
    std::vector<std::pair<std::size_t, std::size_t>> pages(qreal pageHeight) const;

    /// False when it was cancelled, between two blocks.
    bool paint(QPainter& painter, std::size_t from, std::size_t until,
               const std::atomic_bool* cancelled = nullptr) const;
    bool paint(QPainter& painter, const std::atomic_bool* cancelled = nullptr) const
    {
        return paint(painter, 0, m_blocks.size(), cancelled);
    }

    qreal width() const { return m_width; }
    const PlanStyle& style() const { return m_style; }
    /// What the plan is in one line: people, messages, from when until when.
    QString summary() const;

private:
    struct Block
    {
        qreal height;
        std::function<void(QPainter&, const QRectF&)> paint;
        bool goesWithNext = false; ///< a heading must not end a page
    };

    void add(qreal height, std::function<void(QPainter&, const QRectF&)> paint);
    void addText(const QString& text, const QFont& font, const QColor& color, qreal after);
    void addHeading(const QString& text);
    void addSteps();
    void addStep(std::size_t index);
    void addCurves();
    void addCalendar();
    void addCalculation();
    void addMaker(qint64 now);
    QString whenOf(std::size_t step) const;
    QString periodOf(std::size_t step) const;

    ReportContent m_content;
    qreal m_width;
    PlanStyle m_style;
    std::vector<Block> m_blocks;
};

} // namespace fairlead
