#include "models/campaign/formats.h"
#include "models/forecast/zone.h"

#include <QTest>

#include <rapidcheck.h>

using namespace fairlead;

/// Instants, times of day, zones, ids and lengths as text.
class TestFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsInstants_data();
    void readsInstants();
    void refusesInstants_data();
    void refusesInstants();
    void everyInstantSurvives();
    void readsTimes_data();
    void readsTimes();
    void everyTimeSurvives();
    void readsTheServersTimes_data();
    void readsTheServersTimes();
    void knowsZones_data();
    void knowsZones();
    void knowsUuids();
    void countsCodePoints();
};

namespace {

constexpr qint64 noon = 1'796'126'400; // 2026-12-01T12:00:00Z

} // namespace

void TestFormats::readsInstants_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char* text, qint64 seconds) {
        QTest::newRow(text) << QString::fromLatin1(text) << seconds;
    };
    row("2026-12-01T12:00:00Z", noon);
    row("2026-12-01t12:00:00z", noon);
    row("2026-12-01 12:00:00Z", noon);
    row("2026-12-01T12:00Z", noon);
    row("2026-12-01T13:00:00+01:00", noon);
    row("2026-12-01T13:00:00+0100", noon);
    row("2026-12-01T13:00:00+01", noon);
    row("2026-12-01T06:15:00-05:45", noon);
    row("2026-12-02T00:45:00+12:45", noon);
    row("2026-12-01T12:00:00.000Z", noon);
    row("2026-12-01T12:00:00.001Z", noon + 1);
    row("2026-12-01T11:59:59.999999Z", noon);
    row("1970-01-01T00:00:00Z", 0);
    row("1969-12-31T23:59:59Z", -1);
    row("2024-02-29T00:00:00Z", 1'709'164'800);
    row("0001-01-01T00:00:00Z", -62'135'596'800);
    row("9999-12-31T23:59:59Z", 253'402'300'799);
}

void TestFormats::readsInstants()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    QCOMPARE(parseInstant(text), std::optional<qint64>(seconds));
}

void TestFormats::refusesInstants_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "2026-12-01", "2026-12-01T12:00:00", "2026-12-01T12:00:00 Europe/Berlin",
          "2026-13-01T12:00:00Z", "2026-02-29T12:00:00Z", "2026-12-01T24:00:00Z", "2026-12-01T12:60:00Z",
          "2026-12-01T12:00:60Z", "2026-12-01T12:00:00+24:00", "2026-12-01T12:00:00+01:60",
          "26-12-01T12:00:00Z", "2026-12-01T12:00:00.Z", "2026-12-01T12:00:00Z\n", " 2026-12-01T12:00:00Z",
          "2026-12-01T12:00:00ZZ", "+2026-12-01T12:00:00Z", "0000-01-01T00:00:00Z", "soon"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestFormats::refusesInstants()
{
    QFETCH(QString, text);
    QVERIFY(!parseInstant(text));
}

void TestFormats::everyInstantSurvives()
{
    QCOMPARE(formatInstant(noon), QStringLiteral("2026-12-01T12:00:00Z"));
    QVERIFY(rc::check("an instant that was written is read alike", [] {
        const auto seconds = *rc::gen::inRange<qint64>(-62'135'596'800, 253'402'300'800);
        RC_ASSERT(parseInstant(formatInstant(seconds)) == std::optional(seconds));
    }));
}

void TestFormats::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds"); // -1: refused
    const auto row = [](const char* text, int seconds) {
        QTest::newRow(text) << QString::fromLatin1(text) << seconds;
    };
    row("00:00:00", 0);
    row("00:00", 0);
    row("09:30", 34'200);
    row("23:59:59", 86'399);
    row("24:00:00", -1);
    row("12:60:00", -1);
    row("12:00:60", -1);
    row("9:30", -1);
    row("", -1);
    row("09:30:00.5", -1);
    row("09:30:00Z", -1);
    row("09:30 am", -1);
    row("09:30\n", -1);
}

void TestFormats::readsTimes()
{
    QFETCH(QString, text);
    QFETCH(int, seconds);
    QCOMPARE(parseTime(text).value_or(-1), seconds);
}

void TestFormats::everyTimeSurvives()
{
    for (int seconds = 0; seconds < 86'400; seconds += 59)
        QCOMPARE(parseTime(formatTime(seconds)), std::optional<int>(seconds));
}

void TestFormats::readsTheServersTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char* text, int seconds) {
        QTest::newRow(text) << QString::fromLatin1(text) << seconds;
    };
    row("09:30", 34'200);
    row("09:30:15", 34'215);
    row("09:30:15.250000", 34'215);
    row("09:30:15Z", 34'215);
    row("09:30:15+02:00", 34'215);
    row("09:30:15.5-0530", 34'215);
    row("09:30:15 am", -1);
    row("half past nine", -1);
}

void TestFormats::readsTheServersTimes()
{
    QFETCH(QString, text);
    QFETCH(int, seconds);
    QCOMPARE(parseServerTime(text).value_or(-1), seconds);
}

void TestFormats::knowsZones_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("known");
    for (const char* name : {"UTC", "Etc/UTC", "GMT", "CET", "EST5EDT", "Etc/GMT+5", "US/Eastern",
                             "Europe/Berlin", "Asia/Calcutta", "America/Argentina/Buenos_Aires",
                             "America/Port-au-Prince", "Antarctica/DumontDUrville"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char* name : {"", "Europe", "europe/berlin", "Europe/Berlin ", "Europe/Berlin\n", "UTC+5",
                             "+01:00", "CET-1CEST", "ABC-5", "zone.tab", "tzdata.zi", "posix/Europe/Berlin",
                             "localtime", "/etc/localtime", "../zoneinfo/UTC", "Europe//Berlin"})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name) << false;
    QTest::newRow("beyond ASCII") << QStringLiteral("Europe/Zürich") << false;
}

void TestFormats::knowsZones()
{
    QFETCH(QString, name);
    QFETCH(bool, known);
    QCOMPARE(Zone::isKnown(name), known);
}

void TestFormats::knowsUuids()
{
    QVERIFY(isUuid(QStringLiteral("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01")));
    QVERIFY(isUuid(QStringLiteral("3F0C1F6E-5B1A-4C8E-9A55-0D6F2B7C1A01")));
    QVERIFY(!isUuid(QStringLiteral("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a0")));
    QVERIFY(!isUuid(QStringLiteral("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a012")));
    QVERIFY(!isUuid(QStringLiteral("3f0c1f6e5-b1a-4c8e-9a55-0d6f2b7c1a01")));
    QVERIFY(!isUuid({}));
}

void TestFormats::countsCodePoints()
{
    QCOMPARE(codePoints({}), 0);
    QCOMPARE(codePoints(QStringLiteral("aß€")), 3);
    QCOMPARE(codePoints(QStringLiteral("😀")), 1);
    QCOMPARE(codePoints(QStringLiteral("e\u0301")),
             2); // a combining accent counts, as it does for the server
    QCOMPARE(codePoints(QStringLiteral("👩‍👩‍👧")), 5);
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
