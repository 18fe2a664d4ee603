#include "models/campaign/stepedits.h"
#include "models/campaign/steplistmodel.h"
#include "models/campaign/weights.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fairlead;

/// Steps and variants as item models, and what is done with them as a whole.
class TestStepModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void addsUpToTen();
    void newStepTakesTheChannelOfItsNeighbour();
    void duplicateStandsBehindItsOriginal();
    void removesSeveral();
    void numbersFollowTheOrder();
    void movedRowKeepsItsPersistentIndex_data();
    void movedRowKeepsItsPersistentIndex();
    void everyOperationIsOneUndoStepWithAName();
    void delayOfSeveralIsOneEdit();
    void delayTypedIntoTheModelStays();
    void otherChannelKeepsWhatTheOldOneUsed();
    void stepsTellTheirProblems();
    void freeLabels();
    void weightsFollowTheNumberOfVariants();
    void handSetWeightsStay_data();
    void handSetWeightsStay();
    void splitsEvenly_data();
    void splitsEvenly();

private:
    QStringList delays() const;

    std::unique_ptr<CampaignDocument> m_document;
    std::unique_ptr<StepListModel> m_steps;
};

namespace {

const auto email = QStringLiteral("email");
const auto linkedIn = QStringLiteral("linkedin");

const Step& stepAt(const CampaignDocument& document, std::size_t index)
{
    return stepsOf(document.campaign()).at(index);
}

/// A document with that many steps, whose delays are 0, 1, 2, …
CampaignDraft draftWithSteps(int count)
{
    auto draft = newDraft(QStringLiteral("UTC"));
    for (int i = 0; i < count; ++i) {
        Step step;
        step.step = i + 1;
        step.delayDays = i;
        step.channel = email;
        draft.campaign.steps.value().push_back(step);
    }
    return draft;
}

} // namespace

void TestStepModels::init()
{
    m_document = std::make_unique<CampaignDocument>(draftWithSteps(4));
    m_steps = std::make_unique<StepListModel>(*m_document);
    new QAbstractItemModelTester(m_steps.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_steps.get());
}

void TestStepModels::cleanup()
{
    m_steps.reset();
    m_document.reset();
}

QStringList TestStepModels::delays() const
{
    QStringList delays;
    for (int row = 0; row < m_steps->rowCount(); ++row)
        delays << m_steps->index(row).data(StepListModel::DelayRole).toString();
    return delays;
}

void TestStepModels::addsUpToTen()
{
    QSignalSpy inserted(m_steps.get(), &QAbstractItemModel::rowsInserted);
    for (int i = 4; i < 10; ++i) {
        QVERIFY(whyNoMoreSteps(m_document->campaign()).isEmpty());
        QCOMPARE(addStep(*m_document, i - 1), i);
    }
    QCOMPARE(inserted.size(), 6);
    QCOMPARE(m_steps->rowCount(), 10);
    QVERIFY(whyNoMoreSteps(m_document->campaign()).contains(QStringLiteral("10")));
    QCOMPARE(addStep(*m_document, 9), -1);
    QCOMPARE(duplicateStep(*m_document, 0), -1);
    QCOMPARE(m_steps->rowCount(), 10);
}

void TestStepModels::newStepTakesTheChannelOfItsNeighbour()
{
    m_document->edit(QStringLiteral("mix"), [](CampaignDraft& draft) {
        draft.campaign.type = QStringLiteral("mixed");
        draft.campaign.steps.value()[1].channel = linkedIn;
    });
    addStep(*m_document, 1);
    QCOMPARE(stepAt(*m_document, 2).channel.value(), linkedIn);
    QCOMPARE(stepAt(*m_document, 2).actionType.value(), QStringLiteral("connection_request"));
    addStep(*m_document, -1);
    QCOMPARE(stepAt(*m_document, 0).channel.value(), email);
    QCOMPARE(stepAt(*m_document, 0).delayDays.value(), 0);
    QCOMPARE(variantsOf(stepAt(*m_document, 0)).size(), std::size_t(1));
}

void TestStepModels::duplicateStandsBehindItsOriginal()
{
    QCOMPARE(duplicateStep(*m_document, 1), 2);
    QCOMPARE(delays(), QStringList({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("1"),
                                    QStringLiteral("2"), QStringLiteral("3")}));
}

void TestStepModels::removesSeveral()
{
    removeSteps(*m_document, {3, 0, 17});
    QCOMPARE(delays(), QStringList({QStringLiteral("1"), QStringLiteral("2")}));
    m_document->undoStack()->undo();
    QCOMPARE(m_steps->rowCount(), 4);
}

void TestStepModels::numbersFollowTheOrder()
{
    moveStep(*m_document, 3, 0);
    addStep(*m_document, 1);
    removeSteps(*m_document, {0});
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(stepAt(*m_document, i).step.value(), static_cast<qint64>(i) + 1);
}

void TestStepModels::movedRowKeepsItsPersistentIndex_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("before");
    QTest::addColumn<QString>("order");
    QTest::newRow("first to the end") << 0 << 4 << QStringLiteral("1230");
    QTest::newRow("last to the front") << 3 << 0 << QStringLiteral("3012");
    QTest::newRow("one down") << 1 << 3 << QStringLiteral("0213");
    QTest::newRow("one up") << 2 << 1 << QStringLiteral("0213");
    QTest::newRow("onto itself") << 2 << 2 << QStringLiteral("0123");
    QTest::newRow("behind itself") << 2 << 3 << QStringLiteral("0123");
    QTest::newRow("out of the list") << 2 << 9 << QStringLiteral("0123");
}

void TestStepModels::movedRowKeepsItsPersistentIndex()
{
    QFETCH(int, from);
    QFETCH(int, before);
    QFETCH(QString, order);
    const QPersistentModelIndex row = m_steps->index(from);
    const auto delay = row.data(StepListModel::DelayRole).toString();
    QSignalSpy reset(m_steps.get(), &QAbstractItemModel::modelReset);
    const bool moves = order != QStringLiteral("0123");
    QCOMPARE(m_steps->moveRow({}, from, {}, before), moves);
    QCOMPARE(delays().join(QString()), order);
    QCOMPARE(row.data(StepListModel::DelayRole).toString(), delay);
    QCOMPARE(reset.size(), 0);
    if (!moves)
        return;
    m_document->undoStack()->undo();
    QCOMPARE(delays().join(QString()), QStringLiteral("0123"));
    QCOMPARE(row.row(), from);
}

void TestStepModels::everyOperationIsOneUndoStepWithAName()
{
    auto* undo = m_document->undoStack();
    const auto lastName = [&] {
        return undo->undoText();
    };
    addStep(*m_document, 3);
    QCOMPARE(lastName(), QStringLiteral("Add step 5"));
    duplicateStep(*m_document, 0);
    QCOMPARE(lastName(), QStringLiteral("Duplicate step 1"));
    moveStep(*m_document, 0, 2);
    QCOMPARE(lastName(), QStringLiteral("Move step 1 to place 3"));
    removeSteps(*m_document, {0, 1});
    QCOMPARE(lastName(), QStringLiteral("Remove 2 steps"));
    addVariant(*m_document, 0);
    QCOMPARE(lastName(), QStringLiteral("Add variant A to step 1"));
    removeVariant(*m_document, 0, 0);
    QCOMPARE(lastName(), QStringLiteral("Remove variant A of step 1"));
    QCOMPARE(undo->count(), 6);
    const auto last = encodeDraft(m_document->draft());
    while (undo->canUndo())
        undo->undo();
    QCOMPARE(delays().join(QString()), QStringLiteral("0123"));
    while (undo->canRedo())
        undo->redo();
    QVERIFY(encodeDraft(m_document->draft()) == last);
}

void TestStepModels::delayOfSeveralIsOneEdit()
{
    setDelays(*m_document, {2, 3}, Field<qint64>(1));
    setDelays(*m_document, {2, 3}, Field<qint64>(14));
    QCOMPARE(delays(), QStringList({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("14"),
                                    QStringLiteral("14")}));
    QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Change “Delay” of 2 steps"));
    m_document->undoStack()->undo();
    QCOMPARE(delays().join(QString()), QStringLiteral("0123"));
}

void TestStepModels::delayTypedIntoTheModelStays()
{
    QVERIFY(m_steps->setData(m_steps->index(2), QStringLiteral("soon"), StepListModel::DelayRole));
    QCOMPARE(delays().at(2), QStringLiteral("soon"));
    QVERIFY(stepAt(*m_document, 2).delayDays.isMistyped());
}

void TestStepModels::otherChannelKeepsWhatTheOldOneUsed()
{
    addVariant(*m_document, 0);
    setChannel(*m_document, 0, linkedIn);
    QCOMPARE(stepAt(*m_document, 0).actionType.value(), QStringLiteral("connection_request"));
    QCOMPARE(variantsOf(stepAt(*m_document, 0)).size(), std::size_t(1));
    setChannel(*m_document, 0, email);
    QCOMPARE(variantsOf(stepAt(*m_document, 0)).size(), std::size_t(1));
}

void TestStepModels::stepsTellTheirProblems()
{
    m_steps->setProblems(
        {{Problem::Severity::Warning, QStringLiteral("/steps/1/variants"), {}, QStringLiteral("w")},
         {Problem::Severity::Error, QStringLiteral("/steps/1/channel"), {}, QStringLiteral("e")},
         {Problem::Severity::Error, QStringLiteral("/steps/10/channel"), {}, QStringLiteral("x")}});
    QCOMPARE(m_steps->index(1).data(StepListModel::ProblemsRole).toInt(), 2);
    QCOMPARE(m_steps->index(1).data(StepListModel::SeverityRole).toInt(),
             static_cast<int>(Problem::Severity::Error));
    QVERIFY(m_steps->index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("2 problems")));
    QVERIFY(!m_steps->index(0).data(StepListModel::SeverityRole).isValid());
}

void TestStepModels::freeLabels()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(addVariant(*m_document, 0), i);
    removeVariant(*m_document, 0, 1);
    addVariant(*m_document, 0);
    QString labels;
    for (const auto& variant : variantsOf(stepAt(*m_document, 0)))
        labels += variant.label.value();
    QCOMPARE(labels, QStringLiteral("ACB"));
}

void TestStepModels::weightsFollowTheNumberOfVariants()
{
    using Weights = std::vector<qint64>;
    const auto weights = [&] {
        return weightsOf(stepAt(*m_document, 0));
    };
    addVariant(*m_document, 0);
    QCOMPARE(weights(), Weights{100});
    addVariant(*m_document, 0);
    QCOMPARE(weights(), (Weights{50, 50}));
    addVariant(*m_document, 0);
    QCOMPARE(weights(), (Weights{34, 33, 33}));
    removeVariant(*m_document, 0, 0);
    QCOMPARE(weights(), (Weights{50, 50}));
    m_document->undoStack()->undo(); // weights and variant are one step
    QCOMPARE(weights(), (Weights{34, 33, 33}));
}

void TestStepModels::handSetWeightsStay_data()
{
    using Weights = std::vector<qint64>;
    QTest::addColumn<Weights>("weights");
    QTest::addColumn<Weights>("withOneMore");
    QTest::addColumn<Weights>("withoutTheLast");
    QTest::newRow("two thirds") << Weights{60, 30, 10} << Weights{60, 30, 10, 0} << Weights{67, 33};
    QTest::newRow("room is left") << Weights{50, 20} << Weights{50, 20, 30} << Weights{50};
    QTest::newRow("adds up") << Weights{70, 30} << Weights{70, 30, 0} << Weights{100};
    QTest::newRow("too much") << Weights{80, 60, 20} << Weights{80, 60, 20, 0} << Weights{80, 60};
    QTest::newRow("nobody is left") << Weights{0, 0, 100} << Weights{0, 0, 100, 0} << Weights{50, 50};
    QTest::newRow("negative") << Weights{-5, 20, 80} << Weights{-5, 20, 80, 0} << Weights{0, 100};
    QTest::newRow("even, another order") << Weights{33, 34, 33} << Weights{25, 25, 25, 25} << Weights{50, 50};
    QTest::newRow("huge") << Weights{9'000'000'000'000'000'000, 9'000'000'000'000'000'000}
                          << Weights{9'000'000'000'000'000'000, 9'000'000'000'000'000'000, 0}
                          << Weights{9'000'000'000'000'000'000};
}

void TestStepModels::handSetWeightsStay()
{
    using Weights = std::vector<qint64>;
    QFETCH(Weights, weights);
    QFETCH(Weights, withOneMore);
    QFETCH(Weights, withoutTheLast);
    QCOMPARE(weightsWithOneMore(weights), withOneMore);
    QCOMPARE(weightsWithout(weights, weights.size() - 1), withoutTheLast);
}

void TestStepModels::splitsEvenly_data()
{
    using Weights = std::vector<qint64>;
    QTest::addColumn<std::size_t>("variants");
    QTest::addColumn<Weights>("weights");
    QTest::newRow("one") << std::size_t(1) << Weights{100};
    QTest::newRow("halves") << std::size_t(2) << Weights{50, 50};
    QTest::newRow("thirds") << std::size_t(3) << Weights{34, 33, 33};
    QTest::newRow("sixths") << std::size_t(6) << Weights{17, 17, 17, 17, 16, 16};
    QTest::newRow("none") << std::size_t(0) << Weights{};
}

void TestStepModels::splitsEvenly()
{
    using Weights = std::vector<qint64>;
    QFETCH(std::size_t, variants);
    QFETCH(Weights, weights);
    QCOMPARE(evenWeights(variants), weights);
}

QTEST_GUILESS_MAIN(TestStepModels)
#include "tst_stepmodels.moc"
