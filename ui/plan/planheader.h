#pragma once

#include "ui/plan/planwords.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QGridLayout;
class QLabel;

namespace fairlead {

class LineEdit;
class PlanController;
struct ForecastSettings;

/// What the preview stands on: how many leads, when it is launched, in whose time it is read. Edits go
/// through the document, so they can be undone.
class PlanHeader : public QWidget
{
    Q_OBJECT
public:
    explicit PlanHeader(PlanController& controller, QWidget* parent = nullptr);

    /// Reads the fields again from the document and the plan.
    void refresh();
    /// Numbers, dates and times in the zone that is chosen for reading.
    PlanWords words() const;
    void focusLeads();

Q_SIGNALS:
    void wordsChanged();
    void fieldRequested(const QString& pointer);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Launch { Now, At, Scheduled };
    enum class Times { Campaign, Mine, Utc };

    void arrange(bool inOneRow);
    void setLeads(const QString& text);
    void setLaunch(int index);
    void setLaunchAt();
    void edit(const QString& name, const std::function<void(ForecastSettings&)>& change,
              const QString& key = {});
    void showLaunch(const ForecastSettings& settings);
    Zone campaignZone() const;
    /// The campaign's own start date wins over a launch that is given here.
    bool isScheduled() const;

    PlanController& m_controller;
    LineEdit* m_leads;
    std::optional<qint64> m_shownLeads; ///< of the document; a wrong text stays as long as these do
    QLabel* m_leadsProblem;
    QLabel* m_leadsLabel;
    QLabel* m_launchLabel;
    QLabel* m_timesLabel;
    QGridLayout* m_grid;
    std::optional<bool> m_inOneRow;
    QComboBox* m_launch;
    QDateTimeEdit* m_launchAt;
    QComboBox* m_times;
};

} // namespace fairlead
