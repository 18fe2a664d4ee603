#include "models/catalog/leadrows.h"

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
    row("a quote that never ends", "mail,name\n\"a@x,Ann\nb@x", "mail|name/a@x,Ann\nb@x");
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

QTEST_GUILESS_MAIN(TestLeadRows)
#include "tst_leadrows.moc"
