#include "models/forecast/zone.h"
#include "models/forecast/zonealiases.h"
#include "models/forecast/zonename.h"
#include "models/forecast/zonesearch.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

constexpr qint64 winter = 1'796'083'200; ///< 2026-12-01T00:00:00Z
constexpr qint64 summer = 1'782'864'000; ///< 2026-07-01T00:00:00Z

/// The clock of a zone over some decades, cheaply.
QList<int> clockOf(const QString& id)
{
    QList<int> offsets;
    for (qint64 day = 0; day < 30 * 365; day += 45)
        offsets << Zone::offsetAt(id, winter + (day - 10 * 365) * secondsPerDay).value_or(-1);
    return offsets;
}

} // namespace

/// What zones are called, and how they are found.
class TestZoneNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oldNamesWorkWithoutTheirFiles();
    void areNamed_data();
    void areNamed();
    void aNameMeansOneClock();
    void aNameIsNeverHalfOfOne();
    void choicesHaveNamesOfTheirOwn();
    void areFound_data();
    void areFound();
    void ambiguousOnesAreNotChosen_data();
    void ambiguousOnesAreNotChosen();
    void areListedByOffset();
    void everyOldNameFindsItsZone();
};

/// A database as Debian 13 has it without tzdata-legacy.
void TestZoneNames::oldNamesWorkWithoutTheirFiles()
{
    const QTemporaryDir database;
    const std::pair<const char*, const char*> zones[] = {{"US/Eastern", "America/New_York"},
                                                         {"Asia/Calcutta", "Asia/Kolkata"},
                                                         {"Europe/Kiev", "Europe/Kyiv"}};
    for (const auto& [old, current] : zones) {
        const auto path = database.filePath(QString::fromLatin1(current));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QVERIFY(QFile::copy(QStringLiteral("/usr/share/zoneinfo/") + QString::fromLatin1(current), path));
    }
    qputenv("TZDIR", database.path().toLocal8Bit());
    for (const auto& [old, current] : zones) {
        const auto id = QString::fromLatin1(old);
        const auto zone = Zone::load(id);
        QVERIFY2(zone, old);
        QCOMPARE(zone->id(), id);
        const auto today = Zone::load(QString::fromLatin1(current));
        QCOMPARE(zone->labelAt(summer), today->labelAt(summer));
        QCOMPARE(Zone::offsetAt(id, winter).value(), int(today->labelAt(winter) - winter));
    }
    QVERIFY(!Zone::load(QStringLiteral("Mars/Olympus")));
    qunsetenv("TZDIR");
}

void TestZoneNames::areNamed_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* id, const char* name) {
        QTest::newRow(id) << QString::fromUtf8(id) << QString::fromUtf8(name);
    };
    row("Europe/Berlin", "Berlin");
    row("America/New_York", "New York");
    row("Etc/GMT+5", "UTC−5");
    row("Etc/GMT-14", "UTC+14");
    row("Etc/GMT", "GMT");
    row("Zulu", "UTC");
    row("America/North_Dakota/Center", "Center, North Dakota");
    row("America/Indiana/Knox", "Knox, Indiana");
    row("Pacific/Easter", "Easter Island");
    row("Australia/North", "Northern Territory, Australia");
    row("US/Central", "US Central");
    row("Pacific/Samoa", "American Samoa");
    row("America/Port-au-Prince", "Port-au-Prince");
    row("EST5EDT", "EST5EDT");
}

void TestZoneNames::areNamed()
{
    QFETCH(QString, id);
    QTEST(zoneName(id), "name");
}

void TestZoneNames::aNameMeansOneClock()
{
    QHash<QString, QString> owners;
    for (const auto& id : Zone::availableIds()) {
        const auto name = zoneName(id);
        QVERIFY2(!name.isEmpty(), qPrintable(id));
        const auto other = owners.value(name, id);
        QVERIFY2(other == id || clockOf(other) == clockOf(id), qPrintable(name + u' ' + other + u' ' + id));
        owners.insert(name, id);
    }
    QVERIFY(owners.size() > 300);
}

/// All words of the id's last part are in the name, or it is one of the renamed; and no name is a direction
/// or a thing that many places have.
void TestZoneNames::aNameIsNeverHalfOfOne()
{
    const QStringList vague{
        QStringLiteral("North"),     QStringLiteral("South"),   QStringLiteral("East"),
        QStringLiteral("West"),      QStringLiteral("Central"), QStringLiteral("Eastern"),
        QStringLiteral("Mountain"),  QStringLiteral("Pacific"), QStringLiteral("Atlantic"),
        QStringLiteral("General"),   QStringLiteral("Center"),  QStringLiteral("Easter"),
        QStringLiteral("Christmas"), QStringLiteral("Norfolk"), QStringLiteral("Knox"),
        QStringLiteral("Indiana"),   QStringLiteral("Wake"),    QStringLiteral("Samoa")};
    for (const auto& id : Zone::availableIds()) {
        const auto name = zoneName(id);
        QVERIFY2(!vague.contains(name), qPrintable(id));
        QVERIFY2(!name.contains(u'/') && !name.contains(u'_'), qPrintable(name));
        QVERIFY2(!name.startsWith(QLatin1String("GMT+")) && !name.startsWith(QLatin1String("GMT-")),
                 qPrintable(id));
        if (id.count(u'/') > 1)
            QVERIFY2(name.contains(id.section(u'/', 1, 1).replace(u'_', u' ')), qPrintable(name));
    }
}

void TestZoneNames::choicesHaveNamesOfTheirOwn()
{
    QSet<QString> names;
    const ZoneIndex index(winter);
    for (const auto& choice : index.all()) {
        QVERIFY2(!names.contains(choice.label()), qPrintable(choice.label()));
        names << choice.label();
        QVERIFY2(Zone::isKnown(choice.id), qPrintable(choice.id));
    }
    QVERIFY(names.size() > 300);
}

void TestZoneNames::areFound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    const auto row = [](const char* typed, const char* id) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(id);
    };
    row("berlin", "Europe/Berlin");
    row(" BERLIN ", "Europe/Berlin");
    row("europe/berlin", "Europe/Berlin");
    row("Berlin, Germany (UTC+1)", "Europe/Berlin");
    row("auckl", "Pacific/Auckland");
    row("new york", "America/New_York");
    row("york", "America/New_York");
    row("US/Eastern", "America/New_York");
    row("Asia/Calcutta", "Asia/Kolkata");
    row("calcutta", "Asia/Kolkata");
    row("Japan", "Asia/Tokyo");
    row("日本", "Asia/Tokyo");
    row("jp", "Asia/Tokyo");
    row("France", "Europe/Paris");
    row("sao paulo", "America/Sao_Paulo");
    row("São Paulo", "America/Sao_Paulo");
    row("münchen", "Europe/Berlin");
    row("San Francisco", "America/Los_Angeles");
    row("UTC", "UTC");
    row("gmt", "UTC");
    row("zulu", "UTC");
    row("UTC+2", "Etc/GMT-2");
    row("+2", "Etc/GMT-2");
    row("UTC−5", "Etc/GMT+5");
    row("gmt-5", "Etc/GMT+5");
    row("Etc/GMT+5", "Etc/GMT+5");
    row("+5:45", "Asia/Kathmandu");
    row("UTC+0545", "Asia/Kathmandu");
}

void TestZoneNames::areFound()
{
    QFETCH(QString, typed);
    const auto meant = ZoneIndex(winter).meant(typed);
    QVERIFY(meant);
    QTEST(meant->id, "id");
}

void TestZoneNames::ambiguousOnesAreNotChosen_data()
{
    QTest::addColumn<QString>("typed");
    for (const auto* typed : {"", " ", "+", "b", "Australia", "us", "Mars/Olympus", "south", "+25"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestZoneNames::ambiguousOnesAreNotChosen()
{
    QFETCH(QString, typed);
    QVERIFY(!ZoneIndex(winter).meant(typed));
}

void TestZoneNames::areListedByOffset()
{
    const auto has = [](qint64 instant, const char* typed, const char* id) {
        const auto found = ZoneIndex(instant).search(QString::fromLatin1(typed));
        return std::ranges::any_of(found, [&](const auto& choice) { return choice.id == QLatin1String(id); });
    };
    QVERIFY(has(winter, "+1", "Europe/Berlin"));
    QVERIFY(!has(winter, "+2", "Europe/Berlin"));
    QVERIFY(has(summer, "utc+2", "Europe/Berlin"));
    QVERIFY(has(winter, "-3", "America/Sao_Paulo"));
    QVERIFY(has(winter, "+05:30", "Asia/Kolkata"));
}

void TestZoneNames::everyOldNameFindsItsZone()
{
    const ZoneIndex index(winter);
    int tried = 0;
    for (const auto& choice : index.all()) {
        for (const auto& old : oldNamesOf(choice.id)) {
            QVERIFY2(currentZoneId(old) == choice.id, qPrintable(old));
            const auto meant = index.meant(old);
            QVERIFY2(meant, qPrintable(old));
            if (!Zone::countries().contains(old))
                QVERIFY2(meant->id == choice.id, qPrintable(old + u' ' + meant->id));
            ++tried;
        }
    }
    QVERIFY(tried > 100);
}

QTEST_GUILESS_MAIN(TestZoneNames)
#include "tst_zonenames.moc"
