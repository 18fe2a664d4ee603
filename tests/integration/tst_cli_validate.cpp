#include "models/campaign/json.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// `fairlead validate` as a process: exit codes, and exactly one JSON document on standard output.
class TestCliValidate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exitsAsWritten_data();
    void exitsAsWritten();
    void aMistypedOptionDoesNotShowItsValue_data();
    void aMistypedOptionDoesNotShowItsValue();
    void oneFileIsOneObject();
    void severalFilesAreAnArrayInTheirOrder();
    void aWarningIsNoError_data();
    void aWarningIsNoError();
    void withoutJsonStandardOutputStaysEmpty();
    void anUnreadableFileIsNamedInTheJson();
    void needsNoLocaleAndNoDisplay();
    void optionsMayStandAnywhere();
    void filesAreNotTouched();
    void helpAndVersionGoToStandardOutput();

private:
    struct Run
    {
        int exitCode;
        QByteArray output;
        QByteArray messages;

        Json json() const { return parseJson(output).value.value_or(Json()); }
    };

    Run run(const QStringList& arguments,
            const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) const;
    QString write(const QString& name, const QByteArray& text) const;
    QString good() const { return QStringLiteral(FAIRLEAD_SAMPLES "/autumn-outreach.campaign"); }
    QString bad() const { return write(QStringLiteral("bad.campaign"), R"({"name":"A","daily_limit":0})"); }
    QString broken() const { return write(QStringLiteral("broken.campaign"), "{"); }

    QTemporaryDir m_dir;
};

TestCliValidate::Run TestCliValidate::run(const QStringList& arguments,
                                          const QProcessEnvironment& environment) const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_dir.path());
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString TestCliValidate::write(const QString& name, const QByteArray& text) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

namespace {

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestCliValidate::exitsAsWritten_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char* name, const QStringList& arguments, int exitCode) {
        QTest::newRow(name) << arguments << exitCode;
    };
    const auto option = QStringLiteral("--json");
    const auto none = m_dir.filePath(QStringLiteral("none.campaign"));
    row("a sound campaign", {good()}, 0);
    row("an unsound campaign", {bad()}, 1);
    row("one of both", {good(), bad()}, 1);
    row("no file", {}, 2);
    row("no file but an option", {option}, 2);
    row("an unknown option", {good(), QStringLiteral("--frobnicate")}, 2);
    row("a file that is not there", {none}, 3);
    row("a folder", {m_dir.path()}, 3);
    row("no campaign", {broken()}, 3);
    row("an empty file", {write(QStringLiteral("empty.campaign"), {})}, 3);
    row("a newer version",
        {write(QStringLiteral("newer.campaign"),
               R"({"format":"fairlead-campaign","version":2,"campaign":{}})")},
        3);
    row("a device without end", {QStringLiteral("/dev/zero")}, 3);
    row("the worst of all counts", {good(), bad(), none}, 3);
    row("the worst first", {none, bad(), good()}, 3);
    row("no name of a file", {QString()}, 3);
}

void TestCliValidate::exitsAsWritten()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const auto plain = run(QStringList{QStringLiteral("validate")} + arguments);
    QVERIFY2(plain.exitCode == exitCode, plain.messages.constData());
    QVERIFY(!plain.messages.isEmpty());
    const auto json = run(QStringList{QStringLiteral("validate"), QStringLiteral("--json")} + arguments);
    QCOMPARE(json.exitCode, exitCode);
    if (exitCode == 2)
        QVERIFY(json.output.isEmpty());
    else
        QVERIFY2(parseJson(json.output).value, json.output.constData());
}

void TestCliValidate::aMistypedOptionDoesNotShowItsValue_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto key = QStringLiteral("bav_live_S3cretS3cretS3cretS3cretS3cretS3cretS3cret");
    const auto other = QStringLiteral("eyJhbGciOiJIUzI1NiJ9S3cretS3cretS3cret");
    const auto file = good();
    const auto row = [](const QStringList& arguments) {
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments;
    };
    const auto validate = QStringLiteral("validate");
    for (const auto& value : {key, other}) {
        row({QStringLiteral("--token=") + value});
        row({QStringLiteral("--token") + value});
        row({QStringLiteral("--token:") + value});
        row({QStringLiteral("--token ") + value});
        row({QStringLiteral("-t") + value});
        row({QStringLiteral("--tokenstdin=") + value, validate, file});
        row({validate, file, QStringLiteral("--token=") + value});
        row({validate, file, QStringLiteral("--key"), value});
        row({validate, QStringLiteral("-k=") + value, file});
        row({QStringLiteral("submit"), file, QStringLiteral("--Token=") + value});
        row({QStringLiteral("doctor"), QStringLiteral("--apikey=") + value});
        row({QStringLiteral("--log-level=") + value});
        row({QStringLiteral("sandbox"), QStringLiteral("--port=") + value});
        row({value});
        row({QStringLiteral("--token-stdin"), value});
    }
    row({QStringLiteral("submit"), file, QStringLiteral("--server=") + key});
    row({QStringLiteral("submit"), file, QStringLiteral("--server=https://me:S3cret@api.example.com")});
    row({QStringLiteral("submit"), key});
}

/// It may be a key, and what a terminal shows is kept for long.
void TestCliValidate::aMistypedOptionDoesNotShowItsValue()
{
    QFETCH(QStringList, arguments);
    const auto ended = run(arguments);
    QVERIFY(ended.exitCode != 0);
    QVERIFY(!ended.messages.isEmpty());
    QVERIFY2(!ended.messages.contains("S3cret"), ended.messages.constData());
    QVERIFY2(!ended.output.contains("S3cret"), ended.output.constData());
}

void TestCliValidate::oneFileIsOneObject()
{
    const auto json = run({QStringLiteral("validate"), bad(), QStringLiteral("--json")}).json();
    QVERIFY(json.is_object());
    QCOMPARE(toQString(json["file"]), bad());
    QVERIFY(json["valid"] == Json(false));
    const auto& problems = json["problems"];
    const auto limit = std::find_if(problems.begin(), problems.end(),
                                    [](const Json& problem) { return problem["path"] == "/daily_limit"; });
    QVERIFY(limit != problems.end());
    QCOMPARE(toCompactJson(*limit),
             QByteArray(R"({"severity":"error","path":"/daily_limit","code":"out_of_range",)"
                        R"("message":"Daily limit must be between 1 and 10000; it is 0."})"));
}

void TestCliValidate::severalFilesAreAnArrayInTheirOrder()
{
    const auto json =
        run({QStringLiteral("validate"), QStringLiteral("--json"), bad(), good(), broken()}).json();
    QVERIFY(json.is_array());
    QCOMPARE(json.size(), std::size_t(3));
    QCOMPARE(toQString(json[0]["file"]), bad());
    QCOMPARE(toQString(json[1]["file"]), good());
    QCOMPARE(toQString(json[2]["file"]), broken());
    QVERIFY(json[0]["valid"] == Json(false) && json[1]["valid"] == Json(true) &&
            json[2]["valid"] == Json(false));
}

void TestCliValidate::aWarningIsNoError_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("severity");
    QTest::addColumn<QString>("path");
    // How an unknown server reads the zone says nothing about this campaign.
    QTest::newRow("a hint") << good() << QStringLiteral("hint") << QStringLiteral("/timezone");
    auto campaign = *parseJson(read(good())).value;
    campaign["campaign"]["timezone"] = "UTC";
    campaign["campaign"]["name"] = " ";
    QTest::newRow("a warning") << write(QStringLiteral("blank.campaign"),
                                        QByteArray::fromStdString(campaign.dump()))
                               << QStringLiteral("warning") << QStringLiteral("/name");
}

void TestCliValidate::aWarningIsNoError()
{
    QFETCH(QString, file);
    QFETCH(QString, severity);
    QFETCH(QString, path);
    const auto result = run({QStringLiteral("validate"), file, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 0);
    const auto json = result.json();
    QVERIFY(json["valid"] == Json(true));
    QCOMPARE(json["problems"].size(), std::size_t(1));
    QCOMPARE(toQString(json["problems"][0]["severity"]), severity);
    QCOMPARE(toQString(json["problems"][0]["path"]), path);
}

void TestCliValidate::withoutJsonStandardOutputStaysEmpty()
{
    const auto result = run({QStringLiteral("validate"), bad()});
    QVERIFY(result.output.isEmpty());
    QVERIFY(result.messages.contains("/daily_limit"));
    QVERIFY(result.messages.contains("out_of_range"));
}

void TestCliValidate::anUnreadableFileIsNamedInTheJson()
{
    const auto json = run({QStringLiteral("validate"), broken(), QStringLiteral("--json")}).json();
    QVERIFY(json["valid"] == Json(false));
    QVERIFY(json["problems"].is_array());
    QVERIFY(!toQString(json["error"]).isEmpty());
}

void TestCliValidate::needsNoLocaleAndNoDisplay()
{
    QProcessEnvironment bare;
    bare.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    const auto umlauts = write(QStringLiteral("Grüße 😀.campaign"), R"({"name":"Łódź","type":"süß"})");
    const auto result = run({QStringLiteral("validate"), umlauts, QStringLiteral("--json")}, bare);
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(toQString(result.json()["file"]), umlauts);
    QVERIFY(result.output.contains("süß"));
    QVERIFY(result.messages.contains("Grüße"));
}

void TestCliValidate::optionsMayStandAnywhere()
{
    const auto dataDir = m_dir.filePath(QStringLiteral("data"));
    const auto before = run({QStringLiteral("--data-dir"), dataDir, QStringLiteral("validate"),
                             QStringLiteral("--json"), good()});
    const auto after = run({QStringLiteral("validate"), good(), QStringLiteral("--json"),
                            QStringLiteral("--data-dir=") + dataDir});
    QCOMPARE(before.exitCode, 0);
    QCOMPARE(after.output, before.output);
    const auto dashes = write(QStringLiteral("--json"), R"({"name":"A"})");
    const auto file = run({QStringLiteral("validate"), QStringLiteral("--"), QStringLiteral("--json")});
    QVERIFY(!dashes.isEmpty());
    QCOMPARE(file.exitCode, 1);
    QVERIFY(file.output.isEmpty());
}

void TestCliValidate::filesAreNotTouched()
{
    const auto path = bad();
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    const auto before = QDir(m_dir.path()).entryList(QDir::AllEntries | QDir::Hidden);
    run({QStringLiteral("validate"), path});
    QCOMPARE(QDir(m_dir.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(R"({"name":"A","daily_limit":0})"));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
}

void TestCliValidate::helpAndVersionGoToStandardOutput()
{
    const auto help = run({QStringLiteral("validate"), QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.output.contains("fairlead validate FILE"));
    QVERIFY(help.messages.isEmpty());
    const auto version = run({QStringLiteral("--version")});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.output.startsWith("fairlead "));
}

QTEST_GUILESS_MAIN(TestCliValidate)
#include "tst_cli_validate.moc"
