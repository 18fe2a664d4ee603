#pragma once

#include "models/forecast/zone.h"
#include "ui/wizard/wizardpage.h"

class QToolButton;

namespace fairlead {

class LineEdit;
class SchedulePreview;
class ZoneQuestion;

/// When the campaign starts and when it may act.
class SchedulePage : public WizardPage
{
    Q_OBJECT
public:
    explicit SchedulePage(CampaignDocument& document, QWidget* parent = nullptr);

    /// @param inUtc the account reads the window in UTC, whatever zone the campaign has
    void setReadsWindowInUtc(bool inUtc);
    /// Asks by which clock that account reads the window, in campaigns for which it matters; empty: does not.
    void askForWindowReading(const QString& account);

    void setProblems(const Problems& problems) override;

Q_SIGNALS:
    void windowReadingAnswered(bool inUtc);
    void windowReadingPostponed();

private:
    void addLaunch();
    void addStart();
    void addDays();
    void addWindow();
    void addZone();
    void addPace();
    void refresh();
    void showZone();
    void pickDate();
    QStringList exampleStarts() const;

    Zone m_zone = Zone::utc();
    FieldBox* m_startField = nullptr;
    FieldBox* m_zoneField = nullptr;
    LineEdit* m_start = nullptr;
    QToolButton* m_calendar = nullptr;
    SchedulePreview* m_preview = nullptr;
    ZoneQuestion* m_question = nullptr;
    QString m_accountToAsk;
    bool m_readsWindowInUtc = false;
};

} // namespace fairlead
