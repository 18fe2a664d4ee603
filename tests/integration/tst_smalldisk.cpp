#include "models/drafts/draftlistmodel.h"
#include "models/drafts/librarybackup.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/opendrafts.h"
#include "tests/support/ownmounts.h"
#include "tests/support/randomedits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>

#include <cerrno>
#include <cstring>
#include <optional>

using namespace fairlead;

namespace {

QString systemError(const char* what)
{
    return QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromLocal8Bit(std::strerror(errno)));
}

/// A disk of that size in memory.
class SmallDisk
{
public:
    explicit SmallDisk(const char* options)
    {
        if (::mount("fairlead", encoded().constData(), "tmpfs", 0, options) != 0)
            m_trouble = systemError("no disk in memory");
    }
    ~SmallDisk() { ::umount2(encoded().constData(), MNT_DETACH); }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    QString trouble() const { return m_trouble; }
    QString path() const { return m_folder.path(); }

    /// Writes until the disk takes nothing more, not a byte.
    bool fill() const
    {
        QFile file(filler());
        if (!file.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered))
            return false;
        for (int size = 65'536; size > 0; size /= 2)
            while (file.write(QByteArray(size, 'x')) == size) {
            }
        return file.error() == QFile::ResourceError || file.error() == QFile::WriteError;
    }
    bool free() const { return QFile::remove(filler()); }

    bool makeReadOnly() const
    {
        return ::mount(nullptr, encoded().constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }
    bool makeWritable() const
    {
        return ::mount(nullptr, encoded().constData(), nullptr, MS_REMOUNT, nullptr) == 0;
    }

private:
    QString filler() const { return m_folder.filePath(QStringLiteral("filler")); }
    QByteArray encoded() const { return QFile::encodeName(m_folder.path()); }

    QTemporaryDir m_folder;
    QString m_trouble;
};

constexpr auto twoMegabytes = "size=2m";

/// A library with one draft of some edits, closed again. What the draft is.
CampaignDraft makeLibrary(const QString& folder, QString* id)
{
    DraftLibrary library(folder);
    OpenDrafts drafts(library);
    const auto session = drafts.create(newDraft(QStringLiteral("UTC")));
    std::mt19937 random(7);
    for (int i = 0; i < 20; ++i)
        randomEdit(session->document(), random);
    session->flush();
    *id = session->id();
    return session->document().draft();
}

} // namespace

/// A real disk that is really full, and one that may only be read.
class TestSmallDisk : public QObject
{
    Q_OBJECT
public:
    QString noMounts;

private Q_SLOTS:
    void initTestCase()
    {
        if (!noMounts.isEmpty())
            QSKIP(qPrintable(noMounts));
    }
    void aFullDiskLosesNothing();
    void aDiskThatFillsWhileTypingLosesNothing();
    void aLibraryOpensOnAFullDisk();
    void aDamagedLibraryWaitsForRoom();
    void aBackupLeavesRoomForEdits();
    void aDiskThatMayOnlyBeReadIsRead();
};

void TestSmallDisk::aFullDiskLosesNothing()
{
    const SmallDisk disk(twoMegabytes);
    QVERIFY2(disk.trouble().isEmpty(), qPrintable(disk.trouble()));
    DraftLibrary library(disk.path());
    OpenDrafts drafts(library);
    const auto session = drafts.create(newDraft(QStringLiteral("UTC")));
    CampaignDocument expected(session->document().draft());
    std::mt19937 random(11);
    std::mt19937 same(11);
    const auto edit = [&] {
        randomEdit(session->document(), random);
        randomEdit(expected, same);
    };
    edit();
    QVERIFY(session->flush());

    QVERIFY(disk.fill());
    for (int i = 0; i < 200 && session->flush(); ++i) // the journal may have room left
        edit();
    QCOMPARE(session->state(), DraftSession::State::NotSaved);
    QCOMPARE(session->stateText(), QStringLiteral("not saved: the disk is full; editing goes on in memory"));
    edit();
    QVERIFY(!session->flush());
    QVERIFY(DraftLibrary(disk.path()).draft(session->id())); // what was stored can still be read

    QVERIFY(disk.free());
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), DraftSession::State::Saved, 20'000); // by itself
    DraftLibrary again(disk.path());
    OpenDrafts reopened(again);
    QVERIFY(sameDocument(reopened.open(session->id())->document(), expected));
    QVERIFY(again.checkFully().result().isEmpty());
}

/// Nothing that was said to be saved may be missing, wherever in its file the library ran out of room.
void TestSmallDisk::aDiskThatFillsWhileTypingLosesNothing()
{
    for (const char* size : {"size=400k", "size=500k", "size=700k", "size=900k"}) {
        const SmallDisk disk(size);
        QVERIFY2(disk.trouble().isEmpty(), qPrintable(disk.trouble()));
        QString id;
        std::optional<CampaignDraft> acknowledged;
        {
            DraftLibrary library(disk.path());
            OpenDrafts drafts(library);
            const auto session = drafts.create(newDraft(QStringLiteral("UTC")));
            id = session->id();
            bool saved = true;
            for (int i = 0; saved && i < 1000; ++i) {
                session->document().edit(QStringLiteral("Prompt"), [&](CampaignDraft& draft) {
                    draft.campaign.systemPrompt = QString(5000, QChar(u'a' + i % 26));
                });
                saved = session->flush();
                if (saved)
                    acknowledged = session->document().draft();
            }
            QVERIFY(!saved);
            QVERIFY(acknowledged);
        }
        DraftLibrary again(disk.path());
        const auto stored = again.draft(id);
        QVERIFY2(stored, size);
        QVERIFY2(stored->draft == *acknowledged, size);
    }
}

void TestSmallDisk::aLibraryOpensOnAFullDisk()
{
    const SmallDisk disk(twoMegabytes);
    QVERIFY2(disk.trouble().isEmpty(), qPrintable(disk.trouble()));
    QString id;
    const auto draft = makeLibrary(disk.path(), &id);
    QVERIFY(disk.fill());
    DraftLibrary library(disk.path());
    QVERIFY(library.state().kind != LibraryState::Kind::Ready || library.draft(id)->draft == draft);
    DraftListModel model(library);
    QTRY_COMPARE(model.rowCount(), 1);
    OpenDrafts drafts(library);
    const auto session = drafts.open(id);
    QVERIFY(session);
    QVERIFY(session->document().draft() == draft);
    session->document().edit(QStringLiteral("Limit"), [](CampaignDraft& d) { d.campaign.dailyLimit = 7; });
    QVERIFY(!session->flush());
    QVERIFY2(session->stateText().contains(QLatin1String("the disk is full")),
             qPrintable(session->stateText()));
    QVERIFY(!library.recovery());

    QVERIFY(disk.free());
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), DraftSession::State::Saved, 20'000);
    QVERIFY(DraftLibrary(disk.path()).draft(id)->draft == session->document().draft());
}

/// There is no room for a recovered copy: the damaged file stays as it is until there is.
void TestSmallDisk::aDamagedLibraryWaitsForRoom()
{
    const SmallDisk disk(twoMegabytes);
    QVERIFY2(disk.trouble().isEmpty(), qPrintable(disk.trouble()));
    QString id;
    const auto draft = makeLibrary(disk.path(), &id);
    {
        QFile file(disk.path() + QStringLiteral("/library.sqlite"));
        QVERIFY(file.open(QFile::ReadWrite));
        QCOMPARE(file.write(QByteArray(100, 'x')), 100);
    }
    QVERIFY(disk.fill());
    DraftLibrary library(disk.path());
    QCOMPARE(library.state().kind, LibraryState::Kind::Unavailable);
    QVERIFY(!library.recovery());
    QVERIFY(QFileInfo::exists(disk.path() + QStringLiteral("/library.sqlite")));

    QVERIFY(disk.free());
    QTRY_COMPARE_WITH_TIMEOUT(library.state().kind, LibraryState::Kind::Ready, 20'000);
    QVERIFY(library.recovery());
    const auto stored = library.draft(id);
    QVERIFY(stored);
    QVERIFY(stored->draft == draft);
}

void TestSmallDisk::aBackupLeavesRoomForEdits()
{
    const SmallDisk disk(twoMegabytes);
    QVERIFY2(disk.trouble().isEmpty(), qPrintable(disk.trouble()));
    QString id;
    makeLibrary(disk.path(), &id);
    DraftLibrary library(disk.path());
    OpenDrafts drafts(library);
    const auto session = drafts.open(id);
    QVERIFY(session->flush());
    LibraryDatabase database(library.path(), LibraryDatabase::Access::Read);
    auto trouble = StoreError::Kind::None;
    try {
        QVERIFY(backUpDaily(database, disk.path(), QDate(2026, 11, 24)));
        // Room for the copy, but not for as much again beside it.
        const auto filler =
            QStorageInfo(disk.path()).bytesAvailable() - QFileInfo(library.path()).size() * 3 / 2;
        QFile large(disk.path() + QStringLiteral("/large"));
        QVERIFY(large.open(QFile::WriteOnly) && large.write(QByteArray(filler, 'x')) == filler);
        large.close();
        backUpDaily(database, disk.path(), QDate(2026, 11, 25));
    } catch (const StoreFailure& failure) {
        trouble = failure.error.kind;
    }
    QCOMPARE(trouble, StoreError::Kind::DiskFull);
    QCOMPARE(QDir(disk.path() + QStringLiteral("/backups")).entryList(QDir::Files),
             QStringList(QStringLiteral("library-2026-11-24.sqlite")));
    session->document().edit(QStringLiteral("Limit"), [](CampaignDraft& d) { d.campaign.dailyLimit = 7; });
    QVERIFY(session->flush());
}

void TestSmallDisk::aDiskThatMayOnlyBeReadIsRead()
{
    const SmallDisk disk(twoMegabytes);
    QVERIFY2(disk.trouble().isEmpty(), qPrintable(disk.trouble()));
    QString id;
    const auto draft = makeLibrary(disk.path(), &id);
    QVERIFY(disk.makeReadOnly());
    {
        DraftLibrary library(disk.path());
        QCOMPARE(library.state().kind, LibraryState::Kind::ReadOnly);
        QVERIFY(library.state().text.contains(QLatin1String("may only be read")));
        DraftListModel model(library);
        QTRY_COMPARE(model.rowCount(), 1);
        OpenDrafts drafts(library);
        const auto session = drafts.open(id);
        QVERIFY(session);
        QVERIFY(session->document().draft() == draft);
        session->document().edit(QStringLiteral("Limit"),
                                 [](CampaignDraft& d) { d.campaign.dailyLimit = 7; });
        QVERIFY(!session->flush());
        QCOMPARE(session->state(), DraftSession::State::NotSaved);

        QVERIFY(disk.makeWritable());
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), DraftSession::State::Saved, 20'000);
    }
    DraftLibrary again(disk.path());
    QCOMPARE(again.draft(id)->draft.campaign.dailyLimit.valueOr(0), 7);
}

int main(int argc, char** argv)
{
    TestSmallDisk test;
    test.noMounts = enterOwnMounts();
    QCoreApplication application(argc, argv);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_smalldisk.moc"
