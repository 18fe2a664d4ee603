#include "models/campaign/json.h"
#include "models/leads/tablereader.h"
#include "models/leads/tabletext.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStringEncoder>
#include <QTest>

using namespace fairlead;
using Kind = RowFault::Kind;
using Rows = QList<QStringList>;

/// List files as spreadsheets and exports write them, and as they should not be.
class TestTableReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatPythonReads();
    void decodes_data();
    void decodes();
    void tellsThatAFileIsNoTable_data();
    void tellsThatAFileIsNoTable();
    void findsTheSeparator_data();
    void findsTheSeparator();
    void tellsFaults_data();
    void tellsFaults();
    void leavesOutWhatIsNoRow();
    void readsUnclosedQuotesInTime();
};

namespace {

Rows rowsOf(TableReader& reader)
{
    Rows rows;
    while (const auto row = reader.next())
        rows << row->fields;
    return rows;
}

std::vector<RowFault> faultsOf(const QByteArray& text)
{
    std::vector<RowFault> faults;
    TableReader reader(text, ',');
    while (const auto row = reader.next())
        faults.insert(faults.end(), row->faults.begin(), row->faults.end());
    return faults;
}

bool tells(const std::vector<RowFault>& faults, std::initializer_list<Kind> kinds)
{
    return std::ranges::any_of(
        faults, [&](const RowFault& fault) { return std::ranges::find(kinds, fault.kind) != kinds.end(); });
}

} // namespace

/// tests/data/leads/make_tables.py has asked another reader.
void TestTableReader::readsWhatPythonReads()
{
    QFile file(QStringLiteral(FAIRLEAD_TEST_DATA "/leads/tables.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto cases = parseJson(file.readAll()).value.value();
    QVERIFY(cases.size() >= 600);
    for (const auto& each : cases) {
        const auto text = toQString(each["text"]).toUtf8();
        const bool isFaulty = tells(faultsOf(text), {Kind::QuoteNotClosed, Kind::TextAfterQuote});
        QVERIFY2(isFaulty != each.contains("rows"), text.toPercentEncoding());
        if (isFaulty)
            continue;
        Rows expected;
        for (const auto& row : each["rows"]) {
            QStringList fields;
            for (const auto& field : row)
                fields << toQString(field);
            expected << fields;
        }
        TableReader reader(text, ',');
        QVERIFY2(rowsOf(reader) == expected, text.toPercentEncoding());
    }
}

void TestTableReader::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("encoding");
    const auto text = QStringLiteral("name\nZoë 名\n");
    const auto row = [](const char* name, const QByteArray& bytes, const QString& expected,
                        TextEncoding encoding) {
        QTest::newRow(name) << bytes << expected << static_cast<int>(encoding);
    };
    const auto utf16 = [&](QStringConverter::Encoding encoding, QStringConverter::Flag flag) {
        QStringEncoder encoder(encoding, flag);
        return QByteArray(encoder(text));
    };
    using enum QStringConverter::Flag;
    row("UTF-8", text.toUtf8(), text, TextEncoding::Utf8);
    row("UTF-8 with a mark", "\xef\xbb\xbf" + text.toUtf8(), text, TextEncoding::Utf8);
    row("UTF-16, little end first", utf16(QStringConverter::Utf16LE, WriteBom), text,
        TextEncoding::Utf16LittleEndian);
    row("UTF-16, big end first", utf16(QStringConverter::Utf16BE, WriteBom), text,
        TextEncoding::Utf16BigEndian);
    row("UTF-16 without a mark", utf16(QStringConverter::Utf16LE, Default), text,
        TextEncoding::Utf16LittleEndian);
    row("big end first, without a mark", utf16(QStringConverter::Utf16BE, Default), text,
        TextEncoding::Utf16BigEndian);
    row("Windows-1252", "name,price\nZo\xeb \x96 M\xfcller,3 \x80\n",
        QStringLiteral("name,price\nZoë – Müller,3 €\n"), TextEncoding::Windows1252);
    row("UTF-8 but for one byte", "Zo\xc3\xab, M\xc3\xbcller, K\xfcnne\n",
        QStringLiteral("Zoë, Müller, K\uFFFDnne\n"), TextEncoding::Utf8);
    row("the end of a text under DOS", QByteArray("a\nb\n\x1a"), QStringLiteral("a\nb\n"),
        TextEncoding::Utf8);
}

void TestTableReader::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(int, encoding);
    const auto read = readTableText(bytes);
    QCOMPARE(read.error, QString());
    QCOMPARE(QString::fromUtf8(read.utf8), text);
    QCOMPARE(static_cast<int>(read.encoding), encoding);
}

void TestTableReader::tellsThatAFileIsNoTable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("empty");
    QTest::newRow("blanks") << QByteArray(" \r\n\n") << QStringLiteral("empty");
    QTest::newRow("a mark alone") << QByteArray("\xff\xfe") << QStringLiteral("empty");
    QTest::newRow("a workbook") << QByteArray("PK\x03\x04\x14\x00\x06", 7) << QStringLiteral("workbook");
    QTest::newRow("an old workbook") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1") << QStringLiteral("workbook");
    QTest::newRow("a PDF") << QByteArray("%PDF-1.7\n") << QStringLiteral("PDF");
    QTest::newRow("a program") << QByteArray("\x7f\x45LF\x02\x01\x01\x00\x00\x00", 10)
                               << QStringLiteral("zero bytes");
}

void TestTableReader::tellsThatAFileIsNoTable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto read = readTableText(bytes);
    QVERIFY2(read.error.contains(says), qPrintable(read.error));
    QVERIFY(read.utf8.isEmpty());
}

void TestTableReader::findsTheSeparator_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("row");
    const auto row = [](const char* name, const char* text, const QStringList& fields) {
        QTest::newRow(name) << QByteArray(text) << fields;
    };
    const QStringList berg{QStringLiteral("Berg, Ann"), QStringLiteral("x")};
    row("semicolons beside commas", "name;note\nBerg, Ann;x\n", berg);
    row("tabs beside commas", "name\tnote\nBerg, Ann\tx\n", berg);
    row("bars", "name|note\nBerg, Ann|x\n", berg);
    row("more semicolons in a field than commas between", "name,note\nAnn,\"a;b;c;d\"\n",
        {QStringLiteral("Ann"), QStringLiteral("a;b;c;d")});
    row("a comma in the header's quotes", "\"name, first\";note\nBerg, Ann;x\n", berg);
    row("one column", "mail\nann@x\n", {QStringLiteral("ann@x")});
    row("named by Excel's line", "sep=;\r\nname;note\r\nBerg, Ann;x\r\n", berg);
    row("named in quotes", "\"sep=|\"\nname|note\nBerg, Ann|x\n", berg);
    row("named against the rows", "SEP=;\nname,note\nAnn,x\n", {QStringLiteral("Ann,x")});
}

void TestTableReader::findsTheSeparator()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, row);
    TableReader reader(text);
    QVERIFY(reader.next()); // the header
    const auto first = reader.next();
    QVERIFY(first);
    QCOMPARE(first->fields, row);
}

void TestTableReader::tellsFaults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<Rows>("rows");
    const auto row = [](const char* name, const char* text, Kind kind, qint64 line, const char* expected) {
        Rows rows;
        for (const auto& fields : QString::fromUtf8(expected).split(u'/'))
            rows << fields.split(u'|');
        QTest::newRow(name) << QByteArray(text) << static_cast<int>(kind) << line << rows;
    };
    row("a quote that nothing closes", "a,b\n1,\"19 rack\n2,x\n", Kind::QuoteNotClosed, 2,
        "a|b/1|\"19 rack/2|x");
    row("two of them: the second is no end", "a,b\n1,\"19 rack\n2,x\n3,\"5 nail\n", Kind::QuoteNotClosed, 2,
        "a|b/1|\"19 rack/2|x/3|\"5 nail");
    row("with lone carriage returns", "a,b\r1,\"19 rack\r2,x\r", Kind::QuoteNotClosed, 2,
        "a|b/1|\"19 rack/2|x");
    row("text after a quote", "a,b\n1,2\n\"Ann\" Berg,x\n", Kind::TextAfterQuote, 3, "a|b/1|2/Ann Berg|x");
    row("after a row of two lines", "a,b\n\"x\ny\",1\n\"Ann\" Berg,x\n", Kind::TextAfterQuote, 4,
        "a|b/x\ny|1/Ann Berg|x");
    row("more fields", "a,b\n1,2,3\n", Kind::MoreFields, 2, "a|b/1|2|3");
    row("fewer fields", "a,b\n1\n", Kind::FewerFields, 2, "a|b/1");
    row("a letter that was none", "a,b\n1,\xef\xbf\xbd\n", Kind::UnreadableLetter, 2, "a|b/1|\xef\xbf\xbd");
}

void TestTableReader::tellsFaults()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(qint64, line);
    QFETCH(Rows, rows);
    TableReader reader(text, ',');
    QCOMPARE(rowsOf(reader), rows);
    const auto faults = faultsOf(text);
    QVERIFY(!faults.empty());
    QCOMPARE(static_cast<int>(faults.front().kind), kind);
    QCOMPARE(faults.front().line, line);
    QVERIFY(inWords(faults.front()).contains(QString::number(line)));
}

void TestTableReader::leavesOutWhatIsNoRow()
{
    const auto text = "a,b\n1,2\n" + QByteArray(2 * 1024 * 1024, 'x') + ",y\n3,4\n";
    TableReader reader(text, ',');
    const auto rows = rowsOf(reader);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.last(), (QStringList{QStringLiteral("3"), QStringLiteral("4")}));
    QCOMPARE(reader.rejected(), (std::vector<RowFault>{{3, Kind::TooLong}}));
}

void TestTableReader::readsUnclosedQuotesInTime()
{
    QByteArray text("a,b\n");
    for (int i = 0; i < 50'000; ++i)
        text += "1,\"19 rack\n";
    QElapsedTimer timer;
    timer.start();
    TableReader reader(text, ',');
    QCOMPARE(rowsOf(reader).size(), 50'001);
    QVERIFY2(timer.elapsed() < 20'000,
             qPrintable(QString::number(timer.elapsed()))); // it must not be the square
}

QTEST_GUILESS_MAIN(TestTableReader)
#include "tst_tablereader.moc"
