#pragma once

#include "ui/plan/stepspainter.h"

#include <QWidget>

#include <memory>

namespace fairlead {

/// The steps over the days of the plan. Left and Right walk the days, Home and End go to the first and the
/// last.
class StepsView : public QWidget
{
    Q_OBJECT
public:
    explicit StepsView(QWidget* parent = nullptr);

    void setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words);
    void setMode(StepsMode mode);
    StepsMode mode() const { return m_mode; }
    const StepsGeometry& geometryOfSteps() const { return m_geometry; }

    qint64 currentDate() const { return m_current; }
    void setCurrentDate(qint64 date);

    QSize sizeHint() const override { return {420, 320}; }

Q_SIGNALS:
    void described(const QString& text);
    void dayOpened(qint64 date);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void layOut();
    QString intakeOf(const PlanDay& day) const;
    QString textOf(qint64 date) const;

    std::shared_ptr<const Plan> m_plan;
    PlanWords m_words;
    StepsMode m_mode = StepsMode::Curves;
    StepsGeometry m_geometry;
    PlanStyle m_style;
    qint64 m_current = -1;
};

/// The steps and the choice of how they are drawn.
class StepsPage : public QWidget
{
    Q_OBJECT
public:
    explicit StepsPage(QWidget* parent = nullptr);

    StepsView* view() const { return m_view; }

private:
    StepsView* m_view;
};

} // namespace fairlead
