#pragma once

#include <QString>

#include <optional>

namespace fairlead {

/// What people call a zone, from its id: "Berlin", "Knox, Indiana", "Easter Island", "UTC−5" of "Etc/GMT+5".
/// Never a part that means another place; two zones share a name only when their clocks are the same.
QString zoneName(const QString& id);

/// "UTC+1", "UTC−3:30", "UTC"
QString offsetName(int secondsFromUtc);

/// For "Etc/GMT+5", whose sign is reversed: the offset that it means, in seconds; else nothing.
std::optional<int> offsetOfReversedId(const QString& id);

} // namespace fairlead
