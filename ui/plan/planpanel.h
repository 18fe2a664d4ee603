#pragma once

#include "models/campaign/problem.h"
#include "models/forecast/forecast.h"
#include "ui/plan/compareview.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace fairlead {

class CalendarView;
class DayPage;
class ExportButton;
class LeadView;
class MissingPlan;
class PlanController;
class PlanDetails;
class PlanHeader;
class PlanLegend;
class PlanProgress;
class StepsPage;
class TablePage;

/// The live plan of a controller's document: a line in words, what it stands on, and its views. Beside every
/// page of the wizard and in the library's overview.
class PlanPanel : public QWidget
{
    Q_OBJECT
public:
    enum class View { Calendar, Day, Steps, Lead, Compare, Table };
    Q_ENUM(View)

    /// @param controller outlives the panel
    explicit PlanPanel(PlanController& controller, QWidget* parent = nullptr);
    ~PlanPanel() override;

    void setView(View view);
    View view() const;
    /// Shows a widget before what is worth knowing of the plan, such as the campaign's problems.
    void addBeforeDetails(QWidget* widget);
    /// The library whose drafts a plan can be compared with; it outlives the panel.
    void setLibrary(DraftLibrary& library);

    /// The formats in which the plan can be exported, for a menu bar.
    QMenu* exportMenu() const;

    QSize sizeHint() const override { return {460, 720}; }

Q_SIGNALS:
    /// The user wants to see the field that a JSON Pointer into the campaign names.
    void fieldRequested(const QString& pointer);
    /// What is beside the picture tells of the present plan, too.
    void detailsShown();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void addViews();
    void connectViews();
    void showPlan();
    void showFacts();
    void showDetails();
    void showView();
    void showTable();
    void losePlan(const Problems& problems);
    void showMissing(const Problems& problems);
    void describe(const QString& text);
    void openDay(qint64 date);
    bool isCompact() const;
    void arrange();
    void requestField(const QString& pointer);

    PlanController& m_controller;
    QLabel* m_summary;
    QLabel* m_detail;
    PlanHeader* m_header;
    QTabBar* m_tabs;
    QStackedWidget* m_views;
    CalendarView* m_calendar;
    DayPage* m_day;
    StepsPage* m_steps;
    LeadView* m_lead;
    CompareView* m_compare;
    TablePage* m_table;
    MissingPlan* m_missing;
    PlanDetails* m_details;
    ExportButton* m_export;
    QWidget* m_detailsArea = nullptr;
    QBoxLayout* m_side = nullptr; ///< what stands beside the picture, or below it where there is no room
    PlanLegend* m_legend;
    QLabel* m_description;
    PlanProgress* m_progress;
    QSplitter* m_splitter = nullptr;
    QTimer m_detailsTimer;
    QTimer m_missingTimer;
    const CampaignDocument* m_shownDocument = nullptr;
    View m_before = View::Calendar;
};

} // namespace fairlead
