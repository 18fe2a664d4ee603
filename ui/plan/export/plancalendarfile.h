#pragma once

#include "ui/plan/planwords.h"

namespace fairlead {

/// An iCalendar file (RFC 5545) with an event for each sending day, from its first to its last open instant
/// in UTC. The events' ids stay the same for the same campaign and date, so that a second import replaces the
/// first.
/// @param now UTC seconds, the events' time stamp
QByteArray calendarFile(const Plan& plan, const QString& campaign, const PlanWords& words, qint64 now);

} // namespace fairlead
