#pragma once

#include "models/forecast/zone.h"
#include "ui/wizard/wizardpage.h"

class QToolButton;

namespace fairlead {

class LineEdit;
class SchedulePreview;

/// When the campaign starts and when it may act.
class SchedulePage : public WizardPage
{
    Q_OBJECT
public:
    explicit SchedulePage(CampaignDocument& document, QWidget* parent = nullptr);

    void setProblems(const Problems& problems) override;

private:
    void addLaunch();
    void addStart();
    void addDays();
    void addWindow();
    void addZone();
    void addPace();
    void refresh();
    void pickDate();
    QStringList exampleStarts() const;

    Zone m_zone = Zone::utc();
    FieldBox* m_startField = nullptr;
    FieldBox* m_zoneField = nullptr;
    LineEdit* m_start = nullptr;
    QToolButton* m_calendar = nullptr;
    SchedulePreview* m_preview = nullptr;
};

} // namespace fairlead
