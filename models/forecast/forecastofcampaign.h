#pragma once

#include "models/campaign/draft.h"
#include "models/campaign/problem.h"
#include "models/campaign/serverfacts.h"
#include "models/forecast/forecast.h"

namespace fairlead {

/// The most leads that a plan is made for.
inline constexpr qint64 maxLeads = qint64(1) << 31;

/// The campaign's sending window, absent fields at the API's defaults; nothing while a field of it is wrong
/// or leaves no day or no time to send.
std::optional<SendingWindow> sendingWindowOf(const Campaign& campaign);

/// What a caller asks for instead of the draft's own forecast settings.
struct ForecastOverrides
{
    std::optional<qint64> leads = {};
    std::optional<qint64> launch = {}; ///< UTC seconds
    std::optional<SendOrder> order = {};
    std::optional<DelayReading> delay = {};
    std::optional<Pacing> pacing = {};
    std::optional<std::vector<int>> dropOut = {};
};

/// A campaign read as a forecast's input, or what stands in the way.
struct CampaignForecast
{
    std::optional<ForecastInput> input;
    Problems problems; ///< only of fields that the forecast uses; paths into the campaign, or into
                       ///< the draft ("/editor/forecast/…")
    bool startDateDecides = false; ///< scheduled: start_date won over a launch that was given
};

/// Settings come from the overrides, then from the draft's `editor.forecast`, then from the specification's
/// defaults. Errors in fields that the forecast does not use never block it.
/// @param now UTC seconds, the launch when neither the campaign nor anybody else gives one (see launchNow())
CampaignForecast forecastInputOf(const CampaignDraft& draft, qint64 now,
                                 const ForecastOverrides& overrides = {});

/// The input as the server reads it: with its window in UTC where the user says so (ServerFacts).
ForecastInput asRead(ForecastInput input, const ServerFacts& facts);

/// Removes the forecast setting that a problem's path names ("/editor/forecast/order"), so that the
/// specification's default holds.
void useForecastDefault(CampaignDraft& draft, const QString& path);

/// The present as a launch: rounded up to a whole second.
qint64 launchNow();

/// The present as a launch where people watch, in views and in what they export from them: it moves on by
/// whole minutes, so that typing does not shift the plan by seconds.
/// @param now UTC seconds
qint64 launchSoon(qint64 now);

/// What the rules warn of in the fields that a plan uses. Limits out of reach are left to the plan's
/// findings, which say more.
/// @param facts of the server that the campaign is for
Problems planWarnings(const Campaign& campaign, const ServerFacts& facts);

} // namespace fairlead
