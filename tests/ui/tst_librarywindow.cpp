#include "models/drafts/draftlistmodel.h"
#include "models/drafts/opendrafts.h"
#include "tests/ui/fakegateway.h"
#include "ui/common/commandpalette.h"
#include "ui/library/historydialog.h"
#include "ui/library/libraryview.h"
#include "ui/library/librarywindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

/// A library of some drafts and its window.
struct Fixture
{
    QTemporaryDir dir;
    DraftLibrary library{dir.path()};
    OpenDrafts drafts{library};
    DraftListModel list{library};
    FakeGateway gateway;
    LibraryWindow window{drafts, list, gateway};

    QString add(const QString& name)
    {
        auto draft = newDraft(QStringLiteral("UTC"));
        draft.campaign.name = name;
        const auto id = DraftLibrary::newId();
        library.create(id, draft).waitForFinished();
        return id;
    }

    QListView* campaigns() const
    {
        for (auto* view : window.findChildren<QListView*>())
            if (view->model() == &list)
                return view;
        return nullptr;
    }

    QAction* action(const QString& text) const
    {
        for (auto* each : window.findChildren<QAction*>())
            if (each->text().remove(u'&') == text)
                return each;
        return nullptr;
    }
};

} // namespace

class TestLibraryWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsDraftsAndTheirOverview()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.list.rowCount(), 1);
        QTRY_COMPARE(f.window.view().currentId(), id);
        const auto labels = f.window.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel* label) { return label->text() == QLatin1String("Spring fair"); }));
    }

    void searchesWhileTyping()
    {
        Fixture f;
        f.add(QStringLiteral("Spring fair"));
        const auto wanted = f.add(QStringLiteral("Autumn outreach"));
        QTRY_COMPARE(f.list.rowCount(), 2);
        const auto fields = f.window.findChildren<QLineEdit*>();
        const auto search =
            std::ranges::find(fields, QStringLiteral("Search campaigns"), &QWidget::accessibleName);
        QVERIFY(search != fields.end());
        QTest::keyClicks(*search, QStringLiteral("autu"));
        QTRY_COMPARE(f.list.rowCount(), 1);
        QCOMPARE(f.list.idAt(0), wanted);
    }

    void binsAndBringsBack()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        QTRY_VERIFY(f.action(QStringLiteral("Move to the bin"))->isEnabled());
        f.action(QStringLiteral("Move to the bin"))->trigger();
        QTRY_COMPARE(f.list.rowCount(), 0);
        QVERIFY(f.library.summary(id)->deletedAt.isValid());
        auto* undo = f.action(QStringLiteral("Undo Move a campaign to the bin"));
        QVERIFY(undo);
        undo->trigger();
        QTRY_COMPARE(f.list.rowCount(), 1);
        QVERIFY(!f.library.summary(id)->deletedAt.isValid());
    }

    void duplicatesWithAnotherName()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.action(QStringLiteral("Duplicate"))->trigger();
        QTRY_COMPARE(f.list.rowCount(), 2);
        QTRY_VERIFY(f.window.view().currentId() != id);
        QCOMPARE(f.library.summary(f.window.view().currentId())->name, QStringLiteral("Spring fair (copy)"));
    }

    void opensByKeyboard()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        QSignalSpy asked(&f.window, &LibraryWindow::editRequested);
        QTest::keyClick(f.campaigns(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), id);
    }

    void startsWithTeachingWhenEmpty()
    {
        Fixture f;
        QSignalSpy asked(&f.window, &LibraryWindow::sampleRequested);
        f.window.show();
        const auto buttons = f.window.findChildren<QAbstractButton*>();
        const auto sample = std::ranges::find_if(buttons, [](const QAbstractButton* button) {
            return button->text().remove(u'&') == QLatin1String("Explore with sample data");
        });
        QVERIFY(sample != buttons.end());
        QVERIFY((*sample)->isVisible());
        QTest::mouseClick(*sample, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void findsCommandsByTheirWords()
    {
        Fixture f;
        QSignalSpy asked(&f.window, &LibraryWindow::newRequested);
        CommandPalette palette(f.window);
        auto* search = palette.findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("new camp"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void comparesVersionsInWords()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        auto session = f.drafts.open(id);
        QVERIFY(session->keepVersion(QLatin1String(versionreason::named), QStringLiteral("first")));
        session->document().edit(QStringLiteral("Rename"), [](CampaignDraft& draft) {
            draft.campaign.name = QStringLiteral("Summer fair");
        });
        HistoryDialog dialog(f.library, session);
        const auto labels = dialog.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().contains(QLatin1String("Summer fair"));
        }));
        const auto buttons = dialog.findChildren<QAbstractButton*>();
        const auto restore = std::ranges::find_if(buttons, [](const QAbstractButton* button) {
            return button->text().remove(u'&') == QLatin1String("Restore this version");
        });
        (*restore)->click();
        QCOMPARE(session->document().campaign().name.value(), QStringLiteral("Spring fair"));
        session->document().undoStack()->undo();
        QCOMPARE(session->document().campaign().name.value(), QStringLiteral("Summer fair"));
    }

    void takesBackWhatWaits()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.window.show();
        const auto buttons = f.window.findChildren<QAbstractButton*>();
        const auto takeBack = std::ranges::find_if(buttons, [](const QAbstractButton* button) {
            return button->text().remove(u'&') == QLatin1String("Take it back");
        });
        QVERIFY(takeBack != buttons.end());
        QVERIFY(!(*takeBack)->isVisible());
        SubmissionStatus waiting;
        waiting.state = SubmissionState::Waiting;
        f.gateway.setStatus(id, waiting);
        QVERIFY((*takeBack)->isVisible());
        QTest::mouseClick(*takeBack, Qt::LeftButton);
        f.action(QStringLiteral("Take back what waits"))->trigger();
        QCOMPARE(f.gateway.calls,
                 QStringList({QStringLiteral("cancel ") + id, QStringLiteral("cancel ") + id}));
    }

    void namesEveryControl()
    {
        Fixture f;
        f.add(QStringLiteral("Spring fair"));
        f.window.show();
        QTRY_COMPARE(f.list.rowCount(), 1);
        for (auto* view : f.window.findChildren<QAbstractItemView*>())
            if (view->isVisibleTo(&f.window) && view->focusPolicy() != Qt::NoFocus && view->parent() &&
                view->window() == &f.window)
                QVERIFY2(!view->accessibleName().isEmpty(), view->metaObject()->className());
        for (auto* button : f.window.findChildren<QAbstractButton*>())
            if (button->isVisible() && button->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                         button->metaObject()->className());
    }
};

QTEST_MAIN(TestLibraryWindow)
#include "tst_librarywindow.moc"
