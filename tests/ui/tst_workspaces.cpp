#include "models/drafts/draftlibrary.h"
#include "tests/ui/fakeworkspaces.h"
#include "ui/workspace/connectdialog.h"
#include "ui/workspace/keybar.h"
#include "ui/workspace/keydialog.h"
#include "ui/workspace/movemenu.h"
#include "ui/workspace/proxydialog.h"
#include "ui/workspace/workspacedialog.h"
#include "ui/workspace/workspacemenu.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace fairlead;
using Result = ConnectionTest::Result;

namespace {

const auto wholeKey = QByteArray("bav_live_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

Workspace acme()
{
    Workspace workspace;
    workspace.id = QStringLiteral("acme");
    workspace.name = QStringLiteral("Acme & Sons");
    workspace.server = QUrl(QStringLiteral("https://bavlio.acme.example"));
    workspace.colour = workspaceColours().at(2).colour;
    workspace.keyPrefix = QStringLiteral("bav_live_abcdefgh");
    return workspace;
}

template <typename Widget>
Widget* named(const QWidget& window, const char* name)
{
    auto* found = window.findChild<Widget*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

QString messageOf(const QWidget& dialog)
{
    const auto* label = named<QLabel>(dialog, "message");
    return label->isHidden() ? QString() : label->text();
}

/// Every text that a window shows, its title and its tool tips included.
QString textsOf(const QWidget& window)
{
    QStringList texts{window.windowTitle()};
    for (const auto* label : window.findChildren<QLabel*>())
        texts << label->text();
    for (const auto* button : window.findChildren<QAbstractButton*>())
        texts << button->text() << button->toolTip() << button->accessibleName();
    for (const auto* edit : window.findChildren<QLineEdit*>())
        texts << edit->displayText() << edit->accessibleDescription();
    return texts.join(u'\n');
}

} // namespace

/// Connecting, switching and disconnecting workspaces with real widgets.
class TestWorkspaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_workspaces = std::make_unique<FakeWorkspaces>(); }

    void connectsAfterATest();
    void keepsWhatTheTestDoesNotLikeOnlyOnRequest_data();
    void keepsWhatTheTestDoesNotLikeOnlyOnRequest();
    void aRefusedKeyLeavesTheDialogAsItWas();
    void saysWhatIsWrongWithTheEntry();
    void testsWithoutKeeping();
    void mayBeClosedBeforeTheServerAnswers();
    void saysWhenTheKeyIsKeptForThisSessionOnly();
    void showsNoKey();
    void switchesByMenuAndShowsItOnTheButton();
    void offersNothingForTheSandboxButConnecting();
    void editsAWorkspace();
    void saysWhyAChangeFailed();
    void disconnectsAfterAQuestion();
    void removesTheKeyOnlyOnTheUsersWord();
    void asksForANewKeyCalmly();
    void movesDraftsAndBack();
    void asksForTheLoginOfAProxy();
    void namesEveryControl();

private:
    std::unique_ptr<FakeWorkspaces> m_workspaces;
};

void TestWorkspaces::connectsAfterATest()
{
    ConnectDialog dialog(*m_workspaces);
    dialog.show();
    QCOMPARE(named<QLineEdit>(dialog, "server")->text(), QStringLiteral("https://api.bavlio.com"));
    QVERIFY(named<QLineEdit>(dialog, "key")->hasFocus() ||
            named<QLineEdit>(dialog, "key") == dialog.focusWidget());
    named<QLineEdit>(dialog, "server")->setText(QStringLiteral("https://bavlio.acme.example"));
    QTest::keyClicks(named<QLineEdit>(dialog, "key"), QString::fromLatin1(wholeKey) + u' ');
    QTest::keyClicks(named<QLineEdit>(dialog, "name"), QStringLiteral("Acme"));
    named<QComboBox>(dialog, "colour")->setCurrentIndex(3);
    named<QLineEdit>(dialog, "caFile")->setText(QStringLiteral("/ca.pem"));
    QTest::keyClick(named<QLineEdit>(dialog, "name"), Qt::Key_Return);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(m_workspaces->tested.size(), std::size_t(1));
    QCOMPARE(m_workspaces->added.size(), std::size_t(1));
    const auto& entry = m_workspaces->added.front();
    QCOMPARE(entry.server, QStringLiteral("https://bavlio.acme.example"));
    QCOMPARE(entry.key, wholeKey); // a space that came along with pasting is not part of it
    QCOMPARE(entry.name, QStringLiteral("Acme"));
    QCOMPARE(entry.colour, workspaceColours().at(3).colour);
    QCOMPARE(entry.caFile, QStringLiteral("/ca.pem"));
}

void TestWorkspaces::keepsWhatTheTestDoesNotLikeOnlyOnRequest_data()
{
    QTest::addColumn<int>("result");
    QTest::newRow("wrong key") << int(Result::NotAccepted);
    QTest::newRow("not reached") << int(Result::NotReached);
}

void TestWorkspaces::keepsWhatTheTestDoesNotLikeOnlyOnRequest()
{
    QFETCH(int, result);
    m_workspaces->answer = {Result(result), QStringLiteral("It did not work.")};
    ConnectDialog dialog(*m_workspaces);
    dialog.show();
    QTest::keyClicks(named<QLineEdit>(dialog, "key"), QString::fromLatin1(wholeKey));
    auto* anyway = named<QPushButton>(dialog, "anyway");
    QVERIFY(!anyway->isVisible());
    named<QPushButton>(dialog, "keep")->click();
    QTRY_COMPARE(messageOf(dialog), QStringLiteral("It did not work."));
    QVERIFY(dialog.isVisible());
    QVERIFY(m_workspaces->added.empty());
    QVERIFY(anyway->isVisible());
    QTest::keyClicks(named<QLineEdit>(dialog, "key"), QStringLiteral("x"));
    QVERIFY(!anyway->isVisible()); // that result was about another key
    QVERIFY(messageOf(dialog).isEmpty());
    named<QPushButton>(dialog, "keep")->click();
    QTRY_VERIFY(anyway->isVisible());
    anyway->click();
    QTRY_COMPARE(m_workspaces->added.size(), std::size_t(1));
    QTRY_VERIFY(!dialog.isVisible());
}

/// Every field keeps its height, the focus its place, and Enter still tries the key.
void TestWorkspaces::aRefusedKeyLeavesTheDialogAsItWas()
{
    QPromise<ConnectionTest> answer;
    answer.start();
    m_workspaces->slowAnswer = answer.future();
    ConnectDialog dialog(*m_workspaces);
    dialog.show();
    auto* key = named<QLineEdit>(dialog, "key");
    QTest::keyClicks(key, QString::fromLatin1(wholeKey));
    QTest::keyClick(key, Qt::Key_Return);
    answer.addResult(
        ConnectionTest{Result::NotAccepted,
                       QStringLiteral("The server does not accept the key. A Bavimail key does not work "
                                      "on Bavlio, and the reverse. ")
                           .repeated(4)});
    answer.finish();
    QTRY_VERIFY(named<QLabel>(dialog, "message")->isVisible() && key->isEnabled());
    QCoreApplication::processEvents();
    for (const auto* edit : dialog.findChildren<QLineEdit*>())
        QVERIFY2(edit->height() >= edit->minimumSizeHint().height(), qPrintable(edit->objectName()));
    for (const auto* label : dialog.findChildren<QLabel*>())
        if (label->isVisible() && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    QCOMPARE(dialog.focusWidget(), key);
    for (const auto* button : dialog.findChildren<QPushButton*>())
        QCOMPARE(button->isDefault(), button->objectName() == QLatin1String("keep"));
    m_workspaces->slowAnswer.reset();
    QTest::keyClick(key, Qt::Key_Return);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestWorkspaces::saysWhatIsWrongWithTheEntry()
{
    m_workspaces->answer = {Result::NotUsable, QStringLiteral("That is no server.")};
    ConnectDialog dialog(*m_workspaces);
    dialog.show();
    named<QPushButton>(dialog, "keep")->click();
    QTRY_COMPARE(messageOf(dialog), QStringLiteral("That is no server."));
    QVERIFY(!named<QPushButton>(dialog, "anyway")->isVisible());
    QVERIFY(m_workspaces->added.empty());
}

void TestWorkspaces::testsWithoutKeeping()
{
    m_workspaces->answer = {Result::Accepted, QStringLiteral("The server takes the key.")};
    ConnectDialog dialog(*m_workspaces);
    dialog.show();
    named<QPushButton>(dialog, "test")->click();
    QTRY_COMPARE(messageOf(dialog), QStringLiteral("The server takes the key."));
    QVERIFY(dialog.isVisible());
    QVERIFY(m_workspaces->added.empty());
}

void TestWorkspaces::mayBeClosedBeforeTheServerAnswers()
{
    QPromise<ConnectionTest> server;
    server.start();
    m_workspaces->slowAnswer = server.future();
    auto dialog = std::make_unique<ConnectDialog>(*m_workspaces);
    dialog->show();
    named<QPushButton>(*dialog, "keep")->click();
    QCOMPARE(m_workspaces->tested.size(), std::size_t(1));
    dialog.reset();
    server.addResult(ConnectionTest{Result::Accepted, {}});
    server.finish(); // nobody is told, and nothing falls over
    QCoreApplication::processEvents();
    QVERIFY(m_workspaces->added.empty());
}

void TestWorkspaces::saysWhenTheKeyIsKeptForThisSessionOnly()
{
    m_workspaces->change.note = QStringLiteral("The key is kept until Fairlead ends.");
    WorkspaceMenu menu(*m_workspaces);
    QSignalSpy noted(&menu, &WorkspaceMenu::noted);
    menu.connectWorkspace();
    auto* dialog = qobject_cast<ConnectDialog*>(QApplication::activeModalWidget());
    QVERIFY(dialog);
    named<QPushButton>(*dialog, "keep")->click();
    QTRY_COMPARE(noted.size(), 1);
    QCOMPARE(noted.first().first().toString(), m_workspaces->change.note);
}

void TestWorkspaces::showsNoKey()
{
    m_workspaces->put(acme());
    m_workspaces->answer = {Result::NotAccepted, QStringLiteral("No.")};
    const auto key = QString::fromLatin1(wholeKey);
    ConnectDialog connecting(*m_workspaces);
    KeyDialog renewing(*m_workspaces, acme());
    WorkspaceDialog editing(*m_workspaces, acme());
    for (QDialog* dialog : std::initializer_list<QDialog*>{&connecting, &renewing}) {
        dialog->show();
        auto* field = named<QLineEdit>(*dialog, "key");
        QTest::keyClicks(field, key);
        named<QPushButton>(*dialog, "keep")->click();
        QTRY_COMPARE(messageOf(*dialog), QStringLiteral("No."));
        QVERIFY(!textsOf(*dialog).contains(key));
        field->selectAll();
        field->copy();
        QVERIFY(field->displayText() != key);
    }
    editing.show();
    QVERIFY(textsOf(editing).contains(acme().keyPrefix));
}

void TestWorkspaces::switchesByMenuAndShowsItOnTheButton()
{
    m_workspaces->put(acme());
    WorkspaceMenu menu(*m_workspaces);
    QWidget window;
    auto* button = menu.makeButton(&window);
    QCOMPARE(button->text(), QStringLiteral("Acme && Sons"));
    QCOMPARE(button->accessibleName(), QStringLiteral("Account: Acme & Sons"));
    const auto choices = menu.actions();
    QCOMPARE(choices.at(0)->text(), QStringLiteral("Sandbox"));
    QVERIFY(!choices.at(0)->isChecked());
    QVERIFY(choices.at(1)->isChecked());
    choices.at(0)->trigger();
    QCOMPARE(m_workspaces->current().id, QLatin1String(sandboxWorkspaceId));
    QVERIFY(button->text().contains(QStringLiteral("mails nobody")));
    QVERIFY(menu.actions().at(0)->isChecked());
}

void TestWorkspaces::offersNothingForTheSandboxButConnecting()
{
    WorkspaceMenu menu(*m_workspaces);
    QStringList enabled;
    for (const auto* action : menu.actions())
        if (action->isEnabled() && !action->isSeparator())
            enabled << action->text().remove(u'&');
    QCOMPARE(enabled, QStringList({QStringLiteral("Sandbox"), QStringLiteral("Connect with an API key…")}));
}

void TestWorkspaces::editsAWorkspace()
{
    m_workspaces->put(acme());
    WorkspaceDialog dialog(*m_workspaces, acme());
    dialog.show();
    QCOMPARE(named<QLineEdit>(dialog, "name")->text(), acme().name);
    QCOMPARE(named<QComboBox>(dialog, "colour")->currentData().value<QColor>(), acme().colour);
    named<QLineEdit>(dialog, "name")->setText(QStringLiteral("Acme"));
    dialog.accept();
    QCOMPARE(m_workspaces->updated.size(), std::size_t(1));
    QCOMPARE(m_workspaces->updated.front().name, QStringLiteral("Acme"));
    QCOMPARE(m_workspaces->updated.front().server, acme().server);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestWorkspaces::saysWhyAChangeFailed()
{
    m_workspaces->put(acme());
    m_workspaces->change.error = QStringLiteral("The file cannot be written.");
    WorkspaceDialog dialog(*m_workspaces, acme());
    dialog.show();
    dialog.accept();
    QVERIFY(dialog.isVisible());
    QVERIFY(textsOf(dialog).contains(m_workspaces->change.error));
}

void TestWorkspaces::disconnectsAfterAQuestion()
{
    m_workspaces->put(acme());
    WorkspaceMenu menu(*m_workspaces);
    menu.disconnectWorkspace();
    auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(question);
    QVERIFY(m_workspaces->calls.isEmpty());
    QVERIFY(question->defaultButton() == question->escapeButton());
    question->defaultButton()->click();
    QVERIFY(m_workspaces->calls.isEmpty());
    menu.disconnectWorkspace();
    question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    for (auto* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    QCOMPARE(m_workspaces->calls, QStringList{QStringLiteral("remove acme")}); // and its key stays
}

void TestWorkspaces::removesTheKeyOnlyOnTheUsersWord()
{
    m_workspaces->put(acme());
    WorkspaceMenu menu(*m_workspaces);
    menu.disconnectWorkspace();
    auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(question);
    QVERIFY(!question->checkBox()->isChecked());
    question->checkBox()->click();
    for (auto* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    QCOMPARE(m_workspaces->calls,
             QStringList({QStringLiteral("remove acme"), QStringLiteral("remove the key of acme")}));
}

void TestWorkspaces::asksForANewKeyCalmly()
{
    m_workspaces->put(acme());
    QWidget window;
    KeyBar bar(*m_workspaces, &window);
    window.show();
    QVERIFY(!bar.isVisible());
    m_workspaces->setTrouble(QStringLiteral("“Acme” does not take its key any more."));
    QVERIFY(bar.isVisible());
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(textsOf(bar).contains(m_workspaces->trouble));
    QSignalSpy asked(&bar, &KeyBar::keyRequested);
    named<QPushButton>(bar, "enterKey")->click();
    QCOMPARE(asked.size(), 1);
    named<QPushButton>(bar, "retryKey")->click();
    QCOMPARE(m_workspaces->calls, QStringList{QStringLiteral("retry")});
    m_workspaces->setTrouble({});
    QVERIFY(!bar.isVisible());

    KeyDialog dialog(*m_workspaces, acme());
    dialog.show();
    QTest::keyClicks(named<QLineEdit>(dialog, "key"), QString::fromLatin1(wholeKey));
    named<QPushButton>(dialog, "keep")->click();
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(m_workspaces->calls.last(), QStringLiteral("key of acme: ") + QString::fromLatin1(wholeKey));
    QCOMPARE(m_workspaces->tested.front().server, acme().server.toString());
}

void TestWorkspaces::movesDraftsAndBack()
{
    m_workspaces->put(acme());
    const QTemporaryDir directory;
    DraftLibrary library(directory.path());
    const auto id = DraftLibrary::newId();
    library.create(id, {}).waitForFinished();
    const SubmissionRecord before{SubmissionState::SettledCreated, QLatin1String(sandboxWorkspaceId),
                                  QStringLiteral("campaign-1")};
    library.setSubmission(id, before).waitForFinished();
    QUndoStack undoStack;
    MoveMenu menu(*m_workspaces, library, undoStack, [&] { return QStringList{id}; });
    QSignalSpy moved(&menu, &MoveMenu::moved);
    menu.setMayGo([](const QStringList&) { return QStringList(); }); // its submission is not settled
    for (auto* action : menu.actions())
        if (action->text() == QLatin1String("Acme && Sons"))
            action->trigger();
    QCOMPARE(undoStack.count(), 0);
    menu.setMayGo({});
    for (auto* action : menu.actions())
        if (action->text() == QLatin1String("Acme && Sons"))
            action->trigger();
    QTRY_COMPARE(moved.size(), 1);
    QCOMPARE(library.summary(id)->workspace, acme().id);
    QCOMPARE(library.summary(id)->campaignId, QString()); // the campaign stays where it is
    undoStack.undo();
    QTRY_COMPARE(moved.size(), 2);
    QCOMPARE(library.summary(id)->workspace, before.workspace);
    QCOMPARE(library.summary(id)->campaignId, before.campaignId);
}

void TestWorkspaces::asksForTheLoginOfAProxy()
{
    WorkspaceMenu menu(*m_workspaces);
    Q_EMIT m_workspaces->proxyLoginWanted(QStringLiteral("proxy.example:3128"));
    auto* dialog = qobject_cast<ProxyDialog*>(QApplication::activeModalWidget());
    QVERIFY(dialog);
    QVERIFY(textsOf(*dialog).contains(QStringLiteral("proxy.example:3128")));
    QTest::keyClicks(named<QLineEdit>(*dialog, "user"), QStringLiteral("ada"));
    QTest::keyClicks(named<QLineEdit>(*dialog, "password"), QStringLiteral("secret"));
    QVERIFY(!textsOf(*dialog).contains(QStringLiteral("secret")));
    dialog->accept();
    QCOMPARE(m_workspaces->calls, QStringList{QStringLiteral("login of proxy.example:3128: ada secret")});
}

void TestWorkspaces::namesEveryControl()
{
    ConnectDialog connecting(*m_workspaces);
    WorkspaceDialog editing(*m_workspaces, acme());
    for (QWidget* window : std::initializer_list<QWidget*>{&connecting, &editing}) {
        window->show();
        for (const auto* edit : window->findChildren<QLineEdit*>())
            QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
        for (const auto* choice : window->findChildren<QComboBox*>())
            QVERIFY(!choice->accessibleName().isEmpty());
    }
}

QTEST_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
