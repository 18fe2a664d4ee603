#include "models/drafts/campaignfile.h"
#include "tests/ui/libraryfixture.h"
#include "ui/common/commandpalette.h"
#include "ui/library/campaignfiles.h"
#include "ui/library/draftfilters.h"
#include "ui/library/libraryview.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace fairlead;

namespace {

/// Chooses that line of a menu or of one below it.
void chosenIn(QMenu& menu, const QString& text)
{
    Q_EMIT menu.aboutToShow();
    for (auto* action : menu.findChildren<QAction*>())
        if (action->text() == text)
            return action->trigger();
    QFAIL(qPrintable(text));
}

} // namespace

/// Finding, sorting and opening campaigns, as a user does it.
class TestLibraryWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appearsBeforeItsContent()
    {
        LibraryFixture parts;
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
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.list.rowCount(), 1);
        QTRY_COMPARE(f.window.view().currentId(), id);
        const auto labels = f.window.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel* label) { return label->text() == QLatin1String("Spring fair"); }));
    }

    void searchesWhileTyping()
    {
        LibraryFixture f;
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
        LibraryFixture f;
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
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        f.library.setSubmission(id, {SubmissionState::SettledCreated, {}, QStringLiteral("c1")})
            .waitForFinished();
        QTRY_COMPARE(f.window.view().currentId(), id);
        QTRY_VERIFY(f.action(QStringLiteral("Move to the bin"))->isEnabled());
        f.action(QStringLiteral("Move to the bin"))->trigger();
        QTRY_VERIFY(shownIn(f.window, QStringLiteral("goes on sending if it was launched")));
        QTRY_COMPARE(f.list.rowCount(), 0);
        QTest::mouseClick(buttonOf(f.window, QStringLiteral("Undo")), Qt::LeftButton);
        QTRY_COMPARE(f.list.rowCount(), 1);
    }

    void takesBackWhatWaitsBeforeItGoes()
    {
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.gateway.present.state = SubmissionState::Waiting;
        f.library.setSubmission(id, {SubmissionState::Waiting, {}, {}}).waitForFinished();
        f.action(QStringLiteral("Move to the bin"))->trigger();
        QTRY_COMPARE(f.list.rowCount(), 0);
        QCOMPARE(f.gateway.calls, QStringList(QStringLiteral("cancel ") + id));
        QVERIFY(shownIn(f.window, QStringLiteral("What waited to be uploaded was cancelled.")));
    }

    void keepsWhatIsNotSettled()
    {
        LibraryFixture f;
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
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.action(QStringLiteral("Duplicate"))->trigger();
        QTRY_COMPARE(f.list.rowCount(), 2);
        QTRY_VERIFY(f.window.view().currentId() != id);
        QCOMPARE(f.library.summary(f.window.view().currentId())->name, QStringLiteral("Spring fair (copy)"));
    }

    /// A copy of what runs would go to the same people.
    void aCopyOfARunningCampaignSaysWhoGetsItAlready()
    {
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.gateway.present.state = SubmissionState::SettledCreated;
        f.gateway.present.campaignStatus = QStringLiteral("active");
        f.gateway.presentDetails.launchableRows = 1130;
        f.action(QStringLiteral("Duplicate"))->trigger();
        QVERIFY(shownIn(f.window, QStringLiteral("1,130 people are being contacted")));
    }

    void opensByKeyboard()
    {
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        QSignalSpy asked(&f.window, &LibraryWindow::editRequested);
        QTest::keyClick(f.campaigns(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), id);
    }

    void startsWithTeachingWhenEmpty()
    {
        LibraryFixture f;
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
        LibraryFixture f;
        QSignalSpy asked(&f.window, &LibraryWindow::newRequested);
        CommandPalette palette(f.window);
        auto* search = palette.findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("new camp"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void takesBackWhatWaits()
    {
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        QTRY_COMPARE(f.window.view().currentId(), id);
        f.window.show();
        const auto buttons = f.window.findChildren<QAbstractButton*>();
        const auto takeBack = std::ranges::find_if(buttons, [](const QAbstractButton* button) {
            return button->text().remove(u'&') == QLatin1String("Cancel what waits");
        });
        QVERIFY(takeBack != buttons.end());
        QVERIFY(!(*takeBack)->isVisible());
        SubmissionStatus waiting;
        waiting.state = SubmissionState::Waiting;
        f.gateway.setStatus(id, waiting);
        QVERIFY((*takeBack)->isVisible());
        QTest::mouseClick(*takeBack, Qt::LeftButton);
        f.action(QStringLiteral("Cancel what waits"))->trigger();
        QCOMPARE(f.gateway.calls,
                 QStringList({QStringLiteral("cancel ") + id, QStringLiteral("cancel ") + id}));
    }

    void filtersByTypeDatasetAndTag()
    {
        LibraryFixture f;
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
        LibraryFixture f;
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
        LibraryFixture f;
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
        LibraryFixture f;
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
        LibraryFixture f;
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

    void showsWhatIsInTheBin()
    {
        LibraryFixture f;
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

    void restoresWhatTheBinShows_data()
    {
        QTest::addColumn<bool>("byMenu");
        QTest::newRow("button of the page") << false;
        QTest::newRow("menu") << true;
    }

    /// Whether or not its row was ever clicked.
    void restoresWhatTheBinShows()
    {
        QFETCH(bool, byMenu);
        LibraryFixture f;
        f.add(QStringLiteral("Stays"));
        const auto id = f.add(QStringLiteral("Spring fair"));
        f.library.moveToBin({id}).waitForFinished();
        QTRY_COMPARE(f.list.counts().inBin, 1);
        f.window.show();
        f.showBin();
        QTRY_VERIFY(shownIn(f.window, QStringLiteral("In the bin since")));
        if (byMenu) {
            QVERIFY(f.action(QStringLiteral("Restore from the bin"))->isEnabled());
            f.action(QStringLiteral("Restore from the bin"))->trigger();
        } else {
            f.campaigns()->clearSelection();
            QTest::mouseClick(buttonOf(f.window, QStringLiteral("Restore from the bin")), Qt::LeftButton);
        }
        QTRY_COMPARE(f.list.rowCount(), 0);
        QVERIFY(!f.library.summary(id)->deletedAt.isValid());
    }

    void anEmptyBinIsShownAsOne()
    {
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        f.library.moveToBin({id}).waitForFinished();
        f.window.show();
        f.showBin();
        QTRY_VERIFY(f.action(QStringLiteral("Empty the bin"))->isEnabled()); // counted after the rows
        f.action(QStringLiteral("Empty the bin"))->trigger();
        QTRY_VERIFY(shownNow(f.window, QStringLiteral("The bin is empty")));
        QVERIFY(!shownNow(f.window, QStringLiteral("See every message before it is sent")));
    }

    /// What is not found is no reason to begin anew.
    void onlyANewLibraryShowsTheFirstPage()
    {
        LibraryFixture f;
        f.add(QStringLiteral("Spring fair"));
        f.window.show();
        QTRY_COMPARE(f.list.rowCount(), 1);
        for (auto* field : f.window.findChildren<QLineEdit*>())
            if (field->accessibleName() == QLatin1String("Search campaigns"))
                QTest::keyClicks(field, QStringLiteral("nothing like it"));
        QTRY_COMPARE(f.list.rowCount(), 0);
        QTRY_VERIFY(shownNow(f.window, QStringLiteral("No campaign is chosen")));
        QVERIFY(!shownNow(f.window, QStringLiteral("See every message before it is sent")));
    }

    void rowsTellWhatMatters()
    {
        LibraryFixture f;
        Workspace harbour;
        harbour.id = QStringLiteral("harbour");
        harbour.name = QStringLiteral("Harbour Planning");
        harbour.colour = QColor(Qt::red);
        f.workspaces.put(harbour);
        const auto id = f.add(QStringLiteral("Spring fair"), [](CampaignDraft& draft) {
            ForecastSettings settings;
            settings.leads = 1200;
            setForecastSettings(draft, settings);
            Step step;
            step.delayDays = 0;
            draft.campaign.steps = std::vector<Step>{step};
        });
        f.library
            .setSubmission(id,
                           {SubmissionState::SettledCreated, QStringLiteral("harbour"), QStringLiteral("c1")})
            .waitForFinished();
        f.window.show();
        const auto words = [&] {
            return f.list.index(0, 0).data(Qt::AccessibleTextRole).toString();
        };
        QTRY_VERIFY2(words().contains(QStringLiteral("draft on Harbour Planning · 1,200 people · ")),
                     qPrintable(words()));
        QVERIFY2(words().contains(QStringLiteral(" – ")), qPrintable(words()));
        QVERIFY2(words().endsWith(QStringLiteral("just now")), qPrintable(words()));
        QVERIFY2(words().contains(QStringLiteral("Harbour Planning · E-mail")), qPrintable(words()));
        for (const auto& [status, word] :
             {std::pair("active", "running"), std::pair("paused", "paused"), std::pair("completed", "done"),
              std::pair("scheduled", "scheduled"), std::pair("failed", "failed")}) {
            f.gateway.present.campaignStatus = QString::fromLatin1(status);
            QVERIFY2(words().contains(QStringLiteral(" · %1 · ").arg(QLatin1String(word))),
                     qPrintable(words()));
        }
        for (const auto& [state, word] : {std::pair(SubmissionState::None, "draft on this computer"),
                                          std::pair(SubmissionState::Waiting, "uploading"),
                                          std::pair(SubmissionState::Unclear, "needs attention"),
                                          std::pair(SubmissionState::Refused, "needs attention")}) {
            f.library.setSubmission(id, {state, QStringLiteral("harbour"), {}}).waitForFinished();
            QTRY_VERIFY2(words().contains(QLatin1String(word)), qPrintable(words()));
        }
    }

    void filtersByAccount()
    {
        LibraryFixture f;
        Workspace harbour;
        harbour.id = QStringLiteral("harbour");
        harbour.name = QStringLiteral("Harbour & Planning");
        f.workspaces.put(harbour);
        f.add(QStringLiteral("Spring fair"));
        const auto wanted = f.add(QStringLiteral("Autumn outreach"));
        f.library.setWorkspace({wanted}, QStringLiteral("harbour")).waitForFinished();
        QTRY_COMPARE(f.list.counts().byWorkspace.size(), std::size_t(2));
        auto& filters = f.window.view().filters();
        chosenIn(filters, QStringLiteral("Harbour && Planning\t1"));
        QTRY_COMPARE(f.list.rowCount(), 1);
        QCOMPARE(f.list.idAt(0), wanted);
        QCOMPARE(filters.words(), QStringLiteral("Harbour & Planning"));
    }

    void theMenuOfARowHoldsWhatBelongsToIt_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Menu") << int(Qt::Key_Menu) << Qt::KeyboardModifiers();
        QTest::newRow("Shift+F10") << int(Qt::Key_F10) << Qt::KeyboardModifiers(Qt::ShiftModifier);
    }

    void theMenuOfARowHoldsWhatBelongsToIt()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        LibraryFixture f;
        const auto id = f.add(QStringLiteral("Spring fair"));
        f.window.show();
        QTRY_COMPARE(f.window.view().currentId(), id);
        const auto textsIn = [&](const char* name) {
            QStringList texts;
            for (const auto* each : f.window.findChild<QMenu*>(QLatin1String(name))->actions())
                texts << each->text().remove(u'&');
            return texts;
        };
        QTest::keyClick(f.campaigns(), Qt::Key(key), modifiers);
        auto* menu = f.window.findChild<QMenu*>(QStringLiteral("rowMenu"));
        QVERIFY(menu->isVisible());
        menu->hide();
        for (const char* text :
             {"Edit", "Duplicate", "History…", "Tags…", "Save as file…", "Move to the bin"})
            QVERIFY2(textsIn("rowMenu").contains(QString::fromUtf8(text)), text);
        for (const char* text : {"New campaign", "Quit", "Empty the bin", "Import all campaigns…"})
            QVERIFY2(!textsIn("rowMenu").contains(QString::fromUtf8(text)), text);

        f.library.moveToBin({id}).waitForFinished();
        f.showBin();
        QTRY_COMPARE(f.list.rowCount(), 1);
        QTRY_COMPARE(f.window.view().currentId(), id);
        QTest::keyClick(f.campaigns(), Qt::Key(key), modifiers);
        menu = f.window.findChild<QMenu*>(QStringLiteral("binMenu"));
        QVERIFY(menu->isVisible());
        menu->hide();
        QCOMPARE(textsIn("binMenu"),
                 QStringList({QStringLiteral("Restore from the bin"), QStringLiteral("Delete for good")}));
        QTRY_VERIFY(f.action(QStringLiteral("Delete for good"))->isEnabled());
        f.action(QStringLiteral("Delete for good"))->trigger();
        QTRY_COMPARE(f.list.rowCount(), 0);
        QVERIFY(!f.library.summary(id));
        auto* undo = f.action(QStringLiteral("Undo Delete a campaign for good"));
        QVERIFY(undo);
        undo->trigger();
        QTRY_COMPARE(f.list.rowCount(), 1);
    }

    void namesEveryControl()
    {
        LibraryFixture f;
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
