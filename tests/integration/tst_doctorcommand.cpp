#include "models/campaign/codec.h"
#include "models/drafts/draftlibrary.h"
#include "network/submission/outboxstore.h"
#include "tests/integration/doctorbench.h"
#include "tests/support/sampledata.h"

#include <QDateTime>
#include <QDir>
#include <QTcpServer>

using namespace fairlead;
using Phase = FaultServer::Phase;

/// `fairlead doctor` on set-ups that are sound and that are not.
class TestDoctorCommand : public QObject, private DoctorBench
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }

    void findsASoundSetup();
    void checksTheSandboxByItself();
    void printsText();
    void tellsWhatTheServerAnswers_data();
    void tellsWhatTheServerAnswers();
    void warnsOfAWrongClock_data();
    void warnsOfAWrongClock();
    void leavesTheServerAloneAsLongAsItAsked();
    void saysThatNobodyListens();
    void saysThatThereIsNoKey();
    void needsADirectoryThatCanBeWritten();
    void looksAtTheLibrary();
    void needsTimeZones();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void logsRequestsWithoutTheKey();
};

void TestDoctorCommand::findsASoundSetup()
{
    const auto ended = doctor();
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.json().at("ok").get<bool>());
    QCOMPARE(ended.json().at("checks").size(), std::size_t(7));
    for (const auto* check : {"data-directory", "library", "time-zones", "server", "key"})
        QVERIFY2(ended.state(check) == QLatin1String("ok"), check);
    QCOMPARE(ended.state("keychain"), QStringLiteral("warning")); // a session without a keyring works
    QVERIFY(ended.message("keychain").contains(QLatin1String("session")));
    QVERIFY(!ended.json().contains("contract"));
    QVERIFY(ended.errors.isEmpty());
    QVERIFY(QDir(m_data->path()).isEmpty()); // it only looked
}

void TestDoctorCommand::checksTheSandboxByItself()
{
    const auto ended =
        run({QStringLiteral("doctor"), QStringLiteral("--json"), QStringLiteral("--contract")}, {});
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(toQString(ended.json().at("workspace")), QStringLiteral("Sandbox"));
    QCOMPARE(ended.state("key"), QStringLiteral("ok"));
    QCOMPARE(ended.state("contract"), QStringLiteral("ok"));
    const auto counts = ended.json().at("contract").at("counts");
    QCOMPARE(counts.at("differs").get<int>(), 0);
    QCOMPARE(counts.at("contradicted").get<int>(), 0);
    QVERIFY(counts.at("confirmed").get<int>() > 20);
}

void TestDoctorCommand::printsText()
{
    const auto ended =
        run({QStringLiteral("doctor"), QStringLiteral("--server"), m_server->url().toString()});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.output.contains("Key: Fine. The server accepts the key."));
    QVERIFY(ended.output.endsWith("All is well.\n"));
}

void TestDoctorCommand::tellsWhatTheServerAnswers_data()
{
    QTest::addColumn<FaultServer::Plan>("plan");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* name, FaultServer::Plan plan, int exitCode, const char* server,
                        const char* key) {
        QTest::newRow(name) << std::move(plan) << exitCode << QString::fromLatin1(server)
                            << QString::fromLatin1(key);
    };
    row("200 without a body", {Phase::Reply, {200, {}, {}}}, 0, "ok", "ok");
    row("200 with something else", {Phase::Reply, {200, R"(["odd"])", {}}}, 0, "ok", "ok");
    row("a login page", {Phase::Reply, {200, "<html>Log in</html>", {}}}, 0, "warning", "skipped");
    row("401", {Phase::Reply, {401, R"({"detail":"No"})", {}}}, 5, "ok", "failed");
    row("403", {Phase::Reply, {403, R"({"detail":"No"})", {}}}, 5, "ok", "failed");
    row("404", {Phase::Reply, {404, {}, {}}}, 4, "failed", "skipped");
    row("503", {Phase::Reply, {503, "<html>", {}}}, 4, "failed", "skipped");
    row("302 elsewhere", {Phase::Reply, {302, {}, {{"Location", "http://127.0.0.1:9/"}}}}, 4, "failed",
        "skipped");
    row("garbage", {Phase::Raw, {}, "garbage"}, 4, "failed", "skipped");
    row("broken off", {Phase::BeforeProcessing}, 4, "failed", "skipped");
}

void TestDoctorCommand::tellsWhatTheServerAnswers()
{
    QFETCH(FaultServer::Plan, plan);
    m_server->decide([&](const FaultServer::Received&) { return plan; });
    const auto ended = doctor();
    QTEST(ended.exitCode, "exitCode");
    QTEST(ended.state("server"), "server");
    QTEST(ended.state("key"), "key");
    QCOMPARE(ended.json().at("ok").get<bool>(), ended.exitCode == 0);
    QVERIFY(!ended.output.contains(token));
}

void TestDoctorCommand::warnsOfAWrongClock_data()
{
    QTest::addColumn<qint64>("serverAhead"); // seconds
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("the same") << qint64(0) << QStringLiteral("ok") << QStringLiteral("agrees");
    QTest::newRow("two hours behind")
        << qint64(3 * 3600) << QStringLiteral("warning") << QStringLiteral("hours behind");
    QTest::newRow("days ahead") << qint64(-5 * 86'400) << QStringLiteral("warning")
                                << QStringLiteral("days ahead");
}

void TestDoctorCommand::warnsOfAWrongClock()
{
    QFETCH(qint64, serverAhead);
    m_server->decide([&](const FaultServer::Received&) {
        const auto time = QDateTime::currentDateTimeUtc().addSecs(serverAhead);
        const auto date = QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        return FaultServer::Plan{Phase::Reply, {200, "{}", {{"Date", date.toLatin1()}}}};
    });
    const auto ended = doctor();
    QCOMPARE(ended.exitCode, 0); // a warning
    QTEST(ended.state("clock"), "state");
    QFETCH(QString, words);
    QVERIFY2(ended.message("clock").contains(words), qPrintable(ended.message("clock")));
}

/// What the outbox was asked holds for a look, too; and what waits there is told.
void TestDoctorCommand::leavesTheServerAloneAsLongAsItAsked()
{
    {
        OutboxStore store(m_data->path());
        const auto target = outboxTarget(m_server->url(), token);
        const auto now = QDateTime::currentMSecsSinceEpoch();
        store.hold(target, momentNow(), std::chrono::hours(1));
        store.record({}, target, decodeCampaign(sample::request("Spring outreach")), Repeat::AdoptKnown, now);
    }
    const auto ended = doctor();
    QCOMPARE(ended.state("server"), QStringLiteral("warning"));
    QVERIFY(ended.message("server").contains(QLatin1String("asked to be left alone until")));
    QVERIFY(m_server->requests().empty());
    QCOMPARE(ended.message("outbox"), QStringLiteral("Submissions that wait or are unclear: 1."));
}

void TestDoctorCommand::saysThatNobodyListens()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const auto url = QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort());
    closed.close();
    const auto ended =
        run({QStringLiteral("doctor"), QStringLiteral("--json"), QStringLiteral("--server"), url});
    QCOMPARE(ended.exitCode, 4);
    QCOMPARE(ended.state("server"), QStringLiteral("failed"));
    QCOMPARE(ended.state("key"), QStringLiteral("skipped"));
    QCOMPARE(ended.state("clock"), QStringLiteral("skipped"));
    QCOMPARE(ended.state("library"), QStringLiteral("ok"));
}

void TestDoctorCommand::saysThatThereIsNoKey()
{
    const auto ended = doctor({}, {});
    QCOMPARE(ended.exitCode, 5);
    QCOMPARE(ended.state("server"), QStringLiteral("ok"));
    QCOMPARE(ended.state("key"), QStringLiteral("failed"));
    QVERIFY(!m_server->requests().empty());
    QVERIFY(m_server->requests().front().header("Authorization").isEmpty());
}

void TestDoctorCommand::needsADirectoryThatCanBeWritten()
{
    const auto noFolder = write(QStringLiteral("a-file"), "x") + QStringLiteral("/below");
    const auto ended = doctor({QStringLiteral("--data-dir"), noFolder});
    QCOMPARE(ended.exitCode, 3);
    QCOMPARE(ended.state("data-directory"), QStringLiteral("failed"));
    QCOMPARE(ended.state("key"), QStringLiteral("ok")); // the rest is looked at all the same
    const auto missing = m_data->filePath(QStringLiteral("not/yet"));
    const auto later = doctor({QStringLiteral("--data-dir"), missing});
    QCOMPARE(later.exitCode, 0);
    QVERIFY(later.message("data-directory").contains(QLatin1String("can be made")));
    QVERIFY(!QFile::exists(missing));
}

void TestDoctorCommand::looksAtTheLibrary()
{
    QString path;
    {
        DraftLibrary library(m_data->path());
        library.create(DraftLibrary::newId(), newDraft(QStringLiteral("UTC"))).waitForFinished();
        path = library.path();
    }
    const auto sound = doctor();
    QCOMPARE(sound.state("library"), QStringLiteral("ok"));
    QVERIFY(sound.message("library").contains(QLatin1String("Campaigns: 1;")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096));
    file.write(QByteArray(static_cast<qsizetype>(file.size() - 4096), '\x5a'));
    file.close();
    const auto damaged = doctor();
    QCOMPARE(damaged.exitCode, 3);
    QCOMPARE(damaged.state("library"), QStringLiteral("failed"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "no database at all, but longer than the header of one, which has a hundred bytes; so it goes on");
    file.close();
    QCOMPARE(doctor().state("library"), QStringLiteral("failed"));
}

void TestDoctorCommand::needsTimeZones()
{
    const auto ended = run({QStringLiteral("doctor"), QStringLiteral("--json"), QStringLiteral("--server"),
                            m_server->url().toString()},
                           token, {QStringLiteral("TZDIR=") + m_files->path()});
    QCOMPARE(ended.exitCode, 3);
    QCOMPARE(ended.state("time-zones"), QStringLiteral("failed"));
    QVERIFY(ended.message("time-zones").contains(QLatin1String("tzdata")));
}

void TestDoctorCommand::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("list");
    QTest::newRow("a file without --contract") << QStringList{QStringLiteral("x.json")};
    QTest::newRow("two files") << QStringList{QStringLiteral("--contract"), QStringLiteral("a"),
                                              QStringLiteral("b")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--heal")};
    QTest::newRow("both words") << QStringList{QStringLiteral("--confirm-zone-reading"),
                                               QStringLiteral("--doubt-zone-reading")};
    QTest::newRow("plain http") << QStringList{QStringLiteral("--server"),
                                               QStringLiteral("http://api.bavlio.example")};
}

void TestDoctorCommand::refusesBadUsage()
{
    QFETCH(QStringList, list);
    const auto ended = run(QStringList{QStringLiteral("doctor"), QStringLiteral("--json")} + list);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY(!ended.errors.isEmpty());
    const auto odd = run({QStringLiteral("doctor"), QStringLiteral("--json")}, "with space");
    QCOMPARE(odd.exitCode, 2);
    QVERIFY(!odd.errors.contains("with space"));
}

void TestDoctorCommand::logsRequestsWithoutTheKey()
{
    QVERIFY(!QFile::exists(m_data->filePath(QStringLiteral("requests.log"))));
    QCOMPARE(doctor({QStringLiteral("--log-level"), QStringLiteral("debug")}).exitCode, 0);
    QFile log(m_data->filePath(QStringLiteral("requests.log")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const auto text = log.readAll();
    QVERIFY(text.contains(" GET /api/v1/auth/me 200 "));
    QVERIFY(!text.contains(token));
}

QTEST_GUILESS_MAIN(TestDoctorCommand)
#include "tst_doctorcommand.moc"
