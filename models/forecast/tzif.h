#pragma once

#include "models/forecast/zone.h"

#include <QByteArray>

namespace fairlead {

/// The spans of one compiled zone file (TZif version 2 or later, RFC 8536), its footer's rules applied up to
/// the year 10010. Nothing when the bytes are no such file.
std::optional<std::vector<Zone::Span>> spansOfTzif(const QByteArray& file);

} // namespace fairlead
