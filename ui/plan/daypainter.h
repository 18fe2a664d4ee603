#pragma once

#include "models/forecast/schedule.h"
#include "ui/plan/daygeometry.h"
#include "ui/plan/planwords.h"

namespace fairlead {

/// What the picture of a day looks up while it is painted; made once per plan.
struct DayContent
{
    DayContent() = default;
    DayContent(const Plan& plan, const PlanWords& words, const Zone& mine);

    /// A ruler: a zone and what it is to the user ("Berlin", "UTC", "Lisbon (mine)"). Equal zones share one.
    struct Ruler
    {
        PlanWords words;
        QString name;
    };

    std::vector<Ruler> rulers;
    std::vector<OpenPiece> pieces; ///< when the sender may act, by start
    PlanWords words;
    QStringList laneNames;
};

/// What is pointed at: an instant (none: 0) and an action as an index into plan.sent (none: −1).
struct DayMarks
{
    double instant = 0;
    qsizetype action = -1;
};

void paintDay(QPainter& painter, const Plan& plan, const DayContent& content, const DayGeometry& geometry,
              const TimeScale& scale, const PlanStyle& style, const DayMarks& marks = {});

} // namespace fairlead
