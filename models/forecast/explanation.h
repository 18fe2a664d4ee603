#pragma once

#include "models/forecast/forecast.h"

namespace fairlead {

/// One link of the chain "why this time?".
struct Reason
{
    enum class Kind {
        Launch,         ///< the campaign is launched
        Sent,           ///< the step before was sent (`step`)
        Due,            ///< the delay is over (`days`)
        Closed,         ///< the window was closed at that instant
        NotASendingDay, ///< its date is no sending day
        Opens,          ///< the next window opens
        LimitReached,   ///< the daily limit was used up on that sending day
        OthersFirst,    ///< `count` actions went before it
        Interval,       ///< the gap after the previous action
        SentNow,        ///< the action itself
        LeftBefore,     ///< the lead left (drop-out) before this step
        PastHorizon     ///< not sent within the forecast's reach
    };
    Kind kind;
    std::optional<qint64> at; ///< UTC seconds
    qint64 count = 0;         ///< days, actions or step, as the kind says
};

/// The stable name in `forecast --json` ("due", "opens", …).
QString nameOf(Reason::Kind kind);

struct Explanation
{
    std::optional<qint64> sentAt;
    std::vector<Reason> why;
};

/// The chain for one lead (from 0) and step (from 1) of a plan that kept its actions.
Explanation explain(const Plan& plan, qint64 lead, int step);

/// The chain as sentences, times in the given zone with its name.
QStringList sentences(const Explanation& explanation, const Zone& zone);

} // namespace fairlead
