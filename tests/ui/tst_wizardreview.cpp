#include "models/campaign/json.h"
#include "models/campaign/request.h"
#include "tests/ui/wizardfixture.h"
#include "ui/common/theme.h"
#include "ui/wizard/campaignsummary.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTableWidget>
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
    void changedCampaignBecomesAnotherDraft();
    void changedCampaignUpdatesTheOneThere();
    void asksBeforeItOverwrites();
    void candidatesAreShownSideBySide();
    void noneOfTheCandidatesCreatesAnother();
    void launchReportNamesWhoIsLeftOut();
    void confirmedLaunchIsTakenBackWhileItWaits();
    void connectsAhead();
    void launchAsksOnceInPlainNumbers();
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
    QVERIFY(wizard.says(QStringLiteral("It goes to 1,200 leads, those of “Manufacturing”.")));
    QVERIFY(wizard.says(QStringLiteral("It comes from jana@fairlead.example, team@fairlead.example.")));
    QVERIFY(wizard.says(QStringLiteral("Each lead gets 3 e-mails, over 10 days at least.")));
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
    QVERIFY(wizard.says(QStringLiteral("Not ready: 1 error, 1 warning.")));
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
    wizard.press(QStringLiteral("Take it back"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("cancel draft-1")));
}

void TestWizardReview::changedCampaignBecomesAnotherDraft()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto status = created();
    status.contentChanged = true;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(wizard.says(QStringLiteral("The draft on Bavlio stays as it is")));
    wizard.press(QStringLiteral("Save as a new draft on Bavlio"));
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("submit draft-1")));
}

void TestWizardReview::changedCampaignUpdatesTheOneThere()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto status = created();
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("update"))->isVisible());
    status.contentChanged = true;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    wizard.press(QStringLiteral("Update the one on Bavlio"));
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
    QVERIFY(wizard.window->findChild<QAbstractButton*>(QStringLiteral("submit"))->isVisible());
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
        QStringLiteral("What was submitted and what the server holds, side by side"));
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

void TestWizardReview::launchReportNamesWhoIsLeftOut()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    auto& details = wizard.gateway.presentDetails;
    details.launch = LaunchState::Done;
    details.totalRows = 1200;
    details.launchableRows = 1180;
    details.launchWarnings = {QStringLiteral("20 rows without an address")};
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    QVERIFY(wizard.says(QStringLiteral("The launch takes in 1,180 of 1,200 leads; 20 are left out.")));
    QVERIFY(wizard.says(QStringLiteral("Warning: 20 rows without an address")));
}

void TestWizardReview::confirmedLaunchIsTakenBackWhileItWaits()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    wizard.gateway.presentDetails.launch = LaunchState::Wanted;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("launch"))->isVisible());
    wizard.press(QStringLiteral("Take it back"));
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
    QVERIFY2(question->text().contains(QStringLiteral("3,600 e-mails to 1,200 people")),
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
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(wizard.window->findChild<QAbstractButton*>(QStringLiteral("update"))->isVisible());
    submitted.dailyLimit = 7;
    wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
    QVERIFY(!wizard.window->findChild<QAbstractButton*>(QStringLiteral("update"))->isVisible());
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
