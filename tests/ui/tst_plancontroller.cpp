#include "ui/plan/plancontroller.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace fairlead;

namespace {

constexpr qint64 now = 1'796'112'000; // 2026-12-01T08:00:00Z

CampaignDraft draftOf(qint64 leads)
{
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    Step step;
    step.step = 1;
    step.delayDays = 0;
    draft.campaign.steps = std::vector<Step>{step};
    auto settings = forecastSettings(draft);
    settings.leads = leads;
    setForecastSettings(draft, settings);
    return draft;
}

void setLeads(CampaignDocument& document, qint64 leads)
{
    document.edit(QStringLiteral("leads"), [leads](CampaignDraft& draft) {
        auto settings = forecastSettings(draft);
        settings.leads = leads;
        setForecastSettings(draft, settings);
    });
}

/// A forecast that works until it is cancelled; only the one for `finishes` leads comes to an end.
struct SlowForecast
{
    QSemaphore started;
    qint64 finishes = -1;
    std::atomic_int cancelled = 0;

    std::optional<Plan> operator()(const ForecastInput& input, const ForecastOptions& options)
    {
        started.release();
        options.progress(7, input.leads);
        while (input.leads != finishes) {
            if (*options.cancelled) {
                ++cancelled;
                return std::nullopt;
            }
            QThread::yieldCurrentThread();
        }
        Plan plan;
        plan.input = input;
        return plan;
    }

    PlanController::Forecast asFunction()
    {
        return [this](const ForecastInput& input, const ForecastOptions& options) {
            return (*this)(input, options);
        };
    }
};

} // namespace

class TestPlanController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallPlansAreThereAtOnce()
    {
        CampaignDocument document(draftOf(1200));
        PlanController controller(nullptr, [] { return now; });
        QSignalSpy changed(&controller, &PlanController::planChanged);
        controller.setDocument(&document);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!controller.isBusy());
        QCOMPARE(controller.plan()->actions, 1200);
        QCOMPARE(controller.plan()->sent.size(), std::size_t(1200));
        QCOMPARE(controller.plan()->input.launch, now);
    }

    void editsThatDoNotMatterPlanNothing()
    {
        CampaignDocument document(draftOf(10));
        PlanController controller(nullptr, [] { return now; });
        controller.setDocument(&document);
        QSignalSpy changed(&controller, &PlanController::planChanged);
        document.edit(QStringLiteral("name"),
                      [](CampaignDraft& draft) { draft.campaign.name = QStringLiteral("Other"); });
        QCOMPARE(changed.count(), 0);
        setLeads(document, 11);
        QCOMPARE(changed.count(), 1);
        document.undoStack()->undo();
        QCOMPARE(changed.count(), 2);
        QCOMPARE(controller.plan()->actions, 10);
    }

    void theNewestEditWins()
    {
        SlowForecast slow;
        slow.finishes = 200'005;
        CampaignDocument document(draftOf(100'000));
        PlanController controller(
            nullptr, [] { return now; }, slow.asFunction());
        QSignalSpy changed(&controller, &PlanController::planChanged);
        controller.setDocument(&document);
        QVERIFY(slow.started.tryAcquire(1, 5000));
        for (qint64 leads = 200'001; leads <= 200'005; ++leads)
            setLeads(document, leads);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(controller.plan()->input.leads, 200'005);
        QVERIFY(slow.cancelled >= 1);
        QVERIFY(!controller.isBusy());
    }

    void aSmallPlanOvertakesALargeOne()
    {
        SlowForecast slow;
        CampaignDocument document(draftOf(100'000));
        PlanController controller(
            nullptr, [] { return now; },
            [&](const ForecastInput& input, const ForecastOptions& options) {
                return input.leads < 10 ? runForecast(input, options) : slow(input, options);
            });
        controller.setDocument(&document);
        QVERIFY(slow.started.tryAcquire(1, 5000));
        setLeads(document, 5);
        QCOMPARE(controller.plan()->actions, 5);
        QTRY_COMPARE(slow.cancelled, 1);
        QCOMPARE(controller.plan()->actions, 5);
    }

    void longForecastsTellOfThemselvesAndCanBeCancelled()
    {
        SlowForecast slow;
        CampaignDocument document(draftOf(5));
        PlanController controller(
            nullptr, [] { return now; },
            [&](const ForecastInput& input, const ForecastOptions& options) {
                return input.leads < 10 ? runForecast(input, options) : slow(input, options);
            });
        controller.setDocument(&document);
        QSignalSpy busy(&controller, &PlanController::busy);
        QSignalSpy cancelled(&controller, &PlanController::cancelled);
        setLeads(document, 1'000'000);
        QVERIFY(controller.isBusy());
        QTRY_VERIFY(!busy.isEmpty() && busy.last().at(0).toLongLong() == 7);
        QCOMPARE(busy.last().at(1).toLongLong(), 1'000'000);
        controller.cancel();
        QVERIFY(!controller.isBusy());
        QCOMPARE(cancelled.count(), 1);
        QCOMPARE(controller.plan()->actions, 5); // the plan before it stays
        QTRY_COMPARE(slow.cancelled, 1);
    }

    void anotherDocumentStartsFromNothing()
    {
        SlowForecast slow;
        CampaignDocument small(draftOf(5));
        CampaignDocument large(draftOf(1'000'000));
        PlanController controller(
            nullptr, [] { return now; },
            [&](const ForecastInput& input, const ForecastOptions& options) {
                return input.leads < 10 ? runForecast(input, options) : slow(input, options);
            });
        QSignalSpy facts(&controller, &PlanController::factsChanged);
        small.edit(QStringLiteral("limit"), [](CampaignDraft& draft) { draft.campaign.dailyLimit = 5'000; });
        controller.setDocument(&small);
        QVERIFY(facts.wait());
        QVERIFY(controller.isCurrent() && controller.hasFacts() && !controller.facts().findings.empty());
        QSignalSpy unavailable(&controller, &PlanController::unavailable);
        controller.setDocument(&large);
        QVERIFY(!controller.plan()); // what stood there was the other's
        QVERIFY(controller.facts().findings.empty());
        QCOMPARE(unavailable.count(), 1);
        QVERIFY(controller.isBusy() && !controller.isCurrent());
        controller.setDocument(&small);
        QVERIFY(controller.isCurrent());
        QVERIFY(!controller.hasFacts());
    }

    void aPlanThatIsLaunchedNowIsKeptUp()
    {
        qint64 time = now;
        CampaignDocument document(draftOf(10));
        PlanController controller(nullptr, [&] { return time; });
        controller.setDocument(&document);
        time += 4 * 60;
        controller.keepUp();
        QCOMPARE(controller.plan()->input.launch, now);
        time += 60;
        controller.keepUp();
        QCOMPARE(controller.plan()->input.launch, now + 300);
        document.edit(QStringLiteral("launch"), [](CampaignDraft& draft) {
            auto settings = forecastSettings(draft);
            settings.launchAt = QStringLiteral("2026-12-24T08:00:00Z");
            setForecastSettings(draft, settings);
        });
        QSignalSpy changed(&controller, &PlanController::planChanged);
        time += 3600;
        controller.keepUp();
        QCOMPARE(changed.count(), 0); // its launch is not "now"
    }

    void aHugePlanLeavesTheThreadFree()
    {
        CampaignDocument document(draftOf(1'000'000));
        PlanController controller(nullptr, [] { return now; });
        QSignalSpy changed(&controller, &PlanController::planChanged);
        controller.setDocument(&document);
        QVERIFY(controller.isBusy());
        QVERIFY(changed.isEmpty());
        QVERIFY(changed.wait(60'000));
        QVERIFY(controller.plan()->actions > 0);
    }

    void withoutWhatItNeedsThereIsNoPlan()
    {
        CampaignDocument document(draftOf(10));
        PlanController controller(nullptr, [] { return now; });
        controller.setDocument(&document);
        QSignalSpy unavailable(&controller, &PlanController::unavailable);
        document.edit(QStringLiteral("days"), [](CampaignDraft& draft) { draft.campaign.sendDays.clear(); });
        QCOMPARE(unavailable.count(), 1);
        QVERIFY(!controller.plan());
        QCOMPARE(controller.problems().front().path, QStringLiteral("/send_days"));
        document.undoStack()->undo();
        QCOMPARE(controller.plan()->actions, 10);
        QVERIFY(controller.problems().empty());
        controller.setDocument(nullptr);
        QVERIFY(!controller.plan());
    }

    void leavingWhileItRunsWaitsForTheWorker()
    {
        SlowForecast slow;
        CampaignDocument document(draftOf(100'000));
        {
            PlanController controller(
                nullptr, [] { return now; }, slow.asFunction());
            controller.setDocument(&document);
            QVERIFY(slow.started.tryAcquire(1, 5000));
        }
        QCOMPARE(slow.cancelled, 1);
    }
};

QTEST_GUILESS_MAIN(TestPlanController)
#include "tst_plancontroller.moc"
