#include "models/campaign/request.h"
#include "models/drafts/librarydatabase.h"
#include "models/workspace/factstore.h"
#include "models/workspace/serveraddress.h"
#include "network/auth/workspacestore.h"
#include "network/submission/workspacetarget.h"
#include "tests/support/outboxbench.h"
#include "tests/support/sampledata.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace fairlead;

namespace {

const QByteArray key = "bav_live_oneserver-0123456789abcdefghijklmnopqrs";

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
}

/// How outboxes of before marked a key: together with the address as it was written.
QString oldMark(const QString& spelling, const QByteArray& token)
{
    return QString::fromLatin1(
        QCryptographicHash::hash("fairlead outbox\n" + spelling.toUtf8() + '\n' + token,
                                 QCryptographicHash::Sha256)
            .toHex()
            .left(16));
}

} // namespace

/// One server is one server, however its address is written.
class TestOneServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWrittenInManyWays_data();
    void isWrittenInManyWays();
    void isNotAnother_data();
    void isNotAnother();
    void getsOneCampaign();
    void isOneWorkspaceInStoredLists();
    void keepsWorkspacesThatWereMadeOnPurpose();
    void keepsItsFacts();
    void keepsItsSubmissions();
};

void TestOneServer::isWrittenInManyWays_data()
{
    QTest::addColumn<QString>("normal");
    const auto row = [](const char* normal, std::initializer_list<const char*> spellings) {
        for (const auto* spelling : spellings)
            QTest::newRow(spelling) << QString::fromUtf8(normal);
    };
    row("http://localhost", {"http://localhost", "http://localhost/", "http://LOCALHOST:80",
                             "HTTP://localhost//", "http://localhost:80/", "http://localhost.",
                             "http://localhost.:80/", "http://localhost:", " http://localhost ",
                             "http://localhost/api/v1", "http://localhost/api/v1/", "http://localhost/./"});
    row("https://api.example.com",
        {"https://api.example.com", "https://API.Example.COM", "https://api.example.com:443",
         "https://api.example.com:443///", "https://api.example.com./", "https://api.example.com/x/..",
         "https://api.example.com:0443"});
    row("https://api.example.com/bavlio",
        {"https://api.example.com/bavlio", "https://api.example.com/bavlio/",
         "https://api.example.com:443/x/../bavlio//", "https://api.example.com/bavlio/api/v1/"});
    row("https://xn--mnchen-3ya.example",
        {"https://münchen.example", "https://MÜNCHEN.example/", "https://xn--mnchen-3ya.example:443",
         "https://XN--MNCHEN-3YA.example."});
    row("https://xn--mnchen-3ya.com", {"https://münchen.com", "https://xn--mnchen-3ya.com/"});
    row("http://[::1]", {"http://[::1]", "http://[0:0:0:0:0:0:0:1]:80/"});
    row("http://127.0.0.1:8000", {"http://127.0.0.1:8000", "http://127.0.0.1:8000/"});
}

void TestOneServer::isWrittenInManyWays()
{
    QFETCH(QString, normal);
    const auto read = serverUrl(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(read.error, QString());
    QCOMPARE(read.url.toString(QUrl::FullyEncoded), normal);
    QCOMPARE(outboxTarget(read.url, key).server, normal);
    QCOMPARE(outboxTarget(read.url, key).keyMark, oldMark(normal, key)); // marks of good spellings stay
    QCOMPARE(normalServer(normal), normal);
    QVERIFY(isSameOrigin(read.url, QUrl(normal)));
}

void TestOneServer::isNotAnother_data()
{
    QTest::addColumn<QString>("other");
    const auto row = [](const char* one, const char* other) {
        QTest::newRow(one) << QString::fromUtf8(other);
    };
    row("http://localhost:443", "https://localhost");
    row("https://localhost:80", "https://localhost");
    row("https://a.example/Path", "https://a.example/path");
    row("https://a.example/x", "https://a.example");
    row("https://www.a.example", "https://a.example");
    row("http://localhost:8080", "http://localhost:80");
}

void TestOneServer::isNotAnother()
{
    QFETCH(QString, other);
    QVERIFY(outboxTarget(serverUrl(QString::fromUtf8(QTest::currentDataTag())).url, key) !=
            outboxTarget(serverUrl(other).url, key));
}

/// What a script does that writes the address in another way each time.
void TestOneServer::getsOneCampaign()
{
    OutboxBench bench;
    const auto file = bench.clientData.filePath(QStringLiteral("c.campaign"));
    write(file, toIndentedJson(sample::request()));
    const auto port = QString::number(bench.server.url().port());
    for (const auto& server : {QStringLiteral("http://127.0.0.1:"), QStringLiteral("HTTP://127.0.0.1:")})
        for (const auto& end :
             {QStringLiteral(""), QStringLiteral("/"), QStringLiteral("//"), QStringLiteral("/api/v1/")}) {
            QProcess process;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("FAIRLEAD_TOKEN"), QString::fromLatin1(bench.token));
            process.setProcessEnvironment(environment);
            process.start(QStringLiteral(FAIRLEAD_PROGRAM),
                          {QStringLiteral("submit"), file, QStringLiteral("--server"), server + port + end,
                           QStringLiteral("--data-dir"), bench.clientData.path()});
            QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 200'000));
            QCOMPARE(process.exitCode(), 0);
        }
    QCOMPARE(bench.posts(), 1);
}

void TestOneServer::isOneWorkspaceInStoredLists()
{
    const QTemporaryDir dir;
    const auto path = dir.filePath(QStringLiteral("workspaces.json"));
    write(path, R"({"format":"fairlead-workspaces","version":1,"current":"b","workspaces":[
        {"id":"a","name":"One","server":"https://api.example.com","colour":"#ff0000","ca_file":"/ca.pem","key_prefix":"bav_live_AAAAAAAA","key_mark":"1"},
        {"id":"b","name":"Two","server":"https://API.example.com:443/","colour":"#00ff00","ca_file":"","key_prefix":"bav_live_AAAAAAAA","key_mark":"2","later":7},
        {"id":"c","name":"Three","server":"https://api.example.com/","colour":"#0000ff","ca_file":"","key_prefix":"bav_live_AAAAAAAA","key_mark":"3"},
        {"id":"d","name":"Another account","server":"https://api.example.com/","colour":"#0000ff","ca_file":"","key_prefix":"bav_live_BBBBBBBB","key_mark":"4"},
        {"id":"e","name":"No key","server":"https://api.example.com/","colour":"#0000ff","ca_file":"","key_prefix":"","key_mark":""}]})");
    for (int turn = 0; turn < 2; ++turn) { // as it was, and as it is written then
        WorkspaceStore store(dir.path());
        QCOMPARE(store.workspaces().size(), std::size_t(4)); // with the sandbox
        QCOMPARE(store.current().name, QStringLiteral("Two"));
        QCOMPARE(store.current().caFile, QStringLiteral("/ca.pem"));
        for (const auto& workspace : store.workspaces())
            if (!workspace.isSandbox)
                QCOMPARE(workspace.server, QUrl(QStringLiteral("https://api.example.com")));
        for (const auto* id : {"a", "b", "c"})
            QCOMPARE(store.find(QLatin1String(id)).value_or(Workspace()).id, QStringLiteral("b"));
        QCOMPARE(store.find(QStringLiteral("d"))->name, QStringLiteral("Another account"));
        QVERIFY(store.find(QStringLiteral("e")));
        QCOMPARE(store.setCurrent(QStringLiteral("b")), QString());
        QCOMPARE(store.formerIds().size(), 2);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"later\": 7")); // what is not ours stays
}

/// Two colours for one account, written alike, are the user's wish.
void TestOneServer::keepsWorkspacesThatWereMadeOnPurpose()
{
    const QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("workspaces.json")),
          R"({"format":"fairlead-workspaces","version":1,"current":"a","workspaces":[
        {"id":"a","name":"One","server":"https://api.example.com","colour":"#ff0000","ca_file":"","key_prefix":"bav_live_AAAAAAAA","key_mark":"1"},
        {"id":"b","name":"Two","server":"https://api.example.com","colour":"#00ff00","ca_file":"","key_prefix":"bav_live_AAAAAAAA","key_mark":"1"}]})");
    QCOMPARE(WorkspaceStore(dir.path()).workspaces().size(), std::size_t(3));
}

void TestOneServer::keepsItsFacts()
{
    const QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("server-facts.json")),
          R"({"format":"fairlead-server-facts","version":1,"servers":{
        "https://API.example.com:443/":{"contract":"New","contract_read_at":"2026-06-01T00:00:00Z","inferred_facts":{"x":"confirmed","y":"confirmed"},"linkedin_actions":["message"],"zone_reading_confirmed_by_user":false},
        "https://api.example.com":{"contract":"Old","contract_read_at":"2026-01-01T00:00:00Z","inferred_facts":{"x":"contradicted","z":"confirmed"},"linkedin_actions":[],"zone_reading_confirmed_by_user":true},
        "sandbox":{"contract":"S","contract_read_at":"2026-01-01T00:00:00Z","inferred_facts":{},"linkedin_actions":[],"zone_reading_confirmed_by_user":false}}})");
    const FactStore store(dir.path());
    for (const auto* spelling :
         {"https://api.example.com", "https://api.example.com/", "https://API.example.com:443"}) {
        const auto facts = store.facts(QLatin1String(spelling));
        QCOMPARE(facts.contractName, QStringLiteral("New"));
        QCOMPARE(facts.verdicts.value(QStringLiteral("x")), ServerFacts::Verdict::Confirmed);
        QCOMPARE(facts.verdicts.size(), 3);
        QVERIFY(facts.zoneReadingConfirmed);
    }
    QCOMPARE(store.facts(QStringLiteral("sandbox")).contractName, QStringLiteral("S"));
}

/// An outbox of before, in which one server has three names: nothing is created again, what waits goes on,
/// and the server's longest pause holds.
void TestOneServer::keepsItsSubmissions()
{
    const QTemporaryDir dir;
    const QStringList spellings{QStringLiteral("https://api.example.com"),
                                QStringLiteral("https://api.example.com/"),
                                QStringLiteral("https://api.example.com/api/v1")};
    const auto sandbox = QLatin1String(sandboxWorkspaceId);
    {
        OutboxStore store(dir.path());
        for (qsizetype i = 0; i < spellings.size(); ++i) {
            const OutboxTarget target{spellings[i], oldMark(spellings[i], key)};
            store.record({}, target, goodCampaign(qPrintable(QString::number(i))), Repeat::AdoptKnown, 1);
            store.hold(target, {1, 0, {}}, std::chrono::seconds(i + 1));
        }
        store.record({}, {sandbox, sandbox}, goodCampaign("in the sandbox"), Repeat::AdoptKnown, 1);
    }
    {
        LibraryDatabase database(dir.filePath(QStringLiteral("outbox.sqlite")),
                                 LibraryDatabase::Access::Write);
        database.run("DROP TABLE spellings");
        database.run("PRAGMA user_version = 6");
    }
    OutboxStore store(dir.path());
    const auto target = outboxTarget(QUrl(spellings[0]), key);
    store.takeFromOldSpellings(target, "bav_live_another-key-of-that-server");
    QCOMPARE(store.withWork(target).size(),
             std::size_t(1)); // the others are another key's, as far as is known
    store.takeFromOldSpellings(target, key);
    QCOMPARE(store.withWork(target).size(), std::size_t(3));
    for (int i = 0; i < 3; ++i) {
        const auto campaign = goodCampaign(qPrintable(QString::number(i)));
        QVERIFY(store.known(target, contentHash(campaign), Repeat::AdoptKnown));
    }
    QCOMPARE(store.holdLeft(target, {1, 0, {}}), std::chrono::milliseconds(3'000));
    QCOMPARE(store.withWork({sandbox, sandbox}).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestOneServer)
#include "tst_oneserver.moc"
