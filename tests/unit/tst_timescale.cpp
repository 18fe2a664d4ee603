#include "ui/plan/timescale.h"

#include <QTest>

using namespace fairlead;

namespace {

constexpr double midnight = 1'796'083'200; // 2026-12-01T00:00:00Z
constexpr double day = 86'400;

TimeLimits limits()
{
    return {midnight - 7 * day, midnight + 7 * day, 60, 7 * day};
}

QStringList labels(const std::vector<qint64>& ticks, const Zone& zone)
{
    QStringList labels;
    for (const auto tick : ticks) {
        const auto time = timeOf(zone.labelAt(tick));
        labels << QStringLiteral("%1:%2")
                      .arg(time / 3600, 2, 10, QChar(u'0'))
                      .arg(time / 60 % 60, 2, 10, QChar(u'0'));
    }
    return labels;
}

} // namespace

class TestTimeScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsBothWays()
    {
        const TimeScale scale(midnight, midnight + day, 50, 480);
        QCOMPARE(scale.xOf(midnight), 50.0);
        QCOMPARE(scale.xOf(midnight + day), 530.0);
        for (const double x : {50.0, 123.4, 530.0, -20.0})
            QVERIFY(qAbs(scale.xOf(scale.timeAt(x)) - x) < 1e-6);
    }

    void noWidthIsNoTrap()
    {
        const TimeScale scale(midnight, midnight, 0, 0);
        QVERIFY(scale.seconds() > 0);
        QVERIFY(qIsFinite(scale.timeAt(10)));
        QVERIFY(!ticksOf(scale, Zone::utc(), 60).empty());
    }

    void zoomKeepsTheInstantUnderThePointer()
    {
        const TimeScale scale(midnight, midnight + day, 50, 480);
        const auto closer = scale.zoomed(4, 200, limits());
        QVERIFY(qAbs(closer.timeAt(200) - scale.timeAt(200)) < 1e-3);
        QVERIFY(qAbs(closer.seconds() - day / 4) < 1e-6);
    }

    void zoomAndMoveStayWithinTheLimits()
    {
        TimeScale scale(midnight, midnight + day, 0, 480);
        for (int i = 0; i < 100; ++i)
            scale = scale.zoomed(2, 100, limits());
        QVERIFY(qAbs(scale.seconds() - 60) < 1e-6);
        for (int i = 0; i < 100; ++i)
            scale = scale.zoomed(0.5, 100, limits());
        QVERIFY(qAbs(scale.seconds() - 7 * day) < 1e-6);
        for (int i = 0; i < 100; ++i)
            scale = scale.panned(-400, limits());
        QCOMPARE(scale.from(), limits().from);
        for (int i = 0; i < 100; ++i)
            scale = scale.panned(400, limits());
        QVERIFY(qAbs(scale.until() - limits().until) < 1e-3);
    }

    void ticksStandOnWholeLocalHours()
    {
        const auto kolkata = *Zone::load(QStringLiteral("Asia/Kolkata"));
        const auto ticks = ticksOf(TimeScale(midnight, midnight + day / 4, 0, 480), kolkata, 60);
        QCOMPARE(labels(ticks, kolkata),
                 QStringList({QStringLiteral("06:00"), QStringLiteral("07:00"), QStringLiteral("08:00"),
                              QStringLiteral("09:00"), QStringLiteral("10:00"), QStringLiteral("11:00")}));
    }

    void aSkippedHourHasNoTickAndADoubledOneTwo()
    {
        const auto berlin = *Zone::load(QStringLiteral("Europe/Berlin"));
        const double spring = 1'806'192'000; // 2027-03-28T00:00:00Z, an hour before the change
        QCOMPARE(labels(ticksOf(TimeScale(spring, spring + 3 * 3600, 0, 300), berlin, 60), berlin),
                 QStringList({QStringLiteral("01:00"), QStringLiteral("03:00"), QStringLiteral("04:00"),
                              QStringLiteral("05:00")}));
        const double autumn = 1'824'940'800; // 2027-10-31T00:00:00Z, an hour before the change
        QCOMPARE(labels(ticksOf(TimeScale(autumn, autumn + 3 * 3600, 0, 300), berlin, 60), berlin),
                 QStringList({QStringLiteral("02:00"), QStringLiteral("02:00"), QStringLiteral("03:00"),
                              QStringLiteral("04:00")}));
    }
};

QTEST_GUILESS_MAIN(TestTimeScale)
#include "tst_timescale.moc"
