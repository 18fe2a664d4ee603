#include "models/campaign/formats.h"
#include "models/campaign/schema.h"
#include "models/forecast/finding.h"
#include "models/forecast/forecastofcampaign.h"

#include <QLocale>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

qint64 at(const char* instant)
{
    return parseInstant(QString::fromLatin1(instant)).value();
}

/// Every day 09:00–17:00 UTC, launched on Tuesday, 1 December 2026 at 08:00; nothing is amiss.
ForecastInput calm(qint64 leads, std::vector<qint64> delays)
{
    ForecastInput input;
    input.leads = leads;
    input.delayDays = std::move(delays);
    input.window = {9 * 3600, 17 * 3600, {true, true, true, true, true, true, true}, Zone::utc()};
    input.dailyLimit = 96;
    input.minInterval = 300;
    input.launch = at("2026-12-01T08:00:00Z");
    input.addresses = 5;
    return input;
}

ForecastInput in(const char* zone, const char* launch, ForecastInput input)
{
    input.window.zone = *Zone::load(QString::fromLatin1(zone));
    input.launch = at(launch);
    return input;
}

std::vector<Finding> findings(const ForecastInput& input)
{
    return findingsOf(*runForecast(input));
}

QStringList codes(const ForecastInput& input)
{
    QStringList list;
    for (const auto& finding : findings(input))
        list << finding.code;
    return list;
}

QStringList labels(const Finding& finding)
{
    QStringList list;
    for (const auto& fix : finding.fixes)
        list << fix.label;
    return list;
}

/// Applies each fix of the first finding to a campaign of that plan, and plans again.
bool isMendedByEachFix(const ForecastInput& input, const QString& code)
{
    CampaignDraft draft;
    auto& campaign = draft.campaign;
    for (const auto delay : input.delayDays) {
        Step step;
        step.delayDays = delay;
        auto steps = stepsOf(campaign);
        steps.push_back(step);
        campaign.steps = steps;
    }
    campaign.dailyLimit = input.dailyLimit;
    campaign.minIntervalSeconds = input.minInterval;
    campaign.sendingWindowStart = formatTime(input.window.start);
    campaign.sendingWindowEnd = formatTime(input.window.end);
    campaign.timezone = input.window.zone.id();
    QStringList days;
    for (qsizetype day = 0; day < 7; ++day)
        if (input.window.days[static_cast<std::size_t>(day)])
            days << schema::weekDays()[day];
    campaign.sendDays = days;
    const auto fixes = findings(input)[0].fixes;
    return !fixes.empty() && std::ranges::all_of(fixes, [&](const Fix& fix) {
        auto mended = draft;
        fix.apply(mended);
        const auto forecast = forecastInputOf(mended, input.launch, {.leads = input.leads});
        return forecast.input && !codes(*forecast.input).contains(code);
    });
}

} // namespace

/// What a plan's author is told.
class TestFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysNothingAboutACalmPlan();
    void saysThatALimitIsOutOfReach();
    void saysThatNoLimitAbove1440IsEverReached();
    void saysThatIntakeStalls();
    void offersALimitThatSpeedsIntakeUp();
    void judgesByAddress_data();
    void judgesByAddress();
    void offersALimitAndTheIntervalThatItNeeds();
    void doesNotBlameFollowUpsThatComeLast();
    void saysWhatIsLeftAfterTenYears();
    void offersMoreDaysToAWindowThatIsFull();
    void saysThatTheDelayIsTooLong();
    void saysThatAStepHasNoDelay();
    void marksClockChanges_data();
    void marksClockChanges();
    void marksAWindowThatTheClockSkips();
    void offersAWindowThatTheClockDoesNotSkip();
    void offersAnOvernightWindowThatKeepsClearOfTheClock_data();
    void offersAnOvernightWindowThatKeepsClearOfTheClock();
    void saysThatAFollowUpSlips();
    void fixesAreEditsOfTheDraft();
};

void TestFindings::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestFindings::saysNothingAboutACalmPlan()
{
    QCOMPARE(codes(calm(90, {0, 3, 4})), QStringList());
    QCOMPARE(codes(calm(0, {0, 3})), QStringList());
}

void TestFindings::saysThatALimitIsOutOfReach()
{
    auto input = calm(10, {0});
    input.dailyLimit = 500;
    const auto found = findings(input);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].code, QStringLiteral("limit_unreachable"));
    QCOMPARE(found[0].path, QStringLiteral("/daily_limit"));
    QCOMPARE(found[0].message,
             QStringLiteral(
                 "500 messages a day are out of reach: from 09:00 to 17:00 UTC with 5 minutes between two "
                 "messages there is room for 96."));
    QCOMPARE(labels(found[0]), QStringList{QStringLiteral("Lower the daily limit from 500 to 96")});

    input.dailyLimit = 100;
    QCOMPARE(labels(findings(input)[0]),
             (QStringList{QStringLiteral("Lower the daily limit from 100 to 96"),
                          QStringLiteral("Shorten the interval from 5 minutes to 4 minutes 50 seconds"),
                          QStringLiteral("End the window at 17:20 instead of 17:00")}));
    input.minInterval = 290;
    QVERIFY(codes(input).isEmpty());
}

void TestFindings::saysThatNoLimitAbove1440IsEverReached()
{
    auto input = calm(10, {0});
    input.dailyLimit = 2'000;
    const auto message = findings(input)[0].message;
    QVERIFY2(message.contains(QStringLiteral("At the shortest interval that is allowed, 1 minute, a day of "
                                             "24 hours never has more than 1,440.")),
             qPrintable(message));
}

void TestFindings::saysThatIntakeStalls()
{
    auto input = calm(1'000, {0, 3, 4});
    input.dailyLimit = 100;
    input.minInterval = 60;
    const auto found = findings(input);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].code, QStringLiteral("intake_stalls"));
    QCOMPARE(found[0].message,
             QStringLiteral(
                 "Follow-ups that are due go before new people. With 3 steps and at most 100 messages a "
                 "day, about 33 new people a day are contacted in the long run: the last first contact "
                 "is on Friday, 25 December 2026 (sending day 25); without follow-ups it would be on "
                 "Thursday, 10 December 2026 (sending day 10)."));
}

void TestFindings::offersALimitThatSpeedsIntakeUp()
{
    auto input = calm(1'000, {0, 3, 4});
    input.dailyLimit = 100;
    input.minInterval = 60;
    const auto found = findings(input);
    QCOMPARE(labels(found[0]), QStringList{QStringLiteral(
                                   "Raise the daily limit from 100 to 300: the last first contact is then on "
                                   "Monday, 7 December 2026")});
    input.dailyLimit = 300;
    QCOMPARE(formatInstant(*runForecast(input)->steps[0].last).left(10), QStringLiteral("2026-12-07"));
}

/// 225 a day from one address is risky, and no advice; nor is 150 → 450 from two.
void TestFindings::judgesByAddress_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<int>("addresses");
    QTest::addColumn<bool>("isRisky");
    QTest::addColumn<bool>("isRaised");
    QTest::newRow("225 from one") << qint64(225) << 1 << true << false;
    QTest::newRow("150 from two") << qint64(150) << 2 << false << false;
    QTest::newRow("150 from five") << qint64(150) << 5 << false << true;
    QTest::newRow("none yet") << qint64(225) << 0 << false << false;
}

void TestFindings::judgesByAddress()
{
    QFETCH(qint64, limit);
    QFETCH(int, addresses);
    QFETCH(bool, isRisky);
    QFETCH(bool, isRaised);
    auto input = calm(2'000, {0, 3, 4});
    input.dailyLimit = limit;
    input.minInterval = 60;
    input.addresses = addresses;
    bool isSaid = false;
    for (const auto& finding : findings(input)) {
        isSaid = isSaid || finding.code == QStringLiteral("many_per_address");
        if (finding.code != QStringLiteral("intake_stalls"))
            continue;
        QCOMPARE(!finding.fixes.empty(), isRaised);
        QCOMPARE(finding.message.contains(QStringLiteral("more addresses")), !isRaised);
    }
    QCOMPARE(isSaid, isRisky);
}

void TestFindings::offersALimitAndTheIntervalThatItNeeds()
{
    auto input = calm(1'000, {0, 3, 4});
    input.dailyLimit = 96; // all that the window has room for
    const auto found = findings(input);
    QCOMPARE(labels(found[0]), QStringList{QStringLiteral(
                                   "Raise the daily limit from 96 to 288, and the interval from 5 minutes "
                                   "to 1 minute 40 seconds: the last first contact is then on Monday, 7 "
                                   "December 2026")});
    CampaignDraft draft;
    found[0].fixes[0].apply(draft);
    QCOMPARE(draft.campaign.dailyLimit.value(), 288);
    QCOMPARE(draft.campaign.minIntervalSeconds.value(), 100);
}

void TestFindings::doesNotBlameFollowUpsThatComeLast()
{
    auto input = calm(1'000, {0, 3, 4});
    input.order = SendOrder::NewLeadsFirst;
    QCOMPARE(codes(input), QStringList());
}

void TestFindings::saysWhatIsLeftAfterTenYears()
{
    auto input = calm(10'000, {0});
    input.dailyLimit = 1;
    const auto found = findings(input);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].code, QStringLiteral("incomplete"));
    QCOMPARE(found[0].message,
             QStringLiteral("10,000 people at 1 a day, the daily limit: 6,340 messages are left "
                            "after ten years, where the plan ends."));
    QCOMPARE(labels(found[0]), QStringList{QStringLiteral("Raise the daily limit from 1 to 3")});

    input.dailyLimit = 96;
    input.leads = 400'000;
    const auto full = findings(input);
    QCOMPARE(full[0].message,
             QStringLiteral(
                 "400,000 people at 96 a day, the daily limit: 48,640 messages are left after ten years, "
                 "where the plan ends."));
    QCOMPARE(full[0].path, QStringLiteral("/daily_limit"));
    input.dailyLimit = 500;
    const auto window = findings(input);
    QCOMPARE(window[0].message,
             QStringLiteral("400,000 people at 96 a day, all that the sending window has room "
                            "for: 48,640 messages are left after ten years, where the plan "
                            "ends."));
    QCOMPARE(window[0].path, QStringLiteral("/sending_window_end"));
    QCOMPARE(labels(window[0]),
             (QStringList{QStringLiteral("Shorten the interval from 5 minutes to 4 minutes 24 seconds"),
                          QStringLiteral("End the window at 18:10 instead of 17:00")}));
    QVERIFY(isMendedByEachFix(input, QStringLiteral("incomplete")));
}

void TestFindings::offersMoreDaysToAWindowThatIsFull()
{
    auto input = calm(350'000, {0});
    input.dailyLimit = 500;
    input.window.days = {true, true, true, true, true, true, false};
    const auto found = findings(input);
    QCOMPARE(found[0].code, QStringLiteral("incomplete"));
    QVERIFY(labels(found[0]).contains(QStringLiteral("Send on Sunday too")));
    QVERIFY(isMendedByEachFix(input, QStringLiteral("incomplete")));
}

void TestFindings::saysThatTheDelayIsTooLong()
{
    const auto found = findings(calm(2, {0, 4'000}));
    QCOMPARE(found[0].code, QStringLiteral("incomplete"));
    QCOMPARE(
        found[0].message,
        QStringLiteral("2 people with 2 steps, and by its delay step 2 falls due when the plan has ended: "
                       "2 messages are left after ten years, where the plan ends."));
    QCOMPARE(found[0].path, QStringLiteral("/steps/1/delay_days"));
    QCOMPARE(labels(found[0]), QStringList{QStringLiteral("Set the delay of step 2 to 3,659 days")});
    QVERIFY(isMendedByEachFix(calm(2, {0, 4'000}), QStringLiteral("incomplete")));
    auto leaving = calm(4, {0, 3, 4'000});
    leaving.dropOut = {5'000};
    QCOMPARE(labels(findings(leaving)[0]),
             QStringList{QStringLiteral("Set the delay of step 3 to 3,656 days")});
    QCOMPARE(labels(findings(calm(2, {4'000}))[0]),
             QStringList{QStringLiteral("Set the delay of step 1 to 3,659 days")});
    QCOMPARE(labels(findings(calm(2, {0, 4'000, 5, 4'000}))[0]), // neither alone would do
             QStringList{QStringLiteral("Wait no longer than 1,827 days before any step")});
    QVERIFY(isMendedByEachFix(calm(2, {0, 4'000, 5, 4'000}), QStringLiteral("incomplete")));
}

void TestFindings::saysThatAStepHasNoDelay()
{
    const auto found = findings(calm(2, {0, 0, 3}));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].code, QStringLiteral("zero_delay"));
    QCOMPARE(found[0].path, QStringLiteral("/steps/1/delay_days"));
    QCOMPARE(found[0].message,
             QStringLiteral("Step 2 has no delay: one person may get it 5 minutes after step 1."));
    QCOMPARE(labels(found[0]), QStringList{QStringLiteral("Set the delay of step 2 to 1 day")});
}

void TestFindings::marksClockChanges_data()
{
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("launch");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const int hour = 3600;
    const auto spring = QStringLiteral("2026-03-28T00:00:00Z");
    const auto autumn = QStringLiteral("2026-10-24T00:00:00Z");
    QTest::newRow("shortened") << 1 * hour << 9 * hour << spring << QStringLiteral("window_shortened")
                               << QStringLiteral(
                                      "On Sunday, 29 March 2026 the clock is set from 02:00 to 03:00 Berlin: "
                                      "the window is open for 7 hours instead of 8 hours.");
    QTest::newRow("lengthened") << 1 * hour << 9 * hour << autumn << QStringLiteral("window_lengthened")
                                << QStringLiteral(
                                       "On Sunday, 25 October 2026 the clock is set from 03:00 to "
                                       "02:00 Berlin: the window is open for 9 hours instead of 8 hours.");
    QTest::newRow("split")
        << 0 << 5 * hour / 2 << autumn << QStringLiteral("window_split")
        << QStringLiteral("On Sunday, 25 October 2026 the clock is set from 03:00 to 02:00 Berlin: the "
                          "window opens 2 times that day and the window is open for 3 hours "
                          "instead of 2 hours 30 minutes.");
}

void TestFindings::marksClockChanges()
{
    QFETCH(int, start);
    QFETCH(int, end);
    QFETCH(QString, launch);
    QFETCH(QString, code);
    QFETCH(QString, message);
    auto input = in("Europe/Berlin", qPrintable(launch), calm(30, {0}));
    input.window.start = start;
    input.window.end = end;
    input.dailyLimit = 10;
    const auto found = findings(input);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].code, code);
    QCOMPARE(found[0].message, message);
    QCOMPARE(weekdayOf(*found[0].date), 6);

    for (const auto& fix : found[0].fixes) {
        CampaignDraft draft;
        draft.campaign.sendingWindowStart = formatTime(start);
        draft.campaign.sendingWindowEnd = formatTime(end);
        fix.apply(draft);
        input.window.start = *parseTime(draft.campaign.sendingWindowStart.value());
        input.window.end = *parseTime(draft.campaign.sendingWindowEnd.value());
        QVERIFY2(codes(input).isEmpty(), qPrintable(fix.label));
    }
    QCOMPARE(found[0].fixes.size(), std::size_t(1));
}

void TestFindings::marksAWindowThatTheClockSkips()
{
    auto input = in("Europe/Berlin", "2026-03-28T00:00:00Z", calm(6, {0}));
    input.window.start = 2 * 3600;
    input.window.end = 3 * 3600;
    input.dailyLimit = 2;
    const auto found = findings(input);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].message,
             QStringLiteral("On Sunday, 29 March 2026 the clock skips the whole sending window: "
                            "nothing is sent on that day."));
}

void TestFindings::offersAWindowThatTheClockDoesNotSkip()
{
    auto input = in("Europe/Berlin", "2026-03-28T00:00:00Z", calm(6, {0}));
    input.window.start = 2 * 3600;
    input.window.end = 3 * 3600;
    input.dailyLimit = 2;
    QCOMPARE(labels(findings(input)[0]),
             QStringList{QStringLiteral("Move the window to 03:00–04:00 Berlin")});
    QVERIFY(isMendedByEachFix(input, QStringLiteral("window_shortened")));

    input = in("Pacific/Apia", "2011-12-29T00:00:00Z", calm(6, {0})); // 30 December never was
    input.dailyLimit = 2;
    QCOMPARE(findings(input)[0].fixes.size(), std::size_t(0));
}

void TestFindings::offersAnOvernightWindowThatKeepsClearOfTheClock_data()
{
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("launch");
    QTest::addColumn<QString>("fix");
    const int hour = 3600;
    const auto berlin = QStringLiteral("Europe/Berlin");
    QTest::newRow("early hours") << 22 * hour << 6 * hour << berlin << QStringLiteral("2026-03-27T00:00:00Z")
                                 << QStringLiteral("End the window at 02:00 instead of 06:00");
    QTest::newRow("late hours") << 22 * hour << 3 * hour << berlin << QStringLiteral("2026-10-23T00:00:00Z")
                                << QStringLiteral("End the window at 02:00 instead of 03:00");
    // At midnight the clock was set back to 23:00; of the past, so that no new time zone data change it.
    QTest::newRow("evening") << 22 * hour << 6 * hour << QStringLiteral("America/Sao_Paulo")
                             << QStringLiteral("2018-02-16T00:00:00Z") << QString();
}

void TestFindings::offersAnOvernightWindowThatKeepsClearOfTheClock()
{
    QFETCH(int, start);
    QFETCH(int, end);
    QFETCH(QString, zone);
    QFETCH(QString, launch);
    QFETCH(QString, fix);
    auto input = in(qPrintable(zone), qPrintable(launch), calm(30, {0}));
    input.window.start = start;
    input.window.end = end;
    input.dailyLimit = 10;
    const auto found = findings(input);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found[0].code.startsWith(QStringLiteral("window_")));
    QCOMPARE(labels(found[0]), fix.isEmpty() ? QStringList() : QStringList{fix});
    QVERIFY(fix.isEmpty() || isMendedByEachFix(input, found[0].code));
}

void TestFindings::saysThatAFollowUpSlips()
{
    auto input = in("Europe/Berlin", "2026-03-27T00:00:00Z", calm(96, {0, 3}));
    const auto found = findings(input);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].code, QStringLiteral("follow_up_slips"));
    QCOMPARE(found[0].path, QStringLiteral("/steps/1/delay_days"));
    QCOMPARE(found[0].message,
             QStringLiteral(
                 "The clock is set forward by 1 hour on Sunday, 29 March 2026, so a step 2 slips to a "
                 "later day: after a step 1 sent on Friday, 27 March 2026, 16:55 Berlin it falls due on "
                 "Monday, 30 March 2026, 17:55 Berlin, when the window has closed."));
    QCOMPARE(runForecast(input)->days.size(), std::size_t(3));
    QVERIFY(!found[0].fixes.empty());
    CampaignDraft draft;
    found[0].fixes[0].apply(draft);
    input.minInterval = draft.campaign.minIntervalSeconds.valueOr(input.minInterval);
    input.dailyLimit = draft.campaign.dailyLimit.valueOr(input.dailyLimit);
    QVERIFY2(codes(input).isEmpty(), qPrintable(found[0].fixes[0].label));

    input.delay = DelayReading::Calendar;
    QVERIFY(codes(input).isEmpty());
}

void TestFindings::fixesAreEditsOfTheDraft()
{
    auto draft = newDraft(QStringLiteral("UTC"));
    draft.campaign.steps = std::vector<Step>(2);
    auto input = calm(10, {0, 0});
    input.dailyLimit = 100;
    for (const auto& finding : findings(input))
        finding.fixes[0].apply(draft);
    QCOMPARE(draft.campaign.dailyLimit.value(), 96);
    QCOMPARE(stepsOf(draft.campaign)[1].delayDays.value(), 1);
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
