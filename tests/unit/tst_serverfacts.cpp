#include "models/campaign/codec.h"
#include "models/campaign/rules.h"
#include "models/workspace/factstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// What is known of servers: how it is kept, and what it changes.
class TestServerFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areKeptForEachServer();
    void areMergedWithAnotherProcess();
    void doNotMindADamagedFile_data();
    void doNotMindADamagedFile();
    void ofANewerFileAreLeftAlone();
    void cannotBeKeptWithoutAFolder();
    void knownActionsAreNotWarnedOf_data();
    void knownActionsAreNotWarnedOf();
};

namespace {

const auto server = QStringLiteral("https://api.bavlio.com");

ServerFacts someFacts()
{
    ServerFacts facts;
    facts.verdicts = {{QStringLiteral("variant.weight.maximum"), ServerFacts::Verdict::Confirmed},
                      {QStringLiteral("campaign.timezone.default"), ServerFacts::Verdict::Contradicted}};
    facts.linkedInActions = {QStringLiteral("connection_request"), QStringLiteral("message")};
    facts.contractReadAt = 1'795'000'000;
    facts.contractName = QStringLiteral("Outreach API 7");
    facts.zoneReadingConfirmed = true;
    return facts;
}

QString fileOf(const QTemporaryDir& dir)
{
    return dir.filePath(QStringLiteral("server-facts.json"));
}

} // namespace

void TestServerFacts::areKeptForEachServer()
{
    const QTemporaryDir dir;
    FactStore store(dir.path());
    QVERIFY(store.isEmpty());
    QSignalSpy changed(&store, &FactStore::changed);
    QCOMPARE(store.save(server, someFacts()), QString());
    QCOMPARE(changed.count(), 1);
    const FactStore again(dir.path());
    QVERIFY(again.facts(server) == someFacts());
    QVERIFY(again.facts(QStringLiteral("sandbox")) == ServerFacts());
}

void TestServerFacts::areMergedWithAnotherProcess()
{
    const QTemporaryDir dir;
    FactStore one(dir.path());
    FactStore other(dir.path());
    QCOMPARE(one.save(server, someFacts()), QString());
    QCOMPARE(other.save(QStringLiteral("sandbox"), someFacts()), QString());
    const FactStore again(dir.path());
    QVERIFY(again.facts(server) == someFacts());
    QVERIFY(again.facts(QStringLiteral("sandbox")) == someFacts());
}

void TestServerFacts::doNotMindADamagedFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("another file") << QByteArray(R"({"servers":{}})");
    QTest::newRow("wrong types") << QByteArray(
        R"({"format":"fairlead-server-facts","servers":{"https://api.bavlio.com":{"inferred_facts":[1],
        "contract":3,"contract_read_at":{},"linkedin_actions":"x","zone_reading_confirmed_by_user":"yes"}}})");
    QTest::newRow("a server of another type")
        << QByteArray(R"({"format":"fairlead-server-facts","servers":{"https://api.bavlio.com":7}})");
}

void TestServerFacts::doNotMindADamagedFile()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir dir;
    QFile file(fileOf(dir));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    FactStore store(dir.path());
    QVERIFY(store.facts(server) == ServerFacts());
    QCOMPARE(store.save(server, someFacts()), QString());
    QVERIFY(FactStore(dir.path()).facts(server) == someFacts());
}

void TestServerFacts::ofANewerFileAreLeftAlone()
{
    const QTemporaryDir data;
    const QByteArray newer(R"({"format": "fairlead-server-facts", "version": 2, "servers": []})");
    QFile file(data.filePath(QStringLiteral("server-facts.json")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write(newer), newer.size());
    file.flush();
    FactStore store(data.path());
    QVERIFY(store.save(server, someFacts()).contains(QStringLiteral("newer")));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), newer);
}

void TestServerFacts::cannotBeKeptWithoutAFolder()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("a-file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    FactStore store(file.fileName());
    QVERIFY(!store.save(server, someFacts()).isEmpty());
    QVERIFY(store.facts(server) == ServerFacts());
}

void TestServerFacts::knownActionsAreNotWarnedOf_data()
{
    QTest::addColumn<QStringList>("known");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("code"); // empty: no problem
    const QStringList contract{QStringLiteral("connection_request"), QStringLiteral("message")};
    const auto connect = QStringLiteral("connection_request");
    const auto message = QStringLiteral("message");
    const auto visit = QStringLiteral("profile_visit");
    QTest::newRow("documented") << QStringList() << connect << QString();
    QTest::newRow("inferred") << QStringList() << message << QStringLiteral("unverified");
    QTest::newRow("confirmed") << contract << message << QString();
    QTest::newRow("not in the contract") << contract << visit << QStringLiteral("unknown_value");
    QTest::newRow("documented, but not in the contract")
        << QStringList{message} << connect << QStringLiteral("unknown_value");
}

void TestServerFacts::knownActionsAreNotWarnedOf()
{
    QFETCH(QStringList, known);
    QFETCH(QString, action);
    const auto campaign = decodeCampaign({{"type", "linkedin"},
                                          {"steps", Json::array({{{"step", 1},
                                                                  {"channel", "linkedin"},
                                                                  {"action_type", action.toStdString()},
                                                                  {"message_template", "Hello"}}})}});
    RuleContext context;
    context.facts.linkedInActions = known;
    QString code;
    for (const auto& problem : checkCampaign(campaign, context))
        if (problem.path == QLatin1String("/steps/0/action_type"))
            code = codeName(problem.code);
    QTEST(code, "code");
}

QTEST_GUILESS_MAIN(TestServerFacts)
#include "tst_serverfacts.moc"
