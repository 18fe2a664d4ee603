#include "ui/plan/clockchanges.h"

#include <algorithm>

namespace fairlead {

std::vector<ClockChange> clockChanges(const Zone& zone, qint64 from, qint64 until)
{
    std::vector<ClockChange> changes;
    const auto spans = zone.spans();
    auto span = std::partition_point(spans.begin(), spans.end(),
                                     [from](const Zone::Span& each) { return each.from < from; });
    for (; span != spans.end() && span->from <= until; ++span) {
        if (span == spans.begin())
            continue;
        const int forward = span->offset - std::prev(span)->offset;
        // The label that the clock is set to names the date: a skipped midnight belongs to the new day.
        if (forward != 0)
            changes.push_back({dateOf(span->from + span->offset), span->from, forward});
    }
    return changes;
}

} // namespace fairlead
