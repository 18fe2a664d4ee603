#include "models/campaign/stepedits.h"
#include "tests/ui/wizardfixture.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
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
    void variantIsEditedByKeyboard();
    void tabGoesThroughAllVariants();
    void variantsAreAddedAndRemovedByKeyboard();
    void variantThatIsWrongSaysSo();
    void templateIsChosenByNameOrPasted();
    void weightsAreSplitEvenly();
    void partOfATemplatesNameFindsIt();
    void kindDecidesWhatTheVariantNeeds();
    void longTemplateNameIsReadWhole();
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

const Variant& variantAt(const WizardFixture& wizard, std::size_t index)
{
    return variantsOf(stepAt(wizard, 0)).at(index);
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
    QVERIFY(wizard.control(QStringLiteral("Variant A weight")));
    QVERIFY(variantsOf(stepAt(wizard, 0)) == variants);
}

void TestWizardSteps::variantIsEditedByKeyboard()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    wizard.type(QStringLiteral("Variant B label"), QStringLiteral("Short"));
    QCOMPARE(variantAt(wizard, 1).label.value(), QStringLiteral("Short"));
    wizard.type(QStringLiteral("Variant Short weight"), QStringLiteral("30"));
    QCOMPARE(variantAt(wizard, 1).weight.value(), 30);
    QCOMPARE(variantAt(wizard, 0).weight.value(), 50);
    QVERIFY(wizard.says(QStringLiteral("The weights add up to 80, not to 100.")));
    QTest::keySequence(wizard.window.get(), QKeySequence::Undo);
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("Variant Short weight"))->text(), QStringLiteral("50"));
}

void TestWizardSteps::tabGoesThroughAllVariants()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    wizard.press(QStringLiteral("Add variant")); // also those that came later stand in their place
    wizard.control(QStringLiteral("Variant A label"))->setFocus();
    QStringList names;
    for (int i = 0; i < 17; ++i) {
        names << accessibleName(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QStringList expected;
    for (const auto* label : {"A", "B", "C"}) {
        const auto name = QStringLiteral("Variant %1 ").arg(QLatin1String(label));
        for (const auto* field : {"label", "weight", "kind", "template"})
            expected << name + QLatin1String(field);
        expected << QStringLiteral("Remove variant %1").arg(QLatin1String(label));
    }
    expected << QStringLiteral("Add variant") << QStringLiteral("Split evenly");
    QCOMPARE(names, expected);
}

void TestWizardSteps::variantsAreAddedAndRemovedByKeyboard()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    wizard.control(QStringLiteral("Add variant"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(variantsOf(stepAt(wizard, 0)).size(), std::size_t(3));
    QCOMPARE(accessibleName(QApplication::focusWidget()), QStringLiteral("Variant C template"));
    QCOMPARE(variantAt(wizard, 0).weight.value(), 34);
    QVERIFY(wizard.says(QStringLiteral("408 of 1,200 people")));
    wizard.control(QStringLiteral("Remove variant B"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(variantAt(wizard, 1).label.value(), QStringLiteral("C"));
    QCOMPARE(accessibleName(QApplication::focusWidget()), QStringLiteral("Remove variant C"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(accessibleName(QApplication::focusWidget()), QStringLiteral("Remove variant A"));
    QCOMPARE(variantAt(wizard, 0).weight.value(), 100);
}

void TestWizardSteps::variantThatIsWrongSaysSo()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    const auto name = QStringLiteral("Variant B weight");
    wizard.type(name, QStringLiteral("140"));
    QVERIFY(wizard.says(QStringLiteral("Weight must be between 0 and 100; it is 140.")));
    QCOMPARE(wizard.control<QLineEdit>(name)->text(), QStringLiteral("140"));
    QVERIFY(wizard.control(name)->accessibleDescription().contains(QStringLiteral("140")));
    QVERIFY(!wizard.control(QStringLiteral("Variant A weight"))
                 ->accessibleDescription()
                 .contains(QStringLiteral("140")));
}

void TestWizardSteps::templateIsChosenByNameOrPasted()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    const auto name = QStringLiteral("Variant A template");
    wizard.type(name, QStringLiteral("Opening, short"));
    QCOMPARE(variantAt(wizard, 0).templateId.value(), QStringLiteral("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f02"));
    wizard.type(name, QStringLiteral("11111111-6c1a-4e3d-9f7b-5a0c8d2e1f02"));
    QCOMPARE(variantAt(wizard, 0).templateId.value(), QStringLiteral("11111111-6c1a-4e3d-9f7b-5a0c8d2e1f02"));
}

void TestWizardSteps::partOfATemplatesNameFindsIt()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    const auto name = QStringLiteral("Variant A template");
    wizard.type(name, QStringLiteral("SHORT"));
    QTest::keyClick(wizard.control(name), Qt::Key_Return);
    QCOMPARE(variantAt(wizard, 0).templateId.value(), QStringLiteral("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f02"));
    wizard.type(name, QStringLiteral("pening")); // two have it: it stays to be read
    QTest::keyClick(wizard.control(name), Qt::Key_Return);
    QCOMPARE(variantAt(wizard, 0).templateId.value(), QStringLiteral("pening"));
}

void TestWizardSteps::kindDecidesWhatTheVariantNeeds()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    const auto before = variantAt(wizard, 0).templateId;
    wizard.type(QStringLiteral("Variant A kind"), QStringLiteral("Written by AI"));
    wizard.type(QStringLiteral("Variant A sender profile"), QStringLiteral("Jana, founder"));
    QCOMPARE(variantAt(wizard, 0).type.value(), QStringLiteral("PERSONALIZATION"));
    QCOMPARE(variantAt(wizard, 0).senderProfileId.value(),
             QStringLiteral("c8e1a3b5-7d9f-4b2c-8e4a-6f1d3c5b7a01"));
    wizard.type(QStringLiteral("Variant A kind"), QStringLiteral("Template"));
    QVERIFY(wizard.control(QStringLiteral("Variant A template")));
    QCOMPARE(variantAt(wizard, 0).templateId, before);
}

void TestWizardSteps::longTemplateNameIsReadWhole()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    const auto longName =
        QStringLiteral("First note ").repeated(12) + QStringLiteral("outside opening hours");
    wizard.catalog.setTemplates({{QStringLiteral("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f01"), longName, {}, {}}});
    wizard.show(PageId::Steps);
    QVERIFY(wizard.says(longName));
}

void TestWizardSteps::weightsAreSplitEvenly()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.show(PageId::Steps);
    wizard.type(QStringLiteral("Variant B weight"), QStringLiteral("0"));
    QVERIFY(wizard.says(QStringLiteral("The weights add up to 50, not to 100.")));
    wizard.control(QStringLiteral("Split evenly"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(variantAt(wizard, 0).weight.value(), 50);
    QCOMPARE(variantAt(wizard, 1).weight.value(), 50);
    QVERIFY(!wizard.says(QStringLiteral("The weights add up")));
    QCOMPARE(accessibleName(QApplication::focusWidget()), QStringLiteral("Split evenly"));
    QVERIFY(wizard.says(QStringLiteral("600 of 1,200 people")));
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
