#include "models/campaign/formats.h"
#include "models/forecast/explanation.h"

#include "tests/support/forecastoracle.h"
#include "tests/support/randomcampaigns.h"

#include <QLocale>
#include <QTest>

using namespace fairlead;
using Kind = Reason::Kind;

namespace {

qint64 at(const char* instant)
{
    return parseInstant(QString::fromLatin1(instant)).value();
}

/// Monday to Friday, 09:00–17:00 in Berlin, launched on Tuesday, 1 December 2026 at 08:30 there.
ForecastInput workdays(qint64 leads, std::vector<qint64> delays)
{
    ForecastInput input;
    input.leads = leads;
    input.delayDays = std::move(delays);
    input.window = {9 * 3600,
                    17 * 3600,
                    {true, true, true, true, true, false, false},
                    *Zone::load(QStringLiteral("Europe/Berlin"))};
    input.dailyLimit = 100;
    input.minInterval = 60;
    input.launch = at("2026-12-01T07:30:00Z");
    return input;
}

Explanation explained(const ForecastInput& input, qint64 lead, int step)
{
    return explain(*runForecast(input, {.keepActions = true}), lead, step);
}

/// "launch 2026-12-01T07:30:00Z 0", …
QString words(const Explanation& explanation)
{
    QStringList lines;
    for (const auto& reason : explanation.why)
        lines << QStringLiteral("%1 %2 %3")
                     .arg(nameOf(reason.kind), formatInstant(reason.at), QString::number(reason.count));
    return lines.join(u'\n');
}

std::optional<Reason> find(const Explanation& explanation, Kind kind)
{
    for (const auto& reason : explanation.why)
        if (reason.kind == kind)
            return reason;
    return std::nullopt;
}

} // namespace

/// "Why this time?"
class TestExplanation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void chain_data();
    void chain();
    void readsAsSentences();
    void speaksOfOneDayAsOne();
    void holdsForRandomCampaigns();
    void explainsNothingForWhatIsNotThere();
};

void TestExplanation::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=200");
}

void TestExplanation::chain_data()
{
    QTest::addColumn<ForecastInput>("input");
    QTest::addColumn<qint64>("lead");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const ForecastInput& input, qint64 lead, int step,
                        const char* chain) {
        QTest::newRow(name) << input << lead << step << QString::fromLatin1(chain);
    };

    row("the very first action", workdays(10, {0}), 0, 1,
        "launch 2026-12-01T07:30:00Z 0\n"
        "due 2026-12-01T07:30:00Z 0\n"
        "closed 2026-12-01T07:30:00Z 0\n"
        "opens 2026-12-01T08:00:00Z 0\n"
        "sent_now 2026-12-01T08:00:00Z 0");
    row("in line behind others", workdays(10, {0}), 3, 1,
        "launch 2026-12-01T07:30:00Z 0\n"
        "due 2026-12-01T07:30:00Z 0\n"
        "closed 2026-12-01T07:30:00Z 0\n"
        "opens 2026-12-01T08:00:00Z 0\n"
        "others_first 2026-12-01T08:02:00Z 3\n"
        "interval 2026-12-01T08:02:00Z 60\n"
        "sent_now 2026-12-01T08:03:00Z 0");
    row("the limit on two days", workdays(300, {0}), 200, 1,
        "launch 2026-12-01T07:30:00Z 0\n"
        "due 2026-12-01T07:30:00Z 0\n"
        "closed 2026-12-01T07:30:00Z 0\n"
        "opens 2026-12-01T08:00:00Z 0\n"
        "limit_reached 2026-12-02T09:39:00Z 2\n"
        "others_first 2026-12-02T09:39:00Z 200\n"
        "opens 2026-12-03T08:00:00Z 0\n"
        "sent_now 2026-12-03T08:00:00Z 0");
    row("a follow-up due on a Saturday", workdays(1, {0, 4}), 0, 2,
        "sent 2026-12-01T08:00:00Z 1\n"
        "due 2026-12-05T08:00:00Z 4\n"
        "not_a_sending_day 2026-12-05T08:00:00Z 0\n"
        "opens 2026-12-07T08:00:00Z 0\n"
        "sent_now 2026-12-07T08:00:00Z 0");
    row("sent as it falls due", workdays(1, {0, 2}), 0, 2,
        "sent 2026-12-01T08:00:00Z 1\n"
        "due 2026-12-03T08:00:00Z 2\n"
        "sent_now 2026-12-03T08:00:00Z 0");

    auto slow = workdays(50, {0});
    slow.minInterval = 3600;
    row("the window closes before its turn", slow, 8, 1,
        "launch 2026-12-01T07:30:00Z 0\n"
        "due 2026-12-01T07:30:00Z 0\n"
        "closed 2026-12-01T07:30:00Z 0\n"
        "opens 2026-12-01T08:00:00Z 0\n"
        "others_first 2026-12-01T15:00:00Z 8\n"
        "closed 2026-12-01T16:00:00Z 1\n"
        "opens 2026-12-02T08:00:00Z 0\n"
        "sent_now 2026-12-02T08:00:00Z 0");

    auto leaving = workdays(2, {0, 1, 1});
    leaving.dropOut = {5'000};
    row("a lead that left", leaving, 1, 3,
        "sent 2026-12-01T08:01:00Z 1\n"
        "left_before 2026-12-01T08:01:00Z 1");

    row("due after the forecast's end", workdays(1, {0, 3'660}), 0, 2,
        "sent 2026-12-01T08:00:00Z 1\n"
        "due 2036-12-08T08:00:00Z 3660\n"
        "past_horizon 2036-12-07T23:00:00Z 0");
    row("a step after one that is never sent", workdays(1, {0, 3'660, 0}), 0, 3,
        "sent 2026-12-01T08:00:00Z 1\n"
        "past_horizon 2036-12-07T23:00:00Z 0");
    ForecastInput twice = workdays(2, {0});
    twice.window = {3600,
                    3660,
                    {false, false, false, false, false, false, true},
                    *Zone::load(QStringLiteral("America/New_York"))};
    twice.minInterval = 60;
    twice.launch = 1'793'500'200; // 2026-11-01T02:30:00Z, on the eve of the day when the clock is set back
    row("a window that a clock set back opens twice", twice, 1, 1,
        "launch 2026-11-01T02:30:00Z 0\n"
        "due 2026-11-01T02:30:00Z 0\n"
        "not_a_sending_day 2026-11-01T02:30:00Z 0\n"
        "opens 2026-11-01T05:00:00Z 0\n"
        "others_first 2026-11-01T05:00:00Z 1\n"
        "opens 2026-11-01T06:00:00Z 0\n"
        "sent_now 2026-11-01T06:00:00Z 0");
    auto late = workdays(100'000, {0});
    late.dailyLimit = 1;
    row("a lead that is never reached", late, 99'999, 1,
        "launch 2026-12-01T07:30:00Z 0\n"
        "due 2026-12-01T07:30:00Z 0\n"
        "past_horizon 2036-12-07T23:00:00Z 0");
}

void TestExplanation::chain()
{
    QFETCH(ForecastInput, input);
    QFETCH(qint64, lead);
    QFETCH(int, step);
    QFETCH(QString, expected);
    QCOMPARE(words(explained(input, lead, step)), expected);
}

void TestExplanation::readsAsSentences()
{
    const auto explanation = explained(workdays(30'000, {0, 4}), 10'100, 1);
    const auto berlin = *Zone::load(QStringLiteral("Europe/Berlin"));
    const auto text = sentences(explanation, berlin);
    QCOMPARE(text.size(), qsizetype(explanation.why.size()));
    QCOMPARE(text[0], QStringLiteral("The campaign is launched on Tuesday, 1 December 2026, 08:30 Berlin."));
    QCOMPARE(text[2], QStringLiteral("The sending window is closed at that time."));
    const auto others = find(explanation, Kind::OthersFirst);
    QVERIFY(others && others->count > 10'000);
    QVERIFY2(text.contains(
                 QStringLiteral("%1 messages go before it: each is the first among those due at its time.")
                     .arg(QLocale().toString(others->count))),
             qPrintable(text.join(u'\n')));
    QVERIFY(text.last().startsWith(QStringLiteral("It is sent on ")));
    QVERIFY(!text.join(u' ').contains(u'%'));
}

void TestExplanation::speaksOfOneDayAsOne()
{
    const auto text = sentences(explained(workdays(150, {0}), 100, 1), Zone::utc());
    QVERIFY2(
        text.contains(QStringLiteral("The daily limit is used up on Tuesday, 1 December 2026, 09:39 UTC.")),
        qPrintable(text.join(u'\n')));
    const auto followUp = sentences(explained(workdays(1, {0, 1}), 0, 2), Zone::utc());
    QCOMPARE(
        followUp[1],
        QStringLiteral("After the delay of 1 day the step is due on Wednesday, 2 December 2026, 08:00 UTC."));
}

/// Every chain runs forward in time, says truly when the step is due and when a window is open, and ends with
/// the action or with why there is none.
void TestExplanation::holdsForRandomCampaigns()
{
    QVERIFY(rc::check("the chain's facts are the oracle's", [] {
        const auto input = *randomcampaigns::inputs();
        RC_PRE(input.leads > 0);
        RC_LOG() << randomcampaigns::describe(input) << '\n';
        const auto plan = *runForecast(input, {.keepActions = true});
        const auto lead = *rc::gen::inRange<qint64>(0, input.leads);
        const auto step = *rc::gen::inRange(1, input.steps() + 1);
        const auto explanation = explain(plan, lead, step);
        RC_LOG() << "lead " << lead << " step " << step << '\n' << words(explanation).toStdString() << '\n';
        const auto& why = explanation.why;
        const auto isAction = [&](const Action& a) {
            return a.lead == lead && a.step == step;
        };
        const auto action = std::ranges::find_if(plan.sent, isAction);
        const bool sent = action != plan.sent.end();

        RC_ASSERT(why.front().kind == (why.front().count > 0 ? Kind::Sent : Kind::Launch));
        RC_ASSERT(explanation.sentAt.has_value() == sent);
        RC_ASSERT((why.back().kind == Kind::SentNow) == sent);
        if (!sent) {
            RC_ASSERT(why.back().kind == Kind::PastHorizon || why.back().kind == Kind::LeftBefore);
            return;
        }
        RC_ASSERT(*explanation.sentAt == plan.timeOf(*action) && why.back().at == *explanation.sentAt);
        RC_ASSERT(std::ranges::is_sorted(why, {}, &Reason::at));
        const auto from = why.front().at;
        const auto day = why.front().kind == Kind::Sent
                             ? oracle::sendingDayAt(input.window, from)
                             : std::optional(oracle::localDate(input.window, from));
        const auto due = oracle::dueAfter(input, input.delayDays[std::size_t(step - 1)], from, *day);
        RC_ASSERT(find(explanation, Kind::Due)->at == *due);
        const auto dueClosed =
            find(explanation, Kind::NotASendingDay) ||
            (find(explanation, Kind::Closed) && find(explanation, Kind::Closed)->count == 0);
        RC_ASSERT(dueClosed == !oracle::sendingDayAt(input.window, *due));
        for (const auto& reason : why)
            if (reason.kind == Kind::Opens)
                RC_ASSERT(oracle::sendingDayAt(input.window, reason.at).has_value());
        if (why.size() == 3)
            RC_ASSERT(*explanation.sentAt == *due);
        // Something is named that lasts up to the action.
        if (*explanation.sentAt > *due)
            RC_ASSERT(std::ranges::any_of(why, [&](const Reason& reason) {
                return (reason.kind == Kind::Opens && reason.at == *explanation.sentAt) ||
                       (reason.kind == Kind::Interval && reason.count > 0);
            }));
    }));
}

void TestExplanation::explainsNothingForWhatIsNotThere()
{
    QVERIFY(explained(workdays(1, {0}), 1, 1).why.empty());
    QVERIFY(explained(workdays(1, {0}), 0, 2).why.empty());
    QVERIFY(explained(workdays(1, {0}), -1, 1).why.empty());
    QVERIFY(explained(workdays(1, {0}), 0, 0).why.empty());
}

QTEST_GUILESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
