#include "models/campaign/stepedits.h"
#include "tests/ui/planfixture.h"
#include "ui/plan/calendarview.h"
#include "ui/plan/comparechart.h"
#include "ui/plan/export/exportbutton.h"

#include <QDateTimeEdit>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>

using namespace fairlead;

/// The panel where there is no plan, none yet, an old one, or one of nothing; and what may be exported then.
class TestPlanStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void missingFieldsStandInThePlansPlace()
    {
        Shown shown;
        QSignalSpy requested(&shown.panel, &PlanPanel::fieldRequested);
        shown.document.edit(QStringLiteral("days"),
                            [](CampaignDraft& draft) { draft.campaign.sendDays.clear(); });
        QTRY_COMPARE(shown.text("planSummary"), QStringLiteral("No plan yet"));
        auto* missing = shown.find<QWidget>("missingPlan");
        QTRY_VERIFY(missing->isVisible());
        auto* button = missing->findChild<QPushButton*>();
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.first().first().toString(), QStringLiteral("/send_days"));
        shown.document.undoStack()->undo();
        QVERIFY(shown.find<CalendarView>("planCalendar")->isVisible());
    }

    void thePlanStaysWhileAFieldIsTyped()
    {
        Shown shown;
        auto* calendar = shown.find<CalendarView>("planCalendar");
        const auto set = [&](const char* start) {
            shown.document.edit(QStringLiteral("start"), [&](CampaignDraft& draft) {
                draft.campaign.sendingWindowStart = QString::fromLatin1(start);
            });
        };
        set("1");
        QVERIFY(!shown.controller.plan());
        QVERIFY(calendar->isVisible());
        set("10:00:00");
        QVERIFY(shown.controller.plan());
        set("1");
        QTRY_VERIFY(!calendar->isVisible());
        QVERIFY(shown.find<QWidget>("missingPlan")->isVisible());
    }

    void theFieldThatAPlanLacksIsShown_data()
    {
        using Change = std::function<void(Campaign&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char* name, const Change& change, const char* pointer) {
            QTest::newRow(name) << change << QString::fromLatin1(pointer);
        };
        row(
            "a window that is never open",
            [](Campaign& campaign) { campaign.sendingWindowEnd = campaign.sendingWindowStart; },
            "/sending_window_end");
        row(
            "an unknown zone", [](Campaign& campaign) { campaign.timezone = QStringLiteral("Mars/Olympus"); },
            "/timezone");
        row(
            "no delay", [](Campaign& campaign) { campaign.steps.value()[1].delayDays.clear(); },
            "/steps/1/delay_days");
    }

    void theFieldThatAPlanLacksIsShown()
    {
        QFETCH(std::function<void(Campaign&)>, change);
        QFETCH(QString, pointer);
        Shown shown;
        QSignalSpy requested(&shown.panel, &PlanPanel::fieldRequested);
        shown.document.edit(QStringLiteral("change"), [&](CampaignDraft& draft) { change(draft.campaign); });
        auto* missing = shown.find<QWidget>("missingPlan");
        QTRY_VERIFY(missing->isVisible());
        const auto buttons = missing->findChildren<QPushButton*>();
        QCOMPARE(buttons.size(), 1);
        QVERIFY(buttons.first()->isVisible());
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        QCOMPARE(requested.value(0).value(0).toString(), pointer);
    }

    void aSettingOfThePlanThatIsWrongGoesBackToItsDefault_data()
    {
        QTest::addColumn<QByteArray>("forecast");
        const auto row = [](const char* name, const char* setting) {
            QTest::newRow(name) << QByteArray("{\"leads\": 20, ") + setting + '}';
        };
        row("unknown order", "\"order\": \"backwards\"");
        row("unknown delay", "\"delay\": 3");
        row("unknown pacing", "\"pacing\": \"slow\"");
        row("no instant", "\"launch_at\": \"tomorrow\"");
        row("share out of range", "\"drop_out\": [10000]");
        row("more shares than steps", "\"drop_out\": [1, 2, 3, 4]");
    }

    void aSettingOfThePlanThatIsWrongGoesBackToItsDefault()
    {
        QFETCH(QByteArray, forecast);
        Shown shown;
        shown.document.edit(QStringLiteral("file"), [&](CampaignDraft& draft) {
            draft.editor["forecast"] = *parseJson(forecast).value;
        });
        auto* missing = shown.find<QWidget>("missingPlan");
        QTRY_VERIFY(missing->isVisible());
        auto* button = missing->findChild<QPushButton*>();
        QCOMPARE(button->text(), QStringLiteral("Use the default"));
        button->click();
        QCOMPARE(shown.plan().input.leads, 20);
        QVERIFY(!missing->isVisible());
        shown.document.undoStack()->undo();
        QTRY_VERIFY(missing->isVisible());
    }

    void aStepTakesItsDropOutWithIt()
    {
        Shown shown;
        shown.document.edit(QStringLiteral("drop-out"), [](CampaignDraft& draft) {
            auto settings = forecastSettings(draft);
            settings.dropOut = std::vector<qint64>{1000, 2000, 3000};
            setForecastSettings(draft, settings);
        });
        removeSteps(shown.document, {1});
        QVERIFY(shown.controller.plan());
        QCOMPARE(shown.plan().input.dropOut, (std::vector<int>{1000, 3000}));
        shown.document.undoStack()->undo();
        QCOMPARE(shown.plan().input.dropOut, (std::vector<int>{1000, 2000, 3000}));
    }

    void withoutLeadsTheFieldIsAskedFor()
    {
        Shown shown;
        shown.document.edit(QStringLiteral("leads"),
                            [](CampaignDraft& draft) { setForecastSettings(draft, {}); });
        auto* missing = shown.find<QWidget>("missingPlan");
        QTRY_VERIFY(missing->isVisible());
        QTest::mouseClick(missing->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(shown.panel.focusWidget(), shown.find<QLineEdit>("planLeads"));
    }

    void aPlanThatIsLaunchedNowIsKeptUpWhenItsWindowIsUsedAgain()
    {
        qint64 time = now;
        CampaignDocument document(draftOf(20));
        PlanController controller(nullptr, [&] { return time; });
        controller.setDocument(&document);
        PlanPanel panel(controller);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        time += 3600;
        QCOMPARE(controller.plan()->input.launch, now);
        panel.activateWindow();
        QTRY_COMPARE(controller.plan()->input.launch, time);
    }

    void aLaunchInThePastIsTold()
    {
        Shown shown;
        const auto isTold = [&] {
            return shown.text("planDetail").contains(QStringLiteral("The launch is in the past"));
        };
        QVERIFY(!isTold());
        shown.document.edit(QStringLiteral("launch"), [](CampaignDraft& draft) {
            auto settings = forecastSettings(draft);
            settings.launchAt = QStringLiteral("2020-06-01T08:00:00Z");
            setForecastSettings(draft, settings);
        });
        QVERIFY2(isTold(), qPrintable(shown.text("planDetail")));
        QCOMPARE(shown.find<QDateTimeEdit>("planLaunchAt")->text(),
                 QStringLiteral("01/06/2020 10:00 Berlin"));
    }

    void exportsInTheBackground()
    {
        Shown shown;
        QTemporaryDir directory;
        auto* button = shown.find<ExportButton>("planExport");
        QSignalSpy finished(button, &ExportButton::finished);
        button->exportTo(ExportFormat::DaysCsv, directory.filePath(QStringLiteral("days.csv")));
        QVERIFY(finished.wait());
        QVERIFY(QFile::exists(directory.filePath(QStringLiteral("days.csv"))));
        button->exportTo(ExportFormat::Pdf, directory.filePath(QStringLiteral("no/such/folder.pdf")));
        QVERIFY(finished.wait());
        QVERIFY(finished.last().first().toString().contains(QStringLiteral("was not written")));
    }

    void exportsOnlyThePlanThatStandsThere()
    {
        QSemaphore mayFinish;
        CampaignDocument document(draftOf(20));
        PlanController controller(
            nullptr, [] { return now; },
            [&](const ForecastInput& input, const ForecastOptions& options) {
                while (input.leads > 20 && !mayFinish.tryAcquire() && !*options.cancelled)
                    QThread::yieldCurrentThread();
                return runForecast(input, options);
            });
        PlanPanel panel(controller);
        panel.show();
        controller.setDocument(&document);
        auto* button = panel.findChild<ExportButton*>();
        QVERIFY(button->isVisible() && button->isEnabled());
        const auto plan = [&](qint64 leads) {
            document.edit(QStringLiteral("leads"), [&](CampaignDraft& draft) {
                auto settings = forecastSettings(draft);
                settings.leads = leads;
                setForecastSettings(draft, settings);
            });
        };
        plan(20'000);
        QVERIFY(!button->isEnabled());
        QVERIFY(!panel.exportMenu()->actions().constFirst()->isEnabled()); // nor from the menu bar
        QTemporaryDir directory;
        QSignalSpy finished(button, &ExportButton::finished);
        const auto path = directory.filePath(QStringLiteral("days.csv"));
        button->exportTo(ExportFormat::DaysCsv, path); // asked for before, in a dialog
        mayFinish.release();
        QVERIFY(finished.wait());
        QVERIFY(button->isEnabled());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), qsizetype(controller.plan()->days.size()) + 1);
        QVERIFY(controller.plan()->days.size() > 10);
        plan(20'001);
        controller.cancel();
        QVERIFY(!button->isEnabled());
    }

    void anotherLargeCampaignDoesNotStandUnderTheNameBefore()
    {
        QSemaphore mayFinish;
        CampaignDocument small(draftOf(20));
        small.edit(QStringLiteral("limit"), [](CampaignDraft& draft) { draft.campaign.dailyLimit = 900; });
        CampaignDocument large(draftOf(20'000));
        PlanController controller(
            nullptr, [] { return now; },
            [&](const ForecastInput& input, const ForecastOptions& options) {
                while (input.leads > 20 && !mayFinish.tryAcquire() && !*options.cancelled)
                    QThread::yieldCurrentThread();
                return runForecast(input, options);
            });
        PlanPanel panel(controller);
        panel.show();
        QSignalSpy facts(&controller, &PlanController::factsChanged);
        controller.setDocument(&small);
        QVERIFY(facts.wait());
        const auto applies = [&] {
            const auto buttons =
                panel.findChild<QWidget*>(QStringLiteral("planFindings"))->findChildren<QPushButton*>();
            return std::ranges::any_of(buttons, [](const QPushButton* each) { return each->isVisible(); });
        };
        QTRY_VERIFY(applies());
        controller.setDocument(&large);
        QVERIFY(!applies());
        QVERIFY(panel.findChild<QWidget*>(QStringLiteral("missingPlan"))->isVisible());
        QVERIFY(!panel.findChild<ExportButton*>()->isVisible());
        QSignalSpy changed(&controller, &PlanController::planChanged);
        mayFinish.release();
        QVERIFY(changed.wait());
        QVERIFY(!applies()); // the other's findings are not shown until its own are known
        QVERIFY(panel.findChild<ExportButton*>()->isVisible());
    }

    void nothingSentAndTenYearsAreShown()
    {
        Shown shown(0);
        for (int view = 0; view < 6; ++view)
            shown.panel.setView(static_cast<PlanPanel::View>(view));
        QVERIFY(shown.text("planSummary").contains(QStringLiteral("nothing is sent")));
        shown.waitForFacts();
        shown.panel.setView(PlanPanel::View::Compare);
        QTest::keyClick(shown.find<CompareChart>("planCompareChart"), Qt::Key_Right);
        QCOMPARE(shown.text("planDescription"), QString()); // there is no day to tell of
        shown.document.edit(QStringLiteral("long"), [](CampaignDraft& draft) {
            draft.campaign.dailyLimit = 1;
            auto settings = forecastSettings(draft);
            settings.leads = 5'000;
            setForecastSettings(draft, settings);
        });
        QVERIFY(!shown.plan().complete);
        for (int view = 0; view < 6; ++view) {
            shown.panel.setView(static_cast<PlanPanel::View>(view));
            QVERIFY(!shown.panel.grab().isNull());
        }
        QVERIFY(shown.text("planSummary").contains(QStringLiteral("does not end within ten years")));
    }
};

QTEST_MAIN(TestPlanStates)
#include "tst_planstates.moc"
