#include "models/campaign/json.h"

#include <QFile>
#include <QTest>

using namespace fairlead;

/// A fault of a campaign file is told with its place, in words that help.
class TestJsonFault : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsPlaceAndReason_data();
    void tellsPlaceAndReason();
    void findsAFaultWhereverTheParserDoes();
};

void TestJsonFault::tellsPlaceAndReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const QByteArray& text, const char* place, const char* reason) {
        QTest::newRow(name) << text << QString::fromLatin1(place) << QString::fromUtf8(reason);
    };
    QFile file(QStringLiteral(FAIRLEAD_TEST_DATA "/fieldcases/f19-comma.campaign"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    row("two commas", file.readAll(), "line 33, column 23 (byte 820)", "a comma too many");
    row("a comma before the end", "{\n  \"a\": 1,\n}", "line 2, column 9 (byte 11)", "a comma too many");
    row("in a list", "{\"a\": [1, 2, ]}", "line 1, column 12 (byte 12)", "a comma too many");
    row("at the start of a list", "{\"a\": [, 2]}", "line 1, column 8 (byte 8)", "a comma too many");
    row("no comma", "{\n\"a\": 1\n\"b\": 2}", "line 3, column 1 (byte 10)", "A comma is missing");
    row("no comma between objects", "[{}\r\n {}]", "line 2, column 2 (byte 7)", "A comma is missing");
    row("no colon", "{\"a\" 1}", "line 1, column 6 (byte 6)", "A colon is missing");
    row("no value", "{\"a\": }", "line 1, column 7 (byte 7)", "A value is missing");
    row("no value before a comma", "{\"a\": , \"b\": 1}", "line 1, column 7 (byte 7)", "A value is missing");
    row("characters, not bytes", "{\"Zo\xc3\xab 🚀\": ,}", "line 1, column 11 (byte 15)",
        "A value is missing");
    row("a mark at the start", "\xef\xbb\xbf{,}", "line 1, column 2 (byte 5)", "a comma too many");
    row("lone carriage returns", "{\r\"a\": ,}", "line 2, column 6 (byte 8)", "A value is missing");
    row("curly quotes", "{“a”: 1}", "line 1, column 2 (byte 2)", "straight quotation marks");
    row("curly quotes around a value", "{\"a\": “b”}", "line 1, column 7 (byte 7)", "straight ones");
    row("single quotes", "{'a': 1}", "line 1, column 2 (byte 2)", "double quotation marks");
    row("a bare name", "{name: 1}", "line 1, column 2 (byte 2)", "“name” must stand in");
    row("a bare value", "{\"a\": yes}", "line 1, column 7 (byte 7)", "“yes” is no value");
    row("Python's words", "{\"a\": True}", "line 1, column 7 (byte 7)", "“True” is no value");
    row("a number with a zero", "{\"a\": 012}", "line 1, column 7 (byte 7)", "“012” is no number");
    row("a number with a plus", "{\"a\": +1}", "line 1, column 7 (byte 7)", "“+1” is no number");
    row("half a fraction", "{\"a\": 1.}", "line 1, column 7 (byte 7)", "“1.” is no number");
    row("a comment", "{\n// why\n\"a\": 1}", "line 2, column 1 (byte 3)", "no comments");
    row("a line break in a text", "{\"a\": \"x\ny\"}", "line 1, column 7 (byte 7)", "not closed on its line");
    row("a tab in a text", "{\"a\": \"x\ty\"}", "line 1, column 9 (byte 9)", "written \\t");
    row("an escape in a text", "{\"a\": \"x\x1by\"}", "line 1, column 9 (byte 9)", "written \\u001b");
    row("a path of Windows", "{\"a\": \"C:\\new\\data\"}", "line 1, column 14 (byte 14)", "backslash");
    row("half a pair", R"({"a": "\ud800"})", "line 1, column ", "\\u");
    row("the wrong bracket", "{\"a\": [1}", "line 1, column 9 (byte 9)", "a } where a ] is missing");
    row("a bracket too many", "{\"a\": 1}}", "line 1, column 9 (byte 9)", "more after the end");
    row("half a file", "{\n \"a\": [1,\n", "line 3, column 1 (byte 13)",
        "] closes what line 2, column 7 (byte 9) opens");
    row("two documents", "{}\n{}", "line 2, column 1 (byte 4)", "more after the end");
    row("Latin-1", "{\"name\":\n\"M\xfcller\"}", "line 2, column 3 (byte 12)", "UTF-8");
    row("an escape outside texts", "{\"a\": \x1b[31m}", "line 1, column 7 (byte 7)", "value");
}

void TestJsonFault::tellsPlaceAndReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    const auto read = parseJson(text);
    QVERIFY(!read.value);
    QVERIFY2(read.error.message.contains(place), qPrintable(read.error.message));
    QVERIFY2(read.error.message.contains(reason), qPrintable(read.error.message));
    for (const auto c : read.error.message)
        QVERIFY(c.isPrint());
}

/// Each byte of a sound text replaced by each of some others: whatever the parser refuses has a place within
/// the text.
void TestJsonFault::findsAFaultWhereverTheParserDoes()
{
    const QByteArray sound("{\"a\": [1.5e3, true, null, {\"b\\n\": \"\\u00e9\"}], \"c\": -0}");
    QVERIFY(parseJson(sound).value);
    for (qsizetype at = 0; at < sound.size(); ++at)
        for (const char c : {',', ':', '"', '{', ']', '\\', 'x', '0', '\n', ' ', '\'', '-', '\xff'}) {
            auto text = sound;
            text[at] = c;
            const auto read = parseJson(text);
            if (read.value)
                continue;
            QVERIFY2(read.error.message.contains(QLatin1String("line ")), text);
            QVERIFY2(!read.error.message.contains(QLatin1String("half of a")), text);
        }
}

QTEST_GUILESS_MAIN(TestJsonFault)
#include "tst_jsonfault.moc"
