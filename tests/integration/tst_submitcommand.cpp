#include "models/campaign/codec.h"
#include "tests/support/comparejson.h"
#include "tests/support/outboxbench.h"
#include "tests/support/sampledata.h"

#include <QDirIterator>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

using namespace fairlead;
using Phase = FaultServer::Phase;

namespace {

struct Ended
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;

    Json json() const { return Json::parse(output.toStdString(), nullptr, false); }
    QString outcome() const { return toQString(json().at("outcome")); }
};

} // namespace

/// `fairlead submit` as a process: what scripts see.
class TestSubmitCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void createsAndAdopts();
    void createsInTheSandboxByItself();
    void endsAsTheServerAnswers_data();
    void endsAsTheServerAnswers();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void refusesAKeyThatIsNoAscii();
    void needsAKey();
    void saysThatNobodyListens();
    void reportsRuleProblemsWithoutAServer();
    void cannotReadWhatIsNoCampaign();
    void refusesToSendWithoutARecord();
    void createsOnceThoughKilled();
    void createsOnceForTwoAtTheSameTime();
    void leaksTheKeyNowhere();
    void crashesWithoutTheKey();

private:
    QByteArray everyFile() const;
    QStringList arguments(const QStringList& more = {}) const;
    Ended run(const QStringList& arguments, const QByteArray& token);
    QString write(const QString& name, const QByteArray& text) const;

    std::unique_ptr<OutboxBench> m_bench;
    std::unique_ptr<QTemporaryDir> m_files;
};

void TestSubmitCommand::init()
{
    m_bench = std::make_unique<OutboxBench>();
    m_files = std::make_unique<QTemporaryDir>();
}

QString TestSubmitCommand::write(const QString& name, const QByteArray& text) const
{
    QFile file(m_files->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    return file.fileName();
}

QStringList TestSubmitCommand::arguments(const QStringList& more) const
{
    return QStringList{QStringLiteral("submit"),
                       write(QStringLiteral("c.campaign"), toIndentedJson(sample::request())),
                       QStringLiteral("--json"),
                       QStringLiteral("--server"),
                       m_bench->server.url().toString(),
                       QStringLiteral("--data-dir"),
                       m_bench->clientData.path()} +
           more;
}

Ended TestSubmitCommand::run(const QStringList& list, const QByteArray& token)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FAIRLEAD_TOKEN"), QString::fromLocal8Bit(token));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), list);
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 200'000))
        qFatal("the command does not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray TestSubmitCommand::everyFile() const
{
    QByteArray everything;
    for (const auto& folder : {m_bench->clientData.path(), m_files->path()}) {
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read");
            everything += file.readAll();
        }
    }
    return everything;
}

void TestSubmitCommand::createsAndAdopts()
{
    const auto first = run(arguments(), m_bench->token);
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.outcome(), QStringLiteral("created"));
    QCOMPARE(first.json().at("status").get<std::string>(), "draft");
    QCOMPARE(first.json().at("attempts").get<int>(), 1);
    QVERIFY(first.json().at("problems").empty());
    QVERIFY(first.json().at("launch").is_null());
    const auto second = run(arguments(), m_bench->token);
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.outcome(), QStringLiteral("adopted"));
    COMPARE_JSON(second.json().at("campaign_id"), first.json().at("campaign_id"));
    const auto third = run(arguments({QStringLiteral("--again")}), m_bench->token);
    QCOMPARE(third.outcome(), QStringLiteral("created"));
    QVERIFY(third.json().at("campaign_id") != first.json().at("campaign_id"));
    const auto launched = run(arguments({QStringLiteral("--launch")}), m_bench->token);
    QCOMPARE(launched.exitCode, 0);
    QCOMPARE(launched.json().at("launch").at("outcome").get<std::string>(), "launched");
    QCOMPARE(m_bench->posts(), 2);
    QCOMPARE(m_bench->posts("/launch"), 1);
}

void TestSubmitCommand::createsInTheSandboxByItself()
{
    const QStringList list{QStringLiteral("submit"), QStringLiteral(FAIRLEAD_SAMPLES "/ten-steps.campaign"),
                           QStringLiteral("--json"), QStringLiteral("--data-dir"), m_files->path()};
    const auto first = run(list, {});
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.outcome(), QStringLiteral("created"));
    QCOMPARE(run(list, {}).outcome(), QStringLiteral("adopted"));
}

void TestSubmitCommand::endsAsTheServerAnswers_data()
{
    QTest::addColumn<FaultServer::Plan>("plan");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char* name, FaultServer::Plan plan, int exitCode, const char* outcome) {
        QTest::newRow(name) << std::move(plan) << exitCode << QString::fromLatin1(outcome);
    };
    row("401", {Phase::Reply, {401, R"({"detail":"No"})", {}}}, 5, "not_sent");
    row("403", {Phase::Reply, {403, R"({"detail":"No"})", {}}}, 1, "refused");
    row("422", {Phase::Reply, {422, R"({"detail":[{"loc":["body","name"],"msg":"No"}]})", {}}}, 1, "refused");
    row("429 for longer", {Phase::Reply, {429, {}, {{"Retry-After", "600"}}}}, 4, "not_sent");
    row("307", {Phase::Reply, {307, {}, {{"Location", "/api/v1/campaigns"}}}}, 4, "not_sent");
    row("answer lost", {Phase::AfterProcessing}, 0, "adopted");
    row("silence", {Phase::SilenceBefore}, 6, "unknown");
}

void TestSubmitCommand::endsAsTheServerAnswers()
{
    QFETCH(FaultServer::Plan, plan);
    m_bench->nextPost(plan);
    const auto ended = run(arguments({QStringLiteral("--wait"), QStringLiteral("3")}), m_bench->token);
    QTEST(ended.exitCode, "exitCode");
    QTEST(ended.outcome(), "outcome");
}

void TestSubmitCommand::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("list");
    const auto file = QStringLiteral("x.campaign");
    const auto submit = QStringLiteral("submit");
    QTest::newRow("no file") << QStringList{submit};
    QTest::newRow("two files") << QStringList{submit, file, file};
    QTest::newRow("unknown option") << QStringList{submit, file, QStringLiteral("--gain")};
    QTest::newRow("wait without a number") << QStringList{submit, file, QStringLiteral("--wait=soon")};
    QTest::newRow("wait below zero") << QStringList{submit, file, QStringLiteral("--wait=-1")};
}

void TestSubmitCommand::refusesBadUsage()
{
    QFETCH(QStringList, list);
    const auto ended = run(list, {});
    QCOMPARE(ended.exitCode, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY(!ended.errors.isEmpty());
}

void TestSubmitCommand::refusesAKeyThatIsNoAscii()
{
    for (const auto& token : {QByteArray("with space"), QByteArray("b\xc3\xa4v"), QByteArray("tab\t")}) {
        const auto ended = run(arguments(), token);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY(!ended.errors.contains(token));
    }
    QVERIFY(run({QStringLiteral("submit"), QStringLiteral("x"), QStringLiteral("--server"),
                 QStringLiteral("http://api.bavlio.example")},
                m_bench->token)
                .exitCode != 0);
    QCOMPARE(m_bench->server.connections(), 0);
}

void TestSubmitCommand::needsAKey()
{
    const auto ended = run(arguments(), {});
    QCOMPARE(ended.exitCode, 5);
    QCOMPARE(ended.outcome(), QStringLiteral("not_sent"));
    QCOMPARE(m_bench->server.connections(), 0);
}

void TestSubmitCommand::saysThatNobodyListens()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const auto url = QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort());
    closed.close();
    const auto ended = run(arguments({QStringLiteral("--server"), url}), m_bench->token);
    QCOMPARE(ended.exitCode, 4);
    QCOMPARE(ended.outcome(), QStringLiteral("not_sent"));
    QCOMPARE(ended.json().at("attempts").get<int>(), 0);
}

void TestSubmitCommand::reportsRuleProblemsWithoutAServer()
{
    auto request = sample::request();
    request["daily_limit"] = 0;
    auto list = arguments();
    list[1] = write(QStringLiteral("bad.campaign"), toIndentedJson(request));
    const auto ended = run(list, m_bench->token);
    QCOMPARE(ended.exitCode, 1);
    QCOMPARE(ended.outcome(), QStringLiteral("refused"));
    QCOMPARE(ended.json().at("problems").at(0).at("path").get<std::string>(), "/daily_limit");
    QCOMPARE(m_bench->server.connections(), 0);
}

void TestSubmitCommand::cannotReadWhatIsNoCampaign()
{
    auto list = arguments();
    for (const auto& text :
         {QByteArray("not json"), QByteArray("[]"), QByteArray(), QByteArray("\xff\xfe")}) {
        list[1] = write(QStringLiteral("bad.campaign"), text);
        QCOMPARE(run(list, m_bench->token).exitCode, 3);
    }
    list[1] = m_files->filePath(QStringLiteral("none.campaign"));
    QCOMPARE(run(list, m_bench->token).exitCode, 3);
    QCOMPARE(m_bench->server.connections(), 0);
}

void TestSubmitCommand::refusesToSendWithoutARecord()
{
    const auto noFolder = write(QStringLiteral("a-file"), "x") + QStringLiteral("/below");
    const auto ended = run(arguments({QStringLiteral("--data-dir"), noFolder}), m_bench->token);
    QCOMPARE(ended.exitCode, 3);
    QCOMPARE(ended.outcome(), QStringLiteral("not_sent"));
    QCOMPARE(m_bench->posts(), 0);
}

/// Killed while the server holds back its answer; the next run finds the campaign instead of making another.
void TestSubmitCommand::createsOnceThoughKilled()
{
    m_bench->nextPost({Phase::SilenceAfter});
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FAIRLEAD_TOKEN"), QString::fromLatin1(m_bench->token));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), arguments());
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->posts(), 1, 60'000);
    process.kill();
    QVERIFY(process.waitForFinished(60'000));
    const auto again = run(arguments(), m_bench->token);
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.outcome(), QStringLiteral("adopted"));
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
    QCOMPARE(m_bench->posts(), 1);
}

void TestSubmitCommand::createsOnceForTwoAtTheSameTime()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FAIRLEAD_TOKEN"), QString::fromLatin1(m_bench->token));
    const auto list = arguments();
    std::array<QProcess, 2> processes;
    for (auto& process : processes) {
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(FAIRLEAD_PROGRAM), list);
    }
    for (auto& process : processes) {
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 200'000));
        QCOMPARE(process.exitCode(), 0);
    }
    QCOMPARE(m_bench->posts(), 1);
    QCOMPARE(m_bench->onServer().size(), std::size_t(1));
}

/// Searches the key in every file, in the output, and in what a second listener saw.
void TestSubmitCommand::leaksTheKeyNowhere()
{
    const QByteArray key = m_bench->token;
    FaultServer second([](const SandboxRequest&) { return SandboxReply{200, "{}", {}}; });
    QVERIFY(second.listen());
    const auto elsewhere = second.url().toEncoded() + "/api/v1/campaigns/";
    const std::vector<FaultServer::Plan> plans{
        {},
        {Phase::Reply, {307, {}, {{"Location", elsewhere}}}},
        {Phase::Reply, {302, {}, {{"Location", elsewhere}}}},
        {Phase::Reply, {401, R"({"detail":"Bad key"})", {}}},
        {Phase::Reply, {422, R"({"detail":[{"loc":["body"],"msg":"no"}]})", {}}},
        {Phase::Raw, {}, "garbage"},
        {Phase::Reply, {401, "{\"detail\":\"Unknown: Bearer " + key + "\"}", {}}},
        {Phase::Reply, {422, "{\"detail\":[{\"loc\":[\"body\",\"name\"],\"msg\":\"" + key + "\"}]}", {}}},
        {Phase::Reply, {500, "{\"message\":\"" + key.toBase64() + "\"}", {{"X-Request-Id", key}}}},
        {Phase::Raw, {}, "HTTP/1.1 400 " + key + "\r\nContent-Length: 0\r\n\r\n"},
    };
    QByteArray everything;
    int number = 0;
    for (const auto& plan : plans) {
        m_bench->server.decide([&](const FaultServer::Received&) { return plan; });
        auto list = arguments({QStringLiteral("--wait"), QStringLiteral("2"), QStringLiteral("--log-level"),
                               QStringLiteral("debug")});
        list[1] = write(QStringLiteral("n%1.campaign").arg(number),
                        toIndentedJson(sample::request(("Leak " + std::to_string(number)).c_str())));
        ++number;
        const auto ended = run(list, key);
        everything += ended.output + ended.errors;
    }
    everything += everyFile();
    QVERIFY(everything.contains("Leak 0")); // the files are there
    QVERIFY(!everything.contains(key));
    QVERIFY(!everything.contains(key.toBase64()));
    QCOMPARE(second.connections(), 0);
}

/// In the middle of a submission, with the key in memory.
void TestSubmitCommand::crashesWithoutTheKey()
{
    m_bench->nextPost({Phase::SilenceAfter});
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FAIRLEAD_TOKEN"), QString::fromLatin1(m_bench->token));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_files->path());
    process.start(QStringLiteral("/bin/sh"),
                  QStringList{QStringLiteral("-c"),
                              QStringLiteral("ulimit -c \"$(ulimit -H -c)\"; exec \"$@\""),
                              QStringLiteral("sh"), QStringLiteral(FAIRLEAD_PROGRAM)} +
                      arguments({QStringLiteral("--log-level"), QStringLiteral("debug")}));
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->posts(), 1, 60'000);
    QFile limits(QStringLiteral("/proc/%1/limits").arg(process.processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromLatin1(limits.readAll())
                .simplified()
                .contains(QStringLiteral("Max core file size 0 0")));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGSEGV), 0);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    const auto left = everyFile() + process.readAllStandardOutput() + process.readAllStandardError();
    QVERIFY(!left.isEmpty());
    QVERIFY(!left.contains(m_bench->token));
}

QTEST_GUILESS_MAIN(TestSubmitCommand)
#include "tst_submitcommand.moc"
