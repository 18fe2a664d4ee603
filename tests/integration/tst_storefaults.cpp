#include "models/drafts/draftlistmodel.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/opendrafts.h"
#include "models/drafts/writeturns.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/randomedits.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace fairlead;

/// A disk that refuses, for a while: editing goes on in memory, the state says why, and all is stored once
/// the disk takes it again.
class TestStoreFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editingGoesOnInMemory_data();
    void editingGoesOnInMemory();
    void aFullDiskByTheSystemsLimit();
    void aFolderThatMayOnlyBeReadIsRead();
    void nothingIsTakenForDamage();
    void whatIsNotStoredStaysOpen();
    void aHangingWriterHoldsNobodyUp();
    void aLockedLibraryIsSaidInWordsAndTriedAgain();
    void aRecoveryThatFailsLeavesTheFile();
};

void TestStoreFaults::editingGoesOnInMemory_data()
{
    QTest::addColumn<FaultyVfs::Fault>("fault");
    QTest::addColumn<QString>("words");
    QTest::newRow("disk full") << FaultyVfs::Fault::DiskFull << QStringLiteral("the disk is full");
    QTest::newRow("I/O error") << FaultyVfs::Fault::IoError
                               << QStringLiteral("the library cannot be written");
    QTest::newRow("read-only") << FaultyVfs::Fault::ReadOnly
                               << QStringLiteral("the library may only be read");
}

void TestStoreFaults::editingGoesOnInMemory()
{
    QFETCH(FaultyVfs::Fault, fault);
    QFETCH(QString, words);
    const QTemporaryDir folder;
    FaultyVfs disk(folder.path());
    DraftLibrary library(folder.path());
    OpenDrafts drafts(library);
    const auto session = drafts.create(newDraft(QStringLiteral("UTC")));
    QVERIFY(session->flush());
    CampaignDocument expected(session->document().draft());

    disk.setFault(fault);
    std::mt19937 random(5);
    std::mt19937 same(5);
    for (int i = 0; i < 50; ++i) {
        randomEdit(session->document(), random);
        randomEdit(expected, same);
        if (i % 10 == 9)
            QVERIFY(!session->flush());
    }
    QCOMPARE(session->state(), DraftSession::State::NotSaved);
    QCOMPARE(session->stateText(), QStringLiteral("not saved: %1; editing goes on in memory").arg(words));
    DraftLibrary reader(folder.path());
    QVERIFY(reader.draft(session->id())); // what was stored before can still be read

    disk.setFault(FaultyVfs::Fault::None);
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), DraftSession::State::Saved, 10'000); // it tries by itself
    QTRY_COMPARE(library.state().kind, LibraryState::Kind::Ready);
    DraftLibrary again(folder.path());
    OpenDrafts reopened(again);
    QVERIFY(sameDocument(reopened.open(session->id())->document(), expected));
}

/// The same with a real limit: the process may not write files beyond some size.
void TestStoreFaults::aFullDiskByTheSystemsLimit()
{
    const QTemporaryDir folder;
    DraftLibrary library(folder.path());
    OpenDrafts drafts(library);
    const auto session = drafts.create(newDraft(QStringLiteral("UTC")));
    QVERIFY(session->flush());

    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(QFileInfo(library.path() + QStringLiteral("-wal")).size()) + 20'000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    bool saved = true;
    for (int i = 0; saved && i < 100; ++i) {
        session->document().edit(QStringLiteral("Prompt"), [&](CampaignDraft& draft) {
            draft.campaign.systemPrompt = QString(5000, QChar(u'a' + i % 26));
        });
        saved = session->flush();
    }
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!saved);
    QVERIFY(session->flush());
    DraftLibrary again(folder.path());
    QVERIFY(again.draft(session->id())->draft == session->document().draft());
    QVERIFY(again.checkFully().result().isEmpty());
}

void TestStoreFaults::aFolderThatMayOnlyBeReadIsRead()
{
    const QTemporaryDir folder;
    QString id;
    {
        DraftLibrary library(folder.path());
        id = DraftLibrary::newId();
        QVERIFY(!library.create(id, newDraft(QStringLiteral("UTC"))).result().error);
    }
    FaultyVfs disk(folder.path());
    disk.setFault(FaultyVfs::Fault::ReadOnly);
    DraftLibrary library(folder.path());
    QCOMPARE(library.state().kind, LibraryState::Kind::ReadOnly);
    QVERIFY(library.state().text.contains(QLatin1String("may only be read")));
    DraftListModel model(library);
    QTRY_COMPARE(model.rowCount(), 1);
    OpenDrafts drafts(library);
    const auto session = drafts.open(id);
    QVERIFY(session);
    session->document().edit(QStringLiteral("x"), [](CampaignDraft& d) { d.campaign.dailyLimit = 9; });
    QVERIFY(!session->flush());

    disk.setFault(FaultyVfs::Fault::None);
    QVERIFY(session->flush());
    QTRY_COMPARE(library.state().kind, LibraryState::Kind::Ready);
}

/// A disk that does not answer is no reason to set a library aside.
void TestStoreFaults::nothingIsTakenForDamage()
{
    const QTemporaryDir folder;
    FaultyVfs disk(folder.path());
    QString id;
    {
        DraftLibrary library(folder.path());
        id = DraftLibrary::newId();
        QVERIFY(!library.create(id, newDraft(QStringLiteral("UTC"))).result().error);
        disk.setFault(FaultyVfs::Fault::CannotOpen);
        DraftLibrary second(folder.path());
        QCOMPARE(second.state().kind, LibraryState::Kind::ReadOnly);
        QVERIFY(second.draft(id));
        QVERIFY(second.create(DraftLibrary::newId(), newDraft(QStringLiteral("UTC"))).result().error);
        disk.setFault(FaultyVfs::Fault::None);
        QSignalSpy changed(&second, &DraftLibrary::stateChanged);
        second.retry();
        QTRY_COMPARE(second.state().kind, LibraryState::Kind::Ready);
        QVERIFY(second.draft(id));
    }
    QVERIFY(QDir(folder.path()).entryList({QStringLiteral("library-damaged*")}).isEmpty());
}

/// A window that is closed while its draft cannot be stored takes nothing with it.
void TestStoreFaults::whatIsNotStoredStaysOpen()
{
    const QTemporaryDir folder;
    FaultyVfs disk(folder.path());
    DraftLibrary library(folder.path());
    OpenDrafts drafts(library);
    auto session = drafts.create(newDraft(QStringLiteral("UTC")));
    const auto id = session->id();
    QVERIFY(session->flush());
    disk.setFault(FaultyVfs::Fault::DiskFull);
    QSignalSpy changed(&drafts, &OpenDrafts::unsavedChanged);
    session->document().edit(QStringLiteral("x"), [](CampaignDraft& d) { d.campaign.dailyLimit = 9; });
    session.reset();
    QVERIFY(!changed.isEmpty());
    QCOMPARE(drafts.unsaved().size(), std::size_t(1));
    QCOMPARE(drafts.unsaved().front()->error().text, QStringLiteral("the disk is full"));
    QCOMPARE(drafts.draft(id)->campaign.dailyLimit.valueOr(0), 9);
    QVERIFY(!drafts.flushAll());

    disk.setFault(FaultyVfs::Fault::None);
    drafts.tryAgain();
    QTRY_VERIFY(drafts.unsaved().empty());
    DraftLibrary again(folder.path());
    QCOMPARE(again.draft(id)->draft.campaign.dailyLimit.valueOr(0), 9);
}

/// Who waits for its turn does not wait for a process that was stopped in the middle of its own.
void TestStoreFaults::aHangingWriterHoldsNobodyUp()
{
    const QTemporaryDir folder;
    DraftLibrary library(folder.path());
    WriteTurns stopped(library.path());
    stopped.take();
    QVERIFY(!library.create(DraftLibrary::newId(), newDraft(QStringLiteral("UTC"))).result().error);
}

/// Another program holds the library when Fairlead starts, and again later.
void TestStoreFaults::aLockedLibraryIsSaidInWordsAndTriedAgain()
{
    const QTemporaryDir folder;
    const auto id = DraftLibrary::newId();
    {
        DraftLibrary library(folder.path());
        QVERIFY(!library.create(id, newDraft(QStringLiteral("UTC"))).result().error);
    }
    LibraryDatabase other(folder.filePath(QStringLiteral("library.sqlite")), LibraryDatabase::Access::Write);
    const auto words = QStringLiteral("another program keeps the library locked");
    other.run("BEGIN EXCLUSIVE");
    DraftLibrary library(folder.path());
    QCOMPARE(library.state().kind, LibraryState::Kind::Unavailable);
    QVERIFY(library.state().text.contains(words));
    other.run("COMMIT");
    QTRY_COMPARE_WITH_TIMEOUT(library.state().kind, LibraryState::Kind::Ready, 20'000); // by itself

    OpenDrafts drafts(library);
    const auto session = drafts.open(id);
    QVERIFY(session);
    other.run("BEGIN EXCLUSIVE");
    session->document().edit(QStringLiteral("x"), [](CampaignDraft& d) { d.campaign.dailyLimit = 9; });
    QVERIFY(!session->flush());
    QVERIFY(session->stateText().contains(words));
    other.run("COMMIT");
    QVERIFY(session->flush());
    QCOMPARE(library.draft(id)->draft.campaign.dailyLimit.valueOr(0), 9);
}

/// There is no room for a copy of what is damaged: nothing is set aside, and nothing emptier takes its place.
void TestStoreFaults::aRecoveryThatFailsLeavesTheFile()
{
    const QTemporaryDir folder;
    const auto id = DraftLibrary::newId();
    auto draft = newDraft(QStringLiteral("UTC"));
    draft.campaign.systemPrompt = QString(200'000, u'x');
    {
        DraftLibrary library(folder.path());
        QVERIFY(!library.create(id, draft).result().error);
    }
    QFile file(folder.filePath(QStringLiteral("library.sqlite")));
    QVERIFY(file.open(QFile::ReadWrite) && file.write(QByteArray(4096, 'x')) == 4096);
    file.close();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = 150'000; // less than the library has
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    DraftLibrary library(folder.path());
    const auto state = library.state();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(state.kind, LibraryState::Kind::Unavailable);
    QVERIFY(state.text.contains(QLatin1String("try again")));
    QVERIFY(!library.recovery());
    QVERIFY(QDir(folder.path()).entryList({QStringLiteral("library-damaged*")}).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(library.state().kind, LibraryState::Kind::Ready, 20'000);
    QVERIFY(library.recovery());
}

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
