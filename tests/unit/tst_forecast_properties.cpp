#include "tests/support/forecastoracle.h"
#include "tests/support/randomcampaigns.h"

#include <QTest>

#include <cstdlib>
#include <ctime>
#include <map>
#include <set>

using namespace fairlead;

namespace {

template <typename T>
bool same(const char* what, const T& ours, const T& theirs)
{
    if (ours != theirs)
        RC_LOG() << what << ": " << ours << ", by the oracle " << theirs << '\n';
    return ours == theirs;
}

qint64 orNone(std::optional<qint64> instant)
{
    return instant.value_or(-1);
}

bool sameActions(const Plan& ours, const Plan& theirs)
{
    for (std::size_t i = 0; i < std::min(ours.sent.size(), theirs.sent.size()); ++i) {
        const auto& a = ours.sent[i];
        const auto& b = theirs.sent[i];
        if (a.time == b.time && a.lead == b.lead && a.step == b.step)
            continue;
        RC_LOG() << "action " << i << ": lead " << a.lead << " step " << int(a.step) << " at "
                 << ours.timeOf(a) << ", by the oracle lead " << b.lead << " step " << int(b.step) << " at "
                 << theirs.timeOf(b) << '\n';
        return false;
    }
    return same("number of actions", ours.sent.size(), theirs.sent.size());
}

bool sameDays(const Plan& ours, const Plan& theirs)
{
    for (std::size_t i = 0; i < std::min(ours.days.size(), theirs.days.size()); ++i) {
        const auto& a = ours.days[i];
        const auto& b = theirs.days[i];
        if (!same("date", a.date, b.date) || !same("opens", a.opens, b.opens) ||
            !same("closes", a.closes, b.closes) || !same("open seconds", a.openSeconds, b.openSeconds) ||
            !same("pieces", a.pieces, b.pieces) || !same("total", a.total, b.total) ||
            !same("by step", rc::toString(a.byStep), rc::toString(b.byStep)) ||
            !same("bottleneck", nameOf(a.bottleneck).toStdString(), nameOf(b.bottleneck).toStdString())) {
            RC_LOG() << "on day " << b.date << '\n';
            return false;
        }
    }
    return same("number of days", ours.days.size(), theirs.days.size());
}

bool sameSummary(const Plan& ours, const Plan& theirs)
{
    bool steps = true;
    for (std::size_t k = 0; k < theirs.steps.size(); ++k)
        steps = steps && same("actions of a step", ours.steps[k].actions, theirs.steps[k].actions) &&
                same("first of a step", orNone(ours.steps[k].first), orNone(theirs.steps[k].first)) &&
                same("last of a step", orNone(ours.steps[k].last), orNone(theirs.steps[k].last));
    return steps && same("actions", ours.actions, theirs.actions) &&
           same("unsent", ours.unsent, theirs.unsent) && same("complete", ours.complete, theirs.complete) &&
           same("first", orNone(ours.first), orNone(theirs.first)) &&
           same("last", orNone(ours.last), orNone(theirs.last));
}

bool samePlan(const Plan& ours, const Plan& theirs)
{
    return sameActions(ours, theirs) && sameSummary(ours, theirs) && sameDays(ours, theirs);
}

Plan planOf(const ForecastInput& input)
{
    RC_LOG() << randomcampaigns::describe(input) << '\n';
    return *runForecast(input, {.keepActions = true});
}

} // namespace

/// Random campaigns: every action as the oracle has it, and what must hold of any plan.
class TestForecastProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void agreesWithTheOracle();
    void dayTableDoesNotDependOnKeepingActions();
    void neverActsOutsideOpenInstants();
    void keepsTheLimitOfEverySendingDay();
    void keepsTheGap();
    void takesStepsInOrderAndKeepsTheirDelay();
    void takesEachStepOfALeadOnce();
    void doesNotDependOnTheComputersZone();
};

void TestForecastProperties::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=500");
}

void TestForecastProperties::agreesWithTheOracle()
{
    QVERIFY(rc::check("action by action and day by day", [] {
        const auto input = *randomcampaigns::inputs();
        RC_ASSERT(samePlan(planOf(input), oracle::forecast(input)));
    }));
}

void TestForecastProperties::dayTableDoesNotDependOnKeepingActions()
{
    QVERIFY(rc::check("the same days with and without actions", [] {
        const auto input = *randomcampaigns::inputs();
        const auto with = planOf(input);
        const auto without = *runForecast(input);
        RC_ASSERT(without.sent.empty());
        RC_ASSERT(sameSummary(without, with) && sameDays(without, with));
    }));
}

void TestForecastProperties::neverActsOutsideOpenInstants()
{
    QVERIFY(rc::check("every action is at an open instant of a listed day", [] {
        const auto input = *randomcampaigns::inputs();
        const auto plan = planOf(input);
        std::set<qint64> dates;
        for (const auto& day : plan.days)
            dates.insert(day.date);
        for (const auto& action : plan.sent) {
            const auto day = oracle::sendingDayAt(input.window, plan.timeOf(action));
            RC_ASSERT(day.has_value());
            RC_ASSERT(dates.contains(*day));
        }
    }));
}

void TestForecastProperties::keepsTheLimitOfEverySendingDay()
{
    QVERIFY(rc::check("no sending day has more than the limit", [] {
        const auto input = *randomcampaigns::inputs();
        const auto plan = planOf(input);
        std::map<qint64, qint64> sent;
        for (const auto& action : plan.sent)
            ++sent[oracle::sendingDayAt(input.window, plan.timeOf(action)).value_or(-1)];
        for (const auto& [date, count] : sent)
            RC_ASSERT(count <= input.dailyLimit);
        for (const auto& day : plan.days)
            RC_ASSERT(sent[day.date] == day.total);
    }));
}

void TestForecastProperties::keepsTheGap()
{
    QVERIFY(rc::check("consecutive actions are the interval apart, spread ones the day's gap", [] {
        const auto input = *randomcampaigns::inputs();
        const auto plan = planOf(input);
        std::map<qint64, qint64> gaps;
        for (const auto& day : plan.days)
            gaps[day.date] = input.pacing == Pacing::Spread ? day.openSeconds / input.dailyLimit : 0;
        for (std::size_t i = 1; i < plan.sent.size(); ++i) {
            const auto time = plan.timeOf(plan.sent[i]);
            const auto day = oracle::sendingDayAt(input.window, time).value_or(-1);
            RC_ASSERT(time - plan.timeOf(plan.sent[i - 1]) >= std::max(input.minInterval, gaps[day]));
        }
    }));
}

void TestForecastProperties::takesStepsInOrderAndKeepsTheirDelay()
{
    QVERIFY(rc::check("a step comes after the one before and not before it is due", [] {
        const auto input = *randomcampaigns::inputs();
        const auto plan = planOf(input);
        std::map<std::uint32_t, const Action*> previous;
        for (const auto& action : plan.sent) {
            const auto*& before = previous[action.lead];
            RC_ASSERT(action.step == (before ? before->step + 1 : 1));
            const auto from = before ? plan.timeOf(*before) : input.launch;
            const auto day = before ? oracle::sendingDayAt(input.window, from)
                                    : std::optional(oracle::localDate(input.window, from));
            const auto due =
                oracle::dueAfter(input, input.delayDays[action.step - 1u], from, day.value_or(0));
            RC_ASSERT(due && *due <= plan.timeOf(action));
            before = &action;
        }
    }));
}

void TestForecastProperties::takesEachStepOfALeadOnce()
{
    QVERIFY(rc::check("no lead gets a step twice; a complete plan without drop-out has them all", [] {
        const auto input = *randomcampaigns::inputs();
        const auto plan = planOf(input);
        std::set<std::pair<std::uint32_t, int>> seen;
        for (const auto& action : plan.sent) {
            RC_ASSERT(action.lead < input.leads);
            RC_ASSERT(seen.insert({action.lead, action.step}).second);
        }
        if (input.dropOut.empty())
            RC_ASSERT(plan.actions + plan.unsent == input.leads * input.steps());
        RC_ASSERT(plan.complete == (plan.unsent == 0));
    }));
}

void TestForecastProperties::doesNotDependOnTheComputersZone()
{
    QVERIFY(rc::check("the same plan with the computer in Tokyo and in New York", [] {
        const auto input = *randomcampaigns::inputs();
        qputenv("TZ", "Asia/Tokyo");
        tzset();
        const auto inTokyo = planOf(input);
        qputenv("TZ", "America/New_York");
        tzset();
        const auto inNewYork = planOf(input);
        qunsetenv("TZ");
        tzset();
        RC_ASSERT(samePlan(inTokyo, inNewYork));
    }));
}

QTEST_GUILESS_MAIN(TestForecastProperties)
#include "tst_forecast_properties.moc"
