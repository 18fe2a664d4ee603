#include "ui/plan/calendargeometry.h"
#include "ui/plan/clockchanges.h"
#include "ui/plan/planwords.h"

#include <QTest>

using namespace fairlead;

namespace {

qint64 days(int year, int month, int day)
{
    return daysFromDate(QDate(year, month, day));
}

} // namespace

class TestCalendarGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDayHasACellOfItsOwn_data()
    {
        QTest::addColumn<int>("firstDayOfWeek");
        QTest::addColumn<double>("width");
        QTest::newRow("Monday first, one column") << int(Qt::Monday) << 400.0;
        QTest::newRow("Sunday first, two columns") << int(Qt::Sunday) << 700.0;
        QTest::newRow("Saturday first, three columns") << int(Qt::Saturday) << 1200.0;
        QTest::newRow("no room at all") << int(Qt::Monday) << 0.0;
    }

    void everyDayHasACellOfItsOwn()
    {
        QFETCH(int, firstDayOfWeek);
        QFETCH(double, width);
        const CalendarGeometry geometry(days(2026, 12, 9), days(2028, 3, 1),
                                        static_cast<Qt::DayOfWeek>(firstDayOfWeek), width, {});
        QCOMPARE(geometry.firstDate(), days(2026, 12, 1));
        QCOMPARE(geometry.lastDate(), days(2028, 3, 31));
        for (auto date = geometry.firstDate(); date <= geometry.lastDate(); ++date) {
            const auto cell = geometry.cellOf(date);
            QVERIFY(!cell.isEmpty());
            QCOMPARE(geometry.dateAt(cell.center()), std::optional(date));
            const auto column = (dateFromDays(date).dayOfWeek() - firstDayOfWeek + 7) % 7;
            QCOMPARE(geometry.weekdayOfColumn(column), dateFromDays(date).dayOfWeek());
            QVERIFY(cell.bottom() <= geometry.height() + 0.01);
        }
    }

    void outsideTheMonthsThereIsNoDay()
    {
        const CalendarGeometry geometry(days(2026, 12, 1), days(2026, 12, 31), Qt::Monday, 350, {});
        QVERIFY(geometry.cellOf(days(2026, 11, 30)).isEmpty());
        QVERIFY(geometry.cellOf(days(2027, 1, 1)).isEmpty());
        QVERIFY(!geometry.dateAt({-1, 100}));
        QVERIFY(!geometry.dateAt({10, 5}));  // the month's name
        QVERIFY(!geometry.dateAt({10, 60})); // Monday 30 November is not December's
        QVERIFY(!geometry.dateAt({10, 4000}));
    }

    void onlyVisibleMonthsAreNamed()
    {
        const CalendarGeometry geometry(days(2026, 1, 1), days(2035, 12, 31), Qt::Monday, 350, {});
        QCOMPARE(geometry.months().size(), std::size_t(120));
        const auto area = geometry.months()[57].area;
        const auto [from, until] = geometry.monthsBetween(area.top() + 1, area.bottom() - 1);
        QVERIFY(from <= 57 && until == 58 && until - from <= 2);
        QCOMPARE(geometry.monthsBetween(0, geometry.height()), std::pair(std::size_t(0), std::size_t(120)));
    }

    void stackFillsItsShareOfThePeak()
    {
        PlanDay day{};
        day.total = 60;
        day.byStep[0] = 10;
        day.byStep[2] = 50;
        const auto stack = stackOf(day, QRectF(0, 0, 10, 120), 120);
        QCOMPARE(stack[0], QRectF(0, 110, 10, 10));
        QVERIFY(stack[1].isEmpty());
        QCOMPARE(stack[2], QRectF(0, 60, 10, 50));
    }

    void clockChangesCarryTheirLocalDate()
    {
        const auto berlin = Zone::load(QStringLiteral("Europe/Berlin"));
        QVERIFY(berlin);
        const auto changes =
            clockChanges(*berlin, days(2027, 1, 1) * secondsPerDay, days(2028, 1, 1) * secondsPerDay);
        QCOMPARE(changes.size(), std::size_t(2));
        QCOMPARE(changes[0].date, days(2027, 3, 28));
        QCOMPARE(changes[0].forward, 3600);
        QCOMPARE(changes[1].date, days(2027, 10, 31));
        QCOMPARE(changes[1].forward, -3600);
        const auto cairo = Zone::load(QStringLiteral("Africa/Cairo")); // the gap is at midnight
        QVERIFY(cairo);
        const auto gap =
            clockChanges(*cairo, days(2024, 1, 1) * secondsPerDay, days(2024, 6, 1) * secondsPerDay);
        QCOMPARE(gap.size(), std::size_t(1));
        QCOMPARE(gap[0].date, days(2024, 4, 26));
        QVERIFY(clockChanges(Zone::utc(), 0, days(2030, 1, 1) * secondsPerDay).empty());
    }

    void wordsFollowTheLocale()
    {
        const auto berlin = *Zone::load(QStringLiteral("Europe/Berlin"));
        const PlanWords english(QLocale(QLocale::English, QLocale::UnitedKingdom), berlin);
        const PlanWords german(QLocale(QLocale::German, QLocale::Germany), berlin);
        const PlanWords american(QLocale(QLocale::English, QLocale::UnitedStates), berlin);
        const auto date = days(2026, 12, 1);
        const qint64 nine = date * secondsPerDay + 8 * 3600;
        QCOMPARE(english.instant(nine), QStringLiteral("Tue, 1 Dec 2026, 09:00 Berlin"));
        QCOMPARE(english.time(nine + 30), QStringLiteral("09:00:30 Berlin"));
        QCOMPARE(english.shortDate(date), QStringLiteral("1 Dec"));
        QCOMPARE(american.shortDate(date), QStringLiteral("Dec 1"));
        QCOMPARE(american.time(nine), QStringLiteral("9:00 AM Berlin"));
        QCOMPARE(german.shortDate(date), QStringLiteral("1. Dez."));
        QVERIFY(german.instant(nine).contains(QStringLiteral("09:00 Berlin")));
        QCOMPARE(english.leads(1), QStringLiteral("1 person"));
        QCOMPARE(german.leads(1200), QStringLiteral("1.200 people"));
    }
};

QTEST_GUILESS_MAIN(TestCalendarGeometry)
#include "tst_calendargeometry.moc"
