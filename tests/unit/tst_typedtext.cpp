#include "models/campaign/fieldtext.h"
#include "models/campaign/typedtext.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace fairlead;

namespace {

const QStringList& localeNames()
{
    static const QStringList names{
        QStringLiteral("C"),     QStringLiteral("en_US"), QStringLiteral("en_GB"), QStringLiteral("de_DE"),
        QStringLiteral("de_CH"), QStringLiteral("fr_FR"), QStringLiteral("sv_SE"), QStringLiteral("ja_JP"),
        QStringLiteral("ko_KR"), QStringLiteral("zh_CN"), QStringLiteral("ar_EG"), QStringLiteral("fa_IR"),
        QStringLiteral("hi_IN"), QStringLiteral("mr_IN"), QStringLiteral("he_IL"), QStringLiteral("th_TH")};
    return names;
}

} // namespace

/// Numbers, dates and times as people of many places write them.
class TestTypedText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void digitsOfAnyScriptAreNumbers_data();
    void digitsOfAnyScriptAreNumbers();
    void whatIsNoWholeNumberStays_data();
    void whatIsNoWholeNumberStays();
    void groupedNumbersAreRead_data();
    void groupedNumbersAreRead();
    void shownNumbersAreReadEverywhere();
    void shownTimesAreReadEverywhere();
    void shownMomentsAreReadEverywhere();
    void momentsAreReadAsTyped_data();
    void momentsAreReadAsTyped();
    void fractionsAreRead_data();
    void fractionsAreRead();
};

void TestTypedText::digitsOfAnyScriptAreNumbers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("number");
    const auto row = [](const char* name, const QString& typed, qint64 number) {
        QTest::newRow(name) << typed << number;
    };
    row("Arabic-Indic", QStringLiteral("٥٠٠"), 500);
    row("Persian", QStringLiteral("۴۲"), 42);
    row("fullwidth", QStringLiteral("９３"), 93);
    row("Devanagari", QStringLiteral("१२०"), 120);
    row("Bengali", QStringLiteral("৭"), 7);
    row("Thai", QStringLiteral("๙๖"), 96);
    row("beyond the first plane", QString::fromUcs4(U"\U0001D7CF\U0001D7D0", 2), 12);
    row("mixed", QStringLiteral("1２٣"), 123);
    row("blanks around", QStringLiteral("\u00a0 12\u3000"), 12);
    row("Arabic minus", QStringLiteral("\u061c-٥"), -5);
    row("real minus", QStringLiteral("\u22125"), -5);
    row("fullwidth minus", QStringLiteral("－５"), -5);
}

void TestTypedText::digitsOfAnyScriptAreNumbers()
{
    QFETCH(QString, typed);
    QFETCH(qint64, number);
    for (const auto& name : localeNames()) {
        QLocale::setDefault(QLocale(name));
        const auto field = integerFromText(typed);
        QVERIFY2(field.hasValue(), qPrintable(name));
        QCOMPARE(field.value(), number);
    }
}

void TestTypedText::whatIsNoWholeNumberStays_data()
{
    QTest::addColumn<QString>("typed");
    for (const auto& typed :
         {QStringLiteral("many"), QStringLiteral("12 days"), QStringLiteral("1.5"), QStringLiteral("٥٫٥"),
          QStringLiteral("５．５"), QStringLiteral("m²"), QStringLiteral("²"), QStringLiteral("½"),
          QStringLiteral("Ⅳ"), QStringLiteral("五"), QStringLiteral("1,2"), QStringLiteral("--5"),
          QStringLiteral("1e3"), QStringLiteral("0x10")})
        QTest::newRow(qPrintable(typed)) << typed;
}

void TestTypedText::whatIsNoWholeNumberStays()
{
    QFETCH(QString, typed);
    for (const auto& name : localeNames()) {
        QLocale::setDefault(QLocale(name));
        const auto field = integerFromText(typed);
        QVERIFY2(field.isMistyped(), qPrintable(name));
        QCOMPARE(textOf(field), typed);
    }
}

void TestTypedText::groupedNumbersAreRead_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("number"); // -1: none
    const auto row = [](const char* locale, const QString& typed, qint64 number) {
        QTest::newRow(qPrintable(QLatin1String(locale) + u' ' + typed))
            << QString::fromLatin1(locale) << typed << number;
    };
    row("en_US", QStringLiteral("1,200"), 1200);
    row("en_US", QStringLiteral("1,234,567"), 1'234'567);
    row("en_US", QStringLiteral("1.200"), -1);
    row("en_US", QStringLiteral("12,00"), -1);
    row("de_DE", QStringLiteral("1.200"), 1200);
    row("de_DE", QStringLiteral("1,200"), -1);
    row("de_DE", QStringLiteral("1 200"), 1200);
    row("de_CH", QStringLiteral("1'200"), 1200);
    row("de_CH", QStringLiteral("1’200"), 1200);
    row("fr_FR", QStringLiteral("1\u202f200"), 1200);
    row("fr_FR", QStringLiteral("1\u00a0200"), 1200);
    row("ar_EG", QStringLiteral("١٬٢٠٠"), 1200);
    row("hi_IN", QStringLiteral("12,34,567"), 1'234'567);
    row("en_US", QStringLiteral("1,200 300"), -1);
}

void TestTypedText::groupedNumbersAreRead()
{
    QFETCH(QString, locale);
    QFETCH(QString, typed);
    QFETCH(qint64, number);
    QCOMPARE(wholeNumberIn(typed, QLocale(locale)).value_or(-1), number);
}

void TestTypedText::shownNumbersAreReadEverywhere()
{
    for (const auto& name : localeNames()) {
        const QLocale locale(name);
        for (const qint64 number : {0LL, 7LL, 120LL, 1200LL, 34'567LL, 1'234'567LL, -12LL})
            QCOMPARE(wholeNumberIn(locale.toString(number), locale).value_or(-1), number);
    }
}

void TestTypedText::shownTimesAreReadEverywhere()
{
    for (const auto& name : localeNames()) {
        const QLocale locale(name);
        for (const auto& time :
             {QTime(0, 0), QTime(0, 5), QTime(9, 0), QTime(12, 0), QTime(12, 30), QTime(23, 59)}) {
            const auto shown = locale.toString(time, QLocale::ShortFormat);
            QCOMPARE(timeOfDayIn(shown, locale).value_or(-1), QTime(0, 0).secsTo(time));
        }
    }
}

void TestTypedText::shownMomentsAreReadEverywhere()
{
    for (const auto& name : localeNames()) {
        const QLocale locale(name);
        for (const auto& date : {QDate(2026, 12, 1), QDate(2027, 3, 21), QDate(2030, 5, 9)}) {
            const QDateTime moment(date, QTime(15, 30), Qt::UTC);
            const auto time = locale.toString(moment.time(), QLocale::ShortFormat);
            for (const auto& shown :
                 {locale.toString(date, QLocale::ShortFormat) + u' ' + time,
                  locale.toString(date, QLocale::LongFormat) + QStringLiteral(", ") + time,
                  date.toString(Qt::ISODate) + u' ' + QStringLiteral("15:30")}) {
                const auto read = dateAndTimeIn(shown, locale);
                QVERIFY2(read, qPrintable(name + u' ' + shown));
                QCOMPARE(read->date, date);
                QCOMPARE(read->seconds, 15 * 3600 + 30 * 60);
            }
        }
    }
}

void TestTypedText::momentsAreReadAsTyped_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("read"); // empty: not
    const auto row = [](const char* locale, const QString& typed, const char* read) {
        QTest::newRow(qPrintable(QLatin1String(locale) + u' ' + typed))
            << QString::fromLatin1(locale) << typed << QString::fromLatin1(read);
    };
    row("en_US", QStringLiteral("12/1/26 9:00 AM"), "2026-12-01 09:00");
    row("en_US", QStringLiteral("12/1/2026 9:00 AM"), "2026-12-01 09:00");
    row("en_US", QStringLiteral("12/1/26, 9:00\u202fPM"), "2026-12-01 21:00");
    row("en_US", QStringLiteral("12/1/26 12:00 am"), "2026-12-01 00:00");
    row("en_US", QStringLiteral("Dec 1, 2026, 9:00 a.m."), "2026-12-01 09:00");
    row("en_US", QStringLiteral("Tue, Dec 1, 2026, 9:00 AM"), "2026-12-01 09:00");
    row("en_US", QStringLiteral("13/1/2026 9:00 AM"), "");
    row("en_US", QStringLiteral("12/1/26 13:00 PM"), "");
    row("en_US", QStringLiteral("12/1/126 9:00 AM"), "");
    row("en_US", QStringLiteral("1.12.2026 9:00"), "");
    row("en_GB", QStringLiteral("1/12/26 09:00"), "2026-12-01 09:00");
    row("en_GB", QStringLiteral("01/12/2026 09:00"), "2026-12-01 09:00");
    row("de_DE", QStringLiteral("01.12.26 09:00"), "2026-12-01 09:00");
    row("de_DE", QStringLiteral("1.12.2026 9.00"), "2026-12-01 09:00");
    row("de_DE", QStringLiteral("Di., 1. Dez. 2026, 09:00"), "2026-12-01 09:00");
    row("fr_FR", QStringLiteral("01/12/2026 9h30"), "2026-12-01 09:30");
    row("fr_FR", QStringLiteral("mardi 1 décembre 2026, 09:00"), "2026-12-01 09:00");
    row("ja_JP", QStringLiteral("2026/12/01 9:00"), "2026-12-01 09:00");
    row("ja_JP", QStringLiteral("２０２６／１２／０１　９：００"), "2026-12-01 09:00");
    row("ja_JP", QStringLiteral("2026/12/01 午後9:00"), "2026-12-01 21:00");
    row("ar_EG", QStringLiteral("١/١٢/٢٠٢٦ ٩:٠٠ ص"), "2026-12-01 09:00");
    row("ar_EG", QStringLiteral("1/12/2026 9:00 م"), "2026-12-01 21:00");
    row("C", QStringLiteral("2026-12-01T09:00"), "2026-12-01 09:00");
    row("C", QStringLiteral("2026-02-30 09:00"), "");
    row("C", QStringLiteral("2026-12-01"), "");
    row("C", QStringLiteral("1 12 2026"), "");
    row("C", QStringLiteral("next week"), "");
}

void TestTypedText::momentsAreReadAsTyped()
{
    QFETCH(QString, locale);
    QFETCH(QString, typed);
    QFETCH(QString, read);
    const auto moment = dateAndTimeIn(typed, QLocale(locale));
    QCOMPARE(moment ? QDateTime(moment->date, QTime(0, 0).addSecs(moment->seconds), Qt::UTC)
                          .toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                    : QString(),
             read);
}

void TestTypedText::fractionsAreRead_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("number"); // -1: none
    const auto row = [](const char* locale, const QString& typed, double number) {
        QTest::newRow(qPrintable(QLatin1String(locale) + u' ' + typed))
            << QString::fromLatin1(locale) << typed << number;
    };
    row("en_US", QStringLiteral("2.5"), 2.5);
    row("en_US", QStringLiteral("２．５"), 2.5);
    row("de_DE", QStringLiteral("2,5"), 2.5);
    row("de_DE", QStringLiteral("2.5"), -1);
    row("fr_FR", QStringLiteral("2.5"), 2.5);
    row("ar_EG", QStringLiteral("٢٫٥"), 2.5);
    row("ar_EG", QStringLiteral("٢.٥"), 2.5);
    row("en_US", QStringLiteral("12"), 12);
    row("en_US", QStringLiteral("nan"), -1);
    row("en_US", QStringLiteral("1e1"), -1);
    row("en_US", QStringLiteral("a few"), -1);
}

void TestTypedText::fractionsAreRead()
{
    QFETCH(QString, locale);
    QFETCH(QString, typed);
    QFETCH(double, number);
    QCOMPARE(numberIn(typed, QLocale(locale)).value_or(-1), number);
}

QTEST_GUILESS_MAIN(TestTypedText)
#include "tst_typedtext.moc"
