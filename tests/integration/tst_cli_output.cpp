#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

/// Commands that write a file: never in the place of a device or a pipe.
class TestCliOutput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesAPipeInItsPlace_data();
    void leavesAPipeInItsPlace();
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

QTEST_GUILESS_MAIN(TestCliOutput)
#include "tst_cli_output.moc"
