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
    void showsWhatATerminalWouldObey_data();
    void showsWhatATerminalWouldObey();
    void leavesJsonAsItIs();
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
    QVERIFY(summary.out.contains("How we calculated: follow-ups first"));
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

namespace {

const auto hostile = QStringLiteral("A\x1b[31m\u009d0;t\a\nB\u202eC\u2028D");

/// A campaign whose every text would do something to a terminal.
QString hostileCampaign(const QTemporaryDir& dir, const QString& fileName)
{
    QFile sample(sampleCampaign);
    if (!sample.open(QIODevice::ReadOnly))
        return {};
    auto file = QJsonDocument::fromJson(sample.readAll()).object();
    auto campaign = file[QStringLiteral("campaign")].toObject();
    campaign[QStringLiteral("name")] = hostile;
    campaign[QStringLiteral("type")] = hostile;
    campaign[QStringLiteral("timezone")] = hostile;
    file[QStringLiteral("campaign")] = campaign;
    QFile written(dir.filePath(fileName));
    if (!written.open(QIODevice::WriteOnly))
        return {};
    written.write(QJsonDocument(file).toJson());
    return written.fileName();
}

/// The first character that a terminal would obey; none: U+0000.
QChar obeyedIn(const QByteArray& output)
{
    for (const auto c : QString::fromUtf8(output))
        if (c != u'\n' && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                           c.category() == QChar::Separator_Line))
            return c;
    return {};
}

} // namespace

void TestCliOutput::showsWhatATerminalWouldObey_data()
{
    QTest::addColumn<QStringList>("arguments"); // %1: the campaign, %2: a file that is none
    const auto row = [](const char* name, const char* arguments) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ');
    };
    row("validate", "validate %1");
    row("validate --json", "validate %1 --json");
    row("validate what is no campaign", "validate %2");
    row("forecast", "forecast %1 --leads 5");
    row("forecast what is no campaign", "forecast %2 --leads 5");
    row("export", "export %1 --format svg --leads 5 -o /nowhere/plan.svg");
    row("export what is no campaign", "export %2 --format svg --leads 5 -o /nowhere/plan.svg");
    row("import", "drafts import %1");
    row("import what is no campaign", "drafts import %2");
    row("list", "drafts list");
    row("a draft that is not there", "drafts export %2 x.campaign");
    row("submit", "submit %1 --wait 1");
    row("submit what is no campaign", "submit %2");
    row("an unknown option", "validate --%2");
    row("an unknown command", "sen\x1b[1md");
    row("an unknown command with a break", "sen\nd\x7f");
}

void TestCliOutput::showsWhatATerminalWouldObey()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir dir;
    const auto data = dir.filePath(QStringLiteral("data"));
    const auto campaign = hostileCampaign(dir, QStringLiteral("a\x1b[1m\u202e.campaign"));
    const auto none = dir.filePath(QStringLiteral("none\x1b[2m\nx"));
    QFile file(none);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"a\": \x1b[31m\xe2\x80\xae}");
    file.close();
    QCOMPARE(run({QStringLiteral("--data-dir"), data, QStringLiteral("drafts"), QStringLiteral("import"),
                  campaign})
                 .exitCode,
             0);
    for (auto& argument : arguments)
        argument.replace(QLatin1String("%1"), campaign).replace(QLatin1String("%2"), none);
    const bool isJson = arguments.contains(QStringLiteral("--json"));
    const auto said = run(QStringList{QStringLiteral("--data-dir"), data} + arguments);
    QCOMPARE(obeyedIn(said.err), QChar());
    if (!isJson)
        QCOMPARE(obeyedIn(said.out), QChar());
    QVERIFY(!(said.out + said.err).isEmpty());
}

void TestCliOutput::leavesJsonAsItIs()
{
    const QTemporaryDir dir;
    const auto campaign = hostileCampaign(dir, QStringLiteral("a.campaign"));
    const auto data = dir.filePath(QStringLiteral("data"));
    QCOMPARE(run({QStringLiteral("--data-dir"), data, QStringLiteral("drafts"), QStringLiteral("import"),
                  campaign})
                 .exitCode,
             0);
    const auto listed = run({QStringLiteral("--data-dir"), data, QStringLiteral("drafts"),
                             QStringLiteral("list"), QStringLiteral("--json")});
    const auto name = QJsonDocument::fromJson(listed.out).array().first().toObject()[QStringLiteral("name")];
    QCOMPARE(name.toString(), hostile);
    const auto people =
        run({QStringLiteral("--data-dir"), data, QStringLiteral("drafts"), QStringLiteral("list")});
    QVERIFY2(people.out.contains("A\\u001b[31m"), people.out);
    QCOMPARE(people.out.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestCliOutput)
#include "tst_cli_output.moc"
