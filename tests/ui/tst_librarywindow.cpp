#include "models/drafts/campaignfile.h"
#include "models/drafts/draftlistmodel.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/opendrafts.h"
#include "models/drafts/savinggateway.h"
#include "tests/ui/fakegateway.h"
#include "tests/ui/fakeworkspaces.h"
#include "ui/common/commandpalette.h"
#include "ui/common/noticearea.h"
#include "ui/library/campaignfiles.h"
#include "ui/library/draftfilters.h"
#include "ui/library/historydialog.h"
#include "ui/library/librarycheck.h"
#include "ui/library/librarytransfer.h"
#include "ui/library/libraryview.h"
#include "ui/library/librarywindow.h"
#include "ui/library/savewatch.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

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
    FakeWorkspaces workspaces;
    LibraryWindow window;

    Fixture() { window.fill(drafts, list, gateway, workspaces); }

    QString add(
        const QString& name, const std::function<void(CampaignDraft&)>& change = [](auto&) {})
    {
        auto draft = newDraft(QStringLiteral("UTC"));
        draft.campaign.name = name;
        change(draft);
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

    QAction* action(const QString& text) const // of the menus, without its mnemonic
    {
        for (auto* each : window.findChildren<QAction*>())
            if (each->text().remove(u'&') == text)
                return each;
        return nullptr;
    }
};

/// Chooses that line of a menu or of one below it.
void chosenIn(QMenu& menu, const QString& text)
{
    Q_EMIT menu.aboutToShow();
    for (auto* action : menu.findChildren<QAction*>())
        if (action->text() == text)
            return action->trigger();
    QFAIL(qPrintable(text));
}

bool shownIn(const QWidget& window, const QString& text)
{
    const auto labels = window.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(text); });
}

QAbstractButton* buttonOf(const QWidget& window, const QString& text)
{
    for (auto* button : window.findChildren<QAbstractButton*>())
        if (!button->isHidden() && button->text().remove(u'&') == text)
            return button;
    return nullptr;
}

} // namespace

class TestLibraryWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appearsBeforeItsContent()
    {
        Fixture parts;
        LibraryWindow window;
        QSignalSpy appeared(&window, &LibraryWindow::appeared);
        QSignalSpy painted(&window, &LibraryWindow::firstPainted);
        window.show();
        QTRY_COMPARE(appeared.count(), 1);
        QVERIFY(window.mayQuit());
        QCOMPARE(painted.count(), 0);
        window.fill(parts.drafts, parts.list, parts.gateway, parts.workspaces);
        QTRY_COMPARE(painted.count(), 1);
        QCOMPARE(appeared.count(), 1);
    }

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

    void saysThatTheServerKeepsWhatIsBinned()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        f.library.setSubmission(id, {SubmissionState::SettledCreated, {}, QStringLiteral("c1")})
            .waitForFinished();
        QTRY_COMPARE(f.window.view().currentId(), id);
        QTRY_VERIFY(f.action(QStringLiteral("Move to the bin"))->isEnabled());
        f.action(QStringLiteral("Move to the bin"))->trigger();
        QTRY_VERIFY(shownIn(f.window, QStringLiteral("goes on sending if it was launched")));
        QTRY_COMPARE(f.list.rowCount(), 0);
        QTest::mouseClick(buttonOf(f.window, QStringLiteral("Take it back")), Qt::LeftButton);
        QTRY_COMPARE(f.list.rowCount(), 1);
    }

    void takesBackWhatWaitsBeforeItGoes()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.gateway.present.state = SubmissionState::Waiting;
        f.library.setSubmission(id, {SubmissionState::Waiting, {}, {}}).waitForFinished();
        f.action(QStringLiteral("Move to the bin"))->trigger();
        QTRY_COMPARE(f.list.rowCount(), 0);
        QCOMPARE(f.gateway.calls, QStringList(QStringLiteral("cancel ") + id));
        QVERIFY(shownIn(f.window, QStringLiteral("What waited to be sent was taken back.")));
    }

    void keepsWhatIsNotSettled()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.gateway.present.state = SubmissionState::Unclear;
        f.library.setSubmission(id, {SubmissionState::Unclear, {}, {}}).waitForFinished();
        f.action(QStringLiteral("Move to the bin"))->trigger();
        QVERIFY(shownIn(f.window, QStringLiteral("let that be settled first")));
        QCOMPARE(f.list.rowCount(), 1);
        QVERIFY(f.gateway.calls.isEmpty());
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

    void filtersByTypeDatasetAndTag()
    {
        Fixture f;
        f.add(QStringLiteral("Spring fair"));
        const auto wanted = f.add(QStringLiteral("Autumn outreach"), [](CampaignDraft& draft) {
            draft.campaign.type = QStringLiteral("linkedin");
            draft.campaign.datasetId = QStringLiteral("d1");
        });
        f.library.setTags({wanted}, {QStringLiteral("fair & co")}, {}).waitForFinished();
        QTRY_COMPARE(f.list.counts().byTag.size(), std::size_t(1));
        QTRY_COMPARE(f.list.counts().drafts, 2);
        auto& filters = f.window.view().filters();
        for (const auto& [line, words] :
             {std::pair(QStringLiteral("LinkedIn\t1"), QStringLiteral("LinkedIn")),
              std::pair(QStringLiteral("d1\t1"), QStringLiteral("d1"))}) {
            chosenIn(filters, line);
            QTRY_COMPARE(f.list.rowCount(), 1);
            QCOMPARE(f.list.idAt(0), wanted);
            QVERIFY2(filters.words().contains(words), qPrintable(filters.words()));
            filters.reset();
            QTRY_COMPARE(f.list.rowCount(), 2);
        }
        chosenIn(filters, QStringLiteral("fair && co\t1"));
        QTRY_COMPARE(f.list.rowCount(), 1);
        QCOMPARE(f.list.idAt(0), wanted);
        QCOMPARE(filters.words(), QStringLiteral("tag “fair & co”"));
        filters.reset();
        QTRY_COMPARE(f.list.rowCount(), 2);
    }

    void copiesFilesToTheClipboardAndPastesThem()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.action(QStringLiteral("Copy as files"))->trigger();
        const auto urls = QGuiApplication::clipboard()->mimeData()->urls();
        QCOMPARE(urls.size(), 1);
        QCOMPARE(urls[0].fileName(), QStringLiteral("Spring fair.campaign"));
        const QSignalSpy opened(&f.window.files(), &CampaignFiles::opened);
        f.action(QStringLiteral("Paste files"))->trigger();
        QCOMPARE(opened.size(), 1);
        QTRY_COMPARE(f.list.rowCount(), 2);
    }

    void dropsOfFilesOpenThem()
    {
        Fixture f;
        f.window.show();
        QMimeData data;
        const auto path = f.dir.filePath(QStringLiteral("dropped.campaign"));
        QCOMPARE(writeCampaignFile(path, newDraft(QStringLiteral("UTC"))), QString());
        data.setUrls({QUrl::fromLocalFile(path)});
        const QSignalSpy opened(&f.window.files(), &CampaignFiles::opened);
        QDragEnterEvent enter({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&f.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&f.window, &drop);
        QCOMPARE(opened.size(), 1);
    }

    void tagsOnlyWhatIsNew()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        f.library.setTags({id}, {QStringLiteral("kept"), QStringLiteral("gone")}, {}).waitForFinished();
        QTRY_COMPARE(f.window.view().currentId(), id);
        QTimer::singleShot(0, this, [] {
            auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setTextValue(QStringLiteral("kept, new ,"));
            dialog->accept();
        });
        f.action(QStringLiteral("Tags…"))->trigger();
        const auto tags = [&] {
            f.library.waitForWrites();
            return f.library.summary(id)->tags;
        };
        QCOMPARE(tags(), (QStringList{QStringLiteral("kept"), QStringLiteral("new")}));
        f.action(QStringLiteral("Undo Change tags"))->trigger();
        QCOMPARE(tags(), (QStringList{QStringLiteral("gone"), QStringLiteral("kept")}));
    }

    void tagsOfSeveralAreWhatAllHave()
    {
        Fixture f;
        const auto first = f.add(QStringLiteral("Spring fair"));
        const auto second = f.add(QStringLiteral("Autumn outreach"));
        f.library.setTags({first, second}, {QStringLiteral("all")}, {}).waitForFinished();
        f.library.setTags({first}, {QStringLiteral("some")}, {}).waitForFinished();
        QTRY_COMPARE(f.list.rowCount(), 2);
        f.campaigns()->selectAll();
        QTimer::singleShot(0, this, [] {
            auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            QCOMPARE(dialog->textValue(), QStringLiteral("all"));
            QVERIFY(dialog->labelText().contains(QStringLiteral("Some of them also have: some.")));
            dialog->setTextValue(QStringLiteral("some"));
            dialog->accept();
        });
        f.action(QStringLiteral("Tags…"))->trigger();
        f.library.waitForWrites();
        QCOMPARE(f.library.summary(first)->tags, QStringList{QStringLiteral("some")});
        QCOMPARE(f.library.summary(second)->tags, QStringList{QStringLiteral("some")});
    }

    void saysThatACampaignCannotBeRead()
    {
        Fixture f;
        LibraryDatabase other(f.library.path(), LibraryDatabase::Access::Write);
        f.add(QStringLiteral("Spring fair"));
        other.run("UPDATE contents SET tree = 'x'");
        QTRY_VERIFY(shownIn(f.window, QStringLiteral("This campaign cannot be read, because the library is "
                                                     "damaged")));
        QVERIFY(buttonOf(f.window.notices(), QStringLiteral("Check the library…")));
    }

    void saysWhatIsNotInAnExport()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        auto session = f.drafts.open(id);
        LibraryDatabase other(f.library.path(), LibraryDatabase::Access::Write);
        other.run("CREATE TRIGGER refuse BEFORE UPDATE ON contents BEGIN SELECT raise(ABORT, 'no'); END");
        session->document().edit(QStringLiteral("Limit"),
                                 [](CampaignDraft& draft) { draft.campaign.dailyLimit = 7; });
        NoticeArea notices;
        LibraryTransfer transfer(f.drafts, notices, &f.window);
        const QSignalSpy asked(&transfer, &LibraryTransfer::saveElsewhereRequested);
        transfer.exportTo(f.dir.filePath(QStringLiteral("all.fairlead")));
        QTRY_VERIFY(shownIn(notices, QStringLiteral("could not be stored: “Spring fair”")));
        QVERIFY(!shownIn(notices, QStringLiteral("All campaigns are in")));
        QTest::mouseClick(buttonOf(notices, QStringLiteral("Save as files…")), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        other.run("DROP TRIGGER refuse");
        QTRY_VERIFY_WITH_TIMEOUT(session->flush(), 10'000);
    }

    void saysThatTwoWindowsEditedACampaign()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        NoticeArea notices;
        bool asked = false;
        notices.set(QStringLiteral("merge"), mergeNotice(f.drafts, id, [&] { asked = true; }));
        QVERIFY(shownIn(notices, QStringLiteral("Another window had changed “Spring fair” too")));
        QTest::mouseClick(buttonOf(notices, QStringLiteral("History…")), Qt::LeftButton);
        QVERIFY(asked);
    }

    void saysWhatCannotBeStoredAndOffersWaysOut()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        auto session = f.drafts.open(id);
        f.library.waitForWrites();
        LibraryDatabase other(f.library.path(), LibraryDatabase::Access::Write);
        const auto present = "PRAGMA user_version = " + other.value("PRAGMA user_version").toByteArray();
        other.run("PRAGMA user_version = 99"); // as a newer Fairlead leaves it
        f.library.retry();
        QTRY_COMPARE(f.library.state().kind, LibraryState::Kind::ReadOnly);
        session->document().edit(QStringLiteral("Limit"),
                                 [](CampaignDraft& draft) { draft.campaign.dailyLimit = 7; });
        QVERIFY(!session->flush());
        QTRY_VERIFY(shownIn(f.window, QStringLiteral("“Spring fair” is not saved: the library was written by "
                                                     "a newer Fairlead")));
        QVERIFY(buttonOf(f.window.notices(), QStringLiteral("Save as files…")));
        other.run(present.constData());
        QTest::mouseClick(buttonOf(f.window.notices(), QStringLiteral("Try again")), Qt::LeftButton);
        QTRY_COMPARE(session->state(), DraftSession::State::Saved);
        QTRY_VERIFY(!buttonOf(f.window.notices(), QStringLiteral("Try again")));
    }

    void checksTheLibraryAndMendsIt()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        f.add(QStringLiteral("Autumn outreach"));
        {
            LibraryCheckDialog sound(f.library);
            QTRY_VERIFY(shownIn(sound, QStringLiteral("The library is sound")));
            QVERIFY(!buttonOf(sound, QStringLiteral("Mend the library")));
        }
        LibraryDatabase other(f.library.path(), LibraryDatabase::Access::Write);
        other.run("UPDATE contents SET tree = 'x' WHERE draft = 1");
        LibraryCheckDialog damaged(f.library);
        QTRY_VERIFY(shownIn(damaged, QStringLiteral("Something is wrong with the library")));
        QTest::mouseClick(buttonOf(damaged, QStringLiteral("Mend the library")), Qt::LeftButton);
        QTRY_VERIFY(shownIn(f.window, QStringLiteral("Drafts recovered into a new library: 1")));
        QVERIFY(shownIn(f.window, QStringLiteral("These could not be read: “Spring fair”")));
        Q_UNUSED(id)
    }

    void saysThatTheLibraryWasNotMended()
    {
        Fixture f;
        f.add(QStringLiteral("Spring fair"));
        f.library.waitForWrites();
        LibraryDatabase other(f.library.path(), LibraryDatabase::Access::Write);
        other.run("UPDATE contents SET tree = 'x' WHERE draft = 1");
        LibraryCheckDialog dialog(f.library);
        dialog.show();
        QTRY_VERIFY(buttonOf(dialog, QStringLiteral("Mend the library")));
        other.run("PRAGMA user_version = 99"); // as a newer Fairlead leaves it
        QTest::mouseClick(buttonOf(dialog, QStringLiteral("Mend the library")), Qt::LeftButton);
        QTRY_VERIFY(shownIn(dialog, QStringLiteral("The library was not mended, because")));
        QVERIFY(!dialog.findChild<QProgressBar*>()->isVisible());
    }

    void showsWhatIsInTheBin()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        f.library.moveToBin({id}).waitForFinished();
        QTRY_COMPARE(f.list.counts().inBin, 1);
        f.window.show();
        for (auto* view : f.window.findChildren<QListView*>())
            if (view->accessibleName() == QLatin1String("Parts of the library"))
                view->setCurrentIndex(view->model()->index(view->model()->rowCount() - 1, 0));
        QTRY_COMPARE(f.list.rowCount(), 1);
        QTRY_VERIFY(shownIn(f.window, QStringLiteral("In the bin since")));
        QTest::mouseClick(buttonOf(f.window, QStringLiteral("Restore from the bin")), Qt::LeftButton);
        QTRY_COMPARE(f.list.rowCount(), 0);
        QVERIFY(!f.library.summary(id)->deletedAt.isValid());
    }

    void keepsAVersionBeforeASubmission()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        auto session = f.drafts.open(id);
        session->document().edit(QStringLiteral("Limit"),
                                 [](CampaignDraft& draft) { draft.campaign.dailyLimit = 7; });
        SavingGateway gateway(f.gateway, f.drafts);
        gateway.submit(id, session->document().campaign(), CampaignGateway::Again::AdoptKnown);
        const auto versions = f.library.versions(id);
        QVERIFY(!versions.empty());
        QCOMPARE(versions.front().reason, QString::fromLatin1(versionreason::submission));
        QCOMPARE(f.library.version(versions.front().number)->campaign.dailyLimit.valueOr(0), 7);
    }

    void storesEditsBeforeAnyNetworkCall()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        auto session = f.drafts.open(id);
        SavingGateway gateway(f.gateway, f.drafts);
        qint64 limit = 7;
        const auto isStoredBy = [&](const std::function<void()>& call) {
            session->document().edit(QStringLiteral("Limit"),
                                     [&](CampaignDraft& draft) { draft.campaign.dailyLimit = ++limit; });
            call();
            return f.library.draft(id)->draft.campaign.dailyLimit.valueOr(0) == limit;
        };
        QVERIFY(isStoredBy([&] { gateway.cancel(id); }));
        QVERIFY(isStoredBy([&] { gateway.retry(id); }));
        QVERIFY(isStoredBy([&] { gateway.resolve(id, QStringLiteral("c")); }));
    }

    void keepsANamedVersionAndUndoesARestore()
    {
        Fixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        auto session = f.drafts.open(id);
        HistoryDialog dialog(f.library, session);
        auto* list = dialog.findChild<QListWidget*>();
        QCOMPARE(list->count(), 1); // only what is now, and nothing to compare it with
        QVERIFY(dialog.findChild<QTreeWidget*>()->isHeaderHidden());
        QTimer::singleShot(0, this, [] {
            auto* asked = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            QVERIFY(asked);
            asked->setTextValue(QStringLiteral("before the call"));
            asked->accept();
        });
        buttonOf(dialog, QStringLiteral("Keep a named version…"))->click();
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(1)->text().contains(QStringLiteral("before the call")));
        QVERIFY(!dialog.findChild<QTreeWidget*>()->isHeaderHidden());
        session->document().edit(QStringLiteral("Rename"), [](CampaignDraft& draft) {
            draft.campaign.name = QStringLiteral("Summer fair");
        });
        buttonOf(dialog, QStringLiteral("Restore this version"))->click();
        QCOMPARE(session->document().campaign().name.value(), QStringLiteral("Spring fair"));
        QVERIFY(shownIn(dialog, QStringLiteral("The version is back.")));
        buttonOf(dialog, QStringLiteral("Undo the restoring"))->click();
        QCOMPARE(session->document().campaign().name.value(), QStringLiteral("Summer fair"));
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
