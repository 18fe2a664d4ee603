#pragma once

#include "ui/plan/calendarpainter.h"

#include <QAbstractScrollArea>

#include <memory>

namespace fairlead {

/// The plan as a calendar: a cell a day, stacked by step. Arrow keys walk the days, Page Up and Down the
/// months, Home and End go to the first and the last sending day, Enter opens a day. The pointer and the
/// keyboard give a day's numbers in words; the table of days is the accessible view.
class CalendarView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit CalendarView(QWidget* parent = nullptr);

    void setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words);

    qint64 currentDate() const { return m_marks.current; }
    void setCurrentDate(qint64 date);
    /// The current day in words, also when nothing is sent on it.
    QString currentText() const { return textOf(m_marks.current); }
    const CalendarGeometry& geometryOfDays() const { return m_geometry; }

    QSize sizeHint() const override { return {420, 420}; }

Q_SIGNALS:
    /// What the pointer or the keyboard is at, in words.
    void described(const QString& text);
    void currentDateChanged(qint64 date);
    /// Enter or a double click on a day.
    void dayOpened(qint64 date);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void layOut();
    void hover(qint64 date);
    void updateDate(qint64 date);
    std::optional<qint64> dateAt(QPointF point) const;
    std::optional<qint64> dateAfterKey(int key) const;
    QString textOf(qint64 date) const;
    QPointF offset() const;

    std::shared_ptr<const Plan> m_plan;
    CalendarContent m_content;
    CalendarGeometry m_geometry;
    CalendarMarks m_marks;
    PlanStyle m_style;
};

} // namespace fairlead
