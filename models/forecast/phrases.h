#pragma once

#include "models/forecast/forecast.h"

/// Numbers, dates and times of a plan in sentences, as the default locale writes them.
namespace fairlead::phrases {

QString number(qint64 value);

/// What people call the zone: zoneName().
QString place(const Zone& zone);

/// "Tuesday, 1 December 2026", of days since 1970-01-01.
QString date(qint64 days);

/// "Tuesday, 1 December 2026, 09:00 Berlin"; seconds only where there are any.
QString instant(qint64 utcSeconds, const Zone& zone);

/// "09:00", of seconds since midnight; seconds only where there are any.
QString timeOfDay(qint64 seconds);

/// "1 hour 30 minutes", "5 minutes", "1 minute 15 seconds"
QString duration(qint64 seconds);

/// That the launch is in the past; empty when it is not.
QString pastLaunch(const ForecastInput& input);

QString steps(qint64 count);   ///< "3 steps"
QString leads(qint64 count);   ///< "1 200 leads"
QString actions(qint64 count); ///< "96 actions"
QString days(qint64 count);    ///< "2 days"

} // namespace fairlead::phrases
