#include "models/drafts/draftlibrary.h"
#include "models/drafts/libraryarchive.h"
#include "models/drafts/librarybackup.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/libraryschema.h"
#include "models/drafts/opendrafts.h"

#include <QFile>
#include <QSignalSpy>
#include <QSqlError>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

constexpr int draftCount = 60;
constexpr int pageSize = 4096;

QString nameOf(int i)
{
    return QStringLiteral("Campaign %1").arg(i);
}

} // namespace

/// The library's file under bad treatment: damage, other versions, foreign content, copies.
class TestLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

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
    void aFileThatCannotBeEnlargedIsAFullDisk();
    void anInterruptedRecoveryIsFinished();
    void aNewerLibraryIsOnlyRead();
    void aForeignDatabaseIsSetAside();
    void olderLibrariesAreBackedUpAndBroughtForward();
    void aFailedMigrationChangesNothing();
    void twoProcessesMigrateOnce();
    void backupsRotate();
    void backupsOfNothingPushNoDraftsOut();
    void theFullCheckReadsEveryDraft();
    void anArchiveMovesEverything();
    void anArchiveNeverOverwrites();
    void anArchiveLeavesTheOutboxBehind();
    void badArchivesAreRefused_data();
    void badArchivesAreRefused();
    void aFolderThatIsAFileIsSaidInWords();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("library.sqlite")); }
    QStringList fill(const QString& dataDir) const;
    QStringList setAside() const;
    void backUp(const QDate& day) const;
    /// Overwrites all of it; the journal holds nothing by then.
    void destroy(const QString& file) const;
    /// Drafts whose content is just what fill() wrote.
    int intact(const DraftLibrary& library) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

/// Drafts of several pages each, with a history, closed cleanly.
QStringList TestLibrary::fill(const QString& dataDir) const
{
    DraftLibrary library(dataDir);
    OpenDrafts drafts(library);
    QStringList ids;
    for (int i = 0; i < draftCount; ++i) {
        auto draft = newDraft(QStringLiteral("UTC"));
        draft.campaign.name = QStringLiteral("unnamed");
        draft.campaign.systemPrompt = QString(3000, QChar(u'a' + i % 26));
        const auto session = drafts.create(draft);
        session->document().edit(QStringLiteral("Name"),
                                 [&](CampaignDraft& d) { d.campaign.name = nameOf(i); });
        [&] {
            QVERIFY(session->flush());
        }();
        ids << session->id();
    }
    return ids;
}

QStringList TestLibrary::setAside() const
{
    return QDir(m_dir->path()).entryList({QStringLiteral("library-damaged-*.sqlite")});
}

void TestLibrary::backUp(const QDate& day) const
{
    LibraryDatabase database(path(), LibraryDatabase::Access::Write);
    QVERIFY(backUpDaily(database, m_dir->path(), day));
}

void TestLibrary::destroy(const QString& path) const
{
    LibraryDatabase(path, LibraryDatabase::Access::Write).value("PRAGMA wal_checkpoint(TRUNCATE)");
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite));
    const QByteArray noise(file.size(), 'x');
    QCOMPARE(file.write(noise), noise.size());
}

int TestLibrary::intact(const DraftLibrary& library) const
{
    int count = 0;
    for (const auto& summary : library.summaries()) {
        const auto stored = library.draft(summary.id);
        for (int i = 0; stored && i < draftCount; ++i)
            count += stored->draft.campaign.name.valueOr({}) == nameOf(i) &&
                     stored->draft.campaign.systemPrompt.valueOr({}) == QString(3000, QChar(u'a' + i % 26));
    }
    return count;
}

void TestLibrary::damageCostsOnlyWhatItHit_data()
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
    row("the beginning is gone", 0, [](QByteArray& bytes) { bytes.replace(0, 200, QByteArray(200, '\0')); });
    row("nothing but noise", 0, [](QByteArray& bytes) { bytes = QByteArray(50'000, 'x'); });
}

void TestLibrary::damageCostsOnlyWhatItHit()
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

void TestLibrary::theBackupFillsTheGaps()
{
    fill(m_dir->path());
    {
        LibraryDatabase database(path(), LibraryDatabase::Access::Write);
        QVERIFY(backUpDaily(database, m_dir->path(), QDate(2026, 11, 24)));
    }
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite) && file.write(QByteArray(4096, 'x')) == 4096);
    file.close();
    DraftLibrary library(m_dir->path());
    QCOMPARE(intact(library), draftCount);
    QCOMPARE(library.recovery()->fromBackup.drafts, draftCount);
    QVERIFY(library.recovery()->text().contains(QLatin1String("library-2026-11-24.sqlite")));
}

/// Larger libraries are checked while the user works.
void TestLibrary::damageFoundLaterIsRecovered()
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

void TestLibrary::openDraftsSurviveRecovery()
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

void TestLibrary::openDraftsDoNotGoBackInTime_data()
{
    QTest::addColumn<bool>(
        "historyOnly"); // is lost; else everything, and a backup of some edits before is there
    QTest::addColumn<bool>("editPending");
    QTest::newRow("an older backup") << false << false;
    QTest::newRow("an older backup, an edit under way") << false << true;
    QTest::newRow("the history is lost") << true << false;
    QTest::newRow("the history is lost, an edit under way") << true << true;
}

void TestLibrary::openDraftsDoNotGoBackInTime()
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

void TestLibrary::anotherProcessSeesWhatWasRecovered()
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
void TestLibrary::aVanishedFileIsNotBegunAnew()
{
    const auto ids = fill(m_dir->path());
    const auto elsewhere = m_dir->filePath(QStringLiteral("moved"));
    DraftLibrary library(m_dir->path());
    OpenDrafts drafts(library);
    const auto session = drafts.open(ids[0]);
    QVERIFY(QFile::rename(path(), elsewhere));
    QTRY_COMPARE(library.state().kind, LibraryState::Kind::Unavailable);
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

void TestLibrary::aMissingFileIsTakenFromTheBackup_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("missing") << false;
    QTest::newRow("empty") << true;
}

void TestLibrary::aMissingFileIsTakenFromTheBackup()
{
    QFETCH(bool, isThere);
    fill(m_dir->path());
    backUp(QDate(2026, 11, 24));
    QVERIFY(isThere ? QFile(path()).resize(0) : QFile::remove(path()));
    DraftLibrary library(m_dir->path());
    QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
    QCOMPARE(intact(library), draftCount);
    QVERIFY(library.recovery());
    QVERIFY(library.recovery()->text().contains(QLatin1String("was missing or empty")));
    QVERIFY(library.recovery()->text().contains(QLatin1String("library-2026-11-24.sqlite")));
}

/// The file was moved while Fairlead ran, which then ended badly: the journal has edits that the file has
/// not.
void TestLibrary::theJournalOfAMissingFileIsKept()
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

void TestLibrary::theNewestReadableBackupCounts()
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

void TestLibrary::anOlderVersionComesWithoutItsHistory()
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

void TestLibrary::aFileThatCannotBeEnlargedIsAFullDisk()
{
    const QSqlError noRoomForIndex({}, {}, QSqlError::UnknownError, QStringLiteral("4874"));
    QCOMPARE(storeError(noRoomForIndex, path()).kind, StoreError::Kind::DiskFull);
    const QSqlError notWritten({}, {}, QSqlError::UnknownError, QStringLiteral("778"));
    QCOMPARE(storeError(notWritten, path()).kind, StoreError::Kind::Failed); // there is room
}

void TestLibrary::anInterruptedRecoveryIsFinished()
{
    fill(m_dir->path());
    const auto recovered = m_dir->filePath(QStringLiteral("library-recovered.sqlite"));
    QVERIFY(QFile::rename(path(), recovered)); // the damaged one was set aside, then the power went
    DraftLibrary library(m_dir->path());
    QCOMPARE(intact(library), draftCount);
    QVERIFY(!QFile::exists(recovered));
}

void TestLibrary::aNewerLibraryIsOnlyRead()
{
    fill(m_dir->path());
    {
        LibraryDatabase database(path(), LibraryDatabase::Access::Write);
        database.run("PRAGMA user_version = 99");
    }
    QFile file(path());
    QVERIFY(file.open(QFile::ReadOnly));
    const auto before = file.readAll();
    {
        DraftLibrary library(m_dir->path());
        QCOMPARE(library.state().kind, LibraryState::Kind::ReadOnly);
        QVERIFY(library.state().text.contains(QLatin1String("newer Fairlead")));
        QCOMPARE(intact(library), draftCount);
        OpenDrafts drafts(library);
        const auto session = drafts.open(library.summaries().front().id);
        session->document().edit(QStringLiteral("x"), [](CampaignDraft& d) { d.campaign.dailyLimit = 9; });
        QVERIFY(!session->flush());
        QCOMPARE(session->state(), DraftSession::State::NotSaved);
        QVERIFY(session->stateText().contains(QLatin1String("editing goes on in memory")));
    }
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    QVERIFY(setAside().isEmpty());
}

void TestLibrary::aForeignDatabaseIsSetAside()
{
    {
        LibraryDatabase database(path(), LibraryDatabase::Access::Write);
        database.run("CREATE TABLE recipes (name TEXT)");
        database.run("INSERT INTO recipes VALUES ('soup')");
    }
    DraftLibrary library(m_dir->path());
    QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
    QCOMPARE(setAside().size(), 1);
    QVERIFY(library.recovery()->text().contains(QLatin1String("another program's database")));
    QVERIFY(!library.recovery()->text().contains(QLatin1String("damaged. ")));
    LibraryDatabase foreign(library.recovery()->setAside, LibraryDatabase::Access::Read);
    QCOMPARE(foreign.value("SELECT name FROM recipes").toString(), QStringLiteral("soup"));
}

void TestLibrary::olderLibrariesAreBackedUpAndBroughtForward()
{
    const std::vector<Migration> first{{"CREATE TABLE t (a)"}};
    const std::vector<Migration> both{{"CREATE TABLE t (a)"},
                                      {"ALTER TABLE t ADD b DEFAULT 7", "UPDATE t SET a = a * 2"}};
    const auto backup = m_dir->filePath(QStringLiteral("backup.sqlite"));
    LibraryDatabase database(path(), LibraryDatabase::Access::Write);
    QCOMPARE(schemaState(database, first), SchemaState::Empty);
    migrate(database, first, backup);
    QVERIFY(!QFile::exists(backup)); // there was nothing to lose
    database.run("INSERT INTO t VALUES (21)");
    QCOMPARE(schemaState(database, both), SchemaState::Older);
    migrate(database, both, backup);
    QCOMPARE(schemaState(database, both), SchemaState::Current);
    QCOMPARE(schemaState(database, first), SchemaState::Newer);
    QCOMPARE(database.value("SELECT a + b FROM t").toInt(), 49);
    LibraryDatabase old(backup, LibraryDatabase::Access::Read);
    QCOMPARE(schemaState(old, first), SchemaState::Current);
    QCOMPARE(old.value("SELECT a FROM t").toInt(), 21);
}

void TestLibrary::aFailedMigrationChangesNothing()
{
    const std::vector<Migration> first{{"CREATE TABLE t (a)"}};
    const std::vector<Migration> broken{{"CREATE TABLE t (a)"}, {"CREATE TABLE u (a)", "no statement"}};
    LibraryDatabase database(path(), LibraryDatabase::Access::Write);
    migrate(database, first, {});
    QVERIFY_EXCEPTION_THROWN(migrate(database, broken, m_dir->filePath(QStringLiteral("b.sqlite"))),
                             StoreFailure);
    QCOMPARE(schemaState(database, first), SchemaState::Current);
    QCOMPARE(database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'u'").toInt(), 0);
}

void TestLibrary::twoProcessesMigrateOnce()
{
    std::vector<std::unique_ptr<DraftLibrary>> libraries;
    QThreadPool threads;
    QMutex mutex;
    for (int i = 0; i < 6; ++i)
        threads.start([&] {
            DraftLibrary library(m_dir->path());
            const QMutexLocker lock(&mutex);
            QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
            QVERIFY(!library.recovery());
        });
    threads.waitForDone();
}

void TestLibrary::backupsRotate()
{
    fill(m_dir->path());
    LibraryDatabase database(path(), LibraryDatabase::Access::Read);
    const QDate first(2026, 11, 20);
    for (int day = 0; day < 6; ++day) {
        QVERIFY(backUpDaily(database, m_dir->path(), first.addDays(day)));
        QVERIFY(!backUpDaily(database, m_dir->path(), first.addDays(day)));
    }
    const QDir folder(backupFolder(m_dir->path()));
    const auto kept = folder.entryList(QDir::Files, QDir::Name);
    QCOMPARE(kept, (QStringList{QStringLiteral("library-2026-11-23.sqlite"),
                                QStringLiteral("library-2026-11-24.sqlite"),
                                QStringLiteral("library-2026-11-25.sqlite")}));
    const QTemporaryDir other;
    QVERIFY(QFile::copy(folder.filePath(kept.last()), other.filePath(QStringLiteral("library.sqlite"))));
    DraftLibrary restored(other.path());
    QCOMPARE(intact(restored), draftCount);
}

void TestLibrary::backupsOfNothingPushNoDraftsOut()
{
    fill(m_dir->path());
    const QDate first(2026, 11, 20);
    backUp(first);
    const QTemporaryDir other;
    {
        const DraftLibrary empty(other.path());
    }
    LibraryDatabase database(other.filePath(QStringLiteral("library.sqlite")), LibraryDatabase::Access::Read);
    for (int day = 1; day < 6; ++day)
        QVERIFY(backUpDaily(database, m_dir->path(), first.addDays(day)));
    const auto kept = QDir(backupFolder(m_dir->path())).entryList(QDir::Files, QDir::Name);
    QCOMPARE(kept.size(), keptBackups + 1);
    QCOMPARE(kept.first(), QStringLiteral("library-2026-11-20.sqlite"));
}

void TestLibrary::theFullCheckReadsEveryDraft()
{
    fill(m_dir->path());
    DraftLibrary library(m_dir->path());
    QVERIFY(library.checkFully().result().isEmpty());
    {
        LibraryDatabase database(path(), LibraryDatabase::Access::Write);
        database.run("UPDATE contents SET tree = CAST('{\"campaign\":' AS BLOB) WHERE draft = 7");
    }
    const auto findings = library.checkFully().result();
    QCOMPARE(findings.size(), 1);
    QVERIFY(findings[0].contains(u'7'));
}

void TestLibrary::anArchiveMovesEverything()
{
    const auto ids = fill(m_dir->path());
    const auto archive = m_dir->filePath(QStringLiteral("all.fairlead"));
    const QTemporaryDir other;
    {
        DraftLibrary library(m_dir->path());
        QVERIFY(!library.setTags({ids[0]}, {QStringLiteral("Q4")}, {}).result().error);
        QVERIFY(!library.keepVersion(ids[0], QString::fromLatin1(versionreason::named), QStringLiteral("v"))
                     .result()
                     .error);
        QVERIFY(!library.moveToBin({ids[1]}).result().error);
        QVERIFY(!library.exportAll(archive).result());
    }
    DraftLibrary library(other.path());
    const auto outcome = library.importAll(archive).result();
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.report.drafts, draftCount);
    QCOMPARE(intact(library), draftCount - 1);
    QVERIFY(library.summary(ids[1])->deletedAt.isValid());
    const auto moved = library.draftAndHistory(ids[0]);
    QCOMPARE(moved->summary.tags, QStringList{QStringLiteral("Q4")});
    QCOMPARE(moved->history.size(), std::size_t(1));
    QCOMPARE(library.versions(ids[0]).front().name, QStringLiteral("v"));
    OpenDrafts drafts(library);
    const auto session = drafts.open(ids[0]);
    session->document().undoStack()->undo();
    QCOMPARE(session->document().campaign().name.valueOr({}), QStringLiteral("unnamed"));
}

void TestLibrary::anArchiveNeverOverwrites()
{
    const auto ids = fill(m_dir->path());
    const auto archive = m_dir->filePath(QStringLiteral("all.fairlead"));
    DraftLibrary library(m_dir->path());
    QVERIFY(!library.exportAll(archive).result());
    QVERIFY(!library.exportAll(archive).result()); // replaces the file
    OpenDrafts drafts(library);
    const auto session = drafts.open(ids[3]);
    session->document().edit(QStringLiteral("Limit"), [](CampaignDraft& d) { d.campaign.dailyLimit = 42; });
    QVERIFY(session->flush());
    const auto outcome = library.importAll(archive).result();
    QCOMPARE(outcome.report.drafts, 1); // the changed one comes as a second draft
    QCOMPARE(outcome.report.known, draftCount - 1);
    QCOMPARE(library.draft(ids[3])->draft.campaign.dailyLimit.valueOr(0), 42);
    QCOMPARE(int(library.summaries().size()), draftCount + 1);
}

void TestLibrary::anArchiveLeavesTheOutboxBehind()
{
    const auto ids = fill(m_dir->path());
    const auto archive = m_dir->filePath(QStringLiteral("all.fairlead"));
    {
        using State = SubmissionState;
        DraftLibrary library(m_dir->path());
        const auto set = [&](int i, State state) {
            QVERIFY(!library.setSubmission(ids[i], {state, QStringLiteral("w"), QStringLiteral("c")})
                         .result()
                         .error);
        };
        set(0, State::Waiting);
        set(1, State::Unclear);
        set(2, State::SettledCreated);
        QVERIFY(!library.exportAll(archive).result());
    }
    const QTemporaryDir other;
    DraftLibrary library(other.path());
    const auto outcome = library.importAll(archive).result();
    QVERIFY(!outcome.error);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(library.summary(ids[i])->state, SubmissionState::None); // nothing here would ever settle it
        QCOMPARE(library.summary(ids[i])->workspace, QString());
    }
    QCOMPARE(outcome.report.notSettled, QStringList{nameOf(1)});
    QCOMPARE(library.summary(ids[2])->state, SubmissionState::SettledCreated);
    QCOMPARE(library.summary(ids[2])->campaignId, QStringLiteral("c"));
}

void TestLibrary::badArchivesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("text") << QByteArray("{}");
    QTest::newRow("noise") << QByteArray(100'000, 'x');
    QTest::newRow("SQLite's head only") << QByteArray("SQLite format 3\0", 16);
}

void TestLibrary::badArchivesAreRefused()
{
    QFETCH(QByteArray, content);
    const auto archive = m_dir->filePath(QStringLiteral("all.fairlead"));
    QFile file(archive);
    if (!content.isNull())
        QVERIFY(file.open(QFile::WriteOnly) && file.write(content) == content.size());
    file.close();
    const QTemporaryDir other;
    fill(other.path());
    DraftLibrary library(other.path());
    const auto outcome = library.importAll(archive).result();
    QVERIFY(outcome.error);
    QVERIFY(!outcome.error.text.isEmpty());
    QCOMPARE(intact(library), draftCount);
    QCOMPARE(library.state().kind, LibraryState::Kind::Ready); // the archive is bad, not the library
    QVERIFY(!library.moveToBin({library.summaries().front().id}).result().error);
}

void TestLibrary::aFolderThatIsAFileIsSaidInWords()
{
    const auto path = m_dir->filePath(QStringLiteral("file"));
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    DraftLibrary library(path + QStringLiteral("/below"));
    QCOMPARE(library.state().kind, LibraryState::Kind::Unavailable);
    QVERIFY(!library.state().text.isEmpty());
    OpenDrafts drafts(library);
    const auto session = drafts.create(newDraft(QStringLiteral("UTC")));
    QVERIFY(!session->flush());
    QCOMPARE(session->state(), DraftSession::State::NotSaved);
    QVERIFY(file.remove());
    QTRY_VERIFY_WITH_TIMEOUT(session->flush(), 10'000); // the way is free: nothing was lost
    QCOMPARE(library.summaries().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
