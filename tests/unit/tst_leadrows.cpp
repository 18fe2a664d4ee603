#include "models/catalog/leadrows.h"

#include <QFile>
#include <QTest>

using namespace fairlead;
using Leads = std::vector<qint64>;

/// Rows of a dataset's file, as spreadsheets write them.
class TestLeadRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTables_data();
    void readsTables();
    void findsRowsThatHoldEveryWord();
    void findsNoMoreThanAsked();
    void hasNoRowsWithoutText();
    void readsFilesOfPeople_data();
    void readsFilesOfPeople();
    void findsWithoutMarks_data();
    void findsWithoutMarks();
    void saysWhatIsWrong();
};

void TestLeadRows::readsTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QStringList>>("expected"); // the header first
    const auto row = [](const char* name, const char* text, const char* expected) {
        QList<QStringList> rows;
        for (const auto& fields : QString::fromUtf8(expected).split(u'/'))
            rows << fields.split(u'|');
        QTest::newRow(name) << QByteArray(text) << rows;
    };
    row("commas", "mail,name\na@x,Ann\nb@x,Ben\n", "mail|name/a@x|Ann/b@x|Ben");
    row("no last line feed", "mail,name\na@x,Ann", "mail|name/a@x|Ann");
    row("semicolons", "mail;name\na@x;Berg, Ann\n", "mail|name/a@x|Berg, Ann");
    row("tabs and carriage returns", "mail\tname\r\na@x\tAnn\r\n", "mail|name/a@x|Ann");
    row("byte order mark", "\xef\xbb\xbfmail,name\na@x,Ann\n", "mail|name/a@x|Ann");
    row("quotes", "mail,name\na@x,\"Ann \"\"B\"\" C, D\"\n", "mail|name/a@x|Ann \"B\" C, D");
    row("a line feed in quotes", "mail,name\na@x,\"Ann\nBerg\"\nb@x,Ben\n",
        "mail|name/a@x|Ann\nBerg/b@x|Ben");
    row("empty lines", "mail,name\n\na@x,Ann\n\r\n", "mail|name/a@x|Ann");
    row("empty fields", "mail,name\n,\n", "mail|name/|");
    row("a quote that never ends", "mail,name\n\"a@x,Ann\nb@x", "mail|name/\"a@x|Ann/b@x");
    row("inches", "mail,size\na@x,19\" rack\nb@x,5\" nail\nc@x,2\"\n",
        "mail|size/a@x|19\" rack/b@x|5\" nail/c@x|2\"");
    row("lone carriage returns", "mail,name\ra@x,Ann\rb@x,Ben\r", "mail|name/a@x|Ann/b@x|Ben");
}

void TestLeadRows::readsTables()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<QStringList>, expected);
    const LeadRows rows(text);
    QCOMPARE(rows.header(), expected.takeFirst());
    QCOMPARE(rows.count(), expected.size());
    for (qsizetype lead = 0; lead < expected.size(); ++lead)
        QCOMPARE(rows.row(lead), expected[lead]);
}

void TestLeadRows::findsRowsThatHoldEveryWord()
{
    const LeadRows rows(
        "mail,name\nann@north.example,Ann\nben@south.example,Ängström\nann@south.example,Ann\n");
    QCOMPARE(rows.find(QStringLiteral("ann"), 9), (Leads{0, 2}));
    QCOMPARE(rows.find(QStringLiteral("SOUTH  ann"), 9), Leads{2});
    QCOMPARE(rows.find(QStringLiteral("äNGS"), 9), Leads{1});
    QCOMPARE(rows.find(QStringLiteral("mail"), 9), Leads{}); // the header is no lead
    QCOMPARE(rows.find(QStringLiteral(" "), 9), Leads{});
}

void TestLeadRows::findsNoMoreThanAsked()
{
    QByteArray text("mail\n");
    for (int i = 0; i < 100; ++i)
        text += "lead@x\n";
    QCOMPARE(LeadRows(text).find(QStringLiteral("lead"), 7).size(), 7U);
}

void TestLeadRows::hasNoRowsWithoutText()
{
    QCOMPARE(LeadRows().count(), 0);
    QCOMPARE(LeadRows(QByteArray()).find(QStringLiteral("a"), 9), Leads{});
    QCOMPARE(LeadRows("mail,name").count(), 0);
}

namespace {

QByteArray fieldCase(const QString& name)
{
    QFile file(QStringLiteral(FAIRLEAD_TEST_DATA "/fieldcases/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestLeadRows::readsFilesOfPeople_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("search");
    QTest::addColumn<Leads>("found");
    QTest::newRow("inches") << fieldCase(QStringLiteral("f06-inch.csv")) << QStringLiteral("p9@") << Leads{9};
    QTest::newRow("UTF-16") << fieldCase(QStringLiteral("f07-utf16.csv")) << QStringLiteral("zoë")
                            << Leads{3};
    QTest::newRow("UTF-16, the last row")
        << fieldCase(QStringLiteral("f07-utf16.csv")) << QStringLiteral("p11@") << Leads{11};
    QTest::newRow("carriage returns")
        << fieldCase(QStringLiteral("f07-cr.csv")) << QStringLiteral("p11@") << Leads{11};
    QTest::newRow("decomposed") << fieldCase(QStringLiteral("f08.csv")) << QStringLiteral("Zoë") << Leads{3};
    QTest::newRow("Windows-1252") << QByteArray("mail;name\na@x;Ann\nb@x;Zo\xeb\n") << QStringLiteral("zoë")
                                  << Leads{1};
    QTest::newRow("sep=") << QByteArray("sep=|\r\nmail|name\r\na@x|Ann\r\nb@x|Zo\xc3\xab\r\n")
                          << QStringLiteral("zoe") << Leads{1};
}

void TestLeadRows::readsFilesOfPeople()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, search);
    QFETCH(Leads, found);
    const LeadRows rows(text);
    QCOMPARE(rows.error(), QString());
    QVERIFY(rows.faults().empty());
    QCOMPARE(rows.find(search, 9), found);
    QVERIFY(rows.row(found.front()).size() > 1);
}

void TestLeadRows::findsWithoutMarks_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<Leads>("found");
    for (const auto* search : {"Zoë", "Zoe\xcc\x88", "zoe", "ZOË müller", "muller zo"})
        QTest::newRow(search) << QString::fromUtf8(search) << Leads{0, 1};
    QTest::newRow("strokes") << QStringLiteral("lodz") << Leads{2};
    QTest::newRow("another letter") << QStringLiteral("zoi") << Leads{};
}

void TestLeadRows::findsWithoutMarks()
{
    QFETCH(QString, search);
    QFETCH(Leads, found);
    const LeadRows rows("name,town\nZo\xc3\xab M\xc3\xbcller,x\nZoe\xcc\x88 "
                        "Mu\xcc\x88ller,x\nAnn,\xc5\x81\xc3\xb3\x64\xc5\xba\n");
    QCOMPARE(rows.find(search, 9), found);
}

void TestLeadRows::saysWhatIsWrong()
{
    QVERIFY(LeadRows(QByteArray()).error().contains(QLatin1String("empty")));
    QVERIFY(LeadRows("mail,name\n").error().contains(QLatin1String("no row")));
    QVERIFY(LeadRows("PK\x03\x04rest").error().contains(QLatin1String("workbook")));
    const LeadRows rows("mail,size\na@x,\"19 rack\nb@x,2\n");
    QCOMPARE(rows.error(), QString());
    QCOMPARE(rows.count(), 2);
    QCOMPARE(rows.faults().size(), 1U);
    QVERIFY(inWords(rows.faults().front()).contains(QLatin1String("Line 2")));
    QCOMPARE(static_cast<int>(LeadRows("name\nZo\xeb\n").encoding()),
             static_cast<int>(TextEncoding::Windows1252));
}

QTEST_GUILESS_MAIN(TestLeadRows)
#include "tst_leadrows.moc"
