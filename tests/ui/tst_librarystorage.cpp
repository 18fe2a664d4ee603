#include "models/drafts/librarydatabase.h"
#include "models/drafts/savinggateway.h"
#include "tests/ui/libraryfixture.h"
#include "ui/common/noticearea.h"
#include "ui/library/historydialog.h"
#include "ui/library/librarycheck.h"
#include "ui/library/librarytransfer.h"
#include "ui/library/savewatch.h"

#include <QApplication>
#include <QInputDialog>
#include <QListWidget>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace fairlead;

/// What the library's windows keep of a campaign, and say when it cannot be stored or read.
class TestLibraryStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesVersionsInWords()
    {
        LibraryFixture f;
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

    void saysThatACampaignCannotBeRead()
    {
        LibraryFixture f;
        LibraryDatabase other(f.library.path(), LibraryDatabase::Access::Write);
        f.add(QStringLiteral("Spring fair"));
        other.run("UPDATE contents SET tree = 'x'");
        QTRY_VERIFY(shownIn(f.window, QStringLiteral("This campaign cannot be read, because the library is "
                                                     "damaged")));
        QVERIFY(buttonOf(f.window.notices(), QStringLiteral("Check the library…")));
    }

    void saysWhatIsNotInAnExport()
    {
        LibraryFixture f;
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
        LibraryFixture f;
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
        LibraryFixture f;
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
        LibraryFixture f;
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
        LibraryFixture f;
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

    void keepsAVersionBeforeASubmission()
    {
        LibraryFixture f;
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
        LibraryFixture f;
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
        LibraryFixture f;
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
};

QTEST_MAIN(TestLibraryStorage)
#include "tst_librarystorage.moc"
