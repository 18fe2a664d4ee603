#include "models/drafts/draftlibrary.h"
#include "models/forecast/explanation.h"
#include "tests/ui/planfixture.h"
#include "ui/plan/calendarview.h"
#include "ui/plan/comparechart.h"
#include "ui/plan/dayview.h"
#include "ui/plan/draftchooser.h"
#include "ui/plan/leadsearch.h"
#include "ui/plan/leadview.h"
#include "ui/plan/plantable.h"
#include "ui/plan/stepsview.h"
#include "ui/plan/tablepage.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>

using namespace fairlead;

class TestPlanPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void summaryFollowsTheDocument()
    {
        Shown shown;
        QVERIFY2(shown.text("planSummary").startsWith(QStringLiteral("200 people · 3 steps · ends ")),
                 qPrintable(shown.text("planSummary")));
        auto* leads = shown.find<QLineEdit>("planLeads");
        leads->selectAll();
        QTest::keyClicks(leads, QStringLiteral("1200"));
        QVERIFY(shown.text("planSummary").startsWith(QStringLiteral("1,200 people")));
        QCOMPARE(shown.plan().actions, 3600);
        shown.document.undoStack()->undo();
        QVERIFY(shown.text("planSummary").startsWith(QStringLiteral("200 people")));
        QCOMPARE(shown.document.undoStack()->index(), 0); // typing was one step
    }

    void aWrongNumberStaysAndIsTold()
    {
        Shown shown;
        auto* leads = shown.find<QLineEdit>("planLeads");
        leads->selectAll();
        QTest::keyClicks(leads, QStringLiteral("many"));
        shown.document.edit(QStringLiteral("limit"),
                            [](CampaignDraft& draft) { draft.campaign.dailyLimit = 40; });
        QCOMPARE(leads->text(), QStringLiteral("many")); // another edit does not take it away
        QCOMPARE(shown.plan().input.leads, 200);
        QVERIFY(!shown.find<QLabel>("planLeadsProblem")->text().isEmpty());
        leads->selectAll();
        QTest::keyClicks(leads, QStringLiteral("300"));
        QCOMPARE(shown.plan().input.leads, 300);
        QVERIFY(!shown.find<QLabel>("planLeadsProblem")->isVisible());
    }

    void calendarWalksByKeyboard()
    {
        Shown shown;
        auto* calendar = shown.find<CalendarView>("planCalendar");
        calendar->setFocus();
        QTest::keyClick(calendar, Qt::Key_Home);
        const auto first = shown.plan().days.front();
        QCOMPARE(calendar->currentDate(), first.date);
        QVERIFY(shown.text("planDescription").contains(QStringLiteral("50 messages")));
        QVERIFY(shown.text("planDescription").contains(QStringLiteral("09:00–17:00 Berlin")));
        QTest::keyClick(calendar, Qt::Key_Right);
        QCOMPARE(calendar->currentDate(), first.date + 1);
        QTest::keyClick(calendar, Qt::Key_Down);
        QCOMPARE(calendar->currentDate(), first.date + 8);
        QTest::keyClick(calendar, Qt::Key_Home);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(calendar, Qt::Key_Right);
        QVERIFY(shown.text("planDescription").contains(QStringLiteral("not a sending day"))); // Saturday
        QCOMPARE(QAccessible::queryAccessibleInterface(calendar)->text(QAccessible::Description),
                 shown.text("planDescription"));
    }

    void pointingGivesTheDaysNumbers()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.panel)); // who points at a day sees it
        auto* calendar = shown.find<CalendarView>("planCalendar");
        QSignalSpy described(calendar, &CalendarView::described);
        const auto day = shown.plan().days.at(1);
        const auto cell = calendar->geometryOfDays().cellOf(day.date);
        QTest::mouseMove(calendar->viewport(), (cell.center() + QPointF(12, 12)).toPoint());
        QTRY_VERIFY(!described.isEmpty());
        QVERIFY(described.last().first().toString().contains(QStringLiteral("50 messages")));
    }

    void enterOpensTheDay()
    {
        Shown shown;
        auto* calendar = shown.find<CalendarView>("planCalendar");
        calendar->setFocus();
        QTest::keyClick(calendar, Qt::Key_End);
        QTest::keyClick(calendar, Qt::Key_Return);
        QCOMPARE(shown.panel.view(), PlanPanel::View::Day);
        QCOMPARE(shown.find<DayView>("planDay")->date(), shown.plan().days.back().date);
    }

    void dayZoomsMovesAndWalksItsActions()
    {
        Shown shown;
        shown.panel.setView(PlanPanel::View::Day);
        auto* day = shown.find<DayView>("planDay");
        QCOMPARE(day->date(), shown.plan().days.front().date);
        const auto seconds = day->scale().seconds();
        QTest::keyClick(day, Qt::Key_Plus);
        QVERIFY(day->scale().seconds() < seconds);
        const auto from = day->scale().from();
        QTest::keyClick(day, Qt::Key_Right);
        QVERIFY(day->scale().from() > from);
        QTest::keyClick(day, Qt::Key_0);
        QCOMPARE(day->scale().seconds(), seconds);
        QTest::keyClick(day, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(day->currentAction(), 0);
        QTest::keyClick(day, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(shown.text("planDescription").contains(QStringLiteral("Lead 1, step 1")));
        QVERIFY(shown.text("planDescription").contains(QStringLiteral("09:02 Berlin = 08:02 UTC")));
        QTest::keyClick(day, Qt::Key_Return);
        QCOMPARE(shown.panel.view(), PlanPanel::View::Lead);
        QCOMPARE(shown.find<LeadView>("planLead")->lead(), 1);
    }

    void dayGoesFromSendingDayToSendingDay()
    {
        Shown shown;
        shown.panel.setView(PlanPanel::View::Day);
        auto* day = shown.find<DayView>("planDay");
        for (std::size_t i = 1; i < shown.plan().days.size(); ++i) {
            QTest::keyClick(day, Qt::Key_PageDown);
            QCOMPARE(day->date(), shown.plan().days[i].date);
        }
        QTest::keyClick(day, Qt::Key_PageDown);
        QCOMPARE(day->date(), shown.plan().days.back().date);
        QTest::keyClick(day, Qt::Key_PageUp);
        QCOMPARE(day->date(), shown.plan().days[shown.plan().days.size() - 2].date);
    }

    void stepsTellTheirNumbers()
    {
        Shown shown;
        shown.panel.setView(PlanPanel::View::Steps);
        auto* steps = shown.find<StepsView>("planSteps");
        QTest::keyClick(steps, Qt::Key_End);
        QVERIFY2(shown.text("planDescription").contains(QStringLiteral("step 3: 200 of 200 so far")),
                 qPrintable(shown.text("planDescription")));
        steps->setMode(StepsMode::Intake);
        QTest::keyClick(steps, Qt::Key_Home);
        QVERIFY(shown.text("planDescription").contains(QStringLiteral("50 first contacts, 0 follow-ups")));
    }

    void leadSaysWhyThisTime()
    {
        Shown shown;
        shown.panel.setView(PlanPanel::View::Lead);
        auto* number = shown.find<QLineEdit>("planLeadNumber");
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("60"));
        const auto steps = shown.find<LeadView>("planLead")->findChildren<LeadStep*>();
        QStringList texts;
        for (const auto* step : steps)
            for (const auto* label : step->findChildren<QLabel*>())
                texts << label->text();
        const auto all = texts.join(u'\n');
        QVERIFY2(all.contains(QStringLiteral("Step 1 · Wed, 2 Dec 2026, 09:20 Berlin")), qPrintable(all));
        const auto why = sentences(explain(shown.plan(), 60, 1), shown.plan().input.window.zone);
        QVERIFY(!why.isEmpty() && all.contains(why.first()));
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("200"));
        QCOMPARE(shown.find<LeadView>("planLead")->lead(), 20); // "20" on the way; there is no lead 200
    }

    void aLeadThatIsNoMoreGivesWayToTheLast()
    {
        Shown shown;
        shown.panel.setView(PlanPanel::View::Lead);
        auto* number = shown.find<QLineEdit>("planLeadNumber");
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("150"));
        QCOMPARE(shown.text("planLeadName"), QStringLiteral("Lead 150"));
        shown.document.edit(QStringLiteral("leads"), [](CampaignDraft& draft) {
            auto settings = forecastSettings(draft);
            settings.leads = 20;
            setForecastSettings(draft, settings);
        });
        QCOMPARE(number->text(), QStringLiteral("19"));
        QCOMPARE(shown.text("planLeadName"), QStringLiteral("Lead 19"));
        shown.document.undoStack()->undo(); // as when the leads are typed anew
        QCOMPARE(number->text(), QStringLiteral("150"));
        QCOMPARE(shown.text("planLeadName"), QStringLiteral("Lead 150"));
    }

    void comparesWithThePlanThatWasOpened()
    {
        Shown shown;
        shown.waitForFacts();
        shown.panel.setView(PlanPanel::View::Compare);
        QCOMPARE(shown.text("planDifferences"), QStringLiteral("Both plans are equal, to the second."));
        QSignalSpy facts(&shown.controller, &PlanController::factsChanged);
        shown.document.edit(QStringLiteral("limit"),
                            [](CampaignDraft& draft) { draft.campaign.dailyLimit = 25; });
        QVERIFY(facts.wait());
        QVERIFY2(shown.text("planDifferences").contains(QStringLiteral("later than “When opened”")),
                 qPrintable(shown.text("planDifferences")));
        QTest::mouseClick(shown.find<QPushButton>("planPin"), Qt::LeftButton);
        QCOMPARE(shown.text("planDifferences"), QStringLiteral("Both plans are equal, to the second."));
    }

    void comparesWithAnotherDraft()
    {
        Shown shown;
        shown.waitForFacts();
        auto* compare = shown.find<CompareView>("planCompare");
        auto other = draftOf(0);
        setForecastSettings(other, {}); // it takes this plan's leads
        other.campaign.dailyLimit = 10;
        QSignalSpy changed(compare, &CompareView::changed);
        compare->compareWith({QStringLiteral("Winter"), other});
        QVERIFY(changed.wait());
        QCOMPARE(compare->other().plan->input.leads, 200);
        QVERIFY(shown.text("planDifferences").contains(QStringLiteral("earlier than “Winter”")));
    }

    void comparesWithADraftOfTheLibrary()
    {
        QTemporaryDir directory;
        DraftLibrary library(directory.path());
        for (const auto& name : {"Winter", "Spring"}) {
            auto draft = draftOf(50);
            draft.campaign.name = QString::fromLatin1(name);
            library.create(DraftLibrary::newId(), draft);
        }
        library.waitForWrites();
        Shown shown;
        shown.panel.setLibrary(library);
        shown.waitForFacts();
        shown.panel.setView(PlanPanel::View::Compare);
        auto* with = shown.find<QComboBox>("planCompareWith");
        with->setCurrentIndex(with->findText(QStringLiteral("Another draft…")));
        Q_EMIT with->activated(with->currentIndex());
        auto* chooser = shown.panel.findChild<DraftChooser*>();
        QVERIFY(chooser);
        QTest::keyClicks(chooser->findChild<QLineEdit*>(), QStringLiteral("wint"));
        auto* list = chooser->findChild<QListView*>();
        QTRY_COMPARE(list->model()->rowCount(), 1);
        auto* compare = shown.find<CompareView>("planCompare");
        QSignalSpy changed(compare, &CompareView::changed);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(compare->other().name, QStringLiteral("Winter"));
        QCOMPARE(compare->other().plan->input.leads, 50);
        QCOMPARE(with->currentText(), QStringLiteral("Winter"));
        // It stays at hand beside the others.
        with->setCurrentIndex(0);
        Q_EMIT with->activated(0);
        QCOMPARE(compare->other().name, QStringLiteral("When opened"));
        QVERIFY(with->findText(QStringLiteral("Winter")) > 0);
    }

    void leadsAreFoundInTheDatasetsFile()
    {
        QTemporaryDir directory;
        const auto path = directory.filePath(QStringLiteral("leads.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("email,name\nanna@example.com,Anna Berg\nben@example.com,Ben Ångström\n");
        file.close();
        Shown shown;
        shown.panel.setView(PlanPanel::View::Lead);
        auto* search = shown.panel.findChild<LeadSearch*>();
        auto* text = shown.find<QLineEdit>("planLeadNumber");
        shown.panel.show();
        shown.panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.panel));
        text->setFocus();
        text->selectAll();
        QTest::keyClicks(text, QStringLiteral("bENx"));
        QVERIFY(shown.text("planLeadMessage").contains(QStringLiteral("choose the list's file")));
        QSignalSpy searched(search, &LeadSearch::searched);
        search->openFile(path);
        QVERIFY(searched.wait());
        QVERIFY(shown.text("planLeadMessage").contains(QStringLiteral("2 rows of leads.csv")));
        QTest::keyClick(text, Qt::Key_Backspace);
        QVERIFY(searched.wait());
        auto* popup = search->findChild<QCompleter*>()->popup();
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(shown.find<LeadView>("planLead")->lead(), 1);
        QCOMPARE(text->text(), QStringLiteral("1"));
        QVERIFY(shown.text("planLeadMessage").contains(QStringLiteral("Ben Ångström")));
    }

    void tableIsTheTwinOfTheViewBefore()
    {
        Shown shown;
        shown.panel.setView(PlanPanel::View::Steps);
        shown.panel.setView(PlanPanel::View::Table);
        auto* page = shown.panel.findChild<TablePage*>();
        QCOMPARE(page->twin(), TablePage::Twin::Steps);
        QCOMPARE(page->table()->rowCount(), 3);
        QCOMPARE(page->table()->index(2, 2).data().toString(), QStringLiteral("200"));
        page->setTwin(TablePage::Twin::Days);
        Q_EMIT page->twinChanged();
        QCOMPARE(page->table()->rowCount(), static_cast<int>(shown.plan().days.size()));
        for (int row = 0; row < page->table()->rowCount(); ++row)
            QCOMPARE(page->table()->index(row, 3).data(Qt::EditRole).toUInt(),
                     shown.plan().days[static_cast<std::size_t>(row)].total);
    }

    void tableOfADayHasItsOwnActionsOnly()
    {
        Shown shown;
        shown.document.edit(QStringLiteral("overnight"), [](CampaignDraft& draft) {
            draft.campaign.sendingWindowStart = QStringLiteral("22:00:00");
            draft.campaign.sendingWindowEnd = QStringLiteral("06:00:00");
            draft.campaign.dailyLimit = 200; // sends past midnight
        });
        const auto plan = shown.controller.plan();
        const PlanWords words(QLocale(), plan->input.window.zone);
        PlanTable table;
        for (const auto& day : plan->days) {
            table.showActions(plan, words, day.date);
            QCOMPARE(table.rowCount(), static_cast<int>(day.total));
        }
        table.showActions(plan, words, plan->days.front().date - 1);
        QCOMPARE(table.rowCount(), 0);
    }

    void tableFollowsTheWeightsOfVariants()
    {
        Shown shown;
        const auto weigh = [&](qint64 weight) {
            shown.document.edit(QStringLiteral("weights"), [&](CampaignDraft& draft) {
                Variant a;
                a.label = QStringLiteral("A");
                a.weight = weight;
                Variant b;
                b.label = QStringLiteral("B");
                b.weight = 100 - weight;
                draft.campaign.steps.value()[0].variants = std::vector{a, b};
            });
        };
        weigh(50);
        shown.panel.setView(PlanPanel::View::Steps);
        shown.panel.setView(PlanPanel::View::Table);
        auto* table = shown.panel.findChild<TablePage*>()->table();
        QCOMPARE(table->index(0, 5).data().toString(), QStringLiteral("Expected: A 100 · B 100"));
        weigh(75);
        QCOMPARE(table->index(0, 5).data().toString(), QStringLiteral("Expected: A 150 · B 50"));
    }

    void tableSortsByValueAndCopiesWithHeaders()
    {
        Shown shown;
        shown.panel.setView(PlanPanel::View::Table);
        auto* page = shown.panel.findChild<TablePage*>();
        page->view()->sortByColumn(0, Qt::DescendingOrder);
        const auto latest = page->view()->model()->index(0, 0).data(Qt::EditRole).toLongLong();
        QCOMPARE(latest, shown.plan().days.back().date);
        page->view()->selectRow(0);
        const auto lines = page->copied().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith(QStringLiteral("Date\tOpens\tCloses\tActions\tStep 1")));
        QCOMPARE(lines[1].split(u'\t').size(), lines[0].split(u'\t').size());
    }

    void tablesAreWellFormedModels()
    {
        Shown shown;
        const auto plan = shown.controller.plan();
        const PlanWords words(QLocale(), plan->input.window.zone);
        PlanTable table;
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.showDays(plan, words);
        table.showActions(plan, words, plan->days.front().date);
        QCOMPARE(table.rowCount(), 50);
        table.showLead(plan, words, 3);
        QCOMPARE(table.rowCount(), 3);
        QVERIFY(table.index(0, 0).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(table.index(0, 1).data(Qt::TextAlignmentRole).toInt() &
                Qt::AlignLeft); // dates read from the left
        table.showSteps(plan, words, {{{QStringLiteral("A"), 120}, {QStringLiteral("B"), 80}}, {}, {}});
        QCOMPARE(table.index(0, 5).data().toString(), QStringLiteral("Expected: A 120 · B 80"));
        table.showComparison({plan, 0, {}}, {plan, 0, {}}, words);
        QVERIFY(table.rowCount() > 5);
    }

    void assumptionsSwitchInPlaceAndCanBeUndone()
    {
        Shown shown;
        auto* order = shown.find<QComboBox>("planOrder");
        const auto last = shown.plan().last;
        order->setCurrentIndex(1);
        Q_EMIT order->activated(1);
        QCOMPARE(shown.plan().input.order, SendOrder::NewLeadsFirst);
        auto* delay = shown.find<QComboBox>("planDelay");
        delay->setCurrentIndex(2);
        Q_EMIT delay->activated(2);
        QCOMPARE(shown.plan().input.delay, DelayReading::SendingDays);
        shown.document.undoStack()->undo();
        shown.document.undoStack()->undo();
        QCOMPARE(shown.plan().last, last);
        QTRY_COMPARE(order->currentIndex(), 0);
        auto* share = shown.find<QWidget>("planAssumptions")->findChildren<QLineEdit*>().constFirst();
        share->selectAll();
        QTest::keyClicks(share, QStringLiteral("50"));
        QCOMPARE(shown.plan().input.dropOut, std::vector<int>{5000});
        QCOMPARE(shown.plan().actions, 200 + 100 + 100);
        share->selectAll();
        QTest::keyClicks(share, QStringLiteral("half"));
        QCOMPARE(share->text(), QStringLiteral("half")); // no key is refused
        QCOMPARE(shown.plan().input.dropOut, std::vector<int>{5000});
    }

    void findingsAreMendedByOneClick()
    {
        Shown shown;
        QSignalSpy facts(&shown.controller, &PlanController::factsChanged);
        shown.document.edit(QStringLiteral("limit"),
                            [](CampaignDraft& draft) { draft.campaign.dailyLimit = 900; });
        QVERIFY(facts.wait());
        auto* findings = shown.find<QWidget>("planFindings");
        QTRY_VERIFY(findings->findChild<QPushButton*>());
        auto* fix = findings->findChild<QPushButton*>();
        QCOMPARE(fix->text(), QStringLiteral("Apply"));
        const auto label = fix->accessibleName().section(QStringLiteral(": "), 1, 1);
        fix->click();
        QVERIFY(shown.document.campaign().dailyLimit.value() != 900 ||
                shown.document.campaign().minIntervalSeconds.value() != 120);
        QVERIFY(shown.document.undoStack()->undoText().startsWith(label));
        shown.document.undoStack()->undo();
        QCOMPARE(shown.document.campaign().dailyLimit.value(), 900);
    }

    void timesAreReadInTheChosenZone()
    {
        Shown shown;
        auto* times = shown.find<QComboBox>("planTimes");
        times->setCurrentIndex(2);
        Q_EMIT times->activated(2);
        QVERIFY2(shown.text("planDetail").contains(QStringLiteral("08:00 UTC")),
                 qPrintable(shown.text("planDetail")));
    }

    void everyControlHasAName()
    {
        Shown shown;
        for (int view = 0; view < shown.find<QTabBar>("planTabs")->count(); ++view) {
            shown.panel.setView(static_cast<PlanPanel::View>(view));
            for (auto* widget : shown.panel.findChildren<QWidget*>()) {
                const bool isControl = widget->focusPolicy() & Qt::TabFocus && widget->isVisible() &&
                                       !widget->objectName().startsWith(QStringLiteral("qt_"));
                const auto* accessible = isControl ? QAccessible::queryAccessibleInterface(widget) : nullptr;
                if (accessible && accessible->role() != QAccessible::Client &&
                    widget->metaObject() != &QWidget::staticMetaObject)
                    QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                             qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' +
                                        widget->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestPlanPanel)
#include "tst_planpanel.moc"
