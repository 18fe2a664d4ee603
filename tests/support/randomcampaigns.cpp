#include "tests/support/randomcampaigns.h"

#include <sstream>

namespace randomcampaigns {

using namespace fairlead;

namespace {

template <typename T>
T pick(std::initializer_list<T> values)
{
    return *rc::gen::elementOf(std::vector<T>(values));
}

qint64 within(qint64 from, qint64 until)
{
    return *rc::gen::inRange<qint64>(from, until);
}

int edgeOfWindow()
{
    const int hour = 3600;
    switch (within(0, 4)) {
    case 0:
        return static_cast<int>(within(0, 24)) * hour;
    case 1:
        return pick({0, hour / 2, hour, hour * 3 / 2, hour * 2, hour * 5 / 2, hour * 3, hour * 47 / 2});
    case 2:
        return static_cast<int>(within(0, 24 * 60)) * 60;
    default:
        return static_cast<int>(within(0, 24 * hour));
    }
}

SendingWindow randomWindow()
{
    SendingWindow window;
    window.zone = *Zone::load(zones()[within(0, zones().size())]);
    window.start = edgeOfWindow();
    window.end =
        pick({0, 1}) == 1 ? edgeOfWindow() : (window.start + pick({86399, 86340, 60, 1800})) % 86'400;
    if (window.end == window.start)
        window.end = (window.start + 1) % 86'400;
    for (auto& day : window.days)
        day = within(0, 4) > 0;
    window.days[static_cast<std::size_t>(within(0, 7))] = true;
    return window;
}

/// Now and then right before a clock change.
qint64 randomLaunch(const Zone& zone)
{
    const qint64 from = 946'684'800;    // 2000-01-01
    const qint64 until = 1'798'761'600; // 2027-01-01
    const auto any = within(from, until);
    const auto change = zone.spanAt(any).until;
    if (pick({0, 1, 2}) == 0 || change > until)
        return any;
    return std::max(from, change - within(0, 6 * 86'400));
}

std::vector<qint64> randomDelays(qint64 most)
{
    std::vector<qint64> delays(static_cast<std::size_t>(within(1, most + 1)));
    for (auto& delay : delays)
        delay = pick({0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 7, 14});
    if (within(0, 20) == 0)
        delays.back() = pick<qint64>({90, 1'000, 3'659, 3'660, 100'000, 4'000'000'000'000});
    return delays;
}

ForecastInput randomInput(qint64 mostLeads, qint64 mostSteps)
{
    ForecastInput input;
    input.window = randomWindow();
    input.launch = randomLaunch(input.window.zone);
    input.leads = within(0, mostLeads + 1);
    input.delayDays = randomDelays(mostSteps);
    input.dailyLimit = pick({within(1, 5), within(1, 40), within(1, 2000)});
    input.minInterval = pick({within(1, 120), within(60, 3600), within(60, 8 * 3600)});
    input.order = pick({SendOrder::FollowUpsFirst, SendOrder::NewLeadsFirst});
    input.delay = pick({DelayReading::Elapsed, DelayReading::Calendar, DelayReading::SendingDays});
    input.pacing = pick({Pacing::Asap, Pacing::Spread});
    if (pick({0, 1, 2}) == 0) {
        input.dropOut.resize(static_cast<std::size_t>(within(0, input.steps() + 1)));
        for (auto& share : input.dropOut)
            share = static_cast<int>(pick({within(0, 10'000), within(0, 500), qint64(9'999)}));
    }
    return input;
}

} // namespace

const QStringList& zones()
{
    static const QStringList zones{
        QStringLiteral("UTC"),
        QStringLiteral("America/New_York"),
        QStringLiteral("Europe/London"),
        QStringLiteral("Europe/Dublin"),
        QStringLiteral("Europe/Berlin"),
        QStringLiteral("Australia/Lord_Howe"),
        QStringLiteral("Africa/Cairo"),
        QStringLiteral("Africa/Casablanca"),
        QStringLiteral("America/Santiago"),
        QStringLiteral("America/Havana"),
        QStringLiteral("America/Asuncion"),
        QStringLiteral("America/St_Johns"),
        QStringLiteral("America/Caracas"),
        QStringLiteral("Antarctica/Troll"),
        QStringLiteral("Asia/Kolkata"),
        QStringLiteral("Asia/Pyongyang"),
        QStringLiteral("Asia/Tehran"),
        QStringLiteral("Atlantic/Azores"),
        QStringLiteral("Pacific/Apia"),
        QStringLiteral("Pacific/Kiritimati"),
    };
    return zones;
}

rc::Gen<ForecastInput> inputs()
{
    return rc::gen::exec([] { return randomInput(pick<qint64>({20, 100, 400}), maxForecastSteps); });
}

rc::Gen<ForecastInput> smallInputs()
{
    return rc::gen::exec([] { return randomInput(12, 3); });
}

std::string describe(const ForecastInput& input)
{
    std::ostringstream text;
    text << input.window.zone.id().toStdString() << ", " << input.window.start << " to " << input.window.end
         << " on ";
    for (const bool day : input.window.days)
        text << day;
    text << ", launch " << input.launch << ", leads " << input.leads << ", delays";
    for (const auto days : input.delayDays)
        text << ' ' << days;
    text << ", limit " << input.dailyLimit << ", interval " << input.minInterval << ", "
         << nameOf(input.order).toStdString() << ", " << nameOf(input.delay).toStdString() << ", "
         << nameOf(input.pacing).toStdString() << ", drop-out";
    for (const auto share : input.dropOut)
        text << ' ' << share;
    return text.str();
}

} // namespace randomcampaigns
