#include "models/campaign/formats.h"
#include "models/drafts/campaignfile.h"
#include "models/forecast/forecastofcampaign.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace fairlead;

namespace {

qint64 at(const char* instant)
{
    return parseInstant(QString::fromLatin1(instant)).value();
}

/// Monday to Friday, 09:00–17:00 UTC, launched on Tuesday, 1 December 2026 at 08:00.
ForecastInput workdays(qint64 leads, std::vector<qint64> delays)
{
    ForecastInput input;
    input.leads = leads;
    input.delayDays = std::move(delays);
    input.window = {9 * 3600, 17 * 3600, {true, true, true, true, true, false, false}, Zone::utc()};
    input.dailyLimit = 100;
    input.minInterval = 60;
    input.launch = at("2026-12-01T08:00:00Z");
    return input;
}

ForecastInput everyDay(qint64 leads, std::vector<qint64> delays)
{
    auto input = workdays(leads, std::move(delays));
    input.window.days.fill(true);
    return input;
}

Plan planOf(const ForecastInput& input)
{
    return *runForecast(input, {.keepActions = true});
}

QString words(const Plan& plan)
{
    QStringList lines;
    for (const auto& action : plan.sent)
        lines << QStringLiteral("%1 %2 %3")
                     .arg(action.lead)
                     .arg(action.step)
                     .arg(formatInstant(plan.timeOf(action)));
    return lines.join(u'\n');
}

} // namespace

/// The engine on the specification's own examples, at its limits, and on the shared fixtures.
class TestForecast : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fixture_data();
    void fixture();
    void eightHoursAtFiveMinutesAre96();
    void lastFirstContactIsOnDay25();
    void newLeadsFirstFinishFirstContactsOnDay10();
    void spreadFillsTheWindow();
    void overnightBelongsToTheDayItBegan();
    void nothingToSend();
    void moreLeadsThanTenYearsTake();
    void mostLeadsAndLongestDelay();
    void aDayOf25HoursTakes1500();
    void canBeCancelled();
    void reportsProgress();
};

void TestForecast::fixture_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(FAIRLEAD_TEST_DATA "/forecast"));
    const auto names = folder.entryList({QStringLiteral("*.json")});
    QVERIFY(names.size() >= 30);
    for (const auto& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestForecast::fixture()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = file.readAll();
    const auto expected = Json::parse(text.toStdString()).at("expected");
    const auto read = readCampaignText(text);
    QVERIFY2(read.draft, qPrintable(read.error));
    const auto forecast = forecastInputOf(*read.draft, 0);
    QVERIFY2(forecast.input, forecast.problems.empty() ? "" : qPrintable(forecast.problems[0].message));
    const auto plan = planOf(*forecast.input);

    Json sent = Json::array();
    for (const auto& action : plan.sent)
        sent.push_back({action.lead, action.step, formatInstant(plan.timeOf(action)).toStdString()});
    if (expected.contains("sent"))
        QVERIFY2(sent == expected["sent"], qPrintable(words(plan)));

    const auto output = expected.value("output", Json::object());
    QCOMPARE(plan.actions, output.value("actions", plan.actions));
    QCOMPARE(plan.complete, output.value("complete", plan.complete));
    QCOMPARE(plan.unsent, output.value("unsent", plan.unsent));
    if (!output.contains("days"))
        return;
    QCOMPARE(plan.days.size(), output["days"].size());
    for (std::size_t i = 0; i < plan.days.size(); ++i) {
        const auto& day = plan.days[i];
        const Json ours{{"date", formatDate(day.date).toStdString()},
                        {"opens", formatInstant(day.opens).toStdString()},
                        {"closes", formatInstant(day.closes).toStdString()},
                        {"total", day.total},
                        {"bottleneck", nameOf(day.bottleneck).toStdString()}};
        for (const auto& [key, value] : ours.items())
            if (output["days"][i].contains(key))
                QVERIFY2(output["days"][i][key] == value, (key + ' ' + value.dump()).c_str());
    }
}

void TestForecast::eightHoursAtFiveMinutesAre96()
{
    auto input = workdays(500, {0});
    input.dailyLimit = 500;
    input.minInterval = 300;
    const auto plan = planOf(input);
    QCOMPARE(plan.days.front().total, 96u);
    QCOMPARE(plan.days.front().bottleneck, Bottleneck::Window);
    QCOMPARE(formatInstant(plan.timeOf(plan.sent[0])), QStringLiteral("2026-12-01T09:00:00Z"));
    QCOMPARE(formatInstant(plan.timeOf(plan.sent[95])), QStringLiteral("2026-12-01T16:55:00Z"));
    QCOMPARE(formatInstant(plan.timeOf(plan.sent[96])), QStringLiteral("2026-12-02T09:00:00Z"));
}

void TestForecast::lastFirstContactIsOnDay25()
{
    auto input = everyDay(1'000, {0, 3, 4});
    const auto plan = planOf(input);
    QCOMPARE(dateOf(*plan.steps[0].last) - dateOf(input.launch) + 1, 25);
    QVERIFY(plan.complete);
    QCOMPARE(plan.actions, 3'000);
}

void TestForecast::newLeadsFirstFinishFirstContactsOnDay10()
{
    auto input = everyDay(1'000, {0, 3, 4});
    input.order = SendOrder::NewLeadsFirst;
    const auto plan = planOf(input);
    QCOMPARE(dateOf(*plan.steps[0].last) - dateOf(input.launch) + 1, 10);
    QCOMPARE(plan.actions, 3'000);
}

void TestForecast::spreadFillsTheWindow()
{
    auto input = workdays(200, {0});
    input.pacing = Pacing::Spread;
    const auto plan = planOf(input);
    QCOMPARE(plan.sent[1].time - plan.sent[0].time, 288u); // 8 hours by 100
    QCOMPARE(plan.days.front().total, 100u);
    QCOMPARE(plan.days.front().bottleneck, Bottleneck::Limit);
}

void TestForecast::overnightBelongsToTheDayItBegan()
{
    auto input = workdays(10, {0});
    input.window.start = 22 * 3600;
    input.window.end = 6 * 3600;
    input.dailyLimit = 4;
    input.minInterval = 2 * 3600;
    input.launch = at("2026-12-04T12:00:00Z"); // a Friday
    const auto plan = planOf(input);
    QCOMPARE(formatDate(plan.days[0].date), QStringLiteral("2026-12-04"));
    QCOMPARE(plan.days[0].total, 4u);
    QCOMPARE(formatInstant(plan.timeOf(plan.sent[3])), QStringLiteral("2026-12-05T04:00:00Z"));
    QCOMPARE(formatInstant(plan.timeOf(plan.sent[4])), QStringLiteral("2026-12-07T22:00:00Z"));
}

void TestForecast::nothingToSend()
{
    const auto plan = planOf(workdays(0, {0, 3}));
    QVERIFY(plan.complete);
    QVERIFY(plan.days.empty());
    QCOMPARE(plan.actions, 0);
    QCOMPARE(plan.unsent, 0);
    QCOMPARE(plan.steps.size(), std::size_t(2));
    QVERIFY(!plan.first && !plan.last);
}

void TestForecast::moreLeadsThanTenYearsTake()
{
    auto input = everyDay(10'000, {0});
    input.dailyLimit = 1;
    const auto plan = planOf(input);
    QVERIFY(!plan.complete);
    QCOMPARE(plan.actions, 3'660);
    QCOMPARE(plan.unsent, 6'340);
    QCOMPARE(dateOf(*plan.last) - dateOf(input.launch), 3'659);
}

void TestForecast::mostLeadsAndLongestDelay()
{
    auto input = everyDay(qint64(1) << 31, {0, std::numeric_limits<qint64>::max()});
    const auto plan = *runForecast(input);
    QCOMPARE(plan.actions, 366'000);
    QCOMPARE(plan.steps[1].actions, 0);
    QCOMPARE(plan.actions + plan.unsent, qint64(1) << 32);
}

void TestForecast::aDayOf25HoursTakes1500()
{
    auto input = everyDay(10'000, {0});
    input.window = {0, 86'399, input.window.days, *Zone::load(QStringLiteral("Europe/Berlin"))};
    input.dailyLimit = 10'000;
    input.launch = at("2026-10-24T22:00:00Z"); // midnight of the 25th
    const auto plan = planOf(input);
    QCOMPARE(plan.days.front().total, 1'500u);
    QCOMPARE(plan.days.front().openSeconds, 25 * 3600 - 1);
}

void TestForecast::canBeCancelled()
{
    std::atomic_bool cancelled = true;
    QVERIFY(!runForecast(workdays(100, {0}), {.cancelled = &cancelled}));
    cancelled = false;
    int days = 0;
    const auto plan =
        runForecast(workdays(10'000, {0}), {.cancelled = &cancelled, .progress = [&](qint64, qint64) {
                                                cancelled = ++days == 3;
                                            }});
    QVERIFY(!plan);
    QCOMPARE(days, 3);
}

void TestForecast::reportsProgress()
{
    std::vector<qint64> sent;
    const auto plan = runForecast(workdays(250, {0}), {.progress = [&](qint64 done, qint64 of) {
                                      QCOMPARE(of, 250);
                                      sent.push_back(done);
                                  }});
    QCOMPARE(sent, (std::vector<qint64>{100, 200, 250}));
    QCOMPARE(plan->actions, 250);
}

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
