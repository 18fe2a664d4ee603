#pragma once

#include "ui/plan/daypainter.h"

#include <QWidget>

#include <memory>

class QGestureEvent;
class QNativeGestureEvent;

namespace fairlead {

/// One day of the plan on a time scale that zooms from a week to single actions and moves across the days.
/// Wheel and pinch zoom, dragging and Left/Right move, + and − zoom, 0 shows the day, Page Up and Down go to
/// the sending day before and after, Shift with Left/Right walks the actions, Enter opens an action's lead.
class DayView : public QWidget
{
    Q_OBJECT
public:
    explicit DayView(QWidget* parent = nullptr);

    void setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words, const Zone& mine);

    qint64 date() const { return m_date; }
    /// Shows the 24 hours of a local date.
    void setDate(qint64 date);
    /// Shows the next sending day after (1) or before (−1) the one shown.
    void stepDay(int direction);
    /// Makes one action the current one and brings it into view; an index into plan.sent.
    void setCurrentAction(qsizetype index);
    qsizetype currentAction() const { return m_marks.action; }
    /// The current action or, without one, the day in words.
    QString currentText() const;
    const TimeScale& scale() const { return m_scale; }
    const DayGeometry& geometryOfDay() const { return m_geometry; }

    QSize sizeHint() const override { return {420, 320}; }

Q_SIGNALS:
    void described(const QString& text);
    void dateChanged(qint64 date);
    void actionOpened(qint64 lead, int step);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void layOut();
    void setScale(const TimeScale& scale);
    void zoom(double factor, double x);
    void pan(double pixels) { setScale(m_scale.panned(pixels, m_limits)); }
    bool handleKey(int key, bool shift);
    bool pinch(QNativeGestureEvent* event);
    bool pinch(QGestureEvent* event);
    void walk(int direction);
    void say(const QString& text);
    QString textOf(const Action& action) const;
    QString textAt(double instant) const;
    qsizetype actionAt(QPointF point) const;

    std::shared_ptr<const Plan> m_plan;
    DayContent m_content;
    DayGeometry m_geometry;
    TimeScale m_scale;
    TimeLimits m_limits;
    DayMarks m_marks;
    PlanStyle m_style;
    qint64 m_date = 0;
    std::optional<QPointF> m_draggedFrom;
};

} // namespace fairlead
