#include "ui/plan/goalpanel.h"
#include "ui/plan/planwords.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace fairlead;

namespace {

Plan planOf()
{
    ForecastInput input;
    input.leads = 200;
    input.delayDays = {0, 3};
    input.window = {9 * 3600, 17 * 3600, {true, true, true, true, true, false, false}, Zone::utc()};
    input.dailyLimit = 50;
    input.minInterval = 120;
    input.launch = 1'796'112'000; // 2026-12-01T08:00:00Z
    return *runForecast(input);
}

} // namespace

class TestGoalPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goalsOfferOneClick()
    {
        GoalPanel goals(nullptr, [](const ForecastInput& input, const Goal& goal, const std::atomic_bool*) {
            GoalAnswers found;
            Fix fix;
            fix.label = QStringLiteral("Set the limit to 60");
            fix.apply = [](CampaignDraft& draft) {
                draft.campaign.dailyLimit = 60;
            };
            if (goal.kind == Goal::Kind::FinishBy)
                found.answers.push_back({QStringLiteral("Raise the daily limit."), fix, input});
            return found;
        });
        goals.setPlan(planOf(), PlanWords(QLocale(), Zone::utc()));
        QSignalSpy fixes(&goals, &GoalPanel::fixRequested);
        auto* find = goals.findChild<QPushButton*>(QStringLiteral("planGoalFind"));
        find->click();
        QTRY_COMPARE(goals.findChildren<QPushButton*>().size(), 2);
        goals.findChildren<QPushButton*>().constLast()->click();
        QCOMPARE(fixes.count(), 1);
    }

    void goalSearchCanBeCancelled()
    {
        std::atomic_bool wasCancelled = false;
        GoalPanel goals(nullptr, [&](const ForecastInput&, const Goal&, const std::atomic_bool* cancelled) {
            while (!*cancelled)
                std::this_thread::yield();
            wasCancelled = true;
            return GoalAnswers{false, true, {}};
        });
        goals.setPlan(planOf(), PlanWords(QLocale(), Zone::utc()));
        auto* find = goals.findChild<QPushButton*>(QStringLiteral("planGoalFind"));
        find->click();
        QCOMPARE(find->text(), QStringLiteral("Cancel"));
        find->click();
        QTRY_VERIFY(wasCancelled.load());
        QCOMPARE(find->text(), QStringLiteral("Find ways"));
    }

    void aGoalThatIsReachedIsTold()
    {
        GoalPanel goals;
        goals.setPlan(planOf(), PlanWords(QLocale(), Zone::utc()));
        goals.findChild<QPushButton*>(QStringLiteral("planGoalFind"))->click(); // by the plan's own end
        const auto texts = [&] {
            QStringList all;
            for (const auto* label : goals.findChildren<QLabel*>())
                all << label->text();
            return all;
        };
        QTRY_VERIFY(texts().contains(QStringLiteral("The plan does so already.")));
    }
};

QTEST_MAIN(TestGoalPanel)
#include "tst_goalpanel.moc"
