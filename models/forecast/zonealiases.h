#pragma once

#include <QStringList>

namespace fairlead {

/// The id that a name of the tz database stands for today: "Asia/Kolkata" of "Asia/Calcutta",
/// "America/New_York" of "US/Eastern". Any other text as it is. Debian keeps the old names in a package of
/// its own (tzdata-legacy, from 13 on), which need not be installed.
QString currentZoneId(const QString& id);

/// The other names of a zone in the tz database, sorted.
QStringList oldNamesOf(const QString& id);

} // namespace fairlead
