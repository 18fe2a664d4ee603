#include "models/common/filename.h"
#include "models/common/searchfold.h"
#include "models/common/visibletext.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// Texts of people where not every character may stand: terminals, pages, file names, searches.
class TestTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void terminalsObeyNothing_data();
    void terminalsObeyNothing();
    void pagesHoldWhatXmlTakes_data();
    void pagesHoldWhatXmlTakes();
    void searchesFold_data();
    void searchesFold();
    void searchesKeepLettersApart_data();
    void searchesKeepLettersApart();
    void fileNamesFit_data();
    void fileNamesFit();
    void fileNamesAreReadable_data();
    void fileNamesAreReadable();
};

void TestTexts::terminalsObeyNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("visible");
    const auto row = [](const char* name, const QString& text, const QString& visible) {
        QTest::newRow(name) << text << visible;
    };
    row("plain", QStringLiteral("Zoë — 名 \u05d0"), QStringLiteral("Zoë — 名 \u05d0"));
    row("a colour", QStringLiteral("a\x1b[31mb"), QStringLiteral("a\\u001b[31mb"));
    row("a title by one character", QStringLiteral("\u009d0;x\a"), QStringLiteral("\\u009d0;x\\u0007"));
    row("lines", QStringLiteral("a\nb\r\nc\td"), QStringLiteral("a\\nb\\r\\nc\\td"));
    row("other lines", QStringLiteral("a\u2028b\u2029c\u0085d"), QStringLiteral("a\\u2028b\\u2029c\\u0085d"));
    row("right to left", QStringLiteral("a\u202egpj.exe\u2066x\u2069"),
        QStringLiteral("a\\u202egpj.exe\\u2066x\\u2069"));
    row("marks of direction", QStringLiteral("\u200e\u200f\u061c"), QStringLiteral("\\u200e\\u200f\\u061c"));
    row("no width", QStringLiteral("a\u200bb\ufeff"), QStringLiteral("a\\u200bb\\ufeff"));
    row("zero and delete", QString(QChar(0)) + QChar(0x7f), QStringLiteral("\\u0000\\u007f"));
    row("half a pair", QString(QChar(0xd800)), QStringLiteral("\\ud800"));
    row("tags", QString::fromUtf8("\xf3\xa0\x81\xa1"), QStringLiteral("\\udb40\\udc61"));
    row("emoji, with joiners", QString::fromUtf8("👩🏽‍💻"), QString::fromUtf8("👩🏽‍💻"));
    row("Persian, with a joiner that keeps letters apart", QStringLiteral("می\u200cخواهم"),
        QStringLiteral("می\u200cخواهم"));
}

void TestTexts::terminalsObeyNothing()
{
    QFETCH(QString, text);
    QFETCH(QString, visible);
    QCOMPARE(visibleText(text), visible);
    QCOMPARE(visibleText(visible), visible);
}

void TestTexts::pagesHoldWhatXmlTakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("page");
    QTest::newRow("signs of XML stay")
        << QStringLiteral("a & b < c ]]> \"d\"") << QStringLiteral("a & b < c ]]> \"d\"");
    QTest::newRow("a vertical tab") << QStringLiteral("Spring\x0bSummer") << QStringLiteral("Spring Summer");
    QTest::newRow("lines") << QStringLiteral("a\nb\tc\x0c\u2028") << QStringLiteral("a b c  ");
    QTest::newRow("controls") << QStringLiteral("a\x01\x1b\x7f\u0080")
                              << QStringLiteral("a\uFFFD\uFFFD\uFFFD\uFFFD");
    QTest::newRow("noncharacters") << QString(QChar(0xffff)) + QChar(0xfffe)
                                   << QStringLiteral("\uFFFD\uFFFD");
    QTest::newRow("half a pair") << QString(QChar(0xdc00)) + u'a' << QStringLiteral("\uFFFDa");
    QTest::newRow("emoji") << QString::fromUtf8("🚀") << QString::fromUtf8("🚀");
}

void TestTexts::pagesHoldWhatXmlTakes()
{
    QFETCH(QString, text);
    QFETCH(QString, page);
    QCOMPARE(pageText(text), page);
}

void TestTexts::searchesFold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("same");
    const auto row = [](const char* name, const char* text, const char* same) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(same);
    };
    row("case", "ÄNGSTRÖM", "angstrom");
    row("decomposed", "Zoe\xcc\x88", "zoë");
    row("strokes", "Łódź Ørsted Đà Nẵng", "lodz orsted da nang");
    row("joined letters", "Ærø, œuvre, ﬁne", "aero, oeuvre, fine");
    row("sharp s", "Straße", "STRASSE");
    row("full width", "Ｆａｉｒ", "fair");
    row("half-width kana", "ｶﾞ", "ガ");
    row("Greek", "Αθήνα", "αθηνα");
    row("Turkish", "İstanbul", "istanbul");
    row("Hebrew points", "שָׁלוֹם", "שלום");
    row("Arabic points", "مُحَمَّد", "محمد");
    row("Hangul by parts", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한");
    row("a no-break space",
        "a\xc2\xa0"
        "b",
        "a b");
}

void TestTexts::searchesFold()
{
    QFETCH(QString, text);
    QFETCH(QString, same);
    QCOMPARE(searchFold(text), searchFold(same));
    QCOMPARE(searchFold(searchFold(text)), searchFold(text));
}

void TestTexts::searchesKeepLettersApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto row = [](const char* name, const char* one, const char* other) {
        QTest::newRow(name) << QString::fromUtf8(one) << QString::fromUtf8(other);
    };
    row("voiced kana", "が", "か");
    row("Thai vowels", "กี", "กา");
    row("Thai tones are no decoration", "ก่", "ก");
    row("Indic vowels", "कि", "का");
    row("other letters", "o", "a");
}

void TestTexts::searchesKeepLettersApart()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(searchFold(one) != searchFold(other));
}

void TestTexts::fileNamesFit_data()
{
    QTest::addColumn<QString>("title");
    QFile file(QStringLiteral(FAIRLEAD_TEST_DATA "/fieldcases/f05.campaign"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTest::newRow("at the limit") << QString::fromUtf8(file.readAll()).section(u'"', 13, 13);
    for (const char* letter : {"L", "ß", "名", "🚀", "👩🏽‍💻", "e\xcc\x81"})
        QTest::newRow(letter) << QString::fromUtf8(letter).repeated(255);
    QTest::newRow("a pair at the cut") << QString(131, u'x') + QString::fromUtf8("🚀🚀");
    QTest::newRow("dots") << QStringLiteral("...");
    QTest::newRow("up") << QStringLiteral("../../etc/passwd");
    QTest::newRow("controls") << QStringLiteral("a\n\x1b\u202eb");
    QTest::newRow("half a pair") << QString(QChar(0xd800));
    QTest::newRow("devices") << QStringLiteral("NUL");
    QTest::newRow("devices with an ending") << QStringLiteral("com1.old");
    QTest::newRow("blanks") << QStringLiteral("   ");
    QTest::newRow("nothing") << QString();
}

void TestTexts::fileNamesFit()
{
    QFETCH(QString, title);
    const QTemporaryDir directory;
    const auto name = fileNameOf(title, QStringLiteral(".campaign"), QStringLiteral("plan"));
    QVERIFY2(name.toUtf8().size() <= 136, qPrintable(name));
    QVERIFY(name.endsWith(QLatin1String(".campaign")) && !name.startsWith(u'.') && !name.contains(u'/'));
    QFile file(directory.filePath(name));
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(QDir(directory.path()).entryList(QDir::Files), QStringList(name));
}

void TestTexts::fileNamesAreReadable_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* name, const QString& title, const char* file) {
        QTest::newRow(name) << title << QString::fromUtf8(file);
    };
    row("plain", QStringLiteral("Herbst 2026"), "Herbst 2026.pdf");
    row("signs", QStringLiteral("A/B: one?"), "A B one.pdf");
    row("blanks and dots at the ends", QStringLiteral(" .Autumn v1.2. . "), "Autumn v1.2.pdf");
    row("a device", QStringLiteral("aux"), "_aux.pdf");
    row("no device", QStringLiteral("Console"), "Console.pdf");
    row("other scripts", QStringLiteral("春の展示会 🚀"), "春の展示会 🚀.pdf");
    row("decomposed", QStringLiteral("Zoe\u0308"), "Zoë.pdf");
    row("nothing stays", QStringLiteral("???"), "plan.pdf");
    row("nothing seen", QStringLiteral("\u200b"), "plan.pdf");
    row("long", QString(300, u'x'), QByteArray(132, 'x') + ".pdf");
    row("cut at a blank", QString(131, u'x') + QStringLiteral(" y"), QByteArray(131, 'x') + ".pdf");
    row("no half of a family", QString(130, u'x') + QString::fromUtf8("👩🏽‍💻"),
        QByteArray(130, 'x') + ".pdf");
}

void TestTexts::fileNamesAreReadable()
{
    QFETCH(QString, title);
    QFETCH(QString, name);
    QCOMPARE(fileNameOf(title, QStringLiteral(".pdf"), QStringLiteral("plan")), name);
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
