#pragma once

#include "models/forecast/forecast.h"

#include <algorithm>

namespace fairlead {

/// Cold messages a day and address up to which one need not worry. Guidance, not a rule of the API: those who
/// send cold mail commonly advise 50 to 100 a day and mailbox. What providers enforce lies far above and says
/// nothing about reputation: Google Workspace, for one, publishes 2,000 messages a day and user as its hard
/// limit.
inline constexpr qint64 mostPerAddress = 100;
inline constexpr qint64 carefulPerAddress = 50;

/// The day's share of each address, rounded up; a campaign without addresses is read as one with a single.
constexpr qint64 perAddress(qint64 aDay, int addresses)
{
    const auto shares = std::max(addresses, 1);
    return (aDay + shares - 1) / shares;
}

/// How many addresses such a day needs.
constexpr int addressesFor(qint64 aDay)
{
    return static_cast<int>((aDay + mostPerAddress - 1) / mostPerAddress);
}

/// Whether so many messages a day are more than the addresses of the plan should send.
inline bool isRisky(const ForecastInput& input, qint64 aDay)
{
    return perAddress(aDay, input.addresses) > mostPerAddress;
}

/// "That is 225 a day from each address; the usual guidance for cold mail is 50 to 100."
QString riskInWords(const ForecastInput& input, qint64 aDay);

} // namespace fairlead
