#include "models/campaign/request.h"
#include "tests/ui/wizardfixture.h"
#include "ui/common/searchlist.h"
#include "ui/common/theme.h"
#include "ui/wizard/weekstrip.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

CampaignDraft emptyDraft()
{
    return newDraft(QStringLiteral("Europe/Berlin"));
}

} // namespace

/// Basics, audience, senders, schedule and personalization, by key and mouse.
class TestWizardPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Dark); }

    void nameCountsCodePoints();
    void tooLongNameStaysAndSaysSo();
    void typeThatIsNotKnownIsShown();
    void typeKeepsWhatItRulesOut();

    void datasetIsFoundAndChosenByKeyboard();
    void datasetBringsItsLeads();
    void datasetIdCanBePasted();
    void listThatFailedSaysWhy();

    void aliasesAreChecked();
    void aliasCanBePasted();
    void sendersFollowTheType();

    void numbersThatAreWrongStay_data();
    void numbersThatAreWrongStay();
    void arrowKeysCount();
    void timesAreReadAsPeopleWriteThem_data();
    void timesAreReadAsPeopleWriteThem();
    void aMessageUnderOneTimeMovesNeither();
    void startIsTypedInTheZoneAndStoredInUtc();
    void startIsToldInEachZone();
    void startIsKeptForLaterWhenTheLaunchIsImmediate();
    void zoneIsFoundByAnyPart();
    void zoneThatIsNoneStays();
    void zoneIsTakenAsItIsAskedFor_data();
    void zoneIsTakenAsItIsAskedFor();
    void zoneThatIsDictatedIsStored();
    void zoneOfTheReversedSignIsExplained();
    void windowReadingIsAskedInPlace();
    void daysAreSwitchedInWeekOrder();
    void previewTellsTheCapacity();

    void previewCountsOnTheDefaultsOfTheApi();
    void aWindowThatIsNeverOpenIsMadeAllDayInOneEdit();
    void promptCountsAndSaysItsRange();
    void policyIsOffAndKeptForAnImmediateLaunch();
};

void TestWizardPages::nameCountsCodePoints()
{
    WizardFixture wizard(emptyDraft());
    wizard.type(QStringLiteral("Name"), QStringLiteral("abc"));
    QVERIFY(wizard.says(QStringLiteral("3 of 255 characters")));
    wizard.document.edit(QStringLiteral("paste"), [](CampaignDraft& draft) {
        draft.campaign.name = QString::fromUtf8("\xf0\x9f\x9a\x80\xf0\x9f\x9a\x80"); // two rockets
    });
    QVERIFY(wizard.says(QStringLiteral("2 of 255 characters")));
}

void TestWizardPages::tooLongNameStaysAndSaysSo()
{
    WizardFixture wizard(emptyDraft());
    auto* name = wizard.control<QLineEdit>(QStringLiteral("Name"));
    QApplication::clipboard()->setText(QString(256, u'x'));
    name->setFocus();
    QTest::keySequence(name, QKeySequence::Paste);
    QCOMPARE(name->text().size(), 256);
    QVERIFY(wizard.says(QStringLiteral("it has 256")));
    QVERIFY(name->accessibleDescription().contains(QStringLiteral("it has 256")));
    QTest::keyClick(name, Qt::Key_Backspace);
    QVERIFY(!wizard.says(QStringLiteral("it has")));
}

void TestWizardPages::typeThatIsNotKnownIsShown()
{
    auto draft = emptyDraft();
    draft.campaign.type = QStringLiteral("carrier pigeon");
    WizardFixture wizard(draft);
    auto* pigeon = wizard.control<QAbstractButton>(QStringLiteral("“carrier pigeon” (not known here)"));
    QVERIFY(pigeon->isChecked());
    wizard.press(QStringLiteral("LinkedIn"));
    QCOMPARE(wizard.campaign().type.value(), QStringLiteral("linkedin"));
    wizard.document.undoStack()->undo();
    QVERIFY(pigeon->isChecked());
}

void TestWizardPages::typeKeepsWhatItRulesOut()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    const auto before = encodeDraft(wizard.document.draft());
    wizard.press(QStringLiteral("LinkedIn"));
    wizard.show(PageId::Steps);
    QVERIFY(wizard.says(QStringLiteral("A LinkedIn campaign has LinkedIn steps only")));
    wizard.show(PageId::Basics);
    wizard.press(QStringLiteral("E-mail"));
    QVERIFY(encodeDraft(wizard.document.draft()) == before);
}

void TestWizardPages::datasetIsFoundAndChosenByKeyboard()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Audience);
    wizard.type(QStringLiteral("Datasets"), QStringLiteral("LINKEDIN_url")); // a column
    auto* list = wizard.window->findChild<QListView*>();
    QTest::keyClick(wizard.window->focusWidget(), Qt::Key_Down);
    QVERIFY(!wizard.campaign().datasetId.hasValue()); // the keys only go there
    QTest::keyClick(wizard.window->focusWidget(), Qt::Key_Return);
    QCOMPARE(wizard.campaign().datasetId.value(), QStringLiteral("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a02"));
    QVERIFY(list);
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("Dataset id"))->text(),
             QStringLiteral("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a02"));
    QVERIFY(wizard.says(QStringLiteral("Founders")));
}

void TestWizardPages::datasetBringsItsLeads()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Audience);
    wizard.type(QStringLiteral("Datasets"), QStringLiteral("LINKEDIN_url"));
    QTest::keyClick(wizard.window->focusWidget(), Qt::Key_Down);
    QTest::keyClick(wizard.window->focusWidget(), Qt::Key_Space);
    const auto& datasets = wizard.catalog.datasets();
    const auto chosen = std::ranges::find(datasets, wizard.campaign().datasetId.value(), &Dataset::id);
    QVERIFY(chosen != datasets.end());
    QCOMPARE(forecastSettings(wizard.document.draft()).leads.value(), chosen->rows);

    auto* list = wizard.window->findChild<SearchList*>();
    const auto choose = [&](const Dataset& dataset) {
        Q_EMIT list->chosen(dataset.id);
        QCOMPARE(wizard.campaign().datasetId.value(), dataset.id);
    };
    const auto& other = datasets.front().id == chosen->id ? datasets.back() : datasets.front();
    choose(other);
    QCOMPARE(forecastSettings(wizard.document.draft()).leads.value(), other.rows);
    wizard.document.edit(QStringLiteral("Leads"), [](CampaignDraft& draft) {
        auto settings = forecastSettings(draft);
        settings.leads = 77;
        setForecastSettings(draft, settings);
    });
    choose(*chosen);
    QCOMPARE(forecastSettings(wizard.document.draft()).leads.value(), 77); // told by the user
    wizard.document.undoStack()->setIndex(1);
    wizard.document.undoStack()->undo();
    QVERIFY(!wizard.campaign().datasetId.hasValue());
    QVERIFY(!forecastSettings(wizard.document.draft()).leads.hasValue());
}

void TestWizardPages::datasetIdCanBePasted()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Audience);
    wizard.type(QStringLiteral("Dataset id"), QStringLiteral("no uuid"));
    QVERIFY(wizard.says(QStringLiteral("must be a UUID; it is “no uuid”")));
    wizard.type(QStringLiteral("Dataset id"), QStringLiteral("00000000-5b1a-4c8e-9a55-0d6f2b7c1a02"));
    QVERIFY(wizard.says(QStringLiteral("“Bavlio” has no such list. Choose one of its lists.")));
    QCOMPARE(wizard.document.undoStack()->count(), 1);
}

void TestWizardPages::listThatFailedSaysWhy()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Audience);
    wizard.catalog.setFailed(Catalog::List::Datasets, QStringLiteral("The server was not reached."));
    QVERIFY(wizard.says(QStringLiteral("The server was not reached. The list is what was read before.")));
    int asked = 0;
    QObject::connect(&wizard.catalog, &Catalog::refreshRequested, wizard.window.get(), [&] { ++asked; });
    wizard.press(QStringLiteral("Read the list again"));
    QCOMPARE(asked, 1);
}

void TestWizardPages::aliasesAreChecked()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Senders);
    auto* list = wizard.control<QListWidget>(QStringLiteral("Sender addresses"));
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0)); // goes there, selects nothing
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(wizard.campaign().aliasIds.value(),
             QStringList(QStringLiteral("7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b02")));
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(wizard.campaign().aliasIds.value().size(), 2);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(wizard.campaign().aliasIds.value(),
             QStringList(QStringLiteral("7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b02")));
    wizard.document.undoStack()->undo();
    QCOMPARE(list->item(0)->checkState(), Qt::Checked);
}

void TestWizardPages::aliasCanBePasted()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Senders);
    wizard.type(QStringLiteral("Id of another address"), QStringLiteral("alias_42"));
    QTest::keyClick(wizard.window->focusWidget(), Qt::Key_Return);
    QCOMPARE(wizard.campaign().aliasIds.value(), QStringList(QStringLiteral("alias_42")));
    auto* list = wizard.control<QListWidget>(QStringLiteral("Sender addresses"));
    QCOMPARE(list->item(list->count() - 1)->text(), QStringLiteral("alias_42"));
    QCOMPARE(list->item(list->count() - 1)->checkState(), Qt::Checked);
}

void TestWizardPages::sendersFollowTheType()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    const auto names = [&] {
        QStringList found;
        for (auto* control : focusableIn(wizard.window.get()))
            if (control->isEnabled())
                found << accessibleName(control);
        return found;
    };
    const auto aliases = QStringLiteral("Sender addresses");
    const auto account = QStringLiteral("LinkedIn account");
    const auto setType = [&](const char* type) {
        wizard.document.edit(QStringLiteral("type"),
                             [&](CampaignDraft& draft) { draft.campaign.type = QString::fromLatin1(type); });
    };
    wizard.show(PageId::Senders);
    QVERIFY(names().contains(aliases) && !names().contains(account));
    setType("mixed");
    QVERIFY(names().contains(aliases) && names().contains(account));
    setType("linkedin");
    QVERIFY(!names().contains(aliases) && names().contains(account));
    QVERIFY(!wizard.says(QStringLiteral("not sent"))); // what the type left behind is no fault of the user's
}

void TestWizardPages::numbersThatAreWrongStay_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* typed, const char* says) {
        QTest::addRow("%s: %s", name, typed)
            << QString::fromUtf8(name) << QString::fromUtf8(typed) << QString::fromUtf8(says);
    };
    row("At most", "0", "between 1 and 10000; it is 0");
    row("At most", "10001", "between 1 and 10000; it is 10001");
    row("At most", "-7", "it is -7");
    row("At most", "99999999999999999999999", "between 1 and 10000");
    row("At most", "a few", "must be a whole number; it is a text");
    row("At least, between two", "59", "between 60 and 3600; it is 59");
    row("At least, between two", "3601", "it is 3601");
}

void TestWizardPages::numbersThatAreWrongStay()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QString, says);
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    wizard.type(name, typed);
    auto* edit = wizard.control<QLineEdit>(name);
    QCOMPARE(edit->text(), typed);
    QVERIFY2(wizard.says(says), qPrintable(edit->accessibleDescription()));
    QVERIFY(edit->accessibleDescription().contains(says));
    wizard.type(name, QStringLiteral("100"));
    QVERIFY(!wizard.says(says));
}

void TestWizardPages::arrowKeysCount()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    wizard.type(QStringLiteral("At most"), QStringLiteral("9999"));
    auto* edit = wizard.control<QLineEdit>(QStringLiteral("At most"));
    QTest::keyClick(edit, Qt::Key_Up);
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(wizard.campaign().dailyLimit.value(), 10'000);
    QTest::keyClick(edit, Qt::Key_PageDown);
    QCOMPARE(wizard.campaign().dailyLimit.value(), 9'990);
}

void TestWizardPages::timesAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored");
    QTest::newRow("with seconds") << QStringLiteral("08:30:15") << QStringLiteral("08:30:15");
    QTest::newRow("usual") << QStringLiteral("08:30") << QStringLiteral("08:30:00");
    QTest::newRow("short") << QStringLiteral("8:30") << QStringLiteral("08:30:00");
    QTest::newRow("hour") << QStringLiteral("8") << QStringLiteral("08:00:00");
    QTest::newRow("dot") << QStringLiteral("8.30") << QStringLiteral("08:30:00");
    QTest::newRow("none") << QStringLiteral("noonish") << QStringLiteral("noonish");
    QTest::newRow("too late") << QStringLiteral("25:00") << QStringLiteral("25:00");
}

void TestWizardPages::timesAreReadAsPeopleWriteThem()
{
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    wizard.type(QStringLiteral("Window from"), typed);
    QCOMPARE(wizard.campaign().sendingWindowStart.value(), stored);
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("Window from"))->text(), typed);
    QCOMPARE(wizard.says(QStringLiteral("must be a time of day")), typed == stored && typed.size() != 8);
}

void TestWizardPages::aMessageUnderOneTimeMovesNeither()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    const auto places = [&] {
        QList<QRect> rects;
        for (const auto& name : {QStringLiteral("Window from"), QStringLiteral("until")}) {
            const auto* edit = wizard.control(name);
            rects << QRect(edit->mapTo(wizard.window.get(), QPoint()), edit->size());
        }
        return rects;
    };
    const auto before = places();
    wizard.type(QStringLiteral("Window from"), QStringLiteral("nine o'clock in the morning"));
    QTRY_VERIFY(wizard.says(QStringLiteral("must be a time of day")));
    wizard.window->layout()->activate();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(places(), before);
}

void TestWizardPages::startIsTypedInTheZoneAndStoredInUtc()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    wizard.press(QStringLiteral("At a planned start"));
    const auto start = QStringLiteral("Start, date and time");
    wizard.type(start, QStringLiteral("2027-07-01 09:00"));
    QCOMPARE(wizard.campaign().startDate.value(), QStringLiteral("2027-07-01T07:00:00Z"));
    wizard.type(start, QStringLiteral("2027-03-28 02:30")); // the clock is set forward
    QCOMPARE(wizard.campaign().startDate.value(), QStringLiteral("2027-03-28T01:00:00Z"));
    wizard.type(start, QStringLiteral("2027-07-01T09:00:00-04:00"));
    QCOMPARE(wizard.campaign().startDate.value(), QStringLiteral("2027-07-01T13:00:00Z"));
    wizard.type(start, QStringLiteral("next week"));
    QCOMPARE(wizard.campaign().startDate.value(), QStringLiteral("next week"));
    QVERIFY(wizard.says(QStringLiteral("“next week” is no date and time")));
    QCOMPARE(wizard.control<QLineEdit>(start)->text(), QStringLiteral("next week"));
}

void TestWizardPages::startIsToldInEachZone()
{
    auto draft = emptyDraft();
    draft.campaign.launchType = QStringLiteral("scheduled");
    draft.campaign.startDate = QStringLiteral("2026-12-01T08:00:00Z");
    WizardFixture wizard(draft);
    wizard.show(PageId::Schedule);
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("Start, date and time"))->text(),
             QStringLiteral("2026-12-01 09:00"));
    QVERIFY(wizard.says(QStringLiteral("09:00 Berlin = 08:00 UTC")));
    wizard.type(QStringLiteral("Time zone"), QStringLiteral("America/New_York"));
    QTest::keyClick(wizard.control(QStringLiteral("Time zone")), Qt::Key_Return);
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("Start, date and time"))->text(),
             QStringLiteral("2026-12-01 03:00"));
    QCOMPARE(wizard.campaign().startDate.value(), QStringLiteral("2026-12-01T08:00:00Z"));
}

void TestWizardPages::startIsKeptForLaterWhenTheLaunchIsImmediate()
{
    auto draft = emptyDraft();
    draft.campaign.launchType = QStringLiteral("scheduled");
    draft.campaign.startDate = QStringLiteral("2026-12-01T08:00:00Z");
    WizardFixture wizard(draft);
    wizard.show(PageId::Schedule);
    wizard.press(QStringLiteral("As soon as you launch it"));
    auto* start = wizard.control<QLineEdit>(QStringLiteral("Start, date and time"));
    QVERIFY(!start->isEnabled());
    QCOMPARE(start->text(), QStringLiteral("2026-12-01 09:00"));
    QVERIFY(wizard.says(QStringLiteral("kept for later")));
    QVERIFY(!createRequest(wizard.campaign()).contains("start_date"));
}

void TestWizardPages::zoneIsFoundByAnyPart()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    wizard.type(QStringLiteral("Time zone"), QStringLiteral("auckl"));
    auto* popup = QApplication::activePopupWidget();
    QTRY_VERIFY((popup = QApplication::activePopupWidget()));
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(wizard.campaign().timezone.value(), QStringLiteral("Pacific/Auckland"));
}

void TestWizardPages::zoneThatIsNoneStays()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    wizard.type(QStringLiteral("Time zone"), QStringLiteral("Mars/Olympus"));
    QTest::keyClick(wizard.control(QStringLiteral("Time zone")), Qt::Key_Tab);
    QCOMPARE(wizard.campaign().timezone.value(), QStringLiteral("Mars/Olympus"));
    QVERIFY(wizard.says(QStringLiteral("“Mars/Olympus” is not known here")));
}

void TestWizardPages::zoneIsTakenAsItIsAskedFor_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    for (const auto& [typed, id] :
         {std::pair("berlin", "Europe/Berlin"), std::pair("japan", "Asia/Tokyo"),
          std::pair("UTC+2", "Etc/GMT-2"), std::pair("US/Eastern", "America/New_York"),
          std::pair("Asia/Calcutta", "Asia/Kolkata")})
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(id);
}

/// Enter and leaving both take the only one that is meant; the plan before stays while it is typed.
void TestWizardPages::zoneIsTakenAsItIsAskedFor()
{
    QFETCH(QString, typed);
    QFETCH(QString, id);
    for (const auto key : {Qt::Key_Return, Qt::Key_Tab}) {
        WizardFixture wizard(newDraft(QStringLiteral("Pacific/Auckland")));
        wizard.show(PageId::Schedule);
        wizard.type(QStringLiteral("Time zone"), typed);
        QCOMPARE(wizard.campaign().timezone.value(), QStringLiteral("Pacific/Auckland"));
        QVERIFY(!wizard.says(QStringLiteral("is not known here")));
        QTest::keyClick(wizard.control(QStringLiteral("Time zone")), key);
        QCOMPARE(wizard.campaign().timezone.value(), id);
        QVERIFY(!wizard.says(QStringLiteral("is not known here")));
        wizard.document.undoStack()->undo();
        QCOMPARE(wizard.campaign().timezone.value(), QStringLiteral("Pacific/Auckland"));
    }
}

void TestWizardPages::zoneThatIsDictatedIsStored()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    auto* zone = wizard.control<QLineEdit>(QStringLiteral("Time zone"));
    zone->clearFocus();
    zone->setText(QStringLiteral("Tokyo")); // as the accessibility interface does
    QCOMPARE(wizard.campaign().timezone.value(), QStringLiteral("Asia/Tokyo"));
}

void TestWizardPages::zoneOfTheReversedSignIsExplained()
{
    WizardFixture wizard(newDraft(QStringLiteral("Etc/GMT+5")));
    wizard.show(PageId::Schedule);
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("Time zone"))->text(), QStringLiteral("UTC−5"));
    QVERIFY(wizard.says(QStringLiteral("Etc/GMT+5 means UTC−5")));
}

void TestWizardPages::windowReadingIsAskedInPlace()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    QSignalSpy answers(wizard.window.get(), &CampaignWindow::windowReadingAnswered);
    QVERIFY(!wizard.says(QStringLiteral("read the sending window")));
    wizard.window->askForWindowReading(QStringLiteral("Harbour Planning"));
    QVERIFY(wizard.says(QStringLiteral("“Harbour Planning” read the sending window by the clock of Berlin")));
    wizard.press(QStringLiteral("UTC"));
    QCOMPARE(answers.takeFirst().front().toBool(), true);
    wizard.press(QStringLiteral("Berlin"));
    QCOMPARE(answers.takeFirst().front().toBool(), false);
    wizard.type(QStringLiteral("Time zone"), QStringLiteral("utc"));
    QTest::keyClick(wizard.control(QStringLiteral("Time zone")), Qt::Key_Return);
    QVERIFY(!wizard.says(QStringLiteral("read the sending window"))); // UTC leaves no doubt
    wizard.document.undoStack()->undo();
    QVERIFY(wizard.says(QStringLiteral("read the sending window")));
    wizard.window->askForWindowReading({});
    QVERIFY(!wizard.says(QStringLiteral("read the sending window")));
}

void TestWizardPages::daysAreSwitchedInWeekOrder()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    wizard.press(QStringLiteral("Monday"));
    wizard.press(QStringLiteral("Sunday"));
    wizard.press(QStringLiteral("Monday"));
    wizard.press(QStringLiteral("Thursday"));
    QCOMPARE(wizard.campaign().sendDays.value().join(u' '), QStringLiteral("mon tue wed fri sun"));
    for (const auto* day : {"Monday", "Tuesday", "Wednesday", "Friday", "Sunday"})
        wizard.press(QString::fromLatin1(day));
    QVERIFY(wizard.says(QStringLiteral("nothing would ever be sent")));
}

void TestWizardPages::previewTellsTheCapacity()
{
    WizardFixture wizard(emptyDraft()); // 09:00 to 17:00, every 300 s, five days
    wizard.show(PageId::Schedule);
    wizard.type(QStringLiteral("At most"), QStringLiteral("500"));
    QVERIFY(wizard.says(
        QStringLiteral("Up to 96 messages a day, 480 a week. The window and the interval decide")));
    wizard.type(QStringLiteral("At most"), QStringLiteral("40"));
    QVERIFY(wizard.says(QStringLiteral("Up to 40 messages a day, 200 a week. The daily limit decides")));
    QVERIFY(wizard.says(QStringLiteral("Berlin: 09:00 to 17:00")));
    QVERIFY(wizard.says(QStringLiteral("UTC")));
    const auto* strip = wizard.window->findChild<WeekStrip*>();
    QVERIFY(strip->accessibleDescription().contains(QStringLiteral("Up to 40 messages")));
}

void TestWizardPages::previewCountsOnTheDefaultsOfTheApi()
{
    auto draft = emptyDraft();
    draft.campaign.dailyLimit.clear();
    draft.campaign.sendingWindowStart.clear();
    draft.campaign.sendingWindowEnd.clear();
    draft.campaign.minIntervalSeconds.clear();
    WizardFixture wizard(draft);
    wizard.show(PageId::Schedule);
    QVERIFY(wizard.says(QStringLiteral("messages a day, 480 a week")));
    QVERIFY(!wizard.says(QStringLiteral("nothing would ever be sent")));
    wizard.type(QStringLiteral("Time zone"), QStringLiteral("Mars/Olympus"));
    QTest::keyClick(wizard.control(QStringLiteral("Time zone")), Qt::Key_Return);
    QVERIFY(!wizard.says(QStringLiteral("nothing would ever be sent")));
}

void TestWizardPages::aWindowThatIsNeverOpenIsMadeAllDayInOneEdit()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Schedule);
    wizard.type(QStringLiteral("Window from"), QStringLiteral("9:00"));
    wizard.type(QStringLiteral("until"), QStringLiteral("9:00"));
    QVERIFY(wizard.says(QStringLiteral("nothing would ever be sent")));
    QVERIFY(wizard.says(QStringLiteral("All day is 00:00:00–23:59:59.")));
    wizard.press(QStringLiteral("All day, 00:00:00–23:59:59"));
    QCOMPARE(wizard.campaign().sendingWindowStart.value(), QStringLiteral("00:00:00"));
    QCOMPARE(wizard.campaign().sendingWindowEnd.value(), QStringLiteral("23:59:59"));
    QVERIFY(!wizard.says(QStringLiteral("nothing would ever be sent")));
    wizard.document.undoStack()->undo();
    QCOMPARE(wizard.campaign().sendingWindowEnd.value(), QStringLiteral("09:00:00"));
    QVERIFY(wizard.says(QStringLiteral("nothing would ever be sent")));
}

void TestWizardPages::promptCountsAndSaysItsRange()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Personalization);
    wizard.type(QStringLiteral("Prompt, if you like"), QStringLiteral("Be kind."));
    QVERIFY(wizard.says(QStringLiteral("8 characters, 100 to 5,000")));
    QVERIFY(wizard.says(QStringLiteral("at least 100 characters; it has 8")));
    wizard.type(QStringLiteral("Prompt, if you like"), QString());
    QVERIFY(wizard.campaign().systemPrompt.isAbsent());
    QVERIFY(!wizard.says(QStringLiteral("at least 100 characters")));
}

void TestWizardPages::policyIsOffAndKeptForAnImmediateLaunch()
{
    auto draft = emptyDraft();
    draft.campaign.unreviewedLaunchPolicy = QStringLiteral("hold");
    WizardFixture wizard(draft);
    wizard.show(PageId::Personalization);
    auto* hold = wizard.control<QAbstractButton>(QStringLiteral("Pause the campaign and tell me"));
    QVERIFY(!hold->isEnabled());
    QVERIFY(hold->isChecked());
    QVERIFY(wizard.says(QStringLiteral("Only for a planned start")));
    wizard.document.edit(QStringLiteral("plan"), [](CampaignDraft& edited) {
        edited.campaign.launchType = QStringLiteral("scheduled");
    });
    QVERIFY(hold->isEnabled());
    wizard.press(QStringLiteral("Make it a draft again and tell me"));
    QCOMPARE(wizard.campaign().unreviewedLaunchPolicy.value(), QStringLiteral("cancel"));
}

QTEST_MAIN(TestWizardPages)
#include "tst_wizardpages.moc"
