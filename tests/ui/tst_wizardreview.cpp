#include "models/campaign/json.h"
#include "models/campaign/request.h"
#include "tests/ui/wizardfixture.h"
#include "ui/common/launchreport.h"
#include "ui/common/theme.h"
#include "ui/wizard/campaignsummary.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// The review: what is planned, in words and as a request, and the way to the server.
class TestWizardReview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void tellsTheCampaignInWords();
    void showsTheRequestAsItIsSent();
    void incompleteCampaignIsNotSent();
    void savingSaysThatNothingIsSent();
    void theNextKeyPressesNothing();
    void waitingSubmissionIsTakenBack();
    void everyAccountIsCalledByItsName();
    void idsOfAnotherAccountStopTheUpload_data();
    void idsOfAnotherAccountStopTheUpload();
    void aDraftOfAnotherAccountIsDecidedFirst();
    void aCampaignThereIsCopiedByACommandOfItsOwn();
    void changedCampaignUpdatesTheOneThere();
    void asksBeforeItOverwrites();
    void candidatesAreShownSideBySide();
    void noneOfTheCandidatesCreatesAnother();
    void launchReportNamesWhoIsLeftOut();
    void confirmedLaunchIsTakenBackWhileItWaits();
    void connectsAhead();
    void launchAsksOnceInPlainNumbers();
    void launchCountsWhoCanBeReached();
    void launchOvernightHasToBeAgreedTo();
    void launchTellsTheFirstActionOfThePlan();
    void launchCanBeDeclined();
    void launchedCampaignIsNotLaunchedTwice();
    void launchedCampaignOffersOnlyItsNames();
    void warnsBeforeAFailedLaunchIsRepeated();

private:
    static SubmissionStatus created();
};

SubmissionStatus TestWizardReview::created()
{
    SubmissionStatus status;
    status.state = SubmissionState::SettledCreated;
    status.campaignId = QStringLiteral("11111111-6c1a-4e3d-9f7b-5a0c8d2e1f02");
    status.campaignStatus = QStringLiteral("draft");
    status.explanation = QStringLiteral("It was created.");
    return status;
}

void TestWizardReview::tellsTheCampaignInWords()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    QVERIFY(wizard.says(QStringLiteral("It goes to 1,200 people, those of “Manufacturing”.")));
    QVERIFY(wizard.says(QStringLiteral("It comes from jana@fairlead.example, team@fairlead.example.")));
    QVERIFY(wizard.says(QStringLiteral("Each person gets 3 e-mails, over 10 days at least.")));
    QVERIFY(wizard.says(QStringLiteral("from 09:00 to 17:00 Berlin, at most 150 times a day")));
}

void TestWizardReview::showsTheRequestAsItIsSent()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
    wizard.show(PageId::Review);
    wizard.press(QStringLiteral("Show the request"));
    const auto text = wizard.control<QPlainTextEdit>(QStringLiteral("The request as JSON"))->toPlainText();
    const auto json = parseJson(text.toUtf8());
    QVERIFY(json.value);
    QVERIFY(*json.value == createRequest(wizard.campaign()));
}

void TestWizardReview::incompleteCampaignIsNotSent()
{
    auto draft = sampleDraft(QStringLiteral("autumn-outreach"));
    draft.campaign.name.clear();
    WizardFixture wizard(draft);
    wizard.show(PageId::Review);
    QVERIFY(!wizard.control<QAbstractButton>(QStringLiteral("Save as draft on Bavlio"))->isEnabled());
    QVERIFY(wizard.says(QStringLiteral("Not ready: 1 error")));
    wizard.press(QStringLiteral("Go to the first problem"));
    QCOMPARE(wizard.page(), PageId::Basics);
    QCOMPARE(accessibleName(wizard.window->focusWidget()), QStringLiteral("Name"));
    wizard.type(QStringLiteral("Name"), QStringLiteral("Spring"));
    wizard.show(PageId::Review);
    QVERIFY(wizard.control<QAbstractButton>(QStringLiteral("Save as draft on Bavlio"))->isEnabled());
}

void TestWizardReview::savingSaysThatNothingIsSent()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    QVERIFY(wizard.says(QStringLiteral("Nothing is sent.")));
    wizard.press(QStringLiteral("Save as draft on Bavlio"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("submit draft-1")));
    QVERIFY(wizard.gateway.submitted.front() == wizard.campaign());
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    QVERIFY(wizard.says(QStringLiteral("It was created. Its status on Bavlio is “draft”.")));
    QVERIFY(wizard.says(QStringLiteral("Nothing is sent until you launch it.")));
}

/// The button that was pressed goes; the next one must not be pressed by the same key.
void TestWizardReview::theNextKeyPressesNothing()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto* submit = wizard.window->findChild<QAbstractButton*>(QStringLiteral("submit"));
    submit->setFocus();
    QTest::keyClick(submit, Qt::Key_Space);
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    QVERIFY(!submit->isVisible());
    auto* focused = wizard.window->focusWidget();
    QVERIFY(focused && !qobject_cast<QAbstractButton*>(focused));
    QTest::keyClick(focused, Qt::Key_Space);
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("submit draft-1")));
}

void TestWizardReview::waitingSubmissionIsTakenBack()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    SubmissionStatus waiting;
    waiting.state = SubmissionState::Waiting;
    waiting.explanation = QStringLiteral("It waits for the network.");
    wizard.gateway.setStatus(QStringLiteral("draft-1"), waiting);
    QVERIFY(wizard.says(QStringLiteral("It waits for the network.")));
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("submit"))->isVisible());
    wizard.press(QStringLiteral("Cancel the upload"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("cancel draft-1")));
}

/// Whatever it is called; "Bavlio" is one name among others.
void TestWizardReview::everyAccountIsCalledByItsName()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.account.inUse.name = QStringLiteral("Harbour & Planning");
    wizard.show(PageId::Review);
    wizard.window->showAccount();
    auto* submit = wizard.window->findChild<QAbstractButton*>(QStringLiteral("submit"));
    QCOMPARE(submit->text(), QStringLiteral("&Save as draft on Harbour && Planning"));
    auto status = created();
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(wizard.says(QStringLiteral("Its status on Harbour & Planning is “draft”.")));
    status.contentChanged = true;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(wizard.says(QStringLiteral("The draft on Harbour & Planning stays as it is")));
    for (const auto* part : wizard.window->findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(part);
        const auto* button = qobject_cast<const QAbstractButton*>(part);
        const auto text = label ? label->text() : button ? button->text() : QString();
        QVERIFY2(!text.contains(QLatin1String("Bavlio")), qPrintable(text));
    }
}

void TestWizardReview::idsOfAnotherAccountStopTheUpload_data()
{
    using Change = std::function<void(Campaign&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("path");
    const auto foreign = QStringLiteral("00000000-5b1a-4c8e-9a55-0d6f2b7c1a02");
    QTest::newRow("list") << Change([=](Campaign& c) { c.datasetId = foreign; })
                          << QStringLiteral("such list");
    QTest::newRow("sender") << Change([=](Campaign& c) { c.aliasIds.value()[1] = foreign; })
                            << QStringLiteral("such sender address");
    QTest::newRow("LinkedIn account") << Change([=](Campaign& c) {
        c.type = QStringLiteral("mixed");
        c.connectedAccountId = foreign;
    }) << QStringLiteral("such LinkedIn account");
    QTest::newRow("template") << Change([=](Campaign& c) {
        c.steps.value()[0].variants.value()[0].templateId = foreign;
    }) << QStringLiteral("such template");
    QTest::newRow("profile") << Change([=](Campaign& c) {
        auto& variant = c.steps.value()[0].variants.value()[0];
        variant.type = QStringLiteral("PERSONALIZATION");
        variant.templateId.clear();
        variant.senderProfileId = foreign;
    }) << QStringLiteral("such sender profile");
}

void TestWizardReview::idsOfAnotherAccountStopTheUpload()
{
    QFETCH(std::function<void(Campaign&)>, change);
    QFETCH(QString, path);
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto* submit = wizard.window->findChild<QAbstractButton*>(QStringLiteral("submit"));
    QVERIFY(submit->isEnabled());
    wizard.document.edit(QStringLiteral("foreign"), [&](CampaignDraft& draft) { change(draft.campaign); });
    QVERIFY(!submit->isEnabled());
    QVERIFY(wizard.lists(path));
    wizard.document.undoStack()->undo();
    QVERIFY(submit->isEnabled());
    wizard.catalog.setFailed(Catalog::List::Datasets, QStringLiteral("not reached"));
    QVERIFY(submit->isEnabled()); // what is not known is not held against it
}

void TestWizardReview::aDraftOfAnotherAccountIsDecidedFirst()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto harbour = wizard.account.inUse;
    harbour.id = QStringLiteral("harbour");
    harbour.name = QStringLiteral("Harbour Planning");
    wizard.account.own = harbour;
    wizard.window->showAccount();
    auto* submit = wizard.window->findChild<QAbstractButton*>(QStringLiteral("submit"));
    QVERIFY(!submit->isEnabled());
    QTRY_VERIFY(wizard.notices(QStringLiteral("This campaign belongs to “Harbour Planning”")));
    QStringList asked;
    QObject::connect(wizard.window.get(), &CampaignWindow::accountRequested, wizard.window.get(),
                     [&](const QString& id) { asked << QStringLiteral("switch ") + id; });
    QObject::connect(wizard.window.get(), &CampaignWindow::moveRequested, wizard.window.get(),
                     [&](const QString& id) { asked << QStringLiteral("move ") + id; });
    const auto pressAbove = [&](const QString& text) { // above the pages, not on one of them
        const auto buttons = wizard.window->findChildren<QAbstractButton*>();
        const auto found = std::ranges::find_if(buttons, [&](const QAbstractButton* each) {
            return each->isVisible() && QString(each->text()).remove(u'&') == text;
        });
        QVERIFY2(found != buttons.end(), qPrintable(text));
        (*found)->click();
    };
    pressAbove(QStringLiteral("Switch to Harbour Planning"));
    pressAbove(QStringLiteral("Move it to Bavlio"));
    QCOMPARE(asked, QStringList({QStringLiteral("switch harbour"), QStringLiteral("move Bavlio")}));
    wizard.account.own = wizard.account.inUse;
    wizard.window->showAccount();
    QVERIFY(submit->isEnabled());
    wizard.catalog.setDatasets({});
    wizard.account.own = harbour;
    wizard.window->showAccount();
    wizard.show(PageId::Audience);
    QVERIFY(wizard.says(QStringLiteral("This list is on “Harbour Planning”.")));
}

void TestWizardReview::aCampaignThereIsCopiedByACommandOfItsOwn()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto* copy = wizard.window->findChild<QAbstractButton*>(QStringLiteral("copy"));
    QVERIFY(!copy->isVisible());
    int copies = 0;
    QObject::connect(wizard.window.get(), &CampaignWindow::copyRequested, wizard.window.get(),
                     [&] { ++copies; });
    auto status = created();
    status.contentChanged = true;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("submit"))->isVisible());
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(copies, 1); // nobody is written to yet: there is nothing to ask
    status.campaignStatus = QStringLiteral("active");
    auto& details = wizard.gateway.presentDetails;
    details.submitted = wizard.campaign();
    details.launchableRows = 1130;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QTest::mouseClick(copy, Qt::LeftButton);
    auto* question = wizard.window->findChild<QMessageBox*>();
    QVERIFY(question);
    QCOMPARE(question->text(),
             QStringLiteral("1,130 people of “Manufacturing” are being contacted by this campaign already."));
    QCOMPARE(copies, 1);
    for (auto* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(copies, 2);
    QVERIFY(wizard.gateway.calls.isEmpty());
}

void TestWizardReview::changedCampaignUpdatesTheOneThere()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto status = created();
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("update"))->isVisible());
    status.contentChanged = true;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    wizard.press(QStringLiteral("Update the draft on Bavlio"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("update draft-1")));
}

void TestWizardReview::asksBeforeItOverwrites()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto status = created();
    status.contentChanged = true;
    wizard.gateway.presentDetails.changedThere = {QStringLiteral("/daily_limit")};
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(wizard.says(QStringLiteral("Changed there: Daily limit.")));
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("update"))->isVisible());
    wizard.press(QStringLiteral("Overwrite it on Bavlio"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("overwrite draft-1")));
}

/// An unclear submission and two campaigns that it may have created.
static void showCandidates(WizardFixture& wizard)
{
    auto& details = wizard.gateway.presentDetails;
    details.submitted = wizard.campaign();
    for (const char* id : {"first", "second"}) {
        SubmissionCandidate candidate;
        candidate.campaignId = QString::fromLatin1(id);
        candidate.name = QStringLiteral("AUTUMN outreach");
        candidate.status = QStringLiteral("draft");
        candidate.createdAt = WizardFixture::now;
        candidate.content = wizard.campaign();
        candidate.content.name = candidate.name;
        details.candidates.push_back(candidate);
    }
    SubmissionStatus unclear;
    unclear.state = SubmissionState::Unclear;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), unclear);
    QCoreApplication::processEvents(); // what joins a visible layout is shown by an event
}

void TestWizardReview::candidatesAreShownSideBySide()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    showCandidates(wizard);
    const auto* table = wizard.control<QTableWidget>(
        QStringLiteral("What was uploaded and what the account holds, side by side"));
    QVERIFY(table);
    QCOMPARE(table->columnCount(), 3);
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(2, 0)->text(), wizard.campaign().name.value());
    QCOMPARE(table->item(2, 2)->text(), QStringLiteral("AUTUMN outreach"));
    QVERIFY(!wizard.control<QAbstractButton>(QStringLiteral("That is it"))->isEnabled());
    wizard.press(QStringLiteral("It is 2: “AUTUMN outreach”."));
    wizard.press(QStringLiteral("That is it"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("resolve draft-1 second")));
}

void TestWizardReview::noneOfTheCandidatesCreatesAnother()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    showCandidates(wizard);
    wizard.press(QStringLiteral("None of them is it; create it again."));
    wizard.press(QStringLiteral("That is it"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("resolve draft-1 ")));
}

/// One line for each reason, however many people it is about.
void TestWizardReview::launchReportNamesWhoIsLeftOut()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")), &settings);
    wizard.show(PageId::Review);
    auto& details = wizard.gateway.presentDetails;
    details.launch = LaunchState::Done;
    details.totalRows = 1200;
    details.launchableRows = 1130;
    for (qint64 row = 16; row < 1200; row += 17)
        details.launchWarnings.push_back({QStringLiteral("The lead has no LinkedIn profile"), row});
    details.launchWarnings.push_back({QStringLiteral("The list is old"), -1});
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    QTRY_VERIFY(wizard.says(QStringLiteral("The launch takes in 1,130 of 1,200 people; 70 are left out.")));
    QTRY_VERIFY(wizard.says(QStringLiteral("70 people: The lead has no LinkedIn profile")));
    QTRY_VERIFY(wizard.says(QStringLiteral("The list is old")));
    int lines = 0;
    for (const auto* label : wizard.window->findChildren<QLabel*>())
        lines += label->isVisible() && label->text().contains(QLatin1String("LinkedIn profile")) ? 1 : 0;
    QCOMPARE(lines, 1);
    const auto table = launchReportCsv(details);
    QCOMPARE(table.count("\r\n"), 71);
    QVERIFY(table.startsWith("lead,reason\r\n16,\"The lead has no LinkedIn profile\"\r\n"));

    wizard.press(QStringLiteral("Show them: The lead has no LinkedIn profile"));
    auto* people = wizard.window->findChild<QDialog*>()->findChild<QAbstractItemView*>();
    QCOMPARE(people->model()->rowCount(), 70);
    QCOMPARE(people->model()->index(0, 0).data().toString(), QStringLiteral("Person 17 of the list"));
    wizard.window->findChild<QDialog*>()->reject();

    auto* head = wizard.window->findChild<QAbstractButton*>(QStringLiteral("launchReport"));
    QTest::mouseClick(head, Qt::LeftButton);
    QVERIFY(!wizard.says(QStringLiteral("The list is old")));
    WizardFixture again(sampleDraft(QStringLiteral("autumn-outreach")), &settings);
    again.show(PageId::Review);
    again.gateway.presentDetails = details;
    again.gateway.setStatus(QStringLiteral("draft-1"), created());
    QVERIFY(again.says(QStringLiteral("70 are left out.")));
    QVERIFY(!again.says(QStringLiteral("The list is old"))); // folded once, folded for ever
}

void TestWizardReview::confirmedLaunchIsTakenBackWhileItWaits()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    wizard.gateway.presentDetails.launch = LaunchState::Wanted;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("launch"))->isVisible());
    wizard.press(QStringLiteral("Cancel the launch"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("cancel draft-1")));
}

void TestWizardReview::connectsAhead()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    QCOMPARE(wizard.gateway.prepared, 0);
    wizard.show(PageId::Review);
    QCOMPARE(wizard.gateway.prepared, 1);
}

void TestWizardReview::launchAsksOnceInPlainNumbers()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    wizard.press(QStringLiteral("Launch…"));
    auto* question = wizard.window->findChild<QMessageBox*>();
    QVERIFY(question && question->isVisible());
    QVERIFY2(question->text().contains(QStringLiteral("at most 3,600 e-mails to at most 1,200 people")),
             qPrintable(question->text()));
    QVERIFY(question->text().contains(QStringLiteral("24 November 2026")));
    QVERIFY(question->text().contains(QStringLiteral("09:00 Berlin")));
    QVERIFY(question->text().contains(QStringLiteral("from 2 addresses")));
    QVERIFY(!question->checkBox());
    QVERIFY(wizard.gateway.calls.isEmpty());
    for (auto* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("launch draft-1")));
}

/// The rows decide, wherever they are known: also while the question is open.
void TestWizardReview::launchCountsWhoCanBeReached()
{
    auto draft = sampleDraft(QStringLiteral("ten-steps"));
    draft.campaign.datasetId = QStringLiteral("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01");
    WizardFixture wizard(draft);
    QSignalSpy wanted(&wizard.catalog, &Catalog::reachRequested);
    wizard.show(PageId::Review);
    QVERIFY(!wanted.isEmpty());
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    wizard.press(QStringLiteral("Launch…"));
    const auto* question = wizard.window->findChild<QMessageBox*>();
    QVERIFY2(question->text().contains(QStringLiteral("to at most 1,200 people")),
             qPrintable(question->text()));
    wizard.catalog.setReach(wanted.first().first().toString(), {1200, 12, 70, 2});
    QVERIFY2(question->text().contains(QStringLiteral("to 1,120 of 1,200 people")),
             qPrintable(question->text()));
    QVERIFY(!question->text().contains(QStringLiteral("at most")));
    QVERIFY(question->text().contains(
        QStringLiteral("Left out: 12 have no e-mail address, 70 have no LinkedIn profile.")));
}

/// How the server reads a window over midnight is not known.
void TestWizardReview::launchOvernightHasToBeAgreedTo()
{
    auto draft = sampleDraft(QStringLiteral("autumn-outreach"));
    draft.campaign.sendingWindowStart = QStringLiteral("22:00:00");
    draft.campaign.sendingWindowEnd = QStringLiteral("06:00:00");
    WizardFixture wizard(draft);
    wizard.show(PageId::Review);
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    wizard.press(QStringLiteral("Launch…"));
    auto* question = wizard.window->findChild<QMessageBox*>();
    QVERIFY(question && question->checkBox());
    QVERIFY2(question->checkBox()->text().contains(QStringLiteral("from 22:00 to 06:00 of the next day")),
             qPrintable(question->checkBox()->text()));
    QAbstractButton* launch = nullptr;
    for (auto* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            launch = button;
    QVERIFY(launch && !launch->isEnabled());
    QTest::mouseClick(launch, Qt::LeftButton);
    QVERIFY(wizard.gateway.calls.isEmpty());
    question->checkBox()->setFocus();
    QTest::keyClick(question->checkBox(), Qt::Key_Space);
    QVERIFY(launch->isEnabled());
    QTest::mouseClick(launch, Qt::LeftButton);
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("launch draft-1")));
}

void TestWizardReview::launchTellsTheFirstActionOfThePlan()
{
    auto campaign = sampleDraft(QStringLiteral("autumn-outreach")).campaign;
    const Catalog catalog;
    const auto first = [&] {
        return launchInNumbers(campaign, catalog, WizardFixture::now); // Tuesday, 07:00 in Berlin
    };
    campaign.sendingWindowStart.clear(); // the API's default is 09:00, too
    QVERIFY2(first().contains(QStringLiteral("24 November 2026, 09:00 Berlin")), qPrintable(first()));
    campaign.steps.value()[0].delayDays = 2;
    QVERIFY2(first().contains(QStringLiteral("26 November 2026, 09:00 Berlin")), qPrintable(first()));
    campaign.steps.value()[0].delayDays = 5; // a Sunday; the fifth sending day is a Tuesday
    QVERIFY(launchInNumbers(campaign, catalog, WizardFixture::now, DelayReading::SendingDays)
                .contains(QStringLiteral("1 December 2026, 09:00 Berlin")));
    campaign.sendDays = QStringList();
    QVERIFY2(first().contains(QStringLiteral("a day that is not known")), qPrintable(first()));
}

void TestWizardReview::launchCanBeDeclined()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    wizard.press(QStringLiteral("Launch…"));
    auto* question = wizard.window->findChild<QMessageBox*>();
    QTest::keyClick(question, Qt::Key_Return); // what is easy to hit does nothing
    QTRY_VERIFY(!wizard.window->findChild<QMessageBox*>());
    QVERIFY(wizard.gateway.calls.isEmpty());
}

void TestWizardReview::launchedCampaignIsNotLaunchedTwice()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto status = created();
    status.campaignStatus = QStringLiteral("active");
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("launch"))->isVisible());
}

/// What can be changed there comes first, also beside edits that cannot.
void TestWizardReview::launchedCampaignOffersOnlyItsNames()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto status = created();
    status.campaignStatus = QStringLiteral("active");
    status.contentChanged = true;
    auto& submitted = wizard.gateway.presentDetails.submitted;
    submitted = sampleDraft(QStringLiteral("autumn-outreach")).campaign;
    submitted.name = QStringLiteral("Another name");
    submitted.dailyLimit = 7;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("submit"))->isVisible());
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("update"))->isVisible());
    QVERIFY(wizard.says(QStringLiteral("only its name and description can be changed on Bavlio")));
    wizard.press(QStringLiteral("Update name and description on Bavlio"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("update draft-1")));
    QCOMPARE(wizard.gateway.updated.front().name.value(), wizard.campaign().name.value());
    QCOMPARE(wizard.gateway.updated.front().dailyLimit.value(), 7); // as it was launched
    submitted.name = wizard.campaign().name;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("rename"))->isVisible());
}

void TestWizardReview::warnsBeforeAFailedLaunchIsRepeated()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto status = created();
    status.campaignStatus = QStringLiteral("failed");
    wizard.gateway.presentDetails.launchProblems = {
        {Problem::Severity::Error, {}, Problem::Code::Server, QStringLiteral("No credits left")}};
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    wizard.press(QStringLiteral("Launch…"));
    const auto* question = wizard.window->findChild<QMessageBox*>();
    QVERIFY(question);
    QVERIFY(question->text().contains(QLatin1String("The last launch failed")));
    QVERIFY(question->text().contains(QLatin1String("No credits left")));
}

QTEST_MAIN(TestWizardReview)
#include "tst_wizardreview.moc"
