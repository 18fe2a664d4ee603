#include "models/campaign/stepedits.h"
#include "tests/ui/wizardfixture.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

using namespace fairlead;

/// The page of steps, by key and mouse.
class TestWizardSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void addsStepsUntilItSaysWhyNot();
    void movesAStepByKeyboardAndKeepsItChosen();
    void removesAndDuplicates();
    void undoBringsBackARemovedStep();
    void listCanBeDragged();
    void editsDelaysOfSeveralAtOnce();
    void delayThatIsWrongStays();
    void channelIsSwitchedAndBack();
    void variantCellIsEditedByKeyboard();
    void variantThatIsWrongSaysSo();
    void templateIsChosenByNameOrPasted();
    void weightsAreNormalised();
    void noteOfARequestIsCounted();
    void actionOfOnesOwnIsKept();
    void switchesAreSentExplicitly();
};

namespace {

CampaignDraft emptyDraft()
{
    return newDraft(QStringLiteral("UTC"));
}

QListView* listOf(const WizardFixture& wizard)
{
    return wizard.control<QListView>(QStringLiteral("Steps"));
}

const Step& stepAt(const WizardFixture& wizard, std::size_t index)
{
    return stepsOf(wizard.campaign()).at(index);
}

void chooseCell(const WizardFixture& wizard, int row, int column)
{
    auto* table = wizard.control<QTableView>(QStringLiteral("Variants"));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(row, column));
}

/// Types into the chosen cell, as a user does: the first key opens the editor.
void typeIntoCell(const WizardFixture& wizard, const QString& text)
{
    auto* table = wizard.control<QTableView>(QStringLiteral("Variants"));
    QTest::keyClick(table, Qt::Key_F2);
    auto* editor = QApplication::focusWidget();
    QVERIFY(editor != table);
    QTest::keySequence(editor, QKeySequence::SelectAll);
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    QApplication::processEvents(); // the view takes the value after the key
}

} // namespace

void TestWizardSteps::addsStepsUntilItSaysWhyNot()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Steps);
    auto* add = wizard.control<QAbstractButton>(QStringLiteral("Add step"));
    for (std::size_t i = 1; i <= 10; ++i) {
        QVERIFY(add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(stepsOf(wizard.campaign()).size(), i);
        QCOMPARE(stepAt(wizard, i - 1).step.value(), static_cast<qint64>(i));
        QCOMPARE(listOf(wizard)->currentIndex().row(), static_cast<int>(i) - 1);
    }
    QVERIFY(!add->isEnabled());
    QVERIFY(wizard.says(QStringLiteral("at most 10 steps")));
    QVERIFY(add->accessibleDescription().contains(QStringLiteral("at most 10 steps")));
    listOf(wizard)->setFocus();
    QTest::keyClick(listOf(wizard), Qt::Key_Delete);
    QVERIFY(add->isEnabled());
}

void TestWizardSteps::movesAStepByKeyboardAndKeepsItChosen()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    auto* list = listOf(wizard);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(list->currentIndex().row(), 1);
    QCOMPARE(stepAt(wizard, 1).delayDays.value(), 0);
    QVERIFY(wizard.says(QStringLiteral("Step 2")));
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("Delay, in days"))->text(), QStringLiteral("0"));
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier); // already the first
    QCOMPARE(stepAt(wizard, 0).delayDays.value(), 0);
    QCOMPARE(wizard.document.undoStack()->count(), 2);
}

void TestWizardSteps::removesAndDuplicates()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    auto* list = listOf(wizard);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(stepsOf(wizard.campaign()).size(), std::size_t(4));
    QCOMPARE(list->currentIndex().row(), 2);
    QCOMPARE(stepAt(wizard, 2).delayDays.value(), 3);
    QTest::keyClick(list, Qt::Key_Delete);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(stepsOf(wizard.campaign()).size(), std::size_t(2));
}

void TestWizardSteps::undoBringsBackARemovedStep()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    auto* list = listOf(wizard);
    list->selectAll();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(stepsOf(wizard.campaign()).empty());
    QVERIFY(wizard.says(QStringLiteral("Add the first one")));
    QTest::keySequence(wizard.window.get(), QKeySequence::Undo);
    QCOMPARE(list->model()->rowCount(), 3);
    QVERIFY(wizard.says(QStringLiteral("Step 1")));
    QVERIFY(wizard.control(QStringLiteral("Delay, in days")));
}

void TestWizardSteps::listCanBeDragged()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    const auto* list = listOf(wizard);
    QCOMPARE(list->dragDropMode(), QAbstractItemView::InternalMove);
    QVERIFY(list->model()->index(0, 0).flags() & Qt::ItemIsDragEnabled);
    QVERIFY(list->model()->flags({}) & Qt::ItemIsDropEnabled);
}

void TestWizardSteps::editsDelaysOfSeveralAtOnce()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    auto* list = listOf(wizard);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(wizard.says(QStringLiteral("2 steps chosen")));
    auto* delay = wizard.control<QLineEdit>(QStringLiteral("Delay, in days"));
    QCOMPARE(delay->text(), QString());
    QCOMPARE(delay->placeholderText(), QStringLiteral("different"));
    wizard.type(QStringLiteral("Delay, in days"), QStringLiteral("12"));
    QCOMPARE(stepAt(wizard, 0).delayDays.value(), 0);
    QCOMPARE(stepAt(wizard, 1).delayDays.value(), 12);
    QCOMPARE(stepAt(wizard, 2).delayDays.value(), 12);
    QCOMPARE(wizard.document.undoStack()->count(), 1);
}

void TestWizardSteps::delayThatIsWrongStays()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    wizard.type(QStringLiteral("Delay, in days"), QStringLiteral("-2"));
    QVERIFY(wizard.says(QStringLiteral("Delay must be at least 0; it is -2")));
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("Delay, in days"))->text(), QStringLiteral("-2"));
    QVERIFY(listOf(wizard)
                ->model()
                ->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("1 problem")));
}

void TestWizardSteps::channelIsSwitchedAndBack()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
    wizard.show(PageId::Steps);
    const auto variants = variantsOf(stepAt(wizard, 0));
    wizard.press(QStringLiteral("LinkedIn"));
    QVERIFY(wizard.control<QPlainTextEdit>(QStringLiteral("Note of the request")));
    wizard.press(QStringLiteral("E-mail"));
    QVERIFY(wizard.control<QTableView>(QStringLiteral("Variants")));
    QVERIFY(variantsOf(stepAt(wizard, 0)) == variants);
}

void TestWizardSteps::variantCellIsEditedByKeyboard()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    chooseCell(wizard, 1, 0);
    typeIntoCell(wizard, QStringLiteral("Short"));
    chooseCell(wizard, 1, 1);
    typeIntoCell(wizard, QStringLiteral("30"));
    QCOMPARE(variantsOf(stepAt(wizard, 0))[1].label.value(), QStringLiteral("Short"));
    QCOMPARE(variantsOf(stepAt(wizard, 0))[1].weight.value(), 30);
}

void TestWizardSteps::variantThatIsWrongSaysSo()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    chooseCell(wizard, 1, 1);
    typeIntoCell(wizard, QStringLiteral("140"));
    QVERIFY(wizard.says(QStringLiteral("Variant 2: Weight must be between 0 and 100; it is 140.")));
    const auto* table = wizard.control<QTableView>(QStringLiteral("Variants"));
    QCOMPARE(table->currentIndex().data().toString(), QStringLiteral("140"));
    QVERIFY(
        table->currentIndex().data(Qt::AccessibleDescriptionRole).toString().contains(QStringLiteral("140")));
}

void TestWizardSteps::templateIsChosenByNameOrPasted()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    chooseCell(wizard, 0, 3);
    typeIntoCell(wizard, QStringLiteral("Opening, short"));
    QCOMPARE(variantsOf(stepAt(wizard, 0))[0].templateId.value(),
             QStringLiteral("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f02"));
    chooseCell(wizard, 0, 3);
    typeIntoCell(wizard, QStringLiteral("11111111-6c1a-4e3d-9f7b-5a0c8d2e1f02"));
    QCOMPARE(variantsOf(stepAt(wizard, 0))[0].templateId.value(),
             QStringLiteral("11111111-6c1a-4e3d-9f7b-5a0c8d2e1f02"));
}

void TestWizardSteps::weightsAreNormalised()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    auto* normalise = wizard.control<QAbstractButton>(QStringLiteral("Normalise"));
    QVERIFY(!normalise->isEnabled());
    wizard.press(QStringLiteral("Add variant"));
    chooseCell(wizard, 2, 1);
    typeIntoCell(wizard, QStringLiteral("50"));
    QVERIFY(wizard.says(QStringLiteral("The weights add up to 150, not to 100.")));
    wizard.press(QStringLiteral("Normalise"));
    const auto& variants = variantsOf(stepAt(wizard, 0));
    QCOMPARE(variants[0].weight.value(), 34);
    QCOMPARE(variants[1].weight.value(), 33);
    QCOMPARE(variants[2].weight.value(), 33);
    QVERIFY(!wizard.says(QStringLiteral("The weights add up")));
}

void TestWizardSteps::noteOfARequestIsCounted()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("founders-linkedin")));
    wizard.show(PageId::Steps);
    const auto note = QStringLiteral("Note of the request");
    wizard.type(note, QStringLiteral("Hello"));
    QVERIFY(wizard.says(QStringLiteral("5 of 300 characters")));
    QApplication::clipboard()->setText(QString(301, u'x'));
    auto* edit = wizard.control(note);
    QTest::keySequence(edit, QKeySequence::SelectAll);
    QTest::keySequence(edit, QKeySequence::Paste);
    QVERIFY(wizard.says(QStringLiteral("this one has 301")));
}

void TestWizardSteps::actionOfOnesOwnIsKept()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("founders-linkedin")));
    wizard.show(PageId::Steps);
    wizard.type(QStringLiteral("LinkedIn action"), QStringLiteral("wave"));
    QCOMPARE(stepAt(wizard, 0).actionType.value(), QStringLiteral("wave"));
    QVERIFY(wizard.says(QStringLiteral("“wave” is not a documented LinkedIn action")));
}

void TestWizardSteps::switchesAreSentExplicitly()
{
    WizardFixture wizard(emptyDraft());
    wizard.show(PageId::Steps);
    wizard.press(QStringLiteral("Add step"));
    QCOMPARE(stepAt(wizard, 0).trackClicks.value(), false);
    wizard.press(QStringLiteral("Track clicks"));
    wizard.press(QStringLiteral("AI personalization"));
    QCOMPARE(stepAt(wizard, 0).trackClicks.value(), true);
    QCOMPARE(stepAt(wizard, 0).aiPersonalizationEnabled.value(), true);
    QCOMPARE(wizard.document.undoStack()->undoText(),
             QStringLiteral("Change “AI personalization” of step 1"));
}

QTEST_MAIN(TestWizardSteps)
#include "tst_wizardsteps.moc"
