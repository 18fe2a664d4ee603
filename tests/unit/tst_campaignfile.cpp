#include "tests/unit/campaigns.h"
#include "tests/unit/documents.h"

#include "models/campaign/codec.h"
#include "models/drafts/campaignfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace fairlead;
using namespace fairlead::test;

/// Campaign files: what is read, what is refused and how it is said, and that nothing is lost on the way.
class TestCampaignFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void readsAsDeepAsItSays();
    void anyDraftSurvives();
    void oneChangedFieldIsOneChangedLine();
    void writesTheFrameFirst();
    void writesTextsAsTheyAre();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void refusesAHugeFile();
    void aRefusedFileIsLeftUntouched();
    void writesTheFileAsAWhole();
    void saysWhyAFileCannotBeWritten();
    void putsNoFileInThePlaceOfAnotherThing();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    QString write(const QString& name, const QByteArray& text) const;

    QTemporaryDir m_dir;
};

namespace {

QByteArray framed(const QByteArray& version, const QByteArray& campaign = R"({"name":"A"})")
{
    return R"({"format":"fairlead-campaign","version":)" + version + R"(,"campaign":)" + campaign + "}";
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString TestCampaignFile::write(const QString& name, const QByteArray& text) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path(name) : QString();
}

void TestCampaignFile::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a file") << framed("1");
    QTest::newRow("a bare request") << QByteArray(R"({"name":"A"})");
    QTest::newRow("a byte order mark") << "\xef\xbb\xbf" + framed("1");
    QTest::newRow("white space around") << "\r\n\t " + framed("1") + " \n";
    QTest::newRow("the version as 1.0") << framed("1.0");
    QTest::newRow("escapes") << QByteArray(R"({"name":"\u0041"})");
}

void TestCampaignFile::reads()
{
    QFETCH(QByteArray, text);
    const auto file = readCampaignText(text);
    QVERIFY2(file.draft, qPrintable(file.error));
    QCOMPARE(file.draft->campaign.name.value(), QStringLiteral("A"));
}

void TestCampaignFile::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& text, const char* says) {
        QTest::newRow(name) << text << QString::fromUtf8(says);
    };
    QStringEncoder little(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom);
    QStringEncoder big(QStringEncoder::Utf16BE);
    const auto utf16 = QString::fromUtf8(framed("1"));
    row("nothing", "", "empty");
    row("white space", " \n", "empty");
    row("a byte order mark only", "\xef\xbb\xbf", "empty");
    row("no JSON", "name: A", "not JSON");
    row("half a file", framed("1").chopped(9), "not JSON");
    row("two documents", framed("1") + framed("1"), "not JSON");
    row("a NUL byte at the end", framed("1") + '\0', "NUL");
    row("text behind a NUL byte", framed("1") + '\0' + "lost", "NUL");
    row("another campaign behind a NUL byte", framed("1") + QByteArray(1, '\0') + framed("1"), "NUL");
    row("a NUL byte after a line break", framed("1") + "\n" + QByteArray(4096, '\0'), "NUL");
    row("a NUL byte in a text", QByteArray("{\"name\":\"A\0B\"}", 14), "NUL");
    row("a NUL byte between members", QByteArray("{\"name\":\"A\",\0\"daily_limit\":5}", 30), "NUL");
    row("text at the end", framed("1") + "lost", "not JSON");
    row("a byte order mark at the end", framed("1") + "\xef\xbb\xbf", "not JSON");
    row("a control character at the end", framed("1") + "\x1a", "not JSON");
    row("a bracket too many", framed("1") + "}", "not JSON");
    row("a trailing comma", R"({"name":"A",})", "not JSON");
    row("NaN", R"({"name":NaN})", "not JSON");
    row("a number beyond all bounds", R"({"daily_limit":1e999})", "number");
    row("Latin-1", "{\"name\":\"M\xfcller\"}", "UTF-8");
    row("an overlong form", "{\"name\":\"\xc0\xaf\"}", "UTF-8");
    row("half a surrogate pair", R"({"name":"\ud800"})", "not JSON");
    row("UTF-16 with a mark", QByteArray(little(utf16)), "UTF-16");
    row("UTF-16 without one", QByteArray(big(utf16)), "UTF-16");
    row("binary", QByteArray("\x7f\x45\x4c\x46\x02\x01\x01\x00\x00", 9), "not JSON");
    row("a list", "[]", "not an object");
    row("a text", "\"campaign\"", "not an object");
    row("null", "null", "not an object");
    row("an object of another kind", R"({"swagger":"2.0"})", "not a campaign");
    row("an empty object", "{}", "not a campaign");
    row("another format", R"({"format":"other","version":1,"campaign":{}})", "not a campaign");
    row("a format that is no text", R"({"format":1,"campaign":{}})", "not a campaign");
    row("no version", R"({"format":"fairlead-campaign","campaign":{}})", "version");
    row("version 0", framed("0"), "version");
    row("version 1.5", framed("1.5"), "version");
    row("a version in quotes", framed("\"1\""), "version");
    row("a newer version", framed("2"), "up to version 1");
    row("a version beyond 64 bits", framed("99999999999999999999"), "version");
    row("no campaign", R"({"format":"fairlead-campaign","version":1})", "campaign");
    row("a campaign that is a list", framed("1", "[]"), "campaign");
    row("a name twice", R"({"name":"A","daily_limit":5,"name":"B"})", "“name” twice");
    row("a name twice in a step", R"({"name":"A","steps":[{"step":1},{"step":2,"step":3}]})", "“step” twice");
    row("too deep", R"({"name":)" + QByteArray(64, '[') + QByteArray(64, ']') + "}", "deeper than 64");
    QByteArray members;
    for (int i = 0; i < 40'000; ++i)
        members += ",\"member" + QByteArray::number(i) + "\":1";
    row("a bomb of members", R"({"a":{"x":1)" + members + "}}", "more than 10000 members");
    const QByteArray object = R"({"x":1)" + members.left(members.indexOf(",\"member9990\"")) + "}";
    row("a bomb of objects", '[' + QByteArray(object + ',').repeated(5) + "0]", "too many objects");
    row("a bomb of values", '[' + QByteArray(1'000'000, '0').replace("0", "0,") + "0]",
        "more than 1000000 values");
    row("too deep in a frame", R"({"name":)" + QByteArray(63, '[') + QByteArray(63, ']') + "}",
        "deeper than 64");
    row("a bomb of brackets", QByteArray(1'000'000, '['), "deeper than 64");
}

void TestCampaignFile::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto file = readCampaignText(text);
    QVERIFY(!file.draft);
    QVERIFY2(file.error.contains(says), qPrintable(file.error));
}

void TestCampaignFile::readsAsDeepAsItSays()
{
    const auto file = readCampaignText(R"({"name":)" + QByteArray(62, '[') + QByteArray(62, ']') + "}");
    QVERIFY2(file.draft, qPrintable(file.error));
    QVERIFY(file.draft->campaign.name.isMistyped());
    QVERIFY(readCampaignText(R"({"name":"[[[[)" + QByteArray(100, '[') + R"(\"["})").draft);
}

void TestCampaignFile::anyDraftSurvives()
{
    QVERIFY(rc::check("a draft that was written is read alike", [] {
        CampaignDraft draft;
        draft.campaign = decodeCampaign(*anyCampaignJson());
        draft.editor = Json{{"future", *anyJson()}};
        draft.unknown = Json{{"x_" + *anyText(), *anyJson()}};
        const auto file = readCampaignText(campaignFileText(draft));
        RC_ASSERT(file.draft.has_value());
        RC_ASSERT(*file.draft == draft);
    }));
}

void TestCampaignFile::oneChangedFieldIsOneChangedLine()
{
    CampaignDraft draft;
    draft.campaign = decodeCampaign(mixedCampaign());
    const auto before = campaignFileText(draft).split('\n');
    draft.campaign.steps.value()[1].delayDays = 9;
    const auto after = campaignFileText(draft).split('\n');
    QCOMPARE(after.size(), before.size());
    int different = 0;
    for (qsizetype i = 0; i < after.size(); ++i)
        different += after[i] != before[i] ? 1 : 0;
    QCOMPARE(different, 1);
}

void TestCampaignFile::writesTheFrameFirst()
{
    CampaignDraft draft;
    draft.campaign.name = QStringLiteral("A");
    draft.unknown["zebra"] = 1;
    QCOMPARE(campaignFileText(draft), QByteArray("{\n"
                                                 "  \"format\": \"fairlead-campaign\",\n"
                                                 "  \"version\": 1,\n"
                                                 "  \"campaign\": {\n"
                                                 "    \"name\": \"A\"\n"
                                                 "  },\n"
                                                 "  \"zebra\": 1\n"
                                                 "}\n"));
}

void TestCampaignFile::writesTextsAsTheyAre()
{
    CampaignDraft draft;
    draft.campaign.name = QStringLiteral("Łódź 😀 \"/\" \n");
    QVERIFY(campaignFileText(draft).contains("\"Łódź 😀 \\\"/\\\" \\n\""));
}

void TestCampaignFile::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing there") << path(QStringLiteral("none.campaign"));
    QTest::newRow("a folder") << m_dir.path();
    QTest::newRow("a device without end") << QStringLiteral("/dev/zero");
    QTest::newRow("an empty device") << QStringLiteral("/dev/null");
    QTest::newRow("below a file") << QStringLiteral("/dev/null/x");
}

void TestCampaignFile::refusesWhatIsNoFile()
{
    QFETCH(QString, path);
    const auto file = readCampaignFile(path);
    QVERIFY(!file.draft);
    QVERIFY(!file.error.isEmpty());
}

void TestCampaignFile::refusesAHugeFile()
{
    QFile file(path(QStringLiteral("huge.campaign")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(maxCampaignFileSize + 1)); // takes no space on the disk
    const auto read = readCampaignFile(file.fileName());
    QVERIFY(!read.draft);
    QVERIFY2(read.error.contains(QLatin1String("16 MB")), qPrintable(read.error));
}

void TestCampaignFile::aRefusedFileIsLeftUntouched()
{
    const auto newer = framed("2");
    const auto name = write(QStringLiteral("newer.campaign"), newer);
    QVERIFY(!readCampaignFile(name).draft);
    QCOMPARE(read(name), newer);
}

void TestCampaignFile::writesTheFileAsAWhole()
{
    CampaignDraft draft;
    draft.campaign = decodeCampaign(mixedCampaign());
    const auto name = write(QStringLiteral("old.campaign"), QByteArray(100'000, 'x'));
    QCOMPARE(writeCampaignFile(name, draft), QString());
    QCOMPARE(read(name), campaignFileText(draft));
    const auto again = readCampaignFile(name);
    QVERIFY2(again.draft, qPrintable(again.error));
    QVERIFY(*again.draft == draft);
}

void TestCampaignFile::saysWhyAFileCannotBeWritten()
{
    QVERIFY(!writeCampaignFile(path(QStringLiteral("none/a.campaign")), {}).isEmpty());
    QVERIFY(!writeCampaignFile(m_dir.path(), {}).isEmpty());
}

void TestCampaignFile::putsNoFileInThePlaceOfAnotherThing()
{
    const auto pipe = path(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    QVERIFY(!writeCampaignFile(pipe, {}).isEmpty());
    QVERIFY(!QFileInfo(pipe).isFile());
}

QTEST_GUILESS_MAIN(TestCampaignFile)
#include "tst_campaignfile.moc"
