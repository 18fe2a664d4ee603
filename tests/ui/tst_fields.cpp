#include "models/campaign/formats.h"
#include "models/drafts/campaignfile.h"
#include "tests/ui/planfixture.h"
#include "tests/ui/wizardfixture.h"
#include "ui/common/lineedit.h"
#include "ui/common/plaintextedit.h"
#include "ui/common/searchlist.h"
#include "ui/common/theme.h"
#include "ui/plan/planwords.h"
#include "ui/wizard/wizardpage.h"
#include "ui/wizard/zonedtext.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QInputMethodEvent>
#include <QListView>
#include <QListWidget>
#include <QMap>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTest>

using namespace fairlead;

namespace {

/// A way in which a text comes into a field without its keys being pressed.
struct Way
{
    const char* name;
    void (*put)(QWidget* field, const QString& text);
};

void replaceByAccessibility(QWidget* field, const QString& text)
{
    auto* interface = QAccessible::queryAccessibleInterface(field);
    const auto before = interface->textInterface()->characterCount();
    interface->editableTextInterface()->replaceText(0, before, text);
}

void setValueByAccessibility(QWidget* field, const QString& text)
{
    QAccessible::queryAccessibleInterface(field)->setText(QAccessible::Value, text);
}

void commitByInputMethod(QWidget* field, const QString& text)
{
    field->setFocus();
    QMetaObject::invokeMethod(field, "selectAll");
    QInputMethodEvent composing(text.left(1), {});
    QApplication::sendEvent(field, &composing);
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(field, &event);
}

void paste(QWidget* field, const QString& text)
{
    QApplication::clipboard()->setText(text);
    QMetaObject::invokeMethod(field, "selectAll");
    QMetaObject::invokeMethod(field, "paste");
}

void drop(QWidget* field, const QString& text)
{
    QMimeData data;
    data.setText(text);
    const auto* area = qobject_cast<QPlainTextEdit*>(field);
    QWidget* target = area ? area->viewport() : field;
    QDragEnterEvent enter(QPoint(4, 4), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &enter);
    QDropEvent event(QPointF(4, 4), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &event);
}

const std::vector<Way>& ways()
{
    static const std::vector<Way> all{{"accessible text", replaceByAccessibility},
                                      {"accessible value", setValueByAccessibility},
                                      {"input method", commitByInputMethod},
                                      {"paste", paste},
                                      {"drop", drop}};
    return all;
}

CampaignDraft draftFrom(const QString& file)
{
    return readCampaignFile(QStringLiteral(FAIRLEAD_TEST_DATA "/fields/") + file).draft.value();
}

/// A step of each channel, so that every field of the wizard is on some page.
CampaignDraft fullDraft(const QString& channel)
{
    auto draft = draftFrom(QStringLiteral("f01.campaign"));
    draft.campaign.type = QStringLiteral("mixed");
    draft.campaign.launchType = QStringLiteral("scheduled");
    auto steps = stepsOf(draft.campaign);
    steps.front().channel = channel;
    draft.campaign.steps = steps;
    return draft;
}

QWidget* pageOf(const WizardFixture& wizard)
{
    return wizard.window->findChild<WizardPage*>(pageKey(wizard.page()));
}

/// The lines and areas of the present page whose text a campaign holds, by their accessible names.
QMap<QString, QWidget*> fieldsOf(const WizardFixture& wizard)
{
    QMap<QString, QWidget*> fields;
    for (auto* widget : focusableIn(pageOf(wizard))) {
        const auto* combo = qobject_cast<QComboBox*>(widget);
        auto* field = combo && combo->lineEdit() ? combo->lineEdit() : widget;
        const auto* area = qobject_cast<QPlainTextEdit*>(field);
        const bool isField = (qobject_cast<QLineEdit*>(field) && !field->objectName().startsWith(u"qt_")) ||
                             (area && !area->isReadOnly());
        const auto name = accessibleName(widget);
        const bool holdsNothing = name.startsWith(QLatin1String("Search")) ||
                                  name == QLatin1String("Datasets") ||
                                  name.startsWith(QLatin1String("Id of another"));
        if (isField && field->isEnabled() && !holdsNothing)
            fields[name] = field;
    }
    return fields;
}

QString shownIn(const QWidget* field)
{
    const auto* area = qobject_cast<const QPlainTextEdit*>(field);
    return area ? area->toPlainText() : static_cast<const QLineEdit*>(field)->text();
}

QString shownAnew(const CampaignDraft& draft, PageId page, const QString& name)
{
    const WizardFixture fresh(draft);
    fresh.show(page);
    const auto fields = fieldsOf(fresh);
    return fields.contains(name) ? shownIn(fields[name]) : QStringLiteral("(no such field)");
}

void doAccessibly(QWidget* widget, const QString& action)
{
    QAccessible::queryAccessibleInterface(widget)->actionInterface()->doAction(action);
}

/// What a screen reader does with a row of a list.
void toggleRow(QWidget* list, int row)
{
    auto* cells = QAccessible::queryAccessibleInterface(list)->tableInterface();
    cells->cellAt(row, 0)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
}

} // namespace

/// What a field shows is what the campaign holds, however it came in; and focus changes nothing.
class TestFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void everyFieldStoresWhatItShows_data();
    void everyFieldStoresWhatItShows();
    void everySwitchStoresWhatItShows_data() { channels(); }
    void everySwitchStoresWhatItShows();
    void rowsAreChosenByAccessibility();
    void tabChangesNothing_data() { channels(); }
    void tabChangesNothing();
    void arrowsMoveAndEnterOrSpaceChooses();
    void thePlansFieldsStoreWhatTheyShow_data();
    void thePlansFieldsStoreWhatTheyShow();

    void linesTakeNoLineBreak_data();
    void linesTakeNoLineBreak();
    void oneLineKeepsWhatAFileBrought();
    void noBreakSpacesStay();
    void areasKeepEveryCharacter_data();
    void areasKeepEveryCharacter();
    void areasCopyAndPasteEveryCharacter();
    void middleEditsKeepTheLineEndsAround();

    void digitsOfAnyScriptAreStored_data();
    void digitsOfAnyScriptAreStored();
    void startIsReadAsItIsShown_data();
    void startIsReadAsItIsShown();
    void aRefusedStartShowsAFormThatIsTaken_data();
    void aRefusedStartShowsAFormThatIsTaken();

private:
    static void channels();
    static void locales();
};

void TestFields::channels()
{
    QTest::addColumn<QString>("channel");
    QTest::newRow("e-mail") << QStringLiteral("email");
    QTest::newRow("LinkedIn") << QStringLiteral("linkedin");
}

void TestFields::locales()
{
    QTest::addColumn<QString>("locale");
    for (const char* name : {"C", "en_US", "en_GB", "de_DE", "fr_FR", "ja_JP", "ar_EG", "ko_KR", "sv_SE"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFields::everyFieldStoresWhatItShows_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("channel");
    for (std::size_t way = 0; way < ways().size(); ++way)
        for (const char* channel : {"email", "linkedin"})
            QTest::newRow(qPrintable(
                QStringLiteral("%1, %2").arg(QLatin1String(ways()[way].name), QLatin1String(channel))))
                << static_cast<int>(way) << QString::fromLatin1(channel);
}

void TestFields::everyFieldStoresWhatItShows()
{
    QFETCH(int, way);
    QFETCH(QString, channel);
    const auto text = QStringLiteral("96");
    int fields = 0;
    for (const auto page : allPages()) {
        WizardFixture wizard(fullDraft(channel));
        wizard.show(page);
        for (const auto& name : fieldsOf(wizard).keys()) {
            auto* field = fieldsOf(wizard).value(name);
            const auto place = QStringLiteral("%1: %2").arg(pageTitle(page), name);
            ways()[static_cast<std::size_t>(way)].put(field, text);
            QApplication::processEvents();
            QVERIFY2(shownIn(field).contains(text), qPrintable(place));
            QCOMPARE(place + u'=' + shownAnew(wizard.document.draft(), page, name),
                     place + u'=' + shownIn(field));
            ++fields;
        }
    }
    QVERIFY2(fields >= 11, qPrintable(QString::number(fields)));
}

void TestFields::everySwitchStoresWhatItShows()
{
    QFETCH(QString, channel);
    int switches = 0;
    for (const auto page : allPages()) {
        if (page == PageId::Review)
            continue; // its switches fold, and store nothing
        QStringList names;
        {
            WizardFixture wizard(fullDraft(channel));
            wizard.show(page);
            for (auto* widget : focusableIn(pageOf(wizard)))
                if (const auto* button = qobject_cast<QAbstractButton*>(widget);
                    button && button->isCheckable() && button->isEnabled())
                    names << accessibleName(widget);
        }
        for (const auto& name : names) {
            WizardFixture wizard(fullDraft(channel));
            wizard.show(page);
            auto* button = wizard.control<QAbstractButton>(name);
            QVERIFY2(button, qPrintable(name));
            doAccessibly(button, QAccessibleActionInterface::toggleAction());
            QApplication::processEvents();
            const bool isOn =
                wizard.control<QAbstractButton>(name) && wizard.control<QAbstractButton>(name)->isChecked();
            const WizardFixture fresh(wizard.document.draft());
            fresh.show(page);
            QVERIFY2(fresh.control<QAbstractButton>(name)->isChecked() == isOn, qPrintable(name));
            ++switches;
        }
    }
    QVERIFY2(switches >= 15, qPrintable(QString::number(switches)));
}

void TestFields::rowsAreChosenByAccessibility()
{
    WizardFixture wizard(newDraft(QStringLiteral("UTC")));
    wizard.show(PageId::Audience);
    auto* datasets = wizard.window->findChild<SearchList*>()->list();
    toggleRow(datasets, 1);
    QCOMPARE(wizard.campaign().datasetId.value(), wizard.catalog.datasets()[1].id);
    toggleRow(datasets, 0);
    QCOMPARE(wizard.campaign().datasetId.value(), wizard.catalog.datasets()[0].id);

    wizard.show(PageId::Senders);
    auto* addresses = wizard.control<QListWidget>(QStringLiteral("Sender addresses"));
    toggleRow(addresses, 1);
    toggleRow(addresses, 0);
    QCOMPARE(wizard.campaign().aliasIds.value().size(), 2);
    toggleRow(addresses, 1);
    QCOMPARE(wizard.campaign().aliasIds.value(), QStringList(wizard.catalog.aliases()[0].id));
    QCOMPARE(addresses->item(1)->checkState(), Qt::Unchecked);
}

void TestFields::tabChangesNothing()
{
    QFETCH(QString, channel);
    for (const auto& draft :
         {fullDraft(channel), newDraft(QStringLiteral("Europe/Berlin")), CampaignDraft()}) {
        WizardFixture wizard(draft);
        for (const auto page : allPages())
            for (const auto key : {Qt::Key_Tab, Qt::Key_Backtab}) {
                wizard.show(page);
                const auto controls = focusableIn(wizard.window.get());
                QVERIFY(!controls.isEmpty());
                controls.first()->setFocus(Qt::TabFocusReason);
                for (qsizetype presses = 0; presses < controls.size() + 3; ++presses) {
                    auto* focused = QApplication::focusWidget();
                    QVERIFY(focused);
                    QTest::keyClick(focused, key);
                    QVERIFY2(wizard.document.undoStack()->count() == 0,
                             qPrintable(pageTitle(page) + QStringLiteral(": ") + accessibleName(focused)));
                }
            }
        QVERIFY(wizard.document.draft() == draft);
    }
}

void TestFields::arrowsMoveAndEnterOrSpaceChooses()
{
    WizardFixture wizard(newDraft(QStringLiteral("UTC")));
    wizard.show(PageId::Audience);
    auto* list = wizard.window->findChild<SearchList*>()->list();
    list->setFocus(Qt::TabFocusReason);
    for (const auto key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_End, Qt::Key_Home, Qt::Key_F})
        QTest::keyClick(list, key);
    QVERIFY(!wizard.campaign().datasetId.hasValue());
    const auto chooses = [&](Qt::Key key) {
        QTest::keyClick(list, key);
        return wizard.campaign().datasetId.valueOr({}) ==
               wizard.catalog.datasets()[static_cast<std::size_t>(list->currentIndex().row())].id;
    };
    QTest::keyClick(list, Qt::Key_Home);
    QVERIFY(chooses(Qt::Key_Space));
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(chooses(Qt::Key_Return));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(wizard.campaign().datasetId.value(), wizard.catalog.datasets()[0].id);
}

void TestFields::thePlansFieldsStoreWhatTheyShow_data()
{
    QTest::addColumn<int>("way");
    for (std::size_t way = 0; way < ways().size(); ++way)
        QTest::newRow(ways()[way].name) << static_cast<int>(way);
}

void TestFields::thePlansFieldsStoreWhatTheyShow()
{
    QFETCH(int, way);
    const auto put = ways()[static_cast<std::size_t>(way)].put;
    Shown shown;
    const auto settings = [&] {
        return forecastSettings(shown.document.draft());
    };
    auto* leads = shown.find<QLineEdit>("planLeads");
    leads->setText({});
    put(leads, QStringLiteral("٩٦"));
    QCOMPARE(settings().leads.value(), 96);
    put(leads, QStringLiteral("many"));
    QVERIFY(shown.find<QLabel>("planLeadsProblem")->isVisibleTo(&shown.panel));

    auto* panel = shown.find<QWidget>("planAssumptions");
    shown.waitForFacts();
    auto* share = panel->findChild<QLineEdit*>();
    QVERIFY(share);
    share->setText({});
    put(share, QStringLiteral("１２"));
    QCOMPARE(settings().dropOut.value().front(), 1200);

    auto* number = shown.find<QLineEdit>("planGoalNumber");
    number->setText({});
    put(number, QStringLiteral("२५"));
    QCOMPARE(shownIn(number), QStringLiteral("२५"));
}

void TestFields::linesTakeNoLineBreak_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QFile cell(QStringLiteral(FAIRLEAD_TEST_DATA "/fields/f03.txt"));
    QVERIFY(cell.open(QIODevice::ReadOnly));
    QTest::newRow("a cell") << QString::fromUtf8(cell.readAll()) << QStringLiteral("Autumn outreach");
    QTest::newRow("two cells") << QStringLiteral("Autumn\toutreach\n") << QStringLiteral("Autumn outreach");
    QTest::newRow("two lines") << QStringLiteral("Autumn \r\n outreach") << QStringLiteral("Autumn outreach");
    QTest::newRow("old lines") << QStringLiteral("\rAutumn\r\routreach\r")
                               << QStringLiteral("Autumn outreach");
    QTest::newRow("Unicode's") << QStringLiteral("Autumn\u2028outreach\u2029")
                               << QStringLiteral("Autumn outreach");
    QTest::newRow("page and next line")
        << QStringLiteral("\fAutumn\u0085outreach\v") << QStringLiteral("Autumn outreach");
    QTest::newRow("blanks stay") << QStringLiteral(" Autumn  outreach ")
                                 << QStringLiteral(" Autumn  outreach ");
    QTest::newRow("no-break stays") << QStringLiteral("Autumn\u00a0outreach")
                                    << QStringLiteral("Autumn\u00a0outreach");
}

void TestFields::linesTakeNoLineBreak()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    for (const auto& way : ways()) {
        WizardFixture wizard(newDraft(QStringLiteral("UTC")));
        auto* name = wizard.control<QLineEdit>(QStringLiteral("Name"));
        way.put(name, text);
        QCOMPARE(wizard.campaign().name.value(), line);
        QCOMPARE(name->text(), line);
        name->setCursorPosition(6);
        name->insert(QStringLiteral("\nX\n")); // in the middle
        QCOMPARE(wizard.campaign().name.value(), QString(line).insert(6, u'X'));
        QCOMPARE(name->cursorPosition(), 7);
    }
    for (const auto page : allPages()) {
        WizardFixture wizard(fullDraft(QStringLiteral("email")));
        wizard.show(page);
        for (auto* field : fieldsOf(wizard))
            if (qobject_cast<QLineEdit*>(field)) {
                paste(field, QStringLiteral("a\r\nb\tc\n"));
                QCOMPARE(shownIn(field), QStringLiteral("a b c"));
            }
    }
}

void TestFields::oneLineKeepsWhatAFileBrought()
{
    auto draft = newDraft(QStringLiteral("UTC"));
    draft.campaign.name = QStringLiteral("Autumn\noutreach");
    WizardFixture wizard(draft);
    auto* name = wizard.control<QLineEdit>(QStringLiteral("Name"));
    name->setCursorPosition(0);
    QTest::keyClick(name, 'x');
    QCOMPARE(wizard.campaign().name.value(), QStringLiteral("xAutumn\noutreach"));
}

void TestFields::noBreakSpacesStay()
{
    auto draft = draftFrom(QStringLiteral("f01.campaign"));
    auto steps = stepsOf(draft.campaign);
    const auto message =
        steps.front().messageTemplate.value() + QStringLiteral("\u2028\u202f\u2007\u2060\u00ad\u200b");
    steps.front().messageTemplate = message;
    draft.campaign.steps = steps;
    const auto description = draft.campaign.description.value();
    draft.campaign.systemPrompt = message;
    WizardFixture wizard(draft);
    const auto typeAtEnd = [&](PageId page, const char* name) {
        wizard.show(page);
        auto* area = wizard.control<QPlainTextEdit>(QLatin1String(name));
        area->moveCursor(QTextCursor::End);
        QTest::keyClick(area, 'x');
    };
    typeAtEnd(PageId::Basics, "Description, if you like");
    typeAtEnd(PageId::Steps, "Message");
    typeAtEnd(PageId::Personalization, "Prompt, if you like");
    QCOMPARE(wizard.campaign().description.value(), description + u'x');
    QCOMPARE(stepsOf(wizard.campaign()).front().messageTemplate.value(), message + u'x');
    QCOMPARE(wizard.campaign().systemPrompt.value(), message + u'x');
}

void TestFields::areasKeepEveryCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no-break") << QStringLiteral("a\u00a0b\u202fc\u2007d");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b");
    QTest::newRow("paragraph separator") << QStringLiteral("a\u2029b");
    QTest::newRow("Windows' lines") << QStringLiteral("a\r\nb\r\n\r\nc");
    QTest::newRow("old lines") << QStringLiteral("a\rb\r\rc");
    QTest::newRow("mixed lines") << QStringLiteral("a\r\nb\nc\rd\n\re\u2029f");
    QTest::newRow("tab, form feed") << QStringLiteral("a\tb\fc\vd");
    QTest::newRow("unseen") << QStringLiteral("a\u200b\u200d\u2060\ufeff\u00adb");
    QTest::newRow("emoji") << QStringLiteral("a👩‍🚀b🇩🇪");
    QTest::newRow("frame marks") << QStringLiteral("a\ufdd0b\ufdd1c");
    QTest::newRow("object") << QStringLiteral("a\ufffcb");
}

void TestFields::areasKeepEveryCharacter()
{
    QFETCH(QString, text);
    PlainTextEdit area;
    QStringList heard;
    connect(&area, &PlainTextEdit::edited, &area, [&](const QString& now) { heard << now; });
    area.display(text);
    QVERIFY(heard.isEmpty());
    QCOMPARE(area.text(), text);
    area.moveCursor(QTextCursor::End);
    QTest::keyClick(&area, 'x');
    QCOMPARE(heard.value(0), text + u'x');
    area.moveCursor(QTextCursor::Start);
    QTest::keyClick(&area, 'y');
    QCOMPARE(heard.value(1), u'y' + text + u'x');
}

void TestFields::areasCopyAndPasteEveryCharacter()
{
    const auto text = QStringLiteral("Prix\u00a0: 3\u202f000\u00a0€\u2028suite\nLigne deux");
    PlainTextEdit from;
    from.display(text);
    from.selectAll();
    from.copy();
    QCOMPARE(QApplication::clipboard()->text(), text);
    PlainTextEdit to;
    to.paste();
    QCOMPARE(to.text(), text);
    to.selectAll();
    to.cut();
    QCOMPARE(QApplication::clipboard()->text(), text);
    QCOMPARE(to.text(), QString());
}

void TestFields::middleEditsKeepTheLineEndsAround()
{
    PlainTextEdit area;
    area.display(QStringLiteral("one\r\ntwo\r\nthree\rfour"));
    auto cursor = area.textCursor();
    cursor.setPosition(5); // in "two"
    cursor.setPosition(6, QTextCursor::KeepAnchor);
    cursor.insertText(QStringLiteral("W\nW"));
    QCOMPARE(area.text(), QStringLiteral("one\r\ntW\nWo\r\nthree\rfour"));
    cursor.setPosition(3);
    cursor.deleteChar(); // the first line's end
    QCOMPARE(area.text(), QStringLiteral("onetW\nWo\r\nthree\rfour"));
}

void TestFields::digitsOfAnyScriptAreStored_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("number");
    for (const char* file : {"f02-arabic.txt", "f02-fullwidth.txt"}) {
        QFile input(QStringLiteral(FAIRLEAD_TEST_DATA "/fields/") + QLatin1String(file));
        QVERIFY(input.open(QIODevice::ReadOnly));
        const auto typed = QString::fromUtf8(input.readAll());
        QTest::newRow(file) << typed << qint64(file[4] == 'a' ? 500 : 3);
    }
    QTest::newRow("Devanagari") << QStringLiteral("४५") << qint64(45);
    QTest::newRow("Persian") << QStringLiteral("۷") << qint64(7);
}

void TestFields::digitsOfAnyScriptAreStored()
{
    QFETCH(QString, typed);
    QFETCH(qint64, number);
    WizardFixture wizard(fullDraft(QStringLiteral("email")));
    wizard.show(PageId::Schedule);
    wizard.type(QStringLiteral("At most"), typed);
    wizard.type(QStringLiteral("At least, between two"), typed);
    QCOMPARE(wizard.campaign().dailyLimit.value(), number);
    QCOMPARE(wizard.campaign().minIntervalSeconds.value(), number);
    QCOMPARE(wizard.control<QLineEdit>(QStringLiteral("At most"))->text(), typed);
    wizard.type(QStringLiteral("Window from"), QStringLiteral("٩:٣٠"));
    QCOMPARE(wizard.campaign().sendingWindowStart.value(), QStringLiteral("09:30:00"));
    wizard.type(QStringLiteral("until"), QStringLiteral("１７：００"));
    QCOMPARE(wizard.campaign().sendingWindowEnd.value(), QStringLiteral("17:00:00"));
    wizard.show(PageId::Steps);
    wizard.type(QStringLiteral("Delay, in days"), typed);
    QCOMPARE(stepsOf(wizard.campaign()).front().delayDays.value(), number);
    auto* delay = wizard.control<QLineEdit>(QStringLiteral("Delay, in days"));
    QTest::keyClick(delay, Qt::Key_Up);
    QCOMPARE(delay->text(), QString::number(stepsOf(wizard.campaign()).front().delayDays.value()));
}

void TestFields::startIsReadAsItIsShown_data()
{
    locales();
}

void TestFields::startIsReadAsItIsShown()
{
    QFETCH(QString, locale);
    QLocale::setDefault(QLocale(locale));
    const auto zone = Zone::load(QStringLiteral("Europe/Berlin")).value();
    constexpr qint64 instant = 1'796'112'000; // 2026-12-01T08:00:00Z, 09:00 in Berlin
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    draft.campaign.launchType = QStringLiteral("scheduled");
    WizardFixture wizard(draft);
    wizard.show(PageId::Schedule);
    auto forms = startForms(instant, zone);
    QVERIFY(forms.size() >= 1);
    const QDateTime shown(QDate(2026, 12, 1), QTime(9, 0), Qt::UTC);
    forms << QLocale().toString(shown, QLocale::ShortFormat) << PlanWords(QLocale(), zone).instant(instant)
          << instantInZones(instant, zone).section(QStringLiteral(" = "), 0, 0);
    for (const auto& form : forms) {
        wizard.type(QStringLiteral("Start, date and time"), QStringLiteral("?"));
        wizard.type(QStringLiteral("Start, date and time"), form);
        QCOMPARE(form + u'=' + wizard.campaign().startDate.value(),
                 form + QStringLiteral("=2026-12-01T08:00:00Z"));
    }
}

void TestFields::aRefusedStartShowsAFormThatIsTaken_data()
{
    locales();
}

void TestFields::aRefusedStartShowsAFormThatIsTaken()
{
    QFETCH(QString, locale);
    QLocale::setDefault(QLocale(locale));
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    draft.campaign.launchType = QStringLiteral("scheduled");
    WizardFixture wizard(draft);
    wizard.show(PageId::Schedule);
    wizard.type(QStringLiteral("Start, date and time"), QStringLiteral("next week"));
    QString message;
    for (const auto* label : pageOf(wizard)->findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(QLatin1String("Type it like this: ")))
            message = label->text();
    QVERIFY(!message.isEmpty());
    const auto forms =
        message.section(QStringLiteral("Type it like this: "), 1).split(QStringLiteral(" or "));
    for (const auto& form : forms) {
        wizard.type(QStringLiteral("Start, date and time"), form);
        QVERIFY2(parseInstant(wizard.campaign().startDate.value()), qPrintable(form));
    }
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
