#include "models/campaign/formats.h"
#include "models/forecast/zone.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

/// From that instant on the zone is `offset` seconds east of UTC.
struct Change
{
    qint64 at;
    int offset;

    friend bool operator==(const Change&, const Change&) = default;
};

using Changes = std::vector<Change>;

qint64 at(const char* instant)
{
    return parseInstant(QString::fromLatin1(instant)).value();
}

qint64 begin()
{
    return at("2000-01-01T00:00:00Z");
}

qint64 end()
{
    return at("2041-01-01T00:00:00Z");
}

QString words(const Changes& changes)
{
    QStringList lines;
    for (const auto& change : changes)
        lines << QStringLiteral("%1 %2").arg(formatInstant(change.at)).arg(change.offset);
    return lines.join(u'\n');
}

/// The zone's offset at the beginning of 2000 and its changes up to the end of 2040.
Changes changesOf(const Zone& zone)
{
    Changes changes{{begin(), zone.spanAt(begin()).offset}};
    for (const auto& span : zone.spans())
        if (span.from > begin() && span.from < end() && span.offset != changes.back().offset)
            changes.push_back({span.from, span.offset});
    return changes;
}

} // namespace

/// Instants and wall clocks, against Python's zoneinfo for every zone, and against what almanacs say.
class TestZone : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyZoneIsKnown();
    void everyChangeOfEveryZone();
    void spansHaveNoHoles();
    void rulesHoldInEveryYearThatCanBeTyped();
    void firstInstantOfADate_data();
    void firstInstantOfADate();
    void firstInstantsAroundEveryChange_data();
    void firstInstantsAroundEveryChange();
    void refusesWhatIsNoZone_data();
    void refusesWhatIsNoZone();
    void tellsTheDatabasesRelease();

private:
    qint64 labelByReference(const QString& zone, qint64 instant) const;

    QHash<QString, Changes> m_reference;
};

void TestZone::initTestCase()
{
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral(FAIRLEAD_TEST_DATA "/../integration/zones_reference.py"),
                  QStringLiteral("--from"), QStringLiteral("2000"), QStringLiteral("--to"),
                  QStringLiteral("2040")});
    QVERIFY2(python.waitForFinished(280'000), qPrintable(python.errorString()));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    for (const auto& line : python.readAllStandardOutput().split('\n')) {
        const auto words = line.split(' ');
        if (words.size() == 3)
            m_reference[QString::fromLatin1(words[0])].push_back({words[1].toLongLong(), words[2].toInt()});
    }
    QVERIFY(m_reference.size() > 400);
}

void TestZone::everyZoneIsKnown()
{
    const auto ids = Zone::availableIds();
    QSet<QString> missing(m_reference.keyBegin(), m_reference.keyEnd());
    missing.subtract(QSet<QString>(ids.begin(), ids.end()));
    missing.remove(QStringLiteral("Factory")); // stands for "nobody has set a zone"
    QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(u' ')));
    for (const auto& id : ids)
        QVERIFY2(m_reference.contains(id) && Zone::isKnown(id), qPrintable(id));
    QVERIFY(std::ranges::is_sorted(ids));
}

void TestZone::everyChangeOfEveryZone()
{
    for (const auto& id : Zone::availableIds()) {
        const auto zone = Zone::load(id);
        QVERIFY2(zone, qPrintable(id));
        const auto ours = changesOf(*zone);
        const auto& theirs = m_reference[id];
        QVERIFY2(ours == theirs,
                 qPrintable(id + u'\n' + words(ours) + QStringLiteral("\nreference\n") + words(theirs)));
        for (std::size_t i = 1; i < theirs.size(); ++i) {
            QCOMPARE(zone->labelAt(theirs[i].at - 1), theirs[i].at - 1 + theirs[i - 1].offset);
            QCOMPARE(zone->labelAt(theirs[i].at), theirs[i].at + theirs[i].offset);
        }
    }
}

void TestZone::spansHaveNoHoles()
{
    for (const auto& id : Zone::availableIds()) {
        const auto zone = *Zone::load(id);
        const auto spans = zone.spans();
        for (std::size_t i = 1; i < spans.size(); ++i)
            QVERIFY2(spans[i].from == spans[i - 1].until && spans[i].from < spans[i].until, qPrintable(id));
        QVERIFY2(spans.front().from <= 0 && spans.back().until >= at("2499-12-31T00:00:00Z"), qPrintable(id));
    }
}

/// The calendar repeats every 400 years, weekdays included, and with it every rule.
void TestZone::rulesHoldInEveryYearThatCanBeTyped()
{
    constexpr qint64 fourCenturies = 146'097 * secondsPerDay;
    for (const auto& id : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago"}) {
        const auto zone = Zone::load(QLatin1String(id)).value();
        const auto from = QDateTime(QDate(2100, 1, 1), QTime(), Qt::UTC).toSecsSinceEpoch();
        const auto until = QDateTime(QDate(9999, 12, 31), QTime(), Qt::UTC).toSecsSinceEpoch();
        QVERIFY(zone.spanAt(from + 200 * secondsPerDay).offset !=
                zone.spanAt(from + 20 * secondsPerDay).offset);
        for (const auto& span : zone.spans())
            if (span.from >= from && span.from + fourCenturies <= until) {
                QCOMPARE(zone.spanAt(span.from + fourCenturies).offset, span.offset);
                QVERIFY(zone.spanAt(span.from + fourCenturies - 1).offset != span.offset);
            }
    }
}

void TestZone::firstInstantOfADate_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QTime>("time");
    QTest::addColumn<QString>("instant");
    const auto row = [](const char* name, const char* zone, QDate date, QTime time, const char* instant) {
        QTest::newRow(name) << QString::fromLatin1(zone) << date << time << QString::fromLatin1(instant);
    };
    row("UTC", "UTC", {2026, 3, 29}, {2, 30}, "2026-03-29T02:30:00Z");
    row("Kolkata", "Asia/Kolkata", {2026, 12, 1}, {9, 0}, "2026-12-01T03:30:00Z");
    row("New York, skipped", "America/New_York", {2026, 3, 8}, {2, 30}, "2026-03-08T07:00:00Z");
    row("New York, twice", "America/New_York", {2026, 11, 1}, {1, 30}, "2026-11-01T05:30:00Z");
    row("London, skipped", "Europe/London", {2026, 3, 29}, {1, 30}, "2026-03-29T01:00:00Z");
    row("London, twice", "Europe/London", {2026, 10, 25}, {1, 30}, "2026-10-25T00:30:00Z");
    row("Dublin, skipped", "Europe/Dublin", {2026, 3, 29}, {1, 30}, "2026-03-29T01:00:00Z");
    row("Dublin, twice", "Europe/Dublin", {2026, 10, 25}, {1, 30}, "2026-10-25T00:30:00Z");
    row("Lord Howe, half an hour skipped", "Australia/Lord_Howe", {2026, 10, 4}, {2, 15},
        "2026-10-03T15:30:00Z");
    row("Lord Howe, half an hour twice", "Australia/Lord_Howe", {2026, 4, 5}, {1, 45},
        "2026-04-04T14:45:00Z");
    row("Cairo, no midnight", "Africa/Cairo", {2026, 4, 24}, {0, 0}, "2026-04-23T22:00:00Z");
    row("Cairo, midnight's hour twice", "Africa/Cairo", {2026, 10, 29}, {23, 30}, "2026-10-29T20:30:00Z");
    row("Santiago, no midnight", "America/Santiago", {2026, 9, 6}, {0, 0}, "2026-09-06T04:00:00Z");
    row("Santiago, midnight's hour twice", "America/Santiago", {2026, 4, 4}, {23, 0}, "2026-04-05T02:00:00Z");
    row("Apia, the day before", "Pacific/Apia", {2011, 12, 29}, {9, 0}, "2011-12-29T19:00:00Z");
    row("Apia, a date that never was", "Pacific/Apia", {2011, 12, 30}, {9, 0}, "2011-12-30T10:00:00Z");
    row("Apia, the day after", "Pacific/Apia", {2011, 12, 31}, {9, 0}, "2011-12-30T19:00:00Z");
    row("by rule, far ahead", "Europe/Berlin", {2060, 7, 1}, {9, 0}, "2060-07-01T07:00:00Z");
}

void TestZone::firstInstantOfADate()
{
    QFETCH(QString, zone);
    QFETCH(QDate, date);
    QFETCH(QTime, time);
    QFETCH(QString, instant);
    const auto days = QDate(1970, 1, 1).daysTo(date);
    const auto found = Zone::load(zone)->firstInstantOn(days, time.msecsSinceStartOfDay() / 1000);
    QCOMPARE(formatInstant(found), instant);
}

qint64 TestZone::labelByReference(const QString& zone, qint64 instant) const
{
    const auto& changes = m_reference.find(zone).value();
    const auto after = std::ranges::upper_bound(changes, instant, {}, &Change::at);
    return instant + std::prev(after)->offset;
}

void TestZone::firstInstantsAroundEveryChange_data()
{
    QTest::addColumn<QString>("zone");
    for (const char* zone : {"America/New_York", "Europe/London", "Europe/Dublin", "Australia/Lord_Howe",
                             "Africa/Cairo", "America/Santiago", "Asia/Kolkata", "Pacific/Apia", "UTC",
                             "Africa/Casablanca", "Antarctica/Troll", "Atlantic/Azores"})
        QTest::newRow(zone) << QString::fromLatin1(zone);
}

/// By looking at every half hour: all changes of these zones are at one, by multiples of one.
void TestZone::firstInstantsAroundEveryChange()
{
    QFETCH(QString, zone);
    constexpr qint64 half = 1'800;
    const auto ours = Zone::load(zone).value();
    for (const auto& change : m_reference[zone]) {
        const auto near = dateOf(change.at);
        for (qint64 date = near - 2; date <= near + 2 && change.at > begin(); ++date) {
            for (qint64 time = 0; time < secondsPerDay; time += half) {
                std::optional<qint64> found;
                std::optional<qint64> past;
                for (auto t = (date - 3) * secondsPerDay; t < (date + 4) * secondsPerDay && !found;
                     t += half) {
                    const auto label = labelByReference(zone, t);
                    if (dateOf(label) == date && timeOf(label) >= time)
                        found = t;
                    if (dateOf(label) > date && !past)
                        past = t;
                }
                QCOMPARE(formatInstant(ours.firstInstantOn(date, time)),
                         formatInstant(found ? *found : *past));
            }
        }
    }
}

void TestZone::refusesWhatIsNoZone_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"", "Mars/Olympus", "../../../etc/passwd", "Europe", "europe/berlin", "localtime",
                           "Europe/Berlin/", "/usr/share/zoneinfo/UTC", "tzdata.zi", "Europe//Berlin"})
        QTest::newRow(id) << QString::fromLatin1(id);
    QTest::newRow("a NUL") << QStringLiteral("Europe/Berlin") + QChar(u'\0');
}

void TestZone::refusesWhatIsNoZone()
{
    QFETCH(QString, id);
    QVERIFY(!Zone::load(id));
    QVERIFY(!Zone::isKnown(id));
}

void TestZone::tellsTheDatabasesRelease()
{
    const auto version = Zone::databaseVersion();
    QVERIFY2(version.size() == 5 && version.startsWith(QLatin1String("20")), qPrintable(version));
}

QTEST_GUILESS_MAIN(TestZone)
#include "tst_zone.moc"
