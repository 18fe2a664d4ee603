#include "tests/unit/campaigns.h"

#include "models/campaign/changes.h"
#include "models/campaign/codec.h"
#include "models/campaign/request.h"
#include "models/drafts/campaignfile.h"

#include <benchmark/benchmark.h>

using namespace fairlead;
using namespace fairlead::test;

/// What happens to ten steps of ten variants on every key stroke, file and submission.
namespace {

CampaignDraft draft()
{
    CampaignDraft draft;
    draft.campaign = decodeCampaign(tenByTen());
    return draft;
}

void decode(benchmark::State& state)
{
    const auto json = tenByTen();
    for (auto _ : state)
        benchmark::DoNotOptimize(decodeCampaign(json));
}

void encode(benchmark::State& state)
{
    const auto campaign = draft().campaign;
    for (auto _ : state)
        benchmark::DoNotOptimize(encodeCampaign(campaign));
}

void readFile(benchmark::State& state)
{
    const auto text = campaignFileText(draft());
    for (auto _ : state)
        benchmark::DoNotOptimize(readCampaignText(text));
    state.SetBytesProcessed(state.iterations() * text.size());
}

void writeFile(benchmark::State& state)
{
    const auto campaign = draft();
    for (auto _ : state)
        benchmark::DoNotOptimize(campaignFileText(campaign));
}

void differences(benchmark::State& state)
{
    const auto before = tenByTen();
    const auto after = with(before, "/steps/9/variants/9/weight", 11);
    for (auto _ : state)
        benchmark::DoNotOptimize(changesBetween(before, after));
}

void hash(benchmark::State& state)
{
    const auto campaign = draft().campaign;
    for (auto _ : state)
        benchmark::DoNotOptimize(contentHash(campaign));
}

BENCHMARK(decode)->Unit(benchmark::kMicrosecond);
BENCHMARK(encode)->Unit(benchmark::kMicrosecond);
BENCHMARK(readFile)->Unit(benchmark::kMicrosecond);
BENCHMARK(writeFile)->Unit(benchmark::kMicrosecond);
BENCHMARK(differences)->Unit(benchmark::kMicrosecond);
BENCHMARK(hash)->Unit(benchmark::kMicrosecond);

} // namespace
