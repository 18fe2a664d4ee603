#pragma once

#include "models/campaign/problem.h"
#include "models/forecast/forecast.h"

#include <QWidget>

#include <memory>

class QLabel;
class QProgressBar;
class QStackedWidget;
class QTabBar;

namespace fairlead {

class CalendarView;
class MissingPlan;
class PlanController;
class PlanHeader;
class PlanLegend;

/// The live plan of a controller's document: a line in words, what it stands on, and its views. Beside every
/// page of the wizard and in the library's overview.
class PlanPanel : public QWidget
{
    Q_OBJECT
public:
    /// @param controller outlives the panel
    explicit PlanPanel(PlanController& controller, QWidget* parent = nullptr);
    ~PlanPanel() override;

    QSize sizeHint() const override { return {460, 640}; }

Q_SIGNALS:
    /// The user wants to see the field that a JSON Pointer into the campaign names.
    void fieldRequested(const QString& pointer);

private:
    void showPlan();
    void showMissing(const Problems& problems);
    void showBusy(qint64 sent, qint64 of);
    void showCancelled();
    void describe(const QString& text);
    void requestField(const QString& pointer);
    void addView(QWidget* view, const QString& title);

    PlanController& m_controller;
    QLabel* m_summary;
    QLabel* m_detail;
    PlanHeader* m_header;
    QTabBar* m_tabs;
    QStackedWidget* m_views;
    CalendarView* m_calendar;
    MissingPlan* m_missing;
    PlanLegend* m_legend;
    QLabel* m_description;
    QWidget* m_busy;
    QLabel* m_busyText;
    QProgressBar* m_progress;
    QWidget* m_stale;
};

} // namespace fairlead
