#pragma once

#include "models/campaign/json.h"

#include <QString>

#include <chrono>
#include <optional>

namespace fairlead {

/// A moment by both clocks of this computer: the one that people and time servers set, and the one that only
/// counts on.
struct Moment
{
    qint64 utc = 0;     ///< milliseconds by the clock that can be set; 0: no moment
    qint64 running = 0; ///< milliseconds that the computer had been running, its sleep included
    QString start;      ///< the start of the computer that `running` counts from; empty: not known

    bool isSet() const { return utc != 0; }
    friend bool operator==(const Moment&, const Moment&) = default;
};

Moment momentNow();
Moment later(Moment moment, std::chrono::milliseconds time);

/// How long one is before the other, whatever was done to the clocks; nothing when the computer was started
/// in between. A virtual machine that stood still counts too little.
std::optional<std::chrono::milliseconds> elapsed(const Moment& from, const Moment& to);
/// The same by the clock that can be set.
std::chrono::milliseconds elapsedByClock(const Moment& from, const Moment& to);

Json toJson(const Moment& moment);
/// No moment for anything else; a number is one by the clock that can be set.
Moment momentOf(const Json& json);

} // namespace fairlead
