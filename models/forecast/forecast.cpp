#include "models/forecast/forecast.h"

#include "models/forecast/simulation.h"

#include <algorithm>

namespace fairlead {

namespace {

template <typename Enum>
struct Name
{
    Enum value;
    const char* name;
};

constexpr Name<SendOrder> orderNames[]{
    {SendOrder::FollowUpsFirst, "follow-ups-first"},
    {SendOrder::NewLeadsFirst, "new-leads-first"},
};
constexpr Name<DelayReading> delayNames[]{
    {DelayReading::Elapsed, "elapsed"},
    {DelayReading::Calendar, "calendar"},
    {DelayReading::SendingDays, "sending-days"},
};
constexpr Name<Pacing> pacingNames[]{
    {Pacing::Asap, "asap"},
    {Pacing::Spread, "spread"},
};
constexpr Name<Bottleneck> bottleneckNames[]{
    {Bottleneck::None, "none"},
    {Bottleneck::Limit, "limit"},
    {Bottleneck::Window, "window"},
};

template <typename Enum, std::size_t N>
QString nameIn(const Name<Enum> (&names)[N], Enum value)
{
    for (const auto& entry : names) {
        if (entry.value == value)
            return QString::fromLatin1(entry.name);
    }
    Q_UNREACHABLE();
}

template <typename Enum, std::size_t N>
std::optional<Enum> valueIn(const Name<Enum> (&names)[N], const QString& name)
{
    for (const auto& entry : names) {
        if (name == QLatin1String(entry.name))
            return entry.value;
    }
    return std::nullopt;
}

} // namespace

QString nameOf(SendOrder order)
{
    return nameIn(orderNames, order);
}

QString nameOf(DelayReading delay)
{
    return nameIn(delayNames, delay);
}

QString nameOf(Pacing pacing)
{
    return nameIn(pacingNames, pacing);
}

QString nameOf(Bottleneck bottleneck)
{
    return nameIn(bottleneckNames, bottleneck);
}

std::optional<SendOrder> sendOrderNamed(const QString& name)
{
    return valueIn(orderNames, name);
}

std::optional<DelayReading> delayReadingNamed(const QString& name)
{
    return valueIn(delayNames, name);
}

std::optional<Pacing> pacingNamed(const QString& name)
{
    return valueIn(pacingNames, name);
}

namespace {

/// How many dates the plan is likely to need, generously.
qint64 likelyDates(const ForecastInput& input)
{
    const auto sendDays = std::max<qint64>(std::ranges::count(input.window.days, true), 1);
    const auto window =
        input.window.end - input.window.start + (input.window.isOvernight() ? secondsPerDay : 0);
    const auto room = window / std::max<qint64>(input.minInterval, 1) + 1;
    auto days = input.leads * input.steps() / std::min(room, input.dailyLimit);
    for (const auto delay : input.delayDays)
        days += std::min(delay, horizonDates);
    return std::min(days * 7 / sendDays * 5 / 4 + 30, horizonDates);
}

/// The plan over so many dates, or nothing when it was cancelled.
std::optional<Plan> runOver(qint64 dates, const ForecastInput& input, const ForecastOptions& options)
{
    const auto schedule = openSchedule(input.window, input.launch, dates);
    Simulation<FifoQueue> inOrder(input, schedule, options);
    switch (inOrder.run()) {
    case Simulation<FifoQueue>::Outcome::Finished:
        return inOrder.takePlan();
    case Simulation<FifoQueue>::Outcome::Cancelled:
        return std::nullopt;
    case Simulation<FifoQueue>::Outcome::OutOfOrder:
        break;
    }
    // Waiting leads nearly always fall due in the order in which they were sent. Where a clock set back makes
    // two sending days take turns they may not: once more, with queues for any order.
    Simulation<HeapQueue> anyOrder(input, schedule, options);
    return anyOrder.run() == Simulation<HeapQueue>::Outcome::Finished ? std::optional(anyOrder.takePlan())
                                                                      : std::nullopt;
}

} // namespace

std::optional<Plan> runForecast(const ForecastInput& input, const ForecastOptions& options)
{
    // What is open in ten years takes longer to find out than a small plan.
    const auto dates = likelyDates(input);
    auto plan = runOver(dates, input, options);
    if (plan && !plan->complete && dates < horizonDates)
        plan = runOver(horizonDates, input, options);
    return plan;
}

} // namespace fairlead
