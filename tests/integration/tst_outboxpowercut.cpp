#include "models/drafts/librarydatabase.h"
#include "network/submission/outboxstore.h"
#include "tests/support/faultyvfs.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

Campaign numbered(int number)
{
    Campaign campaign;
    campaign.name = QStringLiteral("Campaign %1").arg(number);
    return campaign;
}

const OutboxTarget target{QStringLiteral("http://127.0.0.1:9"), QStringLiteral("mark")};

} // namespace

/// The power goes at a random write or sync of the outbox; what the disk was not told to keep is lost, kept
/// or torn. An attempt whose request may have gone out is there, whatever was stored in between.
class TestOutboxPowerCut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void attemptsSurvive_data();
    void attemptsSurvive();
};

void TestOutboxPowerCut::attemptsSurvive_data()
{
    QTest::addColumn<unsigned>("seed");
    const unsigned cuts = qEnvironmentVariableIntValue("FAIRLEAD_LONG") > 0 ? 1000 : 60;
    for (unsigned seed = 1; seed <= cuts; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestOutboxPowerCut::attemptsSurvive()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const QTemporaryDir before;
    const QTemporaryDir after;
    std::vector<qint64> attempts;
    {
        FaultyVfs disk(before.path());
        OutboxStore store(before.path());
        disk.cutPowerAfter(1 + static_cast<int>(random() % 300));
        const auto begin = [](OutboxEntry& entry) {
            entry.state = SubmissionState::Sending;
            entry.unprovenSince = {1, 1, QStringLiteral("a start")};
            return true;
        };
        try {
            for (int number = 0;; ++number) {
                auto recorded =
                    store.recordAttempt({}, target, numbered(number), Repeat::AdoptKnown, 1, begin);
                QVERIFY(recorded.lock);
                attempts.push_back(recorded.entry.number);
                recorded.entry.state = SubmissionState::SettledCreated;
                recorded.entry.campaignId = QStringLiteral("c%1").arg(number);
                if (random() % 2 == 0)
                    store.saveOutcome(recorded.entry);
                else if (random() % 2 == 0)
                    store.save(recorded.entry);
            }
        } catch (const StoreFailure&) {
            QVERIFY(disk.isPowerCut());
        }
        disk.writeSurvivors(after.path(), random);
    }
    OutboxStore store(after.path());
    for (const qint64 number : attempts) {
        const auto entry = store.find(number);
        QVERIFY2(entry,
                 qPrintable(QStringLiteral("of %1 attempts, number %2").arg(attempts.size()).arg(number)));
        QVERIFY(entry->unprovenSince.utc == 1);
        QVERIFY(entry->state == SubmissionState::Sending || isSettled(entry->state));
    }
}

QTEST_GUILESS_MAIN(TestOutboxPowerCut)
#include "tst_outboxpowercut.moc"
