#include "models/drafts/openfile.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// A campaign file that somebody else edits too.
class TestOpenFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void savingIsNotTakenForAChangeOutside();
    void aChangeOutsideIsNoticedAndMerged();
    void aSafeSaveOfAnotherProgramIsNoticed();
    void savingNeverOverwritesAChange();
    void aFileThatBecameUnreadableIsKept();
    void aDeletedFileIsWrittenAgain();
    void aDeletedFileHoldsNobodysChanges();

private:
    static CampaignDraft draft(const QString& name, qint64 limit);
    void writeOutside(const CampaignDraft& draft) const
    {
        QCOMPARE(writeCampaignFile(m_path, draft), QString());
    }
    CampaignDraft onDisk() const { return readCampaignFile(m_path).draft.value_or(CampaignDraft()); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestOpenFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("a.campaign"));
    writeOutside(draft(QStringLiteral("base"), 1));
}

CampaignDraft TestOpenFile::draft(const QString& name, qint64 limit)
{
    CampaignDraft draft;
    draft.campaign.name = name;
    draft.campaign.dailyLimit = limit;
    return draft;
}

void TestOpenFile::savingIsNotTakenForAChangeOutside()
{
    OpenFile file(m_path, onDisk());
    QSignalSpy changed(&file, &OpenFile::changedOutside);
    QCOMPARE(file.save(draft(QStringLiteral("mine"), 1)), QString());
    QCOMPARE(file.save(draft(QStringLiteral("mine again"), 1)), QString());
    writeOutside(draft(QStringLiteral("theirs"), 1));
    QVERIFY(changed.wait());
    QCOMPARE(changed.size(), 1); // theirs, not mine
    QVERIFY(*file.theirs() == draft(QStringLiteral("theirs"), 1));
}

void TestOpenFile::aChangeOutsideIsNoticedAndMerged()
{
    OpenFile file(m_path, onDisk());
    QSignalSpy changed(&file, &OpenFile::changedOutside);
    writeOutside(draft(QStringLiteral("theirs"), 1));
    QVERIFY(changed.wait());
    const auto merge = file.mergeWith(draft(QStringLiteral("base"), 77));
    QVERIFY(merge.conflicts.empty());
    const auto both = decodeDraft(merge.tree);
    QVERIFY(both == draft(QStringLiteral("theirs"), 77));
    file.acceptTheirs();
    QCOMPARE(file.save(both), QString());
    QVERIFY(onDisk() == both);
}

/// Written beside the file and put in its place, as editors do; the watched file itself is gone then.
void TestOpenFile::aSafeSaveOfAnotherProgramIsNoticed()
{
    OpenFile file(m_path, onDisk());
    QSignalSpy changed(&file, &OpenFile::changedOutside);
    for (int i = 0; i < 3; ++i) {
        const auto beside = m_dir->filePath(QStringLiteral("beside"));
        QCOMPARE(writeCampaignFile(beside, draft(QStringLiteral("theirs"), i)), QString());
        QVERIFY(QFile::remove(m_path) && QFile::rename(beside, m_path));
        QVERIFY(changed.wait());
        QVERIFY(*file.theirs() == draft(QStringLiteral("theirs"), i));
    }
}

void TestOpenFile::savingNeverOverwritesAChange()
{
    OpenFile file(m_path, onDisk());
    writeOutside(draft(QStringLiteral("theirs"), 1));
    const auto error = file.save(draft(QStringLiteral("mine"), 1)); // before the change was noticed
    QVERIFY(error.contains(QLatin1String("changed by somebody else")));
    QVERIFY(onDisk() == draft(QStringLiteral("theirs"), 1));
    file.acceptTheirs();
    QCOMPARE(file.save(draft(QStringLiteral("mine"), 1)), QString());
    QVERIFY(onDisk() == draft(QStringLiteral("mine"), 1));
}

void TestOpenFile::aFileThatBecameUnreadableIsKept()
{
    OpenFile file(m_path, onDisk());
    QSignalSpy changed(&file, &OpenFile::changedOutside);
    QFile noise(m_path);
    QVERIFY(noise.open(QFile::WriteOnly) && noise.write("noise") == 5);
    noise.close();
    QVERIFY(changed.wait());
    QVERIFY(!file.theirs());
    QVERIFY(!file.error().isEmpty());
    QVERIFY(!file.save(draft(QStringLiteral("mine"), 1)).isEmpty());
    file.acceptTheirs();
    QCOMPARE(file.save(draft(QStringLiteral("mine"), 1)), QString()); // only when the user says so
}

void TestOpenFile::aDeletedFileIsWrittenAgain()
{
    OpenFile file(m_path, onDisk());
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(file.save(draft(QStringLiteral("mine"), 1)), QString());
    QVERIFY(onDisk() == draft(QStringLiteral("mine"), 1));
}

void TestOpenFile::aDeletedFileHoldsNobodysChanges()
{
    OpenFile file(m_path, onDisk());
    QSignalSpy changed(&file, &OpenFile::changedOutside);
    writeOutside(draft(QStringLiteral("theirs"), 1));
    QVERIFY(changed.wait());
    QVERIFY(QFile::remove(m_path));
    QVERIFY(changed.wait());
    QVERIFY(!file.isChangedOutside());
    QCOMPARE(file.save(draft(QStringLiteral("mine"), 1)), QString());
}

QTEST_GUILESS_MAIN(TestOpenFile)
#include "tst_openfile.moc"
