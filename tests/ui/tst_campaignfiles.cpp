#include "models/drafts/campaignexport.h"
#include "models/drafts/campaignfile.h"
#include "models/drafts/librarydatabase.h"
#include "ui/library/campaignfiles.h"
#include "ui/library/filechangesdialog.h"

#include <QApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace fairlead;

namespace {

CampaignDraft draft(const QString& name, qint64 limit)
{
    CampaignDraft made;
    made.campaign.name = name;
    made.campaign.dailyLimit = limit;
    return made;
}

/// A library, and a folder with a campaign file.
struct Fixture
{
    QTemporaryDir dir;
    QString path = dir.filePath(QStringLiteral("autumn.campaign"));
    std::unique_ptr<DraftLibrary> library;
    std::unique_ptr<OpenDrafts> drafts;
    std::unique_ptr<CampaignFiles> files;

    Fixture()
    {
        writeOutside(draft(QStringLiteral("Autumn"), 10));
        start();
    }
    void start()
    {
        files.reset();
        drafts.reset();
        library = std::make_unique<DraftLibrary>(dir.filePath(QStringLiteral("data")));
        drafts = std::make_unique<OpenDrafts>(*library);
        files = std::make_unique<CampaignFiles>(*drafts);
    }
    void writeOutside(const CampaignDraft& content) const
    {
        QCOMPARE(writeCampaignFile(path, content), QString());
    }
    /// The draft that opening the file shows.
    QString open() const
    {
        const QSignalSpy opened(files.get(), &CampaignFiles::opened);
        files->open({path});
        return opened.isEmpty() ? QString() : opened.first().first().toString();
    }
    CampaignDraft onDisk() const { return readCampaignFile(path).draft.value_or(CampaignDraft()); }
};

void setLimit(DraftSession& session, qint64 limit)
{
    session.document().edit(QStringLiteral("Limit"),
                            [&](CampaignDraft& each) { each.campaign.dailyLimit = limit; });
}

QString noticeIn(const QSignalSpy& noticed)
{
    return noticed.isEmpty() ? QString() : noticed.last().last().value<Notice>().text;
}

QPushButton* buttonOf(const QWidget& window, const QString& text)
{
    for (auto* button : window.findChildren<QPushButton*>())
        if (button->text().remove(u'&') == text)
            return button;
    return nullptr;
}

} // namespace

/// Campaign files as a user meets them.
class TestCampaignFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileOpenedAgainShowsTheSameDraft();
    void savingWritesBackToTheFile();
    void aChangeWhileNobodyLookedIsNoticed();
    void savingNeverOverwritesWhatOthersWrote();
    void bothSidesAreShownAndMergedByChoice();
    void aMergeIsShownAgainWhenTheCampaignChanged();
    void aTieThatIsNotKeptIsSaid();
    void unreadableFilesAreNamed();
    void copiesForOtherProgramsAreFiles();
    void namesOfFilesAreTakenByEveryFileSystem_data();
    void namesOfFilesAreTakenByEveryFileSystem();
};

void TestCampaignFiles::aFileOpenedAgainShowsTheSameDraft()
{
    Fixture f;
    const auto id = f.open();
    QVERIFY(!id.isEmpty());
    QCOMPARE(f.open(), id);
    f.start();
    QCOMPARE(f.open(), id);
    f.library->moveToBin({id}).waitForFinished();
    const auto fresh = f.open(); // what lies in the bin stays there
    QVERIFY(!fresh.isEmpty() && fresh != id);
}

void TestCampaignFiles::savingWritesBackToTheFile()
{
    Fixture f;
    const auto id = f.open();
    const auto session = f.drafts->open(id);
    setLimit(*session, 77);
    QCOMPARE(f.onDisk().campaign.dailyLimit.valueOr(0), 10); // only when asked
    f.files->save(id);
    QCOMPARE(f.onDisk().campaign.dailyLimit.valueOr(0), 77);
}

void TestCampaignFiles::aChangeWhileNobodyLookedIsNoticed()
{
    Fixture f;
    const auto id = f.open();
    f.start();
    f.writeOutside(draft(QStringLiteral("Autumn"), 99));
    QCOMPARE(f.open(), id);
    const QSignalSpy noticed(f.files.get(), &CampaignFiles::draftNoticed);
    f.files->watch(id);
    QVERIFY(noticeIn(noticed).contains(QStringLiteral("“autumn.campaign” was changed outside Fairlead")));
    QCOMPARE(f.drafts->draft(id)->campaign.dailyLimit.valueOr(0), 10); // nothing is merged by itself
}

void TestCampaignFiles::savingNeverOverwritesWhatOthersWrote()
{
    Fixture f;
    const auto id = f.open();
    const auto session = f.drafts->open(id);
    setLimit(*session, 77);
    f.writeOutside(draft(QStringLiteral("Theirs"), 10));
    QTimer::singleShot(0, this, [] {
        auto* dialog = qobject_cast<FileChangesDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QTest::mouseClick(buttonOf(*dialog, QStringLiteral("Merge")), Qt::LeftButton);
    });
    f.files->save(id); // shows what others changed, before anything is written
    QCOMPARE(f.onDisk().campaign.name.valueOr({}), QStringLiteral("Theirs"));
    QCOMPARE(session->document().campaign().name.valueOr({}), QStringLiteral("Theirs"));
    QCOMPARE(session->document().campaign().dailyLimit.valueOr(0), 77);
    QVERIFY(session->flush());
    QCOMPARE(f.library->versions(id).front().reason, QString::fromLatin1(versionreason::merge));
    session->document().undoStack()->undo();
    QCOMPARE(session->document().campaign().name.valueOr({}), QStringLiteral("Autumn"));
    session->document().undoStack()->redo();
    f.files->save(id);
    QVERIFY(f.onDisk() == session->document().draft());
}

void TestCampaignFiles::bothSidesAreShownAndMergedByChoice()
{
    Fixture f;
    OpenFile file(f.path, draft(QStringLiteral("Autumn"), 10));
    f.writeOutside(draft(QStringLiteral("Theirs"), 20));
    file.look();
    FileChangesDialog dialog(file, draft(QStringLiteral("Mine"), 10));
    QStringList words;
    for (const auto* label : dialog.findChildren<QLabel*>())
        words << label->text();
    QVERIFY(words.join(u' ').contains(QLatin1String("Theirs")));
    QVERIFY(words.join(u' ').contains(QLatin1String("Mine")));
    auto* conflicts = dialog.findChild<QTreeWidget*>();
    QCOMPARE(conflicts->topLevelItemCount(), 1); // the limit changed on one side only
    QCOMPARE(conflicts->topLevelItem(0)->text(1), QStringLiteral("Mine"));
    QCOMPARE(conflicts->topLevelItem(0)->text(2), QStringLiteral("Theirs"));
    QVERIFY(dialog.merged() == draft(QStringLiteral("Mine"), 20));
    conflicts->topLevelItem(0)->setCheckState(2, Qt::Checked);
    QVERIFY(dialog.merged() == draft(QStringLiteral("Theirs"), 20));
    QCOMPARE(dialog.choice(), FileChangesDialog::Choice::Later);
    QTest::mouseClick(buttonOf(dialog, QStringLiteral("Keep what is here")), Qt::LeftButton);
    QCOMPARE(dialog.choice(), FileChangesDialog::Choice::KeepMine);
}

void TestCampaignFiles::aMergeIsShownAgainWhenTheCampaignChanged()
{
    Fixture f;
    const auto id = f.open();
    const auto session = f.drafts->open(id);
    f.writeOutside(draft(QStringLiteral("Theirs"), 10));
    int shown = 0;
    const auto merge = [&] {
        auto* dialog = qobject_cast<FileChangesDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        if (++shown == 1)
            setLimit(*session, 77); // as another window does
        QTest::mouseClick(buttonOf(*dialog, QStringLiteral("Merge")), Qt::LeftButton);
    };
    QTimer::singleShot(0, this, [&] {
        merge();
        QTimer::singleShot(0, this, merge);
    });
    f.files->save(id);
    QCOMPARE(shown, 2);
    QCOMPARE(session->document().campaign().name.valueOr({}), QStringLiteral("Theirs"));
    QCOMPARE(session->document().campaign().dailyLimit.valueOr(0), 77);
}

void TestCampaignFiles::aTieThatIsNotKeptIsSaid()
{
    Fixture f;
    LibraryDatabase other(f.library->path(), LibraryDatabase::Access::Write);
    other.run("CREATE TRIGGER refuse BEFORE INSERT ON files BEGIN SELECT raise(ABORT, 'no'); END");
    const QSignalSpy noticed(f.files.get(), &CampaignFiles::noticed);
    QVERIFY(!f.open().isEmpty());
    QTRY_VERIFY(noticeIn(noticed).contains(QStringLiteral("will not know each other")));
}

void TestCampaignFiles::unreadableFilesAreNamed()
{
    Fixture f;
    QFile noise(f.dir.filePath(QStringLiteral("noise.campaign")));
    QVERIFY(noise.open(QFile::WriteOnly) && noise.write("noise") == 5);
    noise.close();
    const QSignalSpy opened(f.files.get(), &CampaignFiles::opened);
    const QSignalSpy noticed(f.files.get(), &CampaignFiles::noticed);
    f.files->open({noise.fileName(), f.path});
    QCOMPARE(opened.size(), 1);
    QVERIFY(noticeIn(noticed).contains(QLatin1String("noise.campaign")));
}

void TestCampaignFiles::copiesForOtherProgramsAreFiles()
{
    Fixture f;
    const auto first = f.open();
    const auto session = f.drafts->create(draft(QStringLiteral("Autumn"), 5));
    setLimit(*session, 6); // an edit that is not stored yet goes along
    const auto data = f.files->copies({first, session->id()});
    QVERIFY(data->hasUrls());
    QCOMPARE(data->urls().size(), 2);
    QVERIFY(*readCampaignFile(data->urls()[0].toLocalFile()).draft == draft(QStringLiteral("Autumn"), 10));
    QVERIFY(*readCampaignFile(data->urls()[1].toLocalFile()).draft == draft(QStringLiteral("Autumn"), 6));
    QVERIFY(data->urls()[1].fileName().startsWith(QLatin1String("Autumn")));
}

void TestCampaignFiles::namesOfFilesAreTakenByEveryFileSystem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("plain") << QStringLiteral("Herbst 2026") << QStringLiteral("Herbst 2026.campaign");
    QTest::newRow("folders") << QStringLiteral("../a/b\\c:d") << QStringLiteral("a b c d.campaign");
    QTest::newRow("hidden") << QStringLiteral(".hidden") << QStringLiteral("hidden.campaign");
    QTest::newRow("nothing left") << QStringLiteral("???") << QStringLiteral("campaign.campaign");
    QTest::newRow("none") << QString() << QStringLiteral("campaign.campaign");
    QTest::newRow("long") << QString(300, u'x') << QString(127, u'x') + QStringLiteral(".campaign");
}

void TestCampaignFiles::namesOfFilesAreTakenByEveryFileSystem()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    QCOMPARE(campaignFileName(draft(name, 1)), file);
}

QTEST_MAIN(TestCampaignFiles)
#include "tst_campaignfiles.moc"
