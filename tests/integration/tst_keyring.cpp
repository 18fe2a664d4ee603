#include "models/campaign/json.h"
#include "network/auth/secretstore.h"
#include "tests/support/keyringsession.h"

#include <QTest>

using namespace fairlead;
using Kind = SecretOutcome::Kind;

namespace {

const auto name = QStringLiteral("a-workspace");
const auto key = QStringLiteral("bav_live_keyring_äöü_0123456789");

} // namespace

/// Keys in a real Secret Service, and what is said when there is none that helps.
class TestKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_session = std::make_unique<KeyringSession>(); }
    void cleanup() { m_session.reset(); }

    void keepsKeysAcrossPrograms();
    void removesAKey();
    void aLockedKeyringIsNotTakenForAnEmptyOne();
    void holdsTheKeyForTheSessionWhileLocked();
    void findsOutWhetherTheKeyringWorks();
    void saysThatThereIsNoKeyring();
    void saysThatThereIsNoSession();
    void doesNotWaitForeverForAnAnswer();

private:
    using Outcomes = std::vector<SecretOutcome>;

    Outcomes drive(const QStringList& words, int timeout = 10'000) const
    {
        return drive(words, m_session->environment(), timeout);
    }
    static Outcomes drive(const QStringList& words, const QProcessEnvironment& environment, int timeout);

    std::unique_ptr<KeyringSession> m_session;
};

TestKeyring::Outcomes TestKeyring::drive(const QStringList& words, const QProcessEnvironment& environment,
                                         int timeout)
{
    QProcess driver;
    driver.setProcessEnvironment(environment);
    driver.start(QStringLiteral(FAIRLEAD_KEYRING_DRIVER), QStringList{QString::number(timeout)} + words);
    if (!driver.waitForFinished(60'000))
        qFatal("the driver does not end");
    Outcomes outcomes;
    for (const auto& line : driver.readAllStandardOutput().split('\n'))
        if (!line.isEmpty()) {
            const auto json = Json::parse(line.toStdString());
            outcomes.push_back({static_cast<Kind>(json.at("kind").get<int>()),
                                QByteArray::fromStdString(json.at("key").get<std::string>()),
                                toQString(json.at("sentence"))});
        }
    return outcomes;
}

void TestKeyring::keepsKeysAcrossPrograms()
{
    QVERIFY(m_session->startUnlocked());
    const auto kept = drive({QStringLiteral("write"), name, key});
    QCOMPARE(kept.at(0).kind, Kind::Done);
    QCOMPARE(kept.at(0).sentence, QString());
    const auto found = drive({QStringLiteral("read"), name});
    QCOMPARE(found.at(0).kind, Kind::Done);
    QCOMPARE(found.at(0).key, key.toUtf8());
}

void TestKeyring::removesAKey()
{
    QVERIFY(m_session->startUnlocked());
    const auto outcomes = drive({QStringLiteral("write"), name, key, QStringLiteral("remove"), name,
                                 QStringLiteral("read"), name, QStringLiteral("remove"), name});
    QCOMPARE(outcomes.at(1).kind, Kind::Done);
    QCOMPARE(outcomes.at(2).kind, Kind::Unknown);
    QVERIFY(outcomes.at(2).key.isEmpty());
    QCOMPARE(outcomes.at(3).kind, Kind::Done); // removing what is not there is fine
}

void TestKeyring::aLockedKeyringIsNotTakenForAnEmptyOne()
{
    QVERIFY(m_session->startUnlocked());
    QCOMPARE(drive({QStringLiteral("write"), name, key}).at(0).kind, Kind::Done);
    QVERIFY(m_session->startLocked());
    const auto locked = drive({QStringLiteral("read"), name}).at(0);
    QCOMPARE(locked.kind, Kind::Unknown);
    QVERIFY(locked.sentence.contains(QStringLiteral("Perhaps it is locked")));
    QVERIFY(m_session->startUnlocked());
    QCOMPARE(drive({QStringLiteral("read"), name}).at(0).key, key.toUtf8());
}

void TestKeyring::holdsTheKeyForTheSessionWhileLocked()
{
    QVERIFY(m_session->startUnlocked());
    QCOMPARE(drive({QStringLiteral("write"), name, QStringLiteral("bav_live_old")}).at(0).kind, Kind::Done);
    QVERIFY(m_session->startLocked());
    const auto outcomes = drive({QStringLiteral("write"), name, key, QStringLiteral("read"), name});
    QCOMPARE(outcomes.at(0).kind, Kind::SessionOnly);
    QVERIFY(outcomes.at(0).sentence.contains(QStringLiteral("until Fairlead ends")));
    QVERIFY(outcomes.at(0).sentence.contains(QStringLiteral("locked")));
    QCOMPARE(outcomes.at(1).key, key.toUtf8());
    QVERIFY(drive({QStringLiteral("read"), name}).at(0).key.isEmpty()); // another program has it not
    QVERIFY(m_session->startUnlocked());
    QCOMPARE(drive({QStringLiteral("read"), name}).at(0).key, QByteArray("bav_live_old"));
}

void TestKeyring::findsOutWhetherTheKeyringWorks()
{
    QVERIFY(m_session->startUnlocked());
    QCOMPARE(drive({QStringLiteral("probe")}).at(0).kind, Kind::Done);
    QVERIFY(m_session->startLocked());
    QCOMPARE(drive({QStringLiteral("probe")}).at(0).kind, Kind::Denied);
}

void TestKeyring::saysThatThereIsNoKeyring()
{
    const auto outcomes = drive({QStringLiteral("read"), name, QStringLiteral("write"), name, key,
                                 QStringLiteral("read"), name, QStringLiteral("probe")});
    QCOMPARE(outcomes.at(0).kind, Kind::Unavailable);
    QVERIFY(outcomes.at(0).sentence.startsWith(QStringLiteral("No keyring service")));
    QCOMPARE(outcomes.at(1).kind, Kind::SessionOnly);
    QCOMPARE(outcomes.at(2).key, key.toUtf8());
    QCOMPARE(outcomes.at(3).kind, Kind::Unavailable);
}

void TestKeyring::saysThatThereIsNoSession()
{
    auto environment = m_session->environment();
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    const auto outcomes = drive({QStringLiteral("read"), name}, environment, 10'000);
    QCOMPARE(outcomes.at(0).kind, Kind::Unavailable);
}

void TestKeyring::doesNotWaitForeverForAnAnswer()
{
    QVERIFY(m_session->startSilent());
    const auto outcomes = drive(
        {QStringLiteral("read"), name, QStringLiteral("write"), name, key, QStringLiteral("read"), name},
        300);
    QCOMPARE(outcomes.at(0).kind, Kind::TimedOut);
    QVERIFY(outcomes.at(0).sentence.contains(QStringLiteral("did not answer in time")));
    QCOMPARE(outcomes.at(1).kind, Kind::SessionOnly);
    QCOMPARE(outcomes.at(2).key, key.toUtf8());
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
