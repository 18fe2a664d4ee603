#pragma once

#include "models/forecast/zone.h"

#include <array>
#include <vector>

namespace fairlead {

/// When a campaign may act: the sending window of its sending days, in its zone.
struct SendingWindow
{
    int start = 0;              ///< seconds since midnight
    int end = 0;                ///< exclusive; at or before `start`: the window runs over midnight
    std::array<bool, 7> days{}; ///< Monday first
    Zone zone = Zone::utc();

    bool isOvernight() const { return end < start; }
};

/// A stretch of open instants, from <= t < until, in UTC seconds.
struct OpenPiece
{
    qint64 from;
    qint64 until;
    int day;        ///< index into OpenSchedule::days
    bool lastOfDay; ///< no later piece belongs to its sending day
};

/// One sending day as a whole, also where it begins before the launch or ends past the horizon.
struct SendingDay
{
    qint64 date;   ///< days since 1970-01-01
    qint64 opens;  ///< first open instant
    qint64 closes; ///< last open instant, exclusive
    qint64 openSeconds;
    int pieces; ///< more than one when the clock is set back or forth inside the window
};

/// The open instants of a campaign from launch to horizon.
struct OpenSchedule
{
    std::vector<SendingDay> days;  ///< by date
    std::vector<OpenPiece> pieces; ///< by start, disjoint, clipped to launch and horizon
    qint64 launchDate = 0;         ///< local, days since 1970-01-01
};

/// Whether the sender may act at that instant.
bool isOpen(const SendingWindow& window, qint64 instant);

/// Dates that a forecast reaches: the launch's local date is the first.
inline constexpr qint64 horizonDates = 3'660;

/// @param dates how many of them to look at
OpenSchedule openSchedule(const SendingWindow& window, qint64 launch, qint64 dates = horizonDates);

} // namespace fairlead
