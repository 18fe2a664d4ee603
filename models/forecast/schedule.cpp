#include "models/forecast/schedule.h"

#include <algorithm>
#include <limits>

namespace fairlead {

namespace {

struct Interval
{
    qint64 from;
    qint64 until;
};

/// Turns intervals of labels into stretches of instants, for label intervals that only move forward.
class LabelResolver
{
public:
    explicit LabelResolver(const Zone& zone) : m_spans(zone.spans()) {}

    /// The instants whose label is in `labels`, in order, adjoining ones joined. Valid until the next call.
    const std::vector<Interval>& instants(Interval labels)
    {
        m_found.clear();
        // A label is less than two days away from its instant.
        while (m_spans[m_first].until < labels.from - 2 * secondsPerDay)
            ++m_first;
        for (auto i = m_first; i < m_spans.size() && m_spans[i].from < labels.until + 2 * secondsPerDay;
             ++i) {
            const auto& span = m_spans[i];
            const Interval piece{std::max(span.from, labels.from - span.offset),
                                 std::min(span.until, labels.until - span.offset)};
            if (piece.from >= piece.until)
                continue;
            if (!m_found.empty() && m_found.back().until == piece.from)
                m_found.back().until = piece.until;
            else
                m_found.push_back(piece);
        }
        return m_found;
    }

private:
    std::span<const Zone::Span> m_spans;
    std::size_t m_first = 0;
    std::vector<Interval> m_found;
};

Interval labelsOf(const SendingWindow& window, qint64 date)
{
    const Label midnight = date * secondsPerDay;
    const Label end = midnight + window.end + (window.isOvernight() ? secondsPerDay : 0);
    return {midnight + window.start, end};
}

SendingDay sendingDay(qint64 date, const std::vector<Interval>& instants)
{
    SendingDay day{date, instants.front().from, instants.back().until, 0, static_cast<int>(instants.size())};
    for (const auto& interval : instants)
        day.openSeconds += interval.until - interval.from;
    return day;
}

void markLastPieces(OpenSchedule& schedule)
{
    std::vector<bool> seen(schedule.days.size());
    for (auto piece = schedule.pieces.rbegin(); piece != schedule.pieces.rend(); ++piece) {
        const auto day = static_cast<std::size_t>(piece->day);
        piece->lastOfDay = !seen[day];
        seen[day] = true;
    }
}

} // namespace

bool isOpen(const SendingWindow& window, qint64 instant)
{
    const auto label = window.zone.labelAt(instant);
    // An overnight window that is still open after midnight belongs to the day before.
    for (const qint64 date : {dateOf(label), dateOf(label) - 1}) {
        const auto labels = labelsOf(window, date);
        if (labels.from <= label && label < labels.until)
            return window.days[static_cast<std::size_t>(weekdayOf(date))];
    }
    return false;
}

OpenSchedule openSchedule(const SendingWindow& window, qint64 launch, qint64 dates)
{
    OpenSchedule schedule;
    schedule.launchDate = dateOf(window.zone.labelAt(launch));
    const Label horizon = (schedule.launchDate + dates) * secondsPerDay;
    LabelResolver whole(window.zone);
    LabelResolver reachable(window.zone);
    // An overnight window of the day before, and clocks set back a day, may still be open at launch.
    for (qint64 date = schedule.launchDate - 2; date < schedule.launchDate + dates; ++date) {
        if (!window.days[static_cast<std::size_t>(weekdayOf(date))])
            continue;
        const auto labels = labelsOf(window, date);
        const auto& instants = whole.instants(labels);
        if (instants.empty() || instants.back().until <= launch)
            continue;
        const auto index = static_cast<int>(schedule.days.size());
        schedule.days.push_back(sendingDay(date, instants));
        const bool cut = labels.until > horizon;
        for (const auto& piece : cut ? reachable.instants({labels.from, horizon}) : instants) {
            if (piece.until > launch)
                schedule.pieces.push_back({std::max(piece.from, launch), piece.until, index, false});
        }
    }
    // Only a clock set back across a window's edge makes the pieces of two days take turns.
    if (!std::ranges::is_sorted(schedule.pieces, {}, &OpenPiece::from))
        std::ranges::sort(schedule.pieces, {}, &OpenPiece::from);
    markLastPieces(schedule);
    return schedule;
}

} // namespace fairlead
