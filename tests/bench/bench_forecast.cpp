#include "models/forecast/finding.h"
#include "models/forecast/forecast.h"

#include "tests/bench/heapwatch.h"

#include <benchmark/benchmark.h>

#include <ctime>
#include <queue>

using namespace fairlead;

namespace {

constexpr qint64 tuesday = 1'796'083'200; // 2026-12-01T00:00:00Z

/// The largest plan that the API's bounds allow: an action a minute for 3 660 days.
ForecastInput largest(const char* zone = "UTC")
{
    ForecastInput input;
    input.leads = 1'000'000;
    input.delayDays = {0, 2, 3, 3, 4, 5, 5, 7, 7, 14};
    input.window.start = 0;
    input.window.end = 86'399;
    input.window.days.fill(true);
    input.window.zone = *Zone::load(QString::fromLatin1(zone));
    input.dailyLimit = 1'440;
    input.minInterval = 60;
    input.launch = tuesday;
    return input;
}

ForecastInput everyday()
{
    auto input = largest("Europe/Berlin");
    input.leads = 1'200;
    input.delayDays = {0, 3, 4};
    input.window.start = 9 * 3'600;
    input.window.end = 17 * 3'600;
    input.window.days = {true, true, true, true, true, false, false};
    input.dailyLimit = 96;
    input.minInterval = 300;
    return input;
}

struct Waiting
{
    std::int32_t due;
    std::uint32_t lead;
};

/// First in, first out, in a ring that is large enough for this plan.
class Fifo
{
public:
    bool empty() const { return m_first == m_end; }
    const Waiting& front() const { return m_items[m_first % size]; }
    void pop() { ++m_first; }
    void push(Waiting waiting) { m_items[m_end++ % size] = waiting; }

private:
    static constexpr std::uint32_t size = 1 << 17;
    std::vector<Waiting> m_items = std::vector<Waiting>(size);
    std::uint32_t m_first = 0;
    std::uint32_t m_end = 0;
};

using DayTable = std::vector<std::array<std::uint32_t, maxForecastSteps>>;

/// The same actions with nothing but a queue for each step: no zone, no window, no limit, no bottlenecks.
/// For largest() in UTC, where every minute is a slot.
DayTable bareLoop(const ForecastInput& input)
{
    const auto steps = static_cast<std::size_t>(input.steps());
    std::vector<Fifo> waiting(steps);
    DayTable days(horizonDates);
    std::uint32_t nextLead = 0;
    for (std::size_t day = 0; day < days.size(); ++day) {
        for (int slot = 0; slot < 1'440; ++slot) {
            const auto now = static_cast<std::int32_t>(day * 86'400) + slot * 60;
            std::size_t next = 0;
            auto due = now;
            for (auto k = steps - 1; k > 0; --k) {
                if (!waiting[k].empty() && waiting[k].front().due <= due &&
                    (next == 0 || waiting[k].front().due < due)) {
                    next = k;
                    due = waiting[k].front().due;
                }
            }
            std::uint32_t lead = 0;
            if (next > 0) {
                lead = waiting[next].front().lead;
                waiting[next].pop();
            } else if (nextLead < input.leads) {
                lead = nextLead++;
            } else {
                continue;
            }
            ++days[day][next];
            if (next + 1 < steps)
                waiting[next + 1].push(
                    {now + static_cast<std::int32_t>(input.delayDays[next + 1] * 86'400), lead});
        }
    }
    return days;
}

/// One event for each action, in a priority queue until it is due and in another until it is sent.
DayTable eventQueue(const ForecastInput& input)
{
    struct Event
    {
        qint64 due;
        int step; ///< from 0
        qint64 lead;
    };
    struct Later
    {
        bool operator()(const Event& a, const Event& b) const { return a.due > b.due; }
    };
    struct GoesAfter
    {
        bool operator()(const Event& a, const Event& b) const
        {
            return std::tuple(a.step == 0, a.due, -a.step, a.lead) >
                   std::tuple(b.step == 0, b.due, -b.step, b.lead);
        }
    };
    std::priority_queue<Event, std::vector<Event>, Later> pending;
    std::priority_queue<Event, std::vector<Event>, GoesAfter> due;
    for (qint64 lead = 0; lead < input.leads; ++lead)
        pending.push({0, 0, lead});
    DayTable days(horizonDates);
    for (qint64 now = 0; now < horizonDates * 86'400; now += 60) {
        for (; !pending.empty() && pending.top().due <= now; pending.pop())
            due.push(pending.top());
        if (due.empty())
            continue;
        const auto event = due.top();
        due.pop();
        ++days[static_cast<std::size_t>(now / 86'400)][static_cast<std::size_t>(event.step)];
        if (event.step + 1 < input.steps())
            pending.push({now + input.delayDays[static_cast<std::size_t>(event.step + 1)] * 86'400,
                          event.step + 1, event.lead});
    }
    return days;
}

bool sameDays(const Plan& plan, const DayTable& days)
{
    for (const auto& day : plan.days)
        if (day.byStep != days[static_cast<std::size_t>(day.date - plan.days.front().date)])
            return false;
    return plan.days.size() == days.size();
}

/// Processor time, which other programs on the computer disturb less than the clock on the wall.
double now()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

template <typename Work>
double secondsOf(Work work)
{
    const auto start = now();
    benchmark::DoNotOptimize(work());
    return now() - start;
}

/// Times the engine, and by turns another way to the same day table; `ratio` is of the fastest of each.
void against(benchmark::State& state, DayTable (*other)(const ForecastInput&))
{
    const auto input = largest();
    if (!sameDays(*runForecast(input), other(input)))
        state.SkipWithError("the day tables differ");
    double fastest = 1e9;
    double fastestOther = 1e9;
    for (auto _ : state) {
        const auto seconds = secondsOf([&] { return runForecast(input)->actions; });
        fastestOther = std::min(fastestOther, secondsOf([&] { return other(input).size(); }));
        fastest = std::min(fastest, seconds);
        state.SetIterationTime(seconds);
    }
    state.counters["engine_ms"] = fastest * 1e3;
    state.counters["other_ms"] = fastestOther * 1e3;
    state.counters["ratio"] = fastest / fastestOther;
}

void largestAgainstBareLoop(benchmark::State& state)
{
    against(state, bareLoop);
}
BENCHMARK(largestAgainstBareLoop)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(15);

void largestAgainstEventQueue(benchmark::State& state)
{
    against(state, eventQueue);
}
BENCHMARK(largestAgainstEventQueue)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(3);

void run(benchmark::State& state, const ForecastInput& input, const ForecastOptions& options = {})
{
    qint64 actions = 0;
    heapwatch::reset();
    for (auto _ : state) {
        const auto plan = runForecast(input, options);
        actions = plan->actions;
    }
    state.counters["actions"] = static_cast<double>(actions);
    state.counters["peak_MB"] = static_cast<double>(heapwatch::peak()) / 1e6;
    state.counters["peak_bytes_per_action"] =
        static_cast<double>(heapwatch::peak()) / static_cast<double>(actions);
}

void largestDayTable(benchmark::State& state)
{
    run(state, largest());
}
BENCHMARK(largestDayTable)->Unit(benchmark::kMillisecond);

void largestDayTableInBerlin(benchmark::State& state)
{
    run(state, largest("Europe/Berlin"));
}
BENCHMARK(largestDayTableInBerlin)->Unit(benchmark::kMillisecond);

void largestOvernight(benchmark::State& state)
{
    auto input = largest("Europe/Berlin");
    input.window.start = 12 * 3'600;
    input.window.end = 12 * 3'600 - 1;
    run(state, input);
}
BENCHMARK(largestOvernight)->Unit(benchmark::kMillisecond);

void largestWithActionsKept(benchmark::State& state)
{
    run(state, largest(), {.keepActions = true});
}
BENCHMARK(largestWithActionsKept)->Unit(benchmark::kMillisecond);

void largestByCalendar(benchmark::State& state)
{
    auto input = largest("Europe/Berlin");
    input.delay = DelayReading::SendingDays;
    input.pacing = Pacing::Spread;
    run(state, input);
}
BENCHMARK(largestByCalendar)->Unit(benchmark::kMillisecond);

void largestWithDropOut(benchmark::State& state)
{
    auto input = largest();
    input.dropOut.assign(10, 500);
    run(state, input);
}
BENCHMARK(largestWithDropOut)->Unit(benchmark::kMillisecond);

/// Memory of the day table must not grow with the number of leads.
void dayTableOfLeads(benchmark::State& state)
{
    auto input = largest();
    input.leads = state.range(0);
    run(state, input);
}
BENCHMARK(dayTableOfLeads)->Arg(1'000'000)->Arg(qint64(1) << 31)->Unit(benchmark::kMillisecond);

void everydayPlan(benchmark::State& state)
{
    run(state, everyday());
}
BENCHMARK(everydayPlan)->Unit(benchmark::kMicrosecond);

void tenThousandLeadsByTenSteps(benchmark::State& state)
{
    auto input = largest("Europe/Berlin");
    input.leads = 10'000;
    run(state, input);
}
BENCHMARK(tenThousandLeadsByTenSteps)->Unit(benchmark::kMicrosecond);

void findings(benchmark::State& state, const ForecastInput& input)
{
    const auto plan = runForecast(input);
    for (auto _ : state)
        benchmark::DoNotOptimize(findingsOf(*plan));
}
void everydayFindings(benchmark::State& state)
{
    findings(state, everyday());
}
BENCHMARK(everydayFindings)->Unit(benchmark::kMicrosecond);
void largestFindings(benchmark::State& state)
{
    findings(state, largest("Europe/Berlin"));
}
BENCHMARK(largestFindings)->Unit(benchmark::kMillisecond);

} // namespace
