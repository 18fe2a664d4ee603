#include "models/campaign/formats.h"
#include "models/forecast/forecastofcampaign.h"
#include "models/forecast/goalseek.h"
#include "models/forecast/intake.h"

#include "tests/support/randomcampaigns.h"

#include <QLocale>
#include <QTest>

#include <bit>

using namespace fairlead;

namespace {

qint64 at(const char* instant)
{
    return parseInstant(QString::fromLatin1(instant)).value();
}

qint64 day(const char* date)
{
    return dateOf(at(date));
}

/// Monday to Friday, 09:00–17:00 UTC, launched on Tuesday, 1 December 2026 at 08:00.
ForecastInput workdays(qint64 leads, std::vector<qint64> delays)
{
    ForecastInput input;
    input.leads = leads;
    input.delayDays = std::move(delays);
    input.window = {9 * 3600, 17 * 3600, {true, true, true, true, true, false, false}, Zone::utc()};
    input.dailyLimit = 50;
    input.minInterval = 300;
    input.launch = at("2026-12-01T08:00:00Z");
    return input;
}

/// The goal in a second wording.
bool isReached(const ForecastInput& input, const Goal& goal)
{
    const auto plan = *runForecast(input);
    qint64 mostADay = 0;
    for (const auto& planDay : plan.days)
        mostADay = std::max<qint64>(mostADay, planDay.total);
    const auto& zone = input.window.zone;
    switch (goal.kind) {
    case Goal::Kind::FinishBy:
        return plan.unsent == 0 && (plan.actions == 0 || dateOf(zone.labelAt(*plan.last)) <= goal.value);
    case Goal::Kind::AtMostPerDay:
        return mostADay <= goal.value;
    case Goal::Kind::NewLeadsNeverStall:
        return !intakeOf(plan)->stalls();
    }
    Q_UNREACHABLE();
}

using Change = std::function<void(ForecastInput&)>;

/// The first of the changes that reaches the goal.
std::optional<ForecastInput> firstThatReaches(const ForecastInput& input, const Goal& goal,
                                              const std::vector<Change>& changes)
{
    for (const auto& change : changes) {
        auto changed = input;
        change(changed);
        if (isReached(changed, goal))
            return changed;
    }
    return std::nullopt;
}

std::vector<Change> limits(const ForecastInput& input, bool more)
{
    std::vector<Change> changes;
    // Beyond these a limit is none.
    const auto most = input.pacing == Pacing::Asap ? input.leads * input.steps() + 1 : 1'500;
    for (qint64 limit = input.dailyLimit + (more ? 1 : -1); limit >= 1 && limit <= most;
         limit += more ? 1 : -1)
        changes.push_back([limit](ForecastInput& changed) { changed.dailyLimit = limit; });
    return changes;
}

std::vector<Change> intervals(const ForecastInput& input, bool more)
{
    std::vector<Change> changes;
    for (qint64 seconds = input.minInterval + (more ? -1 : 1); seconds >= 60 && seconds <= 3600;
         seconds += more ? -1 : 1)
        changes.push_back([seconds](ForecastInput& changed) { changed.minInterval = seconds; });
    return changes;
}

/// Every five minutes of the clock, for windows within a day.
std::vector<Change> starts(const ForecastInput& input, bool more)
{
    std::vector<Change> changes;
    for (int start = 0; start < input.window.end; start += 300)
        if (more ? start < input.window.start : start > input.window.start)
            changes.push_back([start](ForecastInput& changed) { changed.window.start = start; });
    if (more)
        std::ranges::reverse(changes);
    return changes;
}

std::vector<Change> ends(const ForecastInput& input, bool more)
{
    std::vector<Change> changes;
    for (int end = 300; end <= 86'400; end += 300)
        if (end > input.window.start && (more ? end > input.window.end : end < input.window.end))
            changes.push_back([end](ForecastInput& changed) {
                changed.window.end = end < 86'400 ? end : changed.window.start == 0 ? 86'399 : 0;
            });
    if (!more)
        std::ranges::reverse(changes);
    return changes;
}

/// How many days at least must be added.
std::optional<int> fewestDaysAdded(const ForecastInput& input, const Goal& goal)
{
    std::optional<int> fewest;
    for (unsigned week = 0; week < 128; ++week) {
        auto changed = input;
        bool onlyAdds = true;
        for (unsigned i = 0; i < 7; ++i) {
            changed.window.days[i] = week >> i & 1u;
            onlyAdds = onlyAdds && (changed.window.days[i] || !input.window.days[i]);
        }
        const auto added = std::popcount(week) - int(std::ranges::count(input.window.days, true));
        if (onlyAdds && added > 0 && (!fewest || added < *fewest) && isReached(changed, goal))
            fewest = added;
    }
    return fewest;
}

/// The answer that differs from the input in that member.
template <typename Member>
std::optional<ForecastInput> answerFor(const GoalAnswers& answers, const ForecastInput& input, Member member)
{
    for (const auto& answer : answers.answers)
        if (member(answer.input) != member(input))
            return answer.input;
    return std::nullopt;
}

template <typename Member>
void requireSame(const char* setting, const GoalAnswers& answers, const ForecastInput& input,
                 const std::optional<ForecastInput>& expected, Member member)
{
    const auto found = answerFor(answers, input, member);
    RC_LOG() << setting << ": " << (found ? std::to_string(member(*found)) : "none") << ", exhaustive search "
             << (expected ? std::to_string(member(*expected)) : "none") << '\n';
    RC_ASSERT(found.has_value() == expected.has_value());
    if (found)
        RC_ASSERT(member(*found) == member(*expected));
}

qint64 limitOf(const ForecastInput& input)
{
    return input.dailyLimit;
}

qint64 intervalOf(const ForecastInput& input)
{
    return input.minInterval;
}

qint64 startOf(const ForecastInput& input)
{
    return input.window.start;
}

qint64 endOf(const ForecastInput& input)
{
    return input.window.end;
}

qint64 daysOf(const ForecastInput& input)
{
    return std::ranges::count(input.window.days, true);
}

/// The smallest changes, by trying all of them.
void requireSmallest(const ForecastInput& input, const Goal& goal)
{
    RC_LOG() << randomcampaigns::describe(input) << ", goal " << int(goal.kind) << ' ' << goal.value << '\n';
    const auto answers = seekGoal(input, goal);
    RC_ASSERT(answers.reached == isReached(input, goal));
    RC_ASSERT(!answers.cancelled);
    if (answers.reached) {
        RC_ASSERT(answers.answers.empty());
        return;
    }
    for (const auto& answer : answers.answers)
        RC_ASSERT(isReached(answer.input, goal));
    const bool more = goal.kind != Goal::Kind::AtMostPerDay;
    requireSame("limit", answers, input, firstThatReaches(input, goal, limits(input, more)), limitOf);
    requireSame("interval", answers, input, firstThatReaches(input, goal, intervals(input, more)),
                intervalOf);
    if (!input.window.isOvernight()) {
        requireSame("start", answers, input, firstThatReaches(input, goal, starts(input, more)), startOf);
        requireSame("end", answers, input, firstThatReaches(input, goal, ends(input, more)), endOf);
    }
    const auto week = answerFor(answers, input, daysOf);
    const auto fewest = fewestDaysAdded(input, goal);
    RC_ASSERT(week.has_value() == fewest.has_value());
    if (week)
        RC_ASSERT(daysOf(*week) - daysOf(input) == *fewest);
}

/// Few leads in short windows: every change matters, and trying them all is affordable.
ForecastInput smallInput()
{
    auto input = *randomcampaigns::smallInputs();
    input.dailyLimit = *rc::gen::inRange(1, 7);
    input.minInterval = *rc::gen::elementOf(std::vector<qint64>{60, 300, 1'200, 3'000, 3'600});
    for (auto& days : input.delayDays)
        days = std::min<qint64>(days, 7);
    return input;
}

CampaignDraft draftFor(const ForecastInput& input)
{
    auto draft = newDraft(QStringLiteral("UTC"));
    draft.campaign.dailyLimit = input.dailyLimit;
    draft.campaign.minIntervalSeconds = input.minInterval;
    draft.campaign.sendingWindowStart = formatTime(input.window.start);
    draft.campaign.sendingWindowEnd = formatTime(input.window.end);
    std::vector<Step> steps;
    for (const auto days : input.delayDays) {
        steps.emplace_back();
        steps.back().step = qint64(steps.size());
        steps.back().delayDays = days;
        steps.back().channel = QStringLiteral("email");
    }
    draft.campaign.steps = steps;
    return draft;
}

} // namespace

/// The smallest change that does it.
class TestGoalSeek : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void finishesByADate();
    void says_data();
    void says();
    void changesTheDraftAsItChangesThePlan();
    void isNoLessThanExhaustiveSearch();
    void saysWhenThereIsNothingToDo();
    void hasNoAnswerForTheImpossible();
    void canBeCancelled();
    void isJudgedByAddress_data();
    void isJudgedByAddress();
};

void TestGoalSeek::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=40");
}

void TestGoalSeek::finishesByADate()
{
    const auto input = workdays(400, {0, 3});
    const auto answers = seekGoal(input, {Goal::Kind::FinishBy, day("2026-12-19T00:00:00Z")});
    QVERIFY(!answers.reached);
    QCOMPARE(answers.answers.size(), std::size_t(2));
    QCOMPARE(daysOf(answers.answers[0].input), 6);
    QVERIFY(answers.answers[0].input.window.days[5]); // Saturday does it, Sunday need not
    QCOMPARE(answers.answers[1].input.dailyLimit, 67);
    QVERIFY(!answers.answers[1].isRisky);
    QCOMPARE(*answers.endsOn, dateOf(*runForecast(input)->last)); // and a later end
}

void TestGoalSeek::says_data()
{
    QTest::addColumn<ForecastInput>("input");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QStringList>("descriptions");
    auto input = workdays(300, {0});
    QTest::newRow("finish by") << input << int(Goal::Kind::FinishBy) << day("2026-12-04T00:00:00Z")
                               << QStringList{QStringLiteral("Raise the daily limit from 50 to 75: the last "
                                                             "message goes out on Friday, 4 December 2026.")};
    input.dailyLimit = 500;
    QTest::newRow("at most a day")
        << input << int(Goal::Kind::AtMostPerDay) << qint64(60)
        << QStringList{
               QStringLiteral(
                   "Lower the daily limit from 500 to 60: at most 60 messages a day, the last one on "
                   "Monday, 7 December 2026."),
               QStringLiteral(
                   "Lengthen the interval from 5 minutes to 8 minutes: at most 60 messages a day, the "
                   "last one on Monday, 7 December 2026."),
               QStringLiteral(
                   "Start the window at 12:00 instead of 09:00: at most 60 messages a day, the last "
                   "one on Monday, 7 December 2026."),
               QStringLiteral(
                   "End the window at 14:00 instead of 17:00: at most 60 messages a day, the last one "
                   "on Monday, 7 December 2026.")};
    // On the third day an earlier window has time for new leads before the follow-ups fall due.
    auto stalling = workdays(120, {0, 2});
    QTest::newRow("never stall")
        << stalling << int(Goal::Kind::NewLeadsNeverStall) << qint64(0)
        << QStringList{
               QStringLiteral(
                   "Start the window at 06:20 instead of 09:00: the last new person is contacted on "
                   "Thursday, 3 December 2026."),
               QStringLiteral("Raise the daily limit from 50 to 60: the last new person is contacted on "
                              "Wednesday, 2 December 2026.")};
}

void TestGoalSeek::says()
{
    QFETCH(ForecastInput, input);
    QFETCH(int, kind);
    QFETCH(qint64, value);
    QFETCH(QStringList, descriptions);
    QStringList said;
    for (const auto& answer : seekGoal(input, {Goal::Kind(kind), value}).answers)
        said << answer.description;
    QCOMPARE(said, descriptions);
}

/// The fix makes the campaign's own forecast what the answer says.
void TestGoalSeek::changesTheDraftAsItChangesThePlan()
{
    auto input = workdays(300, {0, 1});
    input.dailyLimit = 500;
    const std::vector<Goal> goals{{Goal::Kind::AtMostPerDay, 60},
                                  {Goal::Kind::FinishBy, day("2026-12-07T00:00:00Z")}};
    std::size_t tried = 0;
    for (const auto& goal : goals) {
        for (const auto& answer : seekGoal(input, goal).answers) {
            auto draft = draftFor(input);
            draft.campaign.sendDays =
                QStringList{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"),
                            QStringLiteral("thu"), QStringLiteral("fri")};
            answer.fix.apply(draft);
            ForecastOverrides overrides;
            overrides.leads = input.leads;
            overrides.launch = input.launch;
            const auto read = forecastInputOf(draft, 0, overrides);
            QVERIFY2(read.input, read.problems.empty() ? "" : qPrintable(read.problems[0].message));
            QCOMPARE(runForecast(*read.input)->last, runForecast(answer.input)->last);
            QCOMPARE(read.input->dailyLimit, answer.input.dailyLimit);
            QCOMPARE(read.input->minInterval, answer.input.minInterval);
            QCOMPARE(read.input->window.start, answer.input.window.start);
            QCOMPARE(read.input->window.end, answer.input.window.end);
            QCOMPARE(read.input->window.days, answer.input.window.days);
            ++tried;
        }
    }
    QVERIFY(tried >= 6);
}

void TestGoalSeek::isNoLessThanExhaustiveSearch()
{
    QVERIFY(rc::check("finish by a date", [] {
        const auto input = smallInput();
        const auto date = dateOf(input.window.zone.labelAt(input.launch)) + *rc::gen::inRange(0, 25);
        requireSmallest(input, {Goal::Kind::FinishBy, date});
    }));
    QVERIFY(rc::check("at most so many a day", [] {
        requireSmallest(smallInput(), {Goal::Kind::AtMostPerDay, *rc::gen::inRange(1, 6)});
    }));
    QVERIFY(rc::check("new leads never stall",
                      [] { requireSmallest(smallInput(), {Goal::Kind::NewLeadsNeverStall}); }));
}

void TestGoalSeek::saysWhenThereIsNothingToDo()
{
    const auto answers = seekGoal(workdays(10, {0}), {Goal::Kind::FinishBy, day("2026-12-01T00:00:00Z")});
    QVERIFY(answers.reached);
    QVERIFY(answers.answers.empty());
    QVERIFY(seekGoal(workdays(0, {0, 1}), {Goal::Kind::FinishBy, 0}).reached);
}

void TestGoalSeek::hasNoAnswerForTheImpossible()
{
    const auto answers = seekGoal(workdays(10, {0, 30}), {Goal::Kind::FinishBy, day("2026-12-20T00:00:00Z")});
    QVERIFY(!answers.reached);
    QVERIFY(answers.answers.empty());
}

void TestGoalSeek::canBeCancelled()
{
    std::atomic_bool cancelled = true;
    const auto answers =
        seekGoal(workdays(400, {0, 3}), {Goal::Kind::FinishBy, day("2026-12-14T00:00:00Z")}, &cancelled);
    QVERIFY(answers.cancelled);
    QVERIFY(answers.answers.empty());
}

void TestGoalSeek::isJudgedByAddress_data()
{
    QTest::addColumn<int>("addresses");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<bool>("isRisky");
    QTest::newRow("150 to 450 from two") << 2 << qint64(450) << true;
    QTest::newRow("from one") << 1 << qint64(225) << true;
    QTest::newRow("from none yet") << 0 << qint64(225) << true;
    QTest::newRow("enough of them") << 5 << qint64(450) << false;
    QTest::newRow("little") << 1 << qint64(90) << false;
}

/// A limit that is too high for its addresses comes last, with the reason; more addresses come before it.
void TestGoalSeek::isJudgedByAddress()
{
    QFETCH(int, addresses);
    QFETCH(qint64, limit);
    QFETCH(bool, isRisky);
    auto input = workdays(limit * 3, {0}); // three days at that limit
    input.minInterval = 60;
    input.dailyLimit = limit / 3;
    input.addresses = addresses;
    const auto found = seekGoal(input, {Goal::Kind::FinishBy, day("2026-12-03T00:00:00Z")}).answers;
    QVERIFY(!found.empty());
    QCOMPARE(found.back().input.dailyLimit, limit);
    QCOMPARE(found.back().isRisky, isRisky);
    QCOMPARE(found.back().description.contains(QLatin1String("Risky")), isRisky);
    if (!isRisky)
        return;
    const auto& before = found[found.size() - 2];
    QCOMPARE(before.path, QStringLiteral("/alias_ids"));
    QVERIFY(before.description.startsWith(QLatin1String("Add ")));
    QVERIFY(before.input.dailyLimit <= 100 * before.input.addresses);
    QVERIFY(before.input.addresses > addresses);
    for (const auto& answer : found)
        QVERIFY(&answer == &found.back() || !answer.isRisky);
}

QTEST_GUILESS_MAIN(TestGoalSeek)
#include "tst_goalseek.moc"
