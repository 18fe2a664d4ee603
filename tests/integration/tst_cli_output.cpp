#include <QFileInfo>
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
    void tellsThatTheOutputIsLost_data();
    void tellsThatTheOutputIsLost();
};

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
