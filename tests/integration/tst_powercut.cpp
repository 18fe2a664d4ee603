#include "models/drafts/opendrafts.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/randomedits.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

CampaignDraft beginning()
{
    return newDraft(QStringLiteral("UTC"));
}

/// The document after so many edits, made without any storage.
std::unique_ptr<CampaignDocument> replayed(unsigned seed, int edits)
{
    auto document = std::make_unique<CampaignDocument>(beginning());
    std::mt19937 random(seed);
    for (int i = 0; i < edits; ++i)
        randomEdit(*document, random);
    return document;
}

} // namespace

/// The power goes at a random write or sync; what the disk was not told to keep is lost, kept or torn. What
/// was acknowledged is there. FAIRLEAD_LONG=1 cuts a thousand times.
class TestPowerCut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acknowledgedEditsSurvive_data();
    void acknowledgedEditsSurvive();
};

void TestPowerCut::acknowledgedEditsSurvive_data()
{
    QTest::addColumn<unsigned>("seed");
    const unsigned cuts = qEnvironmentVariableIntValue("FAIRLEAD_LONG") > 0 ? 1000 : 40;
    for (unsigned seed = 1; seed <= cuts; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestPowerCut::acknowledgedEditsSurvive()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const QTemporaryDir before;
    const QTemporaryDir after;
    QString id;
    int acknowledged = -1; // edits; negative: not even the draft
    {
        FaultyVfs disk(before.path());
        disk.cutPowerAfter(1 + static_cast<int>(random() % 400));
        DraftLibrary library(before.path());
        OpenDrafts drafts(library);
        const auto session = drafts.create(beginning());
        id = session->id();
        std::mt19937 edits(seed);
        for (; session->flush(); ++acknowledged)
            randomEdit(session->document(), edits);
        QVERIFY(disk.isPowerCut());
        disk.writeSurvivors(after.path(), random);
    }
    DraftLibrary library(after.path());
    QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
    QVERIFY(!library.recovery());
    QVERIFY(library.checkFully().result().isEmpty());
    OpenDrafts drafts(library);
    const auto session = drafts.open(id);
    if (acknowledged < 0)
        return;
    QVERIFY(session);
    const auto last = replayed(seed, acknowledged);
    const auto next = replayed(seed, acknowledged + 1); // under way when the power went
    QVERIFY(sameDocument(session->document(), *last) || sameDocument(session->document(), *next));
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
