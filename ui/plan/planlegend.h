#pragma once

#include "ui/plan/planstyle.h"

#include <QWidget>

#include <vector>

namespace fairlead {

/// What the plan's colours, patterns and marks mean.
class PlanLegend : public QWidget
{
    Q_OBJECT
public:
    explicit PlanLegend(QWidget* parent = nullptr);

    void setSteps(int steps);
    /// Whether the calendar's marks (limit, window, clock change) are explained too.
    void setMarksShown(bool shown);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Entry
    {
        enum class Kind { Step, Limit, Window, ClockChange };
        Kind kind;
        int step;
        QString text;
    };

    void rebuild();
    /// Calls place(entry, top left) for each entry in lines of that width; returns the height.
    template <typename Place>
    qreal flow(qreal width, Place place) const;

    int m_steps = 0;
    bool m_marksShown = true;
    std::vector<Entry> m_entries;
    PlanStyle m_style;
};

/// The clock that marks a change, in a square of that size.
void paintClockMark(QPainter& painter, const PlanStyle& style, QPointF topLeft, qreal size, bool forward);

} // namespace fairlead
