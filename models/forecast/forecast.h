#pragma once

#include "models/forecast/schedule.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace fairlead {

/// Which of the due actions goes next.
enum class SendOrder { FollowUpsFirst, NewLeadsFirst };
/// What "delayed by d days" means.
enum class DelayReading { Elapsed, Calendar, SendingDays };
/// How actions spread over a sending day.
enum class Pacing { Asap, Spread };

/// The names of the campaign file and the command line: "follow-ups-first", "elapsed", "asap", …
QString nameOf(SendOrder order);
QString nameOf(DelayReading delay);
QString nameOf(Pacing pacing);
std::optional<SendOrder> sendOrderNamed(const QString& name);
std::optional<DelayReading> delayReadingNamed(const QString& name);
std::optional<Pacing> pacingNamed(const QString& name);

/// Everything that decides a plan. Values in, values out: no clock, no event loop.
struct ForecastInput
{
    qint64 leads = 0;              ///< 0 … 2³¹
    std::vector<qint64> delayDays; ///< per step, 1 … 10 of them, each >= 0
    SendingWindow window;
    qint64 dailyLimit = 1;  ///< actions per sending day
    qint64 minInterval = 1; ///< seconds between consecutive actions
    qint64 launch = 0;      ///< UTC seconds
    SendOrder order = SendOrder::FollowUpsFirst;
    DelayReading delay = DelayReading::Elapsed;
    Pacing pacing = Pacing::Asap;
    std::vector<int> dropOut;  ///< n_k of 10 000 leads leave after step k; missing ones are 0
    bool launchIsPast = false; ///< when the plan was asked for; it moves no action
    int addresses = 0;         ///< that share the e-mails of a day; 0: none is chosen; it moves no action

    int steps() const { return static_cast<int>(delayDays.size()); }
};

inline constexpr int maxForecastSteps = 10;

/// One step carried out for one lead.
struct Action
{
    std::uint32_t time; ///< seconds after the launch
    std::uint32_t lead; ///< from 0
    std::uint8_t step;  ///< from 1
};

/// What kept a sending day from doing more.
enum class Bottleneck { None, Limit, Window };
QString nameOf(Bottleneck bottleneck);

/// A sending day with at least one action.
struct PlanDay
{
    qint64 date;   ///< days since 1970-01-01, local
    qint64 opens;  ///< UTC seconds, of the whole sending day
    qint64 closes; ///< exclusive
    qint64 openSeconds;
    int pieces;
    std::uint32_t total;
    std::array<std::uint32_t, maxForecastSteps> byStep;
    Bottleneck bottleneck;
    /// Seconds after the launch of the day's last action of each step; only where `byStep` is not 0.
    std::array<std::uint32_t, maxForecastSteps> lastByStep{};
};

struct StepSummary
{
    qint64 actions = 0;
    std::optional<qint64> first; ///< UTC seconds
    std::optional<qint64> last;
};

/// The result of a forecast. Times are UTC seconds.
struct Plan
{
    ForecastInput input;
    std::vector<PlanDay> days; ///< by date
    std::vector<StepSummary> steps;
    qint64 actions = 0;
    qint64 unsent = 0; ///< remaining steps of every lead that has not left
    bool complete = true;
    std::optional<qint64> first;
    std::optional<qint64> last;
    std::vector<Action> sent; ///< in sending order; only when asked for

    qint64 timeOf(const Action& action) const { return input.launch + action.time; }
};

struct ForecastOptions
{
    bool keepActions = false;
    const std::atomic_bool* cancelled = nullptr;                   ///< looked at between stretches of a day
    std::function<void(qint64 sent, qint64 atMost)> progress = {}; ///< at most once per sending day
};

/// The plan, or nothing when it was cancelled.
std::optional<Plan> runForecast(const ForecastInput& input, const ForecastOptions& options = {});

} // namespace fairlead
