#include "models/drafts/draftlistmodel.h"
#include "tests/unit/libraryfolder.h"

#include <QSignalSpy>

using namespace fairlead;

/// The library's file damaged, moved away or lost: what comes back of it.
class TestLibraryRecovery : public QObject, private LibraryFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { renew(); }

    void damageCostsOnlyWhatItHit_data();
    void damageCostsOnlyWhatItHit();
    void theBackupFillsTheGaps();
    void damageFoundLaterIsRecovered();
    void openDraftsSurviveRecovery();
    void openDraftsDoNotGoBackInTime_data();
    void openDraftsDoNotGoBackInTime();
    void anotherProcessSeesWhatWasRecovered();
    void aVanishedFileIsNotBegunAnew();
    void aMissingFileIsTakenFromTheBackup_data();
    void aMissingFileIsTakenFromTheBackup();
    void theJournalOfAMissingFileIsKept();
    void theNewestReadableBackupCounts();
    void anOlderVersionComesWithoutItsHistory();
    void anInterruptedRecoveryIsFinished();
    void aKeyOutOfAllMeasureIsNoReasonToWait();
};

void TestLibraryRecovery::damageCostsOnlyWhatItHit_data()
{
    using Damage = std::function<void(QByteArray&)>;
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<int>("least"); // drafts that must still be whole
    const auto row = [](const char* name, int least, const Damage& damage) {
        QTest::newRow(name) << damage << least;
    };
    row("last third cut off", 10, [](QByteArray& bytes) { bytes.truncate(bytes.size() * 2 / 3); });
    row("cut in the middle of a page", 40, [](QByteArray& bytes) { bytes.chop(1000); });
    row("empty pages in the middle", 40, [](QByteArray& bytes) {
        bytes.replace(bytes.size() / 2, 4 * pageSize, QByteArray(4 * pageSize, '\0'));
    });
    row("a page of noise", 40, [](QByteArray& bytes) {
        for (int i = 0; i < pageSize; ++i)
            bytes[40 * pageSize + i] = static_cast<char>(i * 37 + 11);
    });
    row("bits flipped in page heads", 20, [](QByteArray& bytes) {
        for (qsizetype page = 30; page * pageSize < bytes.size(); page += 20)
            bytes[page * pageSize + 3] = static_cast<char>(bytes[page * pageSize + 3] ^ 0x55);
    });
    row("the file's head is gone", 50,
        [](QByteArray& bytes) { bytes.replace(0, 100, QByteArray(100, '\0')); });
    row("the list of tables is gone", 50,
        [](QByteArray& bytes) { bytes.replace(100, pageSize - 100, QByteArray(pageSize - 100, 'x')); });
    row("the first page is gone", 50,
        [](QByteArray& bytes) { bytes.replace(0, pageSize, QByteArray(pageSize, '\0')); });
    row("nothing but noise", 0, [](QByteArray& bytes) { bytes = QByteArray(50'000, 'x'); });
}

void TestLibraryRecovery::damageCostsOnlyWhatItHit()
{
    using Damage = std::function<void(QByteArray&)>;
    QFETCH(Damage, damage);
    QFETCH(int, least);
    fill(m_dir->path());
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite));
    auto bytes = file.readAll();
    damage(bytes);
    QVERIFY(file.resize(0) && file.seek(0) && file.write(bytes) == bytes.size());
    file.close();

    DraftLibrary library(m_dir->path());
    QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
    if (!library.recovery() && intact(library) == draftCount)
        return;              // it hit nothing that is in use
    if (!library.recovery()) // it hit the inside of a text, where only the full check looks
        library.repair();
    QTRY_VERIFY(library.recovery());
    QCOMPARE(setAside().size(), 1);
    QFile aside(library.recovery()->setAside);
    QVERIFY(aside.open(QFile::ReadOnly));
    QCOMPARE(aside.readAll(), bytes);
    QVERIFY2(intact(library) >= least, qPrintable(QString::number(intact(library))));
    QCOMPARE(intact(library), int(library.summaries().size())); // nothing half-read passes as a draft
    QVERIFY(library.checkFully().result().isEmpty());
    const auto& report = *library.recovery();
    QCOMPARE(report.recovered.drafts, int(library.summaries().size()));
    QVERIFY(report.text().contains(report.setAside));
    QVERIFY(!library.create(DraftLibrary::newId(), newDraft(QStringLiteral("UTC"))).result().error);
}

void TestLibraryRecovery::theBackupFillsTheGaps()
{
    fill(m_dir->path());
    {
        LibraryDatabase database(path(), LibraryDatabase::Access::Write);
        QVERIFY(backUpDaily(database, m_dir->path(), QDate(2026, 11, 24)));
    }
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite) && file.write(QByteArray(file.size(), 'x')) == file.size());
    file.close();
    DraftLibrary library(m_dir->path());
    QCOMPARE(intact(library), draftCount);
    QCOMPARE(library.recovery()->fromBackup.drafts, draftCount);
    QVERIFY(library.recovery()->text().contains(QLatin1String("library-2026-11-24.sqlite")));
}

/// Damage can name a draft by a number that nobody would ever get to by counting.
void TestLibraryRecovery::aKeyOutOfAllMeasureIsNoReasonToWait()
{
    fill(m_dir->path());
    {
        LibraryDatabase database(path(), LibraryDatabase::Access::Write);
        database.run("UPDATE contents SET draft = ? WHERE draft = 7", {qint64(1) << 62});
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite) && file.write(QByteArray(100, 'x')) == 100);
    file.close();
    DraftLibrary library(m_dir->path());
    QVERIFY(library.recovery());
    QCOMPARE(library.recovery()->recovered.drafts, draftCount);
    QCOMPARE(library.recovery()->recovered.lost.size(), 1); // the line that has no content now
}

/// Larger libraries are checked while the user works.
void TestLibraryRecovery::damageFoundLaterIsRecovered()
{
    const auto ids = fill(m_dir->path());
    DraftLibrary library(m_dir->path());
    QVERIFY(!library.recovery());
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite) && file.seek(file.size() / 2));
    QVERIFY(file.write(QByteArray(4 * pageSize, '\0')) == 4 * pageSize);
    file.close();
    QSignalSpy recovered(&library, &DraftLibrary::recovered);
    library.startCare();
    QTRY_COMPARE(recovered.size(), 1);
    QVERIFY(intact(library) > 40);
    QVERIFY(library.checkFully().result().isEmpty());
}

void TestLibraryRecovery::openDraftsSurviveRecovery()
{
    const auto ids = fill(m_dir->path());
    DraftLibrary library(m_dir->path());
    OpenDrafts drafts(library);
    std::vector<std::shared_ptr<DraftSession>> sessions;
    for (const auto& id : ids)
        sessions.push_back(drafts.open(id));
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite) && file.seek(file.size() / 3));
    QVERIFY(file.write(QByteArray(20 * pageSize, '\0')) == 20 * pageSize);
    file.close();
    QSignalSpy recovered(&library, &DraftLibrary::recovered);
    library.startCare();
    QTRY_COMPARE(recovered.size(), 1);
    for (auto& session : sessions) {
        session->document().edit(QStringLiteral("Limit"),
                                 [](CampaignDraft& d) { d.campaign.dailyLimit = 42; });
        QTRY_VERIFY(session->flush());
    }
    for (const auto& id : ids) { // what the damage took came back from the open documents
        const auto stored = library.draft(id);
        QVERIFY(stored);
        QCOMPARE(stored->draft.campaign.dailyLimit.valueOr(0), 42);
    }
}

void TestLibraryRecovery::openDraftsDoNotGoBackInTime_data()
{
    QTest::addColumn<bool>(
        "historyOnly"); // is lost; else everything, and a backup of some edits before is there
    QTest::addColumn<bool>("editPending");
    QTest::newRow("an older backup") << false << false;
    QTest::newRow("an older backup, an edit under way") << false << true;
    QTest::newRow("the history is lost") << true << false;
    QTest::newRow("the history is lost, an edit under way") << true << true;
}

void TestLibraryRecovery::openDraftsDoNotGoBackInTime()
{
    QFETCH(bool, historyOnly);
    QFETCH(bool, editPending);
    const auto rename = [](DraftSession& session, int number) {
        session.document().edit(QStringLiteral("Name"),
                                [&](CampaignDraft& d) { d.campaign.name = nameOf(number); });
    };
    QString id;
    {
        DraftLibrary library(m_dir->path());
        OpenDrafts drafts(library);
        const auto session = drafts.create(newDraft(QStringLiteral("UTC")));
        id = session->id();
        for (int number = 1; number <= 9; ++number) {
            rename(*session, number);
            QVERIFY(session->flush());
            if (number == 5)
                backUp(QDate(2026, 11, 24));
        }
        if (historyOnly)
            LibraryDatabase(path(), LibraryDatabase::Access::Write)
                .run("UPDATE history SET changes = 'x' WHERE seq = 1");
        else
            destroy(path());
        if (editPending)
            rename(*session, 10);
        QSignalSpy recovered(&library, &DraftLibrary::recovered);
        QVERIFY(!library.repair().result());
        QTRY_COMPARE(recovered.size(), 1);
        QVERIFY(session->flush());
        const auto last = editPending ? 10 : 9;
        QCOMPARE(session->document().campaign().name.valueOr({}), nameOf(last));
        QCOMPARE(library.draft(id)->draft.campaign.name.valueOr({}), nameOf(last));
        if (!historyOnly) {
            const auto kept = library.versions(id).front();
            QCOMPARE(kept.reason, QString::fromLatin1(versionreason::elsewhere));
            QCOMPARE(library.version(kept.number)->campaign.name.valueOr({}), nameOf(5));
        }
    }
    DraftLibrary library(m_dir->path());
    OpenDrafts drafts(library);
    const auto session = drafts.open(id);
    auto& stack = *session->document().undoStack();
    QCOMPARE(stack.count(), editPending ? 10 : 9);
    stack.setIndex(1);
    QCOMPARE(drafts.draft(id)->campaign.name.valueOr({}), nameOf(1));
}

void TestLibraryRecovery::anotherProcessSeesWhatWasRecovered()
{
    fill(m_dir->path());
    backUp(QDate(2026, 11, 24));
    DraftLibrary mine(m_dir->path());
    DraftLibrary theirs(m_dir->path());
    destroy(path());
    QSignalSpy replaced(&theirs, &DraftLibrary::replaced);
    QVERIFY(!mine.repair().result());
    QVERIFY(!theirs.repair().result()); // saw the damage too, and finds it mended
    QTRY_VERIFY(!replaced.isEmpty());
    QCOMPARE(setAside().size(), 1);
    const auto id = DraftLibrary::newId();
    QVERIFY(!mine.create(id, newDraft(QStringLiteral("UTC"))).result().error);
    QVERIFY(theirs.draft(id));
}

/// A share that is not there for a while, or a file that was moved.
void TestLibraryRecovery::aVanishedFileIsNotBegunAnew()
{
    const auto ids = fill(m_dir->path());
    const auto elsewhere = m_dir->filePath(QStringLiteral("moved"));
    DraftLibrary library(m_dir->path());
    OpenDrafts drafts(library);
    DraftListModel list(library);
    QTRY_COMPARE(list.rowCount(), draftCount);
    const auto session = drafts.open(ids[0]);
    QVERIFY(QFile::rename(path(), elsewhere));
    QTRY_COMPARE(library.state().kind, LibraryState::Kind::Unavailable);
    list.sort(DraftListModel::Name, Qt::AscendingOrder);
    QTRY_VERIFY(!list.isLoading());
    QCOMPARE(list.rowCount(), draftCount); // out of sight is not gone
    QVERIFY(library.state().text.contains(QLatin1String("the library's file is gone")));
    session->document().edit(QStringLiteral("Limit"), [](CampaignDraft& d) { d.campaign.dailyLimit = 42; });
    QVERIFY(!session->flush());
    QVERIFY(library.summaries().empty());
    QCOMPARE(library.readError().kind, StoreError::Kind::Gone);
    QVERIFY(!QFile::exists(path()));

    QVERIFY(QFile::rename(elsewhere, path()));
    QTRY_COMPARE(library.state().kind, LibraryState::Kind::Ready);
    QVERIFY(session->flush());
    QCOMPARE(library.draft(ids[0])->draft.campaign.dailyLimit.valueOr(0), 42);
    QCOMPARE(intact(library), draftCount);
    QVERIFY(!library.recovery());
}

void TestLibraryRecovery::aMissingFileIsTakenFromTheBackup_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("missing") << false;
    QTest::newRow("empty") << true;
}

void TestLibraryRecovery::aMissingFileIsTakenFromTheBackup()
{
    QFETCH(bool, isThere);
    fill(m_dir->path());
    backUp(QDate(2026, 11, 24));
    QVERIFY(isThere ? QFile(path()).resize(0) : QFile::remove(path()));
    DraftLibrary library(m_dir->path());
    QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
    QCOMPARE(intact(library), draftCount);
    QVERIFY(library.recovery());
    const auto text = library.recovery()->text();
    QVERIFY(text.contains(QLatin1String("was missing or empty")));
    QVERIFY2(!text.contains(QLatin1String("journal")) && !text.contains(QLatin1String("begun")),
             qPrintable(text));
    QVERIFY(library.recovery()->text().contains(QLatin1String("library-2026-11-24.sqlite")));
}

/// The file was moved while Fairlead ran, which then ended badly: the journal has edits that the file has
/// not.
void TestLibraryRecovery::theJournalOfAMissingFileIsKept()
{
    fill(m_dir->path());
    QVERIFY(QFile::remove(path()));
    QFile journal(path() + QStringLiteral("-wal"));
    QVERIFY(journal.open(QFile::WriteOnly) && journal.write("edits") == 5);
    journal.close();
    DraftLibrary library(m_dir->path());
    QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
    QVERIFY(library.recovery());
    QVERIFY(library.recovery()->text().contains(library.recovery()->setAside));
    QFile kept(library.recovery()->setAside + QStringLiteral("-wal"));
    QVERIFY(kept.open(QFile::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("edits"));
}

void TestLibraryRecovery::theNewestReadableBackupCounts()
{
    fill(m_dir->path());
    backUp(QDate(2026, 11, 24));
    backUp(QDate(2026, 11, 25));
    QFile newest(QDir(backupFolder(m_dir->path())).filePath(QStringLiteral("library-2026-11-25.sqlite")));
    QVERIFY(newest.open(QFile::ReadWrite) && newest.write(QByteArray(pageSize, 'x')) == pageSize);
    newest.close();
    destroy(path());
    DraftLibrary library(m_dir->path());
    QCOMPARE(intact(library), draftCount);
    QVERIFY(library.recovery()->text().contains(QLatin1String("library-2026-11-24.sqlite")));
}

void TestLibraryRecovery::anOlderVersionComesWithoutItsHistory()
{
    const auto ids = fill(m_dir->path());
    DraftLibrary library(m_dir->path());
    {
        OpenDrafts drafts(library);
        const auto session = drafts.open(ids[0]);
        QVERIFY(session->keepVersion(QLatin1String(versionreason::named), QStringLiteral("v")));
        session->document().edit(QStringLiteral("Name"),
                                 [](CampaignDraft& d) { d.campaign.name = QStringLiteral("later"); });
        QVERIFY(session->flush());
    }
    LibraryDatabase(path(), LibraryDatabase::Access::Write)
        .run("UPDATE contents SET tree = 'x' WHERE draft = 1");
    QSignalSpy recovered(&library, &DraftLibrary::recovered);
    QVERIFY(!library.repair().result());
    QTRY_COMPARE(recovered.size(), 1);
    QVERIFY(library.recovery()->text().contains(
        QStringLiteral("Of these an older version came back, without undo: “Campaign 0”")));
    const auto stored = library.draftAndHistory(ids[0]);
    QCOMPARE(stored->draft.campaign.name.valueOr({}), nameOf(0));
    QCOMPARE(stored->summary.name, nameOf(0)); // as the list shows it
    QVERIFY(stored->history.empty());
}

void TestLibraryRecovery::anInterruptedRecoveryIsFinished()
{
    fill(m_dir->path());
    const auto recovered = m_dir->filePath(QStringLiteral("library-recovered.sqlite"));
    QVERIFY(QFile::rename(path(), recovered)); // the damaged one was set aside, then the power went
    DraftLibrary library(m_dir->path());
    QCOMPARE(intact(library), draftCount);
    QVERIFY(!QFile::exists(recovered));
}

QTEST_GUILESS_MAIN(TestLibraryRecovery)
#include "tst_libraryrecovery.moc"
