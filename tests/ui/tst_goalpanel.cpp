#include "ui/plan/goalpanel.h"
#include "ui/plan/planwords.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

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

QStringList textsOf(const GoalPanel& goals)
{
    QStringList all;
    for (const auto* label : goals.findChildren<QLabel*>())
        all << label->text();
    return all;
}

} // namespace

class TestGoalPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void goalsOfferOneClick()
    {
        GoalPanel goals(nullptr, [](const ForecastInput& input, const Goal& goal, const std::atomic_bool*,
                                    const std::function<void(qint64)>&) {
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
        GoalPanel goals(nullptr, [&](const ForecastInput&, const Goal&, const std::atomic_bool* cancelled,
                                     const std::function<void(qint64)>& progress) {
            progress(1'234);
            while (!*cancelled)
                std::this_thread::yield();
            wasCancelled = true;
            return GoalAnswers{false, true, {}, {}};
        });
        goals.setPlan(planOf(), PlanWords(QLocale(), Zone::utc()));
        auto* find = goals.findChild<QPushButton*>(QStringLiteral("planGoalFind"));
        find->click();
        QCOMPARE(find->text(), QStringLiteral("Cancel"));
        QTRY_VERIFY(textsOf(goals).contains(QStringLiteral("Looking for the smallest changes: 1,234 tried")));
        find->click();
        QVERIFY(textsOf(goals).contains(QStringLiteral("The search was cancelled.")));
        QTRY_VERIFY(wasCancelled.load());
        QCOMPARE(find->text(), QStringLiteral("Find ways"));
    }

    void aGoalThatIsReachedIsTold()
    {
        GoalPanel goals;
        goals.setPlan(planOf(), PlanWords(QLocale(), Zone::utc()));
        goals.findChild<QPushButton*>(QStringLiteral("planGoalFind"))->click(); // by the plan's own end
        QTRY_VERIFY(textsOf(goals).contains(QStringLiteral("The plan does so already.")));
    }

    void whatWasTypedAsGoalStays()
    {
        GoalPanel goals;
        goals.setPlan(planOf(), PlanWords(QLocale(), Zone::utc()));
        auto* number = goals.findChild<QLineEdit*>(QStringLiteral("planGoalNumber"));
        auto* date = goals.findChild<QDateEdit*>(QStringLiteral("planGoalDate"));
        QCOMPARE(number->text(), QStringLiteral("50"));
        const auto changed = [](qint64 limit) {
            auto input = planOf().input;
            input.dailyLimit = limit;
            return *runForecast(input);
        };
        const auto end = date->date();
        goals.setPlan(changed(20), PlanWords(QLocale(), Zone::utc()));
        QCOMPARE(number->text(), QStringLiteral("20")); // until something is typed
        QVERIFY(date->date() > end);
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("30"));
        date->setDate(QDate(2026, 12, 24));
        goals.setPlan(changed(25), PlanWords(QLocale(), Zone::utc()));
        QCOMPARE(number->text(), QStringLiteral("30"));
        QCOMPARE(date->date(), QDate(2026, 12, 24));

        goals.reset(); // another campaign, another goal
        goals.setPlan(changed(25), PlanWords(QLocale(), Zone::utc()));
        QCOMPARE(number->text(), QStringLiteral("25"));
    }

    void theWheelScrollsPastTheFields()
    {
        GoalPanel goals;
        goals.setPlan(planOf(), PlanWords(QLocale(), Zone::utc()));
        goals.show();
        auto* date = goals.findChild<QDateEdit*>();
        date->clearFocus();
        const auto before = date->date();
        QWheelEvent wheel({5, 5}, date->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(date, &wheel);
        QCOMPARE(date->date(), before);
        QVERIFY(!wheel.isAccepted());
    }

    void aGoalThatIsNoNumberIsTold()
    {
        GoalPanel goals;
        goals.setPlan(planOf(), PlanWords(QLocale(), Zone::utc()));
        auto* kind = goals.findChild<QComboBox*>(QStringLiteral("planGoalKind"));
        kind->setCurrentIndex(1);
        Q_EMIT kind->activated(1);
        auto* number = goals.findChild<QLineEdit*>(QStringLiteral("planGoalNumber"));
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("few"));
        QCOMPARE(number->text(), QStringLiteral("few"));
        goals.findChild<QPushButton*>(QStringLiteral("planGoalFind"))->click();
        QVERIFY(textsOf(goals).contains(QStringLiteral("Type a whole number from 1 to 1,500.")));
    }
};

QTEST_MAIN(TestGoalPanel)
#include "tst_goalpanel.moc"
