#pragma once

#include "models/forecast/forecast.h"

#include <QStringList>

namespace fairlead {

/// One link of the chain "why this time?". The chain runs forward in time.
struct Reason
{
    enum class Kind {
        Launch,         ///< the campaign is launched
        Sent,           ///< the step before (`count`) is sent
        Due,            ///< the delay of `count` days is over
        NotASendingDay, ///< it falls due on a date that is no sending day
        Closed, ///< the window is closed when it falls due, or (`count` > 0) closed before its turn on so
                ///< many sending days, the last time `at`
        Opens,  ///< the next window opens
        LimitReached, ///< the limit was used up on `count` sending days, the last time `at`
        OthersFirst,  ///< `count` actions go before it, the last one `at`
        Interval,     ///< `count` seconds must pass after the previous action, sent `at`
        SentNow,      ///< the action itself
        LeftBefore,   ///< the lead leaves (drop-out) after step `count`, sent `at`
        PastHorizon   ///< not sent before the forecast ends
    };
    Kind kind;
    qint64 at;        ///< UTC seconds
    qint64 count = 0; ///< as the kind says
};

/// The stable name in `forecast --json` ("due", "opens", …).
QString nameOf(Reason::Kind kind);

struct Explanation
{
    std::optional<qint64> sentAt;
    std::vector<Reason> why;
};

/// The chain for one lead (from 0) and step (from 1) of a plan that kept its actions. Empty when the campaign
/// has no such lead or step.
Explanation explain(const Plan& plan, qint64 lead, int step);

/// The chains of all steps of a lead (from 0), in one go through the plan's actions. Empty when the campaign
/// has no such lead.
std::vector<Explanation> explainLead(const Plan& plan, qint64 lead);

/// The chain as sentences, times in the given zone with its name.
QStringList sentences(const Explanation& explanation, const Zone& zone);

} // namespace fairlead
