#include "tests/ui/wizardfixture.h"

#include "ui/common/commandpalette.h"
#include "ui/common/theme.h"
#include "ui/wizard/pagelist.h"
#include "ui/wizard/variantform.h"
#include "ui/wizard/wizardpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QTest>
#include <QTimer>
#include <QTranslator>

using namespace fairlead;

namespace {

/// Longer texts, as German has them.
class LongWords : public QTranslator
{
public:
    QString translate(const char*, const char* source, const char*, int) const override
    {
        const auto text = QString::fromUtf8(source);
        return text + QStringLiteral(" und noch ein wenig länger").left(4 + text.size() / 2);
    }
    bool isEmpty() const override { return false; }
};

CampaignDraft emptyDraft()
{
    return newDraft(QStringLiteral("Europe/Berlin"));
}

/// Forms that repeat below each other have the same fields: the keys are the first form's.
bool isOfALaterForm(const QWidget& widget)
{
    for (const auto* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (qobject_cast<const VariantForm*>(parent))
            return parent != parent->parentWidget()->findChild<VariantForm*>();
    return false;
}

} // namespace

/// The wizard's window: pages, their states, problems, undo, and what a screen reader is told.
class TestWizardWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pagesAreReachedByKeyboard();
    void newCampaignSaysWhatIsToFillIn();
    void reproachesNothingBeforeAPageWasLeft();
    void reviewReadsTheCampaignAsForSubmission();
    void pageStatesAreSpoken();
    void problemJumpsToItsField_data();
    void problemJumpsToItsField();
    void nextProblemGoesRound();
    void undoTakesBackWhatWasTyped();
    void leavingAFieldEndsTheUndoStep();
    void changeFromOutsideKeepsTheCursor();
    void serversProblemStaysUntilItsFieldIsEdited();
    void windowIsNamedAfterTheCampaign();
    void everyControlHasAName_data();
    void everyControlHasAName();
    void everyControlIsReachedByTab_data();
    void everyControlIsReachedByTab();
    void commandsAreFoundByTheirWords();
    void paletteFindsStepsFieldsAndWhatIsMeant();
    void paletteAnswersWhenNothingIsFound();
    void everyFieldHasAMnemonicOfItsOwn();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void oneKeyIsOneEdit();
};

void TestWizardWindow::initTestCase()
{
    applyTheme(*qApp, Scheme::Light);
}

void TestWizardWindow::pagesAreReachedByKeyboard()
{
    WizardFixture wizard(emptyDraft());
    for (const auto page : allPages()) {
        QCOMPARE(wizard.page(), page);
        QTest::keySequence(wizard.window.get(), QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    }
    QCOMPARE(wizard.page(), PageId::Review);
    QTest::keySequence(wizard.window.get(), QKeySequence(Qt::CTRL | Qt::Key_PageUp));
    QCOMPARE(wizard.page(), PageId::Personalization);
    QTest::keySequence(wizard.window.get(), QKeySequence(Qt::CTRL | Qt::Key_2));
    QCOMPARE(wizard.page(), PageId::Audience);
}

void TestWizardWindow::newCampaignSaysWhatIsToFillIn()
{
    WizardFixture wizard(emptyDraft());
    const auto* pages = wizard.window->findChild<PageList*>();
    const auto words = [&](PageId page) {
        return wordsFor(pages->state(page));
    };
    QCOMPARE(words(PageId::Basics), QStringLiteral("1 to fill in"));
    QCOMPARE(words(PageId::Steps), QStringLiteral("1 to fill in"));
    QCOMPARE(words(PageId::Personalization), QStringLiteral("Untouched"));
    wizard.type(QStringLiteral("Name"), QStringLiteral("Spring"));
    QCOMPARE(words(PageId::Basics), QStringLiteral("Fine"));
    wizard.show(PageId::Personalization);
    wizard.type(QStringLiteral("Prompt, if you like"), QStringLiteral("too short"));
    QCOMPARE(words(PageId::Personalization), QStringLiteral("1 problem"));
}

void TestWizardWindow::reproachesNothingBeforeAPageWasLeft()
{
    WizardFixture wizard(emptyDraft());
    const auto missing = QStringLiteral("Name is missing.");
    QVERIFY(!wizard.says(missing));
    wizard.show(PageId::Audience);
    wizard.show(PageId::Basics);
    QVERIFY(wizard.says(missing));
}

void TestWizardWindow::reviewReadsTheCampaignAsForSubmission()
{
    WizardFixture wizard(emptyDraft());
    const auto* pages = wizard.window->findChild<PageList*>();
    QCOMPARE(pages->state(PageId::Audience).kind, PageState::Kind::ToFillIn);
    wizard.show(PageId::Review);
    QCOMPARE(pages->state(PageId::Audience).kind, PageState::Kind::Wrong);
}

void TestWizardWindow::pageStatesAreSpoken()
{
    WizardFixture wizard(emptyDraft());
    const auto* pages = wizard.window->findChild<PageList*>();
    QCOMPARE(pages->item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Basics: 1 to fill in"));
}

void TestWizardWindow::problemJumpsToItsField_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* path, const char* name) {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(name);
    };
    row("/name", "Name");
    row("/description", "Description, if you like");
    row("/type", "Mixed");
    row("/dataset_id", "Dataset id");
    row("/alias_ids/1", "Sender addresses");
    row("/connected_account_id", "LinkedIn account");
    row("/steps/3/delay_days", "Delay, in days");
    row("/steps/0/variants/1/weight", "Variant B weight");
    row("/steps/3/message_template", "Message");
    row("/steps/1/action_type", "LinkedIn action");
    row("/sending_window_end", "until");
    row("/timezone", "Time zone");
    row("/send_days", "Monday");
    row("/min_interval_seconds", "At least, between two");
    row("/system_prompt", "Prompt, if you like");
}

void TestWizardWindow::problemJumpsToItsField()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
    wizard.window->resize(1000, 640);
    wizard.window->showField(path);
    QCOMPARE(wizard.page(), pageOf(path));
    auto* focused = wizard.window->focusWidget();
    QVERIFY(focused);
    QCOMPARE(accessibleName(focused), name);
    QVERIFY(!focused->visibleRegion().isEmpty());
}

void TestWizardWindow::nextProblemGoesRound()
{
    auto draft = sampleDraft(QStringLiteral("autumn-outreach"));
    draft.campaign.name.clear();
    draft.campaign.dailyLimit = qint64(0);
    draft.campaign.timezone = QStringLiteral("UTC");
    WizardFixture wizard(draft);
    const auto next = [&] {
        QTest::keyClick(wizard.window.get(), Qt::Key_F8);
        return accessibleName(wizard.window->focusWidget());
    };
    QCOMPARE(next(), QStringLiteral("At most")); // an error comes before what is only missing yet
    QCOMPARE(next(), QStringLiteral("Name"));
    QCOMPARE(next(), QStringLiteral("At most"));
}

void TestWizardWindow::undoTakesBackWhatWasTyped()
{
    WizardFixture wizard(emptyDraft());
    wizard.type(QStringLiteral("Name"), QStringLiteral("Spring"));
    QCOMPARE(wizard.campaign().name.value(), QStringLiteral("Spring"));
    QCOMPARE(wizard.document.undoStack()->undoText(), QStringLiteral("Change “Name”"));
    auto* name = wizard.control<QLineEdit>(QStringLiteral("Name"));
    QTest::keySequence(name, QKeySequence::Undo);
    QCOMPARE(name->text(), QString());
    QVERIFY(wizard.campaign().name.isAbsent());
    QTest::keySequence(name, QKeySequence::Redo);
    QCOMPARE(name->text(), QStringLiteral("Spring"));
}

void TestWizardWindow::leavingAFieldEndsTheUndoStep()
{
    WizardFixture wizard(emptyDraft());
    auto* name = wizard.control<QLineEdit>(QStringLiteral("Name"));
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral("Spring"));
    wizard.control(QStringLiteral("Description, if you like"))->setFocus();
    name->setFocus();
    name->end(false);
    QTest::keyClicks(name, QStringLiteral(" 2"));
    wizard.document.undoStack()->undo();
    QCOMPARE(name->text(), QStringLiteral("Spring"));
}

void TestWizardWindow::changeFromOutsideKeepsTheCursor()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    auto* name = wizard.control<QLineEdit>(QStringLiteral("Name"));
    name->setFocus();
    name->setCursorPosition(3);
    QTest::keyClicks(name, QStringLiteral("xy"));
    QCOMPARE(name->cursorPosition(), 5);
    wizard.document.edit(QStringLiteral("import"),
                         [](CampaignDraft& draft) { draft.campaign.name = QStringLiteral("Another name"); });
    QCOMPARE(name->text(), QStringLiteral("Another name"));
    QCOMPARE(name->cursorPosition(), 5);
}

void TestWizardWindow::serversProblemStaysUntilItsFieldIsEdited()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    SubmissionStatus refused;
    refused.state = SubmissionState::Refused;
    refused.problems = {{Problem::Severity::Error, QStringLiteral("/name"), Problem::Code::Server,
                         QStringLiteral("Name is taken.")},
                        {Problem::Severity::Error, QStringLiteral("/description"), Problem::Code::Server,
                         QStringLiteral("Too rude.")}};
    wizard.gateway.setStatus(QStringLiteral("draft-1"), refused);
    QVERIFY(wizard.says(QStringLiteral("Name is taken.")));
    wizard.type(QStringLiteral("Name"), QStringLiteral("Another"));
    QVERIFY(!wizard.says(QStringLiteral("Name is taken.")));
    QVERIFY(wizard.says(QStringLiteral("Too rude.")));
}

void TestWizardWindow::windowIsNamedAfterTheCampaign()
{
    WizardFixture wizard(emptyDraft());
    wizard.type(QStringLiteral("Name"), QStringLiteral("Spring"));
    QCOMPARE(wizard.window->windowTitle(), QStringLiteral("Spring"));
}

void TestWizardWindow::everyControlHasAName_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<PageId>("page");
    for (const auto* sample : {"autumn-outreach", "founders-linkedin", "ten-steps"})
        for (const auto page : allPages())
            QTest::addRow("%s: %s", sample, qPrintable(pageKey(page))) << QString::fromLatin1(sample) << page;
}

void TestWizardWindow::everyControlHasAName()
{
    QFETCH(QString, sample);
    QFETCH(PageId, page);
    WizardFixture wizard(sampleDraft(sample));
    wizard.show(page);
    const auto controls = focusableIn(wizard.window.get());
    QVERIFY(controls.size() > 4);
    for (auto* control : controls)
        QVERIFY2(!accessibleName(control).isEmpty(),
                 qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(control->metaObject()->className()),
                                                        control->objectName())));
}

void TestWizardWindow::everyControlIsReachedByTab_data()
{
    everyControlHasAName_data();
}

void TestWizardWindow::everyControlIsReachedByTab()
{
    QFETCH(QString, sample);
    QFETCH(PageId, page);
    WizardFixture wizard(sampleDraft(sample));
    wizard.show(page);
    wizard.window->findChild<PageList*>()->setFocus();
    const auto controls = focusableIn(wizard.window.get());
    QSet<const QWidget*> reached;
    for (qsizetype i = 0; i <= controls.size(); ++i) {
        reached << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const auto* control : controls) {
        const bool isChoice = qobject_cast<const QRadioButton*>(control); // arrow keys go on inside a group
        const bool wantsTab = control->focusPolicy() & Qt::TabFocus && control->isEnabled();
        if (wantsTab && !isChoice)
            QVERIFY2(reached.contains(control), qPrintable(accessibleName(const_cast<QWidget*>(control))));
    }
}

void TestWizardWindow::commandsAreFoundByTheirWords()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
    const auto find = [&](const QString& words) {
        CommandPalette palette(*wizard.window);
        auto* search = palette.findChild<QLineEdit*>();
        QTest::keyClicks(search, words);
        const bool found = palette.findChild<QListWidget*>()->currentItem();
        QTest::keyClick(search, Qt::Key_Return);
        return found;
    };
    QMenu formats(QStringLiteral("E&xport the plan"), wizard.window.get());
    bool isExported = false;
    formats.addAction(QStringLiteral("PDF"), &formats, [&] { isExported = true; });
    wizard.window->addExportMenu(&formats);
    QVERIFY(find(QStringLiteral("export pdf")));
    QVERIFY(isExported);
    QVERIFY(!find(QStringLiteral("remove step"))); // its page is not shown
    QVERIFY(find(QStringLiteral("go steps")));
    QCOMPARE(wizard.page(), PageId::Steps);
    QVERIFY(find(QStringLiteral("remove step")));
    QCOMPARE(stepsOf(wizard.campaign()).size(), std::size_t(9));
}

void TestWizardWindow::paletteFindsStepsFieldsAndWhatIsMeant()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
    QString opened;
    wizard.window->setPaletteEntries([&] {
        return QList<PaletteEntry>{{QStringLiteral("Campaign: Spring fair"), {}, [&] {
                                        opened = QStringLiteral("Spring fair");
                                    }}};
    });
    const auto choose = [&](const QString& words) {
        QTimer::singleShot(0, [&] {
            auto* palette = wizard.window->findChild<CommandPalette*>();
            QTest::keyClicks(palette->findChild<QLineEdit*>(), words);
            QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
        });
        for (auto* action : wizard.window->actions())
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_K))
                action->trigger();
    };
    choose(QStringLiteral("step 4"));
    QCOMPARE(wizard.page(), PageId::Steps);
    choose(QStringLiteral("throttle")); // the field "At most … a day"
    QCOMPARE(wizard.page(), PageId::Schedule);
    choose(QStringLiteral("contacts"));
    QCOMPARE(wizard.page(), PageId::Audience);
    choose(QStringLiteral("spring"));
    QCOMPARE(opened, QStringLiteral("Spring fair"));
}

void TestWizardWindow::paletteAnswersWhenNothingIsFound()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
    CommandPalette palette(*wizard.window);
    palette.show();
    QTest::keyClicks(palette.findChild<QLineEdit*>(), QStringLiteral("xyzzy"));
    const auto* answer = palette.findChild<QLabel*>(QStringLiteral("paletteNothing"));
    QVERIFY(answer->isVisible());
    QVERIFY(answer->text().contains(QStringLiteral("xyzzy")));
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return); // does nothing, and does not crash
    palette.findChild<QLineEdit*>()->clear();
    QVERIFY(!answer->isVisible());
}

void TestWizardWindow::everyFieldHasAMnemonicOfItsOwn()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
    for (const auto page : allPages()) {
        wizard.show(page);
        QStringList taken;
        const auto* shown = wizard.window->findChild<WizardPage*>(pageKey(page));
        for (const auto* label : shown->findChildren<QLabel*>())
            if (label->isVisible() && label->buddy() && !isOfALaterForm(*label))
                taken << QKeySequence::mnemonic(label->text()).toString();
        for (const auto* button : shown->findChildren<QAbstractButton*>())
            if (const auto key = QKeySequence::mnemonic(button->text());
                button->isVisible() && !key.isEmpty())
                taken << key.toString();
        QVERIFY2(!taken.contains(QString()), qPrintable(pageKey(page)));
        taken.sort();
        const auto doubled = std::adjacent_find(taken.begin(), taken.end());
        QVERIFY2(doubled == taken.end(), qPrintable(pageKey(page) + u' ' + taken.join(u' ')));
    }
}

void TestWizardWindow::nothingIsClipped_data()
{
    QTest::addColumn<bool>("longWords");
    QTest::newRow("English") << false;
    QTest::newRow("longer texts") << true;
}

void TestWizardWindow::nothingIsClipped()
{
    QFETCH(bool, longWords);
    LongWords translator;
    if (longWords)
        qApp->installTranslator(&translator);
    {
        WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
        wizard.window->resize(1000, 640);
        for (const auto page : allPages()) {
            wizard.show(page);
            QCOMPARE(wizard.window->size(), QSize(1000, 640));
            for (const auto* scroll : wizard.window->findChildren<QScrollArea*>())
                if (scroll->isVisible())
                    QVERIFY2(scroll->horizontalScrollBar()->maximum() == 0, qPrintable(pageKey(page)));
        }
    }
    qApp->removeTranslator(&translator);
}

void TestWizardWindow::oneKeyIsOneEdit()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("ten-steps")));
    int edits = 0;
    QObject::connect(&wizard.document, &CampaignDocument::changed, wizard.window.get(), [&] { ++edits; });
    auto* name = wizard.control<QLineEdit>(QStringLiteral("Name"));
    name->setFocus();
    QTest::keyClick(name, Qt::Key_X);
    QCOMPARE(edits, 1);
}

QTEST_MAIN(TestWizardWindow)
#include "tst_wizardwindow.moc"
