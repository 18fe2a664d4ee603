#include "tests/unit/campaigns.h"

#include "models/campaign/codec.h"

#include <benchmark/benchmark.h>

using namespace fairlead;
using namespace fairlead::test;

namespace {

/// `runs_per_ms` is the ratio to the promise that ten steps of ten variants cost less than 1 ms: above 1 it
/// is kept.
void checkRules(benchmark::State& state, const Json& json)
{
    const auto campaign = decodeCampaign(json);
    std::size_t problems = 0;
    for (auto _ : state) {
        const auto found = checkCampaign(campaign, {.now = testNow});
        problems = found.size();
        benchmark::DoNotOptimize(found);
    }
    state.counters["problems"] = static_cast<double>(problems);
    state.counters["runs_per_ms"] =
        benchmark::Counter(static_cast<double>(state.iterations()) / 1000, benchmark::Counter::kIsRate);
}

void rulesOfAnEmptyDraft(benchmark::State& state)
{
    checkRules(state, Json::object());
}

void rulesOfTenByTen(benchmark::State& state)
{
    checkRules(state, tenByTen());
}

/// Every variant has three faults, every step one of its own.
void rulesOfTenByTenFaulty(benchmark::State& state)
{
    auto campaign = tenByTen();
    for (auto& step : campaign["steps"]) {
        step["delay_days"] = -1;
        for (auto& variant : step["variants"])
            variant = {{"label", ""}, {"weight", 200}, {"type", "OTHER"}};
    }
    checkRules(state, campaign);
}

BENCHMARK(rulesOfAnEmptyDraft)->Unit(benchmark::kMicrosecond);
BENCHMARK(rulesOfTenByTen)->Unit(benchmark::kMicrosecond);
BENCHMARK(rulesOfTenByTenFaulty)->Unit(benchmark::kMicrosecond);

} // namespace
