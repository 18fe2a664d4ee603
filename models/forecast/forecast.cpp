#include "models/forecast/forecast.h"

#include "models/forecast/simulation.h"

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

std::optional<Plan> runForecast(const ForecastInput& input, const ForecastOptions& options)
{
    const auto schedule = openSchedule(input.window, input.launch);
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

} // namespace fairlead
