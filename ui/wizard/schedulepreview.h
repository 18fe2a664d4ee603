#pragma once

#include "models/campaign/campaign.h"

#include <QWidget>

class QLabel;

namespace fairlead {

class WeekStrip;
class Zone;

/// What the schedule's settings mean for a week: days, window, and how many actions fit into a day.
class SchedulePreview : public QWidget
{
    Q_OBJECT
public:
    explicit SchedulePreview(QWidget* parent = nullptr);

    /// @param date days since 1970-01-01, for which the window is told in other zones
    void show(const Campaign& campaign, const Zone& zone, qint64 date);

private:
    WeekStrip* m_strip;
    QLabel* m_capacity;
    QLabel* m_zones;
};

} // namespace fairlead
