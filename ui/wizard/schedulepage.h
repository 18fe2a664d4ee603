#pragma once

#include "models/forecast/zone.h"
#include "ui/wizard/wizardpage.h"

class QLineEdit;
class QToolButton;

namespace fairlead {

class SchedulePreview;

/// When the campaign starts and when it may act.
class SchedulePage : public WizardPage
{
    Q_OBJECT
public:
    explicit SchedulePage(CampaignDocument& document, QWidget* parent = nullptr);

private:
    void addLaunch();
    void addStart();
    void addDays();
    void addWindow();
    void addZone();
    void addPace();
    void refresh();
    void pickDate();

    Zone m_zone = Zone::utc();
    FieldBox* m_startField = nullptr;
    FieldBox* m_zoneField = nullptr;
    QLineEdit* m_start = nullptr;
    QToolButton* m_calendar = nullptr;
    SchedulePreview* m_preview = nullptr;
};

} // namespace fairlead
