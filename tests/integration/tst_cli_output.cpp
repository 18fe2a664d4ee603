#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

/// Commands that write: never in the place of a device, a pipe or the campaign, and not without a word when
/// nobody takes it.
class TestCliOutput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesAPipeInItsPlace_data();
    void leavesAPipeInItsPlace();
    void leavesTheCampaignInItsPlace_data();
    void leavesTheCampaignInItsPlace();
    void printsThePlanWithoutItsActions();
    void saysWhatAPlanLacks();
    void opensNoWindowForASlip();
    void wantsALeadAndAStepTogether();
    void saysThatALaunchIsInThePast();
    void tellsThatTheOutputIsLost_data();
    void tellsThatTheOutputIsLost();
};

namespace {

struct Said
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Said run(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), arguments);
    if (!process.waitForFinished()) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Said forecast(const QStringList& arguments)
{
    return run(QStringList{QStringLiteral("forecast")} + arguments);
}

const auto sampleCampaign = QStringLiteral(FAIRLEAD_SAMPLES "/autumn-outreach.campaign");

} // namespace

void TestCliOutput::opensNoWindowForASlip()
{
    const auto said = run({QStringLiteral("forcast"), sampleCampaign});
    QCOMPARE(said.exitCode, 2);
    QVERIFY2(said.err.contains("forcast"), said.err);
}

void TestCliOutput::saysWhatAPlanLacks()
{
    const QTemporaryDir dir;
    const auto path = dir.filePath(QStringLiteral("empty.campaign"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"name\": \"No days\", \"steps\": [{\"step\": 1, \"delay_days\": 0}]}");
    file.close();
    const auto said =
        forecast({path, QStringLiteral("--leads"), QStringLiteral("5"), QStringLiteral("--json")});
    QCOMPARE(said.exitCode, 1);
    const auto problems = QJsonDocument::fromJson(said.out).object()[QStringLiteral("problems")].toArray();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().toObject()[QStringLiteral("path")].toString(), QStringLiteral("/send_days"));
    QVERIFY(said.err.contains("There is no plan for this campaign."));
}

void TestCliOutput::wantsALeadAndAStepTogether()
{
    const auto said = forecast({sampleCampaign, QStringLiteral("--leads"), QStringLiteral("5"),
                                QStringLiteral("--lead"), QStringLiteral("1")});
    QCOMPARE(said.exitCode, 2);
    QVERIFY(said.err.contains("--lead and --step belong together."));
    QVERIFY(said.out.isEmpty());
}

void TestCliOutput::saysThatALaunchIsInThePast()
{
    const QStringList past{sampleCampaign, QStringLiteral("--leads"), QStringLiteral("5"),
                           QStringLiteral("--launch-at"), QStringLiteral("2020-06-01T08:00:00Z")};
    const auto summary = forecast(past);
    QCOMPARE(summary.exitCode, 0);
    QVERIFY(summary.out.contains("The launch is in the past, on "));
    QVERIFY(summary.out.contains("Assumed: follow-ups first"));
    const auto json = forecast(past + QStringList{QStringLiteral("--json")});
    QVERIFY(json.err.contains("The launch is in the past, on "));
    QVERIFY(!QJsonDocument::fromJson(json.out).isNull());
    QVERIFY(!json.out.contains("in the past"));
    const auto future = forecast({sampleCampaign, QStringLiteral("--leads"), QStringLiteral("5")});
    QVERIFY(!future.out.contains("in the past"));
}

void TestCliOutput::leavesAPipeInItsPlace_data()
{
    const auto sample = QStringLiteral(FAIRLEAD_SAMPLES "/autumn-outreach.campaign");
    QTest::addColumn<QStringList>("arguments"); // the pipe's path follows
    QTest::newRow("forecast") << QStringList{QStringLiteral("forecast"), sample, QStringLiteral("--leads"),
                                             QStringLiteral("3"), QStringLiteral("--actions")};
    for (const char* format : {"pdf", "csv"})
        QTest::addRow("export %s", format)
            << QStringList{QStringLiteral("export"),   sample,
                           QStringLiteral("--leads"),  QStringLiteral("3"),
                           QStringLiteral("--format"), QString::fromLatin1(format),
                           QStringLiteral("-o")};
}

void TestCliOutput::leavesAPipeInItsPlace()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir dir;
    const auto pipe = dir.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    QProcess process;
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), arguments << pipe);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
    QVERIFY(process.readAllStandardError().contains("is not a file"));
    QVERIFY(QFileInfo::exists(pipe) && !QFileInfo(pipe).isFile());
}

void TestCliOutput::leavesTheCampaignInItsPlace_data()
{
    QTest::addColumn<QStringList>("arguments"); // the campaign's path follows
    QTest::newRow("forecast") << QStringList{QStringLiteral("forecast"), QStringLiteral("--leads"),
                                             QStringLiteral("3"), QStringLiteral("--actions")};
    QTest::newRow("export") << QStringList{QStringLiteral("export"), QStringLiteral("--leads"),
                                           QStringLiteral("3"),      QStringLiteral("--format"),
                                           QStringLiteral("csv"),    QStringLiteral("-o")};
}

void TestCliOutput::leavesTheCampaignInItsPlace()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir dir;
    const auto campaign = dir.filePath(QStringLiteral("own.campaign"));
    QVERIFY(QFile::copy(QStringLiteral(FAIRLEAD_SAMPLES "/autumn-outreach.campaign"), campaign));
    const auto size = QFileInfo(campaign).size();
    QVERIFY(QFile::link(campaign, dir.filePath(QStringLiteral("link"))));
    QProcess process;
    process.start(QStringLiteral(FAIRLEAD_PROGRAM),
                  arguments << dir.filePath(QStringLiteral("link")) << campaign);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("is the campaign itself"));
    QCOMPARE(QFileInfo(campaign).size(), size);
}

void TestCliOutput::printsThePlanWithoutItsActions()
{
    QProcess process;
    process.start(QStringLiteral(FAIRLEAD_PROGRAM),
                  {QStringLiteral("forecast"), QStringLiteral(FAIRLEAD_SAMPLES "/autumn-outreach.campaign"),
                   QStringLiteral("--leads"), QStringLiteral("3"), QStringLiteral("--json"),
                   QStringLiteral("--actions"), QStringLiteral("/nowhere/a.csv")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
    QVERIFY(process.readAllStandardError().contains("was not written"));
    QVERIFY(process.readAllStandardOutput().contains("\"actions\": 9"));
}

void TestCliOutput::tellsThatTheOutputIsLost_data()
{
    const auto sample = QStringLiteral(FAIRLEAD_SAMPLES "/autumn-outreach.campaign");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("validate") << QStringList{QStringLiteral("validate"), sample, QStringLiteral("--json")};
    QTest::newRow("forecast") << QStringList{QStringLiteral("forecast"), sample, QStringLiteral("--json")};
    QTest::newRow("version") << QStringList{QStringLiteral("--version")};
}

void TestCliOutput::tellsThatTheOutputIsLost()
{
    QFETCH(QStringList, arguments);
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), arguments);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
    QVERIFY(process.readAllStandardError().contains("cannot be written"));
}

QTEST_GUILESS_MAIN(TestCliOutput)
#include "tst_cli_output.moc"
