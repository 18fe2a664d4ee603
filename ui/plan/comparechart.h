#pragma once

#include "ui/plan/plancomparison.h"
#include "ui/plan/planstyle.h"

#include <QWidget>

namespace fairlead {

/// The load a day of two plans, one above the middle and one below. Left and Right walk the days.
class CompareChart : public QWidget
{
    Q_OBJECT
public:
    explicit CompareChart(QWidget* parent = nullptr);

    void setPlans(const ComparedPlan& mine, const ComparedPlan& other, const PlanWords& words);
    void setCurrentDate(qint64 date);
    QString currentText() const;

    QSize sizeHint() const override { return {420, 200}; }

Q_SIGNALS:
    void described(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void layOut();
    void paintAxis(QPainter& painter) const;

    ComparedPlan m_mine;
    ComparedPlan m_other;
    PlanWords m_words;
    bool hasNothing() const; ///< no plans yet, or none that sends anything

    CompareGeometry m_geometry;
    PlanStyle m_style;
    qint64 m_current = -1;
};

} // namespace fairlead
