#include "models/drafts/draftquery.h"
#include "models/drafts/libraryarchive.h"
#include "models/drafts/libraryschema.h"
#include "tests/unit/libraryfolder.h"

#include <QMutex>
#include <QSqlError>
#include <QThreadPool>

using namespace fairlead;

/// The library's file with other versions and foreign content, and copies of it.
class TestLibrary : public QObject, private LibraryFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { renew(); }

    void aFileThatCannotBeEnlargedIsAFullDisk();
    void aNewerLibraryIsOnlyRead();
    void aForeignDatabaseIsSetAside();
    void olderLibrariesAreBackedUpAndBroughtForward();
    void librariesWithTheOldSearchAreIndexedAnew();
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
};

void TestLibrary::aFileThatCannotBeEnlargedIsAFullDisk()
{
    const QSqlError noRoomForIndex({}, {}, QSqlError::UnknownError, QStringLiteral("4874"));
    QCOMPARE(storeError(noRoomForIndex, path()).kind, StoreError::Kind::DiskFull);
    const QSqlError notWritten({}, {}, QSqlError::UnknownError, QStringLiteral("778"));
    QCOMPARE(storeError(notWritten, path()).kind, StoreError::Kind::Failed); // there is room
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

void TestLibrary::librariesWithTheOldSearchAreIndexedAnew()
{
    fill(m_dir->path());
    {
        LibraryDatabase database(path(), LibraryDatabase::Access::Write);
        database.run("DROP TABLE texts");
        database.run("CREATE VIRTUAL TABLE texts USING fts5(name, description, prompt, steps, tags, "
                     "prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')");
        database.run("INSERT INTO texts (rowid, name) SELECT key, name FROM drafts");
        database.run("UPDATE drafts SET indexed = 1");
        database.run("PRAGMA user_version = 2");
    }
    {
        DraftLibrary library(m_dir->path());
        QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
        QVERIFY(!library.recovery());
        QCOMPARE(intact(library), draftCount);
    } // closing brings the search texts up to date
    LibraryDatabase database(path(), LibraryDatabase::Access::Read);
    QCOMPARE(schemaState(database, libraryMigrations()), SchemaState::Current);
    QCOMPARE(database.value("SELECT count(*) FROM texts").toInt(), draftCount);
    const auto name = database.value("SELECT name FROM drafts LIMIT 1").toString();
    DraftQuery query;
    query.text = name.mid(1, 4);
    QVERIFY(!DraftFinder().find(database, query).empty());
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
