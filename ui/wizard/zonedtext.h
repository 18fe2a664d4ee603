#pragma once

#include "models/campaign/field.h"
#include "models/forecast/zone.h"

#include <QTime>

/// Instants as they are typed and read: wall clock of a zone, which is always named beside it.
namespace fairlead {

/// The campaign's zone, or UTC while it has none that is known here.
Zone zoneOrUtc(const Field<QString>& timezone);

/// "2026-12-01 09:00" in that zone; text that is no instant as it is.
QString startText(const Field<QString>& start, const Zone& zone);

/// The instant in UTC with `Z` of a date and a time in that zone, in ISO form or in the user's notation, or
/// of a text with its own offset. Other text is kept as it is.
Field<QString> startFromText(const QString& text, const Zone& zone);

/// Forms of that instant, to the minute, which startFromText() takes: the ISO one and the user's own.
QStringList startForms(qint64 instant, const Zone& zone);

/// "Tue 1 December 2026, 09:00 Berlin = 08:00 UTC = 03:00 New York (here)"; zones that agree are named once.
QString instantInZones(qint64 instant, const Zone& zone);

/// The sending window of a date as it reads in the campaign's zone, in UTC and here, one line each.
QStringList windowInZones(qint64 date, int start, int end, const Zone& zone);

} // namespace fairlead
