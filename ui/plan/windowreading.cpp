#include "ui/plan/windowreading.h"

#include <algorithm>
#include <utility>

namespace fairlead {

std::vector<WindowReading> windowReadings(const Plan& plan, const Zone& mine, const QLocale& locale,
                                          std::size_t most)
{
    std::vector<PlanWords> clocks;
    for (const auto& zone : {plan.input.window.zone, Zone::utc(), mine}) {
        const bool isNew = std::ranges::none_of(
            clocks, [&](const PlanWords& clock) { return isSameClock(clock.zone(), zone); });
        if (isNew)
            clocks.emplace_back(locale, zone);
    }
    // Numbers are compared first: most of some thousand days read like the one before.
    std::vector<WindowReading> readings;
    std::vector<std::pair<qint64, qint64>> before;
    std::vector<std::pair<qint64, qint64>> present;
    for (const auto& day : plan.days) {
        present.clear();
        for (const auto& clock : clocks) {
            const auto opens = clock.zone().labelAt(day.opens);
            present.emplace_back(opens % secondsPerDay, clock.zone().labelAt(day.closes) - opens);
        }
        if (std::exchange(before, present) == present)
            continue;
        WindowReading reading{day.date, {}};
        for (const auto& clock : clocks)
            reading.clocks << clock.span(day.opens, day.closes);
        if (readings.empty() || readings.back().clocks != reading.clocks)
            readings.push_back(std::move(reading));
        if (readings.size() == most)
            break;
    }
    return readings;
}

namespace {

struct WindowReadingText
{
    Q_DECLARE_TR_FUNCTIONS(WindowReading)
};

} // namespace

QString windowReadingInWords(const Plan& plan, const Zone& mine, const PlanWords& words)
{
    const auto readings = windowReadings(plan, mine, words.locale(), 3);
    QStringList lines;
    for (const auto& reading : readings) {
        const auto clocks = reading.clocks.join(QStringLiteral(" = "));
        lines << (readings.size() == 1
                      ? clocks
                      : WindowReadingText::tr("From %1: %2").arg(words.date(reading.date), clocks));
    }
    return lines.join(u'\n');
}

} // namespace fairlead
