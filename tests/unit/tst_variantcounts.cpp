#include "models/forecast/variantcounts.h"

#include <QTest>

#include <numeric>

using namespace fairlead;
using Counts = std::vector<qint64>;

/// How a step's actions are expected to fall on its variants.
class TestVariantCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesByWeight_data();
    void sharesByWeight();
    void alwaysSharesEverything();
};

void TestVariantCounts::sharesByWeight_data()
{
    QTest::addColumn<qint64>("actions");
    QTest::addColumn<Counts>("weights");
    QTest::addColumn<Counts>("expected");
    QTest::newRow("even") << qint64(100) << Counts{50, 50} << Counts{50, 50};
    QTest::newRow("odd one to the earlier") << qint64(101) << Counts{50, 50} << Counts{51, 50};
    QTest::newRow("largest remainder, not the first") << qint64(10) << Counts{33, 33, 34} << Counts{3, 3, 4};
    QTest::newRow("thirds") << qint64(8) << Counts{1, 1, 1} << Counts{3, 3, 2};
    QTest::newRow("zero weight gets nothing") << qint64(7) << Counts{0, 100} << Counts{0, 7};
    QTest::newRow("not 100 in sum") << qint64(9) << Counts{20, 10} << Counts{6, 3};
    QTest::newRow("all weights zero") << qint64(9) << Counts{0, 0} << Counts{0, 0};
    QTest::newRow("no variants") << qint64(9) << Counts{} << Counts{};
    QTest::newRow("nothing to share") << qint64(0) << Counts{60, 40} << Counts{0, 0};
    QTest::newRow("negative counts as zero") << qint64(5) << Counts{-10, 10} << Counts{0, 5};
    QTest::newRow("most leads") << (qint64(1) << 31) << Counts{100, 100} << Counts{1 << 30, 1 << 30};
}

void TestVariantCounts::sharesByWeight()
{
    QFETCH(qint64, actions);
    QFETCH(Counts, weights);
    QFETCH(Counts, expected);
    QCOMPARE(expectedCounts(actions, weights), expected);
}

void TestVariantCounts::alwaysSharesEverything()
{
    const Counts weights{7, 13, 29, 51};
    for (qint64 actions = 0; actions < 500; ++actions) {
        const auto counts = expectedCounts(actions, weights);
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), qint64(0)), actions);
        for (std::size_t i = 0; i < weights.size(); ++i)
            QVERIFY(std::abs(counts[i] * 100 - actions * weights[i]) < 100);
    }
}

QTEST_GUILESS_MAIN(TestVariantCounts)
#include "tst_variantcounts.moc"
