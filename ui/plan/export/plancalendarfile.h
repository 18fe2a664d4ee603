#pragma once

#include "ui/plan/export/reportcontent.h"

namespace fairlead {

/// iCalendar files (RFC 5545), instants in UTC. The events' ids stay the same for the same campaign and date
/// or step, so that a second import replaces the first.

/// An event for each sending day, from its first to its last open instant.
/// @param now UTC seconds, the events' time stamp
QByteArray calendarOfDays(const ReportContent& content, qint64 now);

/// An event without length for the first and the last action of each step; one where they are the same.
QByteArray calendarOfSteps(const ReportContent& content, qint64 now);

} // namespace fairlead
