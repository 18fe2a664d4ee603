#include "models/campaign/stepmatch.h"

#include <algorithm>

namespace fairlead {

namespace {

constexpr int missing = 5; ///< what an added or removed step costs: as much as five changed fields

using Steps = std::vector<Step>;
using Indexes = std::vector<std::size_t>;
using Origins = std::vector<std::optional<std::size_t>>; ///< of each step after, its index before

/// How many members tell two steps apart; the number is not looked at.
int distance(const Step& a, const Step& b)
{
    int differing = a.unknown == b.unknown && a.malformed == b.malformed ? 0 : 1;
    const auto differs = [&](const auto& x, const auto& y) {
        differing += x == y ? 0 : 1;
    };
    differs(a.delayDays, b.delayDays);
    differs(a.channel, b.channel);
    differs(a.variants, b.variants);
    differs(a.aiPersonalizationEnabled, b.aiPersonalizationEnabled);
    differs(a.trackClicks, b.trackClicks);
    differs(a.actionType, b.actionType);
    differs(a.messageTemplate, b.messageTemplate);
    return differing;
}

/// Finds unchanged steps, at their own place first; takes them out of `free`.
void findUnchanged(const Steps& before, const Steps& after, Origins& origins, Indexes& free)
{
    const auto take = [&](std::size_t j, const auto& accept) {
        const auto found = std::find_if(free.begin(), free.end(), [&](std::size_t i) {
            return accept(i) && distance(before[i], after[j]) == 0;
        });
        if (origins[j] || found == free.end())
            return;
        origins[j] = *found;
        free.erase(found);
    };
    for (std::size_t j = 0; j < after.size(); ++j)
        take(j, [&](std::size_t i) { return i == j; });
    for (std::size_t j = 0; j < after.size(); ++j)
        take(j, [](std::size_t) { return true; });
}

/// Pairs what is left, in order, so that the fewest members changed.
void findChanged(const Steps& before, const Steps& after, Origins& origins, const Indexes& from)
{
    Indexes to;
    for (std::size_t j = 0; j < after.size(); ++j)
        if (!origins[j])
            to.push_back(j);
    // table[i][j]: the least cost of turning the first i steps of `from` into the first j of `to`.
    std::vector table(from.size() + 1, std::vector<int>(to.size() + 1));
    const auto pairCost = [&](std::size_t i, std::size_t j) {
        return table[i - 1][j - 1] + distance(before[from[i - 1]], after[to[j - 1]]);
    };
    for (std::size_t i = 0; i <= from.size(); ++i)
        for (std::size_t j = 0; j <= to.size(); ++j)
            table[i][j] =
                i == 0 || j == 0
                    ? static_cast<int>(i + j) * missing
                    : std::min({pairCost(i, j), table[i - 1][j] + missing, table[i][j - 1] + missing});
    for (std::size_t i = from.size(), j = to.size(); i > 0 && j > 0;) {
        if (table[i][j] == pairCost(i, j))
            origins[to[--j]] = from[--i];
        else if (table[i][j] == table[i - 1][j] + missing)
            --i;
        else
            --j;
    }
}

/// The most steps that kept their order; all others moved.
std::vector<bool> movedOnes(const Origins& origins)
{
    std::vector<std::size_t> length(origins.size(), 1);
    std::vector<std::optional<std::size_t>> previous(origins.size());
    std::optional<std::size_t> last;
    for (std::size_t j = 0; j < origins.size(); ++j) {
        if (!origins[j])
            continue;
        for (std::size_t k = 0; k < j; ++k) {
            if (origins[k] && *origins[k] < *origins[j] && length[k] + 1 > length[j]) {
                length[j] = length[k] + 1;
                previous[j] = k;
            }
        }
        if (!last || length[j] > length[*last])
            last = j;
    }
    std::vector<bool> moved(origins.size(), true);
    for (; last; last = previous[*last])
        moved[*last] = false;
    return moved;
}

} // namespace

Step withoutNumber(Step step)
{
    step.step.clear();
    return step;
}

std::vector<StepMatch> matchSteps(const Steps& before, const Steps& after)
{
    Origins origins(after.size());
    Indexes free(before.size());
    for (std::size_t i = 0; i < free.size(); ++i)
        free[i] = i;
    findUnchanged(before, after, origins, free);
    findChanged(before, after, origins, free);
    std::erase_if(
        free, [&](std::size_t i) { return std::find(origins.begin(), origins.end(), i) != origins.end(); });

    const auto moved = movedOnes(origins);
    std::vector<StepMatch> matches;
    auto gone = free.begin();
    for (std::size_t j = 0; j < after.size(); ++j) {
        for (; gone != free.end() && origins[j] && *gone < *origins[j]; ++gone)
            matches.push_back({*gone, std::nullopt, false});
        matches.push_back({origins[j], j, origins[j] && moved[j]});
    }
    for (; gone != free.end(); ++gone)
        matches.push_back({*gone, std::nullopt, false});
    return matches;
}

} // namespace fairlead
