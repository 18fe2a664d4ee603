#pragma once

#include "models/forecast/zone.h"

#include <QByteArray>

namespace fairlead {

/// The year 10010: a start has a year of four digits, and a plan at most ten years.
inline constexpr qint64 lastPlannedInstant = 253'717'920'000;

/// The spans of one compiled zone file (TZif version 2 or later, RFC 8536), its footer's rules applied up to
/// the year of `until` (UTC seconds). Nothing when the bytes are no such file.
std::optional<std::vector<Zone::Span>> spansOfTzif(const QByteArray& file, qint64 until = lastPlannedInstant);

} // namespace fairlead
