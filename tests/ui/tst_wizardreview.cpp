#include "models/campaign/json.h"
#include "models/campaign/request.h"
#include "tests/ui/wizardfixture.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QPlainTextEdit>
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
    void waitingSubmissionIsTakenBack();
    void changedCampaignBecomesAnotherDraft();
    void launchAsksOnceInPlainNumbers();
    void launchCanBeDeclined();
    void launchedCampaignIsNotLaunchedTwice();

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

void TestWizardReview::launchAsksOnceInPlainNumbers()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    wizard.press(QStringLiteral("Launch …"));
    auto* question = wizard.window->findChild<QMessageBox*>();
    QVERIFY(question && question->isVisible());
    QVERIFY2(question->text().contains(QStringLiteral("3,600 e-mails to 1,200 people")),
             qPrintable(question->text()));
    QVERIFY(question->text().contains(QStringLiteral("24 November 2026")));
    QVERIFY(question->text().contains(QStringLiteral("09:00 Berlin")));
    QVERIFY(question->text().contains(QStringLiteral("from 2 addresses")));
    QVERIFY(wizard.gateway.calls.isEmpty());
    for (auto* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(wizard.gateway.calls, QStringList(QStringLiteral("launch draft-1")));
}

void TestWizardReview::launchCanBeDeclined()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Review);
    wizard.gateway.setStatus(QStringLiteral("draft-1"), created());
    wizard.press(QStringLiteral("Launch …"));
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

QTEST_MAIN(TestWizardReview)
#include "tst_wizardreview.moc"
