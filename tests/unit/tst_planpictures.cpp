#include "models/forecast/lateness.h"
#include "ui/plan/daygeometry.h"
#include "ui/plan/plancomparison.h"
#include "ui/plan/stepsgeometry.h"
#include "ui/plan/windowreading.h"

#include <QTest>

using namespace fairlead;

namespace {

constexpr qint64 launch = 1'796'112'000; // 2026-12-01T08:00:00Z, 09:00 in Berlin

ForecastInput inputOf(qint64 leads, std::vector<qint64> delays, qint64 limit)
{
    ForecastInput input;
    input.leads = leads;
    input.delayDays = std::move(delays);
    input.window = {9 * 3600,
                    17 * 3600,
                    {true, true, true, true, true, false, false},
                    *Zone::load(QStringLiteral("Europe/Berlin"))};
    input.dailyLimit = limit;
    input.minInterval = 60;
    input.launch = launch;
    return input;
}

std::shared_ptr<const Plan> planOf(const ForecastInput& input)
{
    ForecastOptions options;
    options.keepActions = true;
    return std::make_shared<const Plan>(*runForecast(input, options));
}

PlanWords british()
{
    return PlanWords(QLocale(QLocale::English, QLocale::UnitedKingdom),
                     *Zone::load(QStringLiteral("Europe/Berlin")));
}

} // namespace

class TestPlanPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curvesRiseToTheCountOfTheirStep()
    {
        const auto plan = planOf(inputOf(300, {0, 3, 4}, 100));
        const StepsGeometry geometry(*plan, StepsMode::Curves, QRectF(40, 10, 600, 300));
        QCOMPARE(geometry.curves().size(), std::size_t(3));
        QCOMPARE(geometry.maximum(), 300);
        for (const auto& curve : geometry.curves()) {
            QCOMPARE(curve.front().y(), 310.0);
            QCOMPARE(curve.back().y(), 10.0);
            for (qsizetype i = 1; i < curve.size(); ++i)
                QVERIFY(curve[i].y() <= curve[i - 1].y() && curve[i].x() >= curve[i - 1].x());
        }
    }

    void tenYearsDrawNoMorePointsThanPixels()
    {
        const auto plan = planOf(inputOf(2'000, {0, 1}, 1));
        QVERIFY(plan->days.size() > 2'000);
        for (const auto mode : {StepsMode::Curves, StepsMode::Lanes, StepsMode::Intake}) {
            const StepsGeometry geometry(*plan, mode, QRectF(0, 0, 400, 300));
            QCOMPARE(geometry.curves().empty(), mode != StepsMode::Curves);
            QCOMPARE(geometry.bars().empty(), mode == StepsMode::Curves);
            for (const auto& curve : geometry.curves())
                QVERIFY2(curve.size() <= 402, qPrintable(QString::number(curve.size())));
            for (const auto& bars : geometry.bars())
                QVERIFY2(!bars.isEmpty() && bars.size() <= 402, qPrintable(QString::number(bars.size())));
        }
    }

    void curvesPassEveryDayWhateverTheyLeaveOut()
    {
        for (const auto& input :
             {inputOf(2'000, {0, 1}, 1), inputOf(300, {0, 3, 4}, 100), inputOf(20'000, {0, 30, 90}, 40)}) {
            const auto plan = planOf(input);
            const StepsGeometry geometry(*plan, StepsMode::Curves, QRectF(40, 10, 600, 300));
            std::size_t step = 0;
            for (const auto& curve : geometry.curves()) {
                qint64 sent = 0;
                auto after = curve.begin();
                for (const auto& day : plan->days) {
                    sent += day.byStep[step];
                    const auto x = geometry.xOf(day.date + 1);
                    while (after != curve.end() && after->x() < x)
                        ++after;
                    if (after == curve.begin() || after == curve.end())
                        continue; // before its first message or after its last
                    const auto from = *std::prev(after);
                    const auto y =
                        from.y() + (after->y() - from.y()) * (x - from.x()) / (after->x() - from.x());
                    QVERIFY2(std::abs(y - geometry.yOf(sent)) < 0.5, qPrintable(QString::number(x)));
                }
                ++step;
            }
        }
    }

    void datesAndPixelsOfTheStepsAgree()
    {
        const auto plan = planOf(inputOf(300, {0, 3, 4}, 100));
        const StepsGeometry geometry(*plan, StepsMode::Lanes, QRectF(40, 10, 600, 300));
        for (const auto& day : plan->days)
            QCOMPARE(geometry.dateAt((geometry.xOf(day.date) + geometry.xOf(day.date + 1)) / 2), day.date);
        QCOMPARE(geometry.dateAt(-1000), geometry.firstDate());
        QCOMPARE(geometry.dateAt(5000), geometry.lastDate());
    }

    void axisNumbersAreRound()
    {
        QCOMPARE(niceNumbers(1200, 6), std::vector<qint64>({0, 200, 400, 600, 800, 1000, 1200}));
        QCOMPARE(niceNumbers(7, 10), std::vector<qint64>({0, 1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(niceNumbers(1, 3), std::vector<qint64>({0, 1}));
        QVERIFY(niceNumbers(qint64(1) << 34, 5).size() <= 6);
    }

    void actionsOfAStretchAreExactlyThose()
    {
        const auto plan = planOf(inputOf(300, {0, 3, 4}, 100));
        const double from = launch + 120;
        const auto shown = actionsBetween(*plan, from, from + 300);
        QCOMPARE(shown.size(), std::size_t(5));
        QCOMPARE(plan->timeOf(shown.front()), launch + 120);
        QVERIFY(actionsBetween(*plan, from, from - 10).empty());
        QCOMPARE(actionsBetween(*plan, 0, 1e12).size(), plan->sent.size());
    }

    void aDayReachesFromMidnightToMidnightAndOverItsWindow()
    {
        auto input = inputOf(10, {0}, 100);
        const auto date = dateOf(input.window.zone.labelAt(launch));
        const auto [from, until] = dayBounds(*planOf(input), date);
        QCOMPARE(until - from, 86'400);
        QCOMPARE(timeOf(input.window.zone.labelAt(from)), 0);
        input.window.start = 8 * 3600;
        input.window.end = 2 * 3600; // overnight
        QCOMPARE(dayBounds(*planOf(input), date).second - from, 86'400 + 2 * 3600);
    }

    void lateFollowUpsAreThoseThatMissedTheirDay()
    {
        // 10 leads a day from Tuesday; follow-ups after a day take the whole limit on Wednesday.
        QCOMPARE(lateFollowUps(*planOf(inputOf(10, {0, 1}, 10))), 0);
        // Step 2 and 3 at once after step 1: ten actions a day, so that most of them wait for another day.
        const auto plan = planOf(inputOf(10, {0, 0, 0}, 10));
        QCOMPARE(plan->actions, 30);
        qint64 expected = 0;
        for (std::size_t i = 0; i < plan->sent.size(); ++i)
            if (plan->sent[i].step > 1) {
                const auto earlier = std::ranges::find_if(plan->sent, [&](const Action& other) {
                    return other.lead == plan->sent[i].lead && other.step + 1 == plan->sent[i].step;
                });
                const auto isLate = std::ranges::any_of(plan->days, [&](const PlanDay& day) {
                    return plan->timeOf(*earlier) < day.closes && plan->timeOf(plan->sent[i]) >= day.closes;
                });
                expected += isLate;
            }
        QVERIFY(expected > 0);
        QCOMPARE(lateFollowUps(*plan), expected);
        auto nobody = inputOf(0, {0, 1}, 10);
        QCOMPARE(lateFollowUps(*planOf(nobody)), 0);
    }

    void differencesAreTold()
    {
        const ComparedPlan before{planOf(inputOf(300, {0, 3, 4}, 100)), 0, QStringLiteral("When opened")};
        ComparedPlan now{planOf(inputOf(300, {0, 3, 4}, 50)), 7, QStringLiteral("This plan")};
        const auto text = differencesInWords(now, before, british()).join(u'\n');
        QVERIFY2(text.contains(QStringLiteral("later than “When opened”")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("50 fewer messages: 50 instead of 100")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("7 more follow-ups")), qPrintable(text));
        now = before;
        QCOMPARE(differencesInWords(now, before, british()),
                 QStringList(QStringLiteral("Both plans are equal, to the second.")));
        const auto measures = comparedMeasures(now, before, british());
        QCOMPARE(measures.front().mine, measures.front().other);
    }

    void bothLoadsShareOneScale()
    {
        const auto mine = planOf(inputOf(300, {0}, 100));
        const auto other = planOf(inputOf(300, {0}, 50));
        const CompareGeometry geometry(*mine, *other, QRectF(0, 0, 600, 200));
        QCOMPARE(geometry.peak(), 100U);
        QCOMPARE(std::ranges::min(geometry.mine(), {}, &QRectF::top).top(), 0.0);
        QCOMPARE(std::ranges::max(geometry.other(), {}, &QRectF::bottom).bottom(), 150.0);
        QCOMPARE(geometry.lastDate(), other->days.back().date);
        const CompareGeometry nothing(*planOf(inputOf(0, {0}, 1)), *planOf(inputOf(0, {0}, 1)), QRectF());
        QVERIFY(nothing.mine().isEmpty());
    }

    void theWindowIsReadInThreeClocks()
    {
        const auto plan =
            planOf(inputOf(300, {0, 120}, 100)); // past the end of March, when Berlin's clock changes
        const auto words = british();
        const auto readings =
            windowReadings(*plan, *Zone::load(QStringLiteral("Asia/Kolkata")), words.locale(), 5);
        QCOMPARE(readings.front().clocks,
                 QStringList({QStringLiteral("09:00–17:00 Berlin"), QStringLiteral("08:00–16:00 UTC"),
                              QStringLiteral("13:30–21:30 Kolkata")}));
        QCOMPARE(readings.back().clocks[1], QStringLiteral("07:00–15:00 UTC"));
        const auto same =
            windowReadings(*plan, *Zone::load(QStringLiteral("Europe/Berlin")), words.locale(), 1);
        QCOMPARE(same.front().clocks.size(), 2);
    }

    void endsAreToldInWords()
    {
        const auto words = british();
        QCOMPARE(words.summary(*planOf(inputOf(1200, {0}, 100))),
                 QStringLiteral("1,200 people · 1 step · ends 16 Dec 2026"));
        const auto tooLong = planOf(inputOf(10'000, {0}, 1));
        QVERIFY(words.summary(*tooLong).contains(QStringLiteral("does not end within ten years")));
        QVERIFY(words.detail(*tooLong).contains(words.actions(tooLong->unsent)));
        QVERIFY(words.summary(*planOf(inputOf(0, {0}, 1))).contains(QStringLiteral("nothing is sent")));
    }
};

QTEST_GUILESS_MAIN(TestPlanPictures)
#include "tst_planpictures.moc"
