#include "models/campaign/stepedits.h"
#include "models/campaign/steplistmodel.h"
#include "models/campaign/varianttablemodel.h"
#include "models/campaign/weights.h"
#include "models/catalog/catalog.h"

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
    void variantCellsKeepWhatIsTyped();
    void variantCellsShowNamesOfTheCatalog();
    void variantCellsShowTheirProblems();
    void normalisesByLargestRemainder_data();
    void normalisesByLargestRemainder();

private:
    QStringList delays() const;

    std::unique_ptr<CampaignDocument> m_document;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<StepListModel> m_steps;
    std::unique_ptr<VariantTableModel> m_variants;
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
    m_catalog = std::make_unique<Catalog>();
    m_steps = std::make_unique<StepListModel>(*m_document);
    m_variants = std::make_unique<VariantTableModel>(*m_document, *m_catalog);
    m_variants->setStep(0);
    new QAbstractItemModelTester(m_steps.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_steps.get());
    new QAbstractItemModelTester(m_variants.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_variants.get());
}

void TestStepModels::cleanup()
{
    m_variants.reset();
    m_steps.reset();
    m_document.reset();
    m_catalog.reset();
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
    QCOMPARE(m_variants->rowCount(), 1);
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
    const auto labelAt = [&](int row) {
        return m_variants->index(row, VariantTableModel::LabelColumn).data().toString();
    };
    QCOMPARE(labelAt(0) + labelAt(1) + labelAt(2), QStringLiteral("ACB"));
    QCOMPARE(m_variants->index(0, VariantTableModel::WeightColumn).data().toString(), QStringLiteral("100"));
    QCOMPARE(m_variants->index(2, VariantTableModel::WeightColumn).data().toString(), QStringLiteral("0"));
}

void TestStepModels::variantCellsKeepWhatIsTyped()
{
    addVariant(*m_document, 0);
    const auto weight = m_variants->index(0, VariantTableModel::WeightColumn);
    for (const auto& typed :
         {QStringLiteral("140"), QStringLiteral("-3"), QStringLiteral("many"), QString()}) {
        QVERIFY(m_variants->setData(weight, typed, Qt::EditRole));
        QCOMPARE(weight.data(Qt::EditRole).toString(), typed);
    }
    const auto label = m_variants->index(0, VariantTableModel::LabelColumn);
    QVERIFY(m_variants->setData(label, QStringLiteral("far too long a label"), Qt::EditRole));
    QCOMPARE(label.data().toString(), QStringLiteral("far too long a label"));
    QCOMPARE(m_document->undoStack()->undoText(),
             QStringLiteral("Change “Variant label” of variant A in step 1"));
}

void TestStepModels::variantCellsShowNamesOfTheCatalog()
{
    addVariant(*m_document, 0);
    const auto type = m_variants->index(0, VariantTableModel::TypeColumn);
    const auto content = m_variants->index(0, VariantTableModel::ContentColumn);
    m_catalog->setTemplates({{QStringLiteral("AB"), QStringLiteral("Opening"), {}, {}}});
    m_catalog->setProfiles({{QStringLiteral("cd"), QStringLiteral("Jana"), {}, true}});
    m_variants->setData(content, QStringLiteral("ab"), Qt::EditRole);
    QCOMPARE(content.data().toString(), QStringLiteral("Opening"));
    m_variants->setData(type, QStringLiteral("PERSONALIZATION"), Qt::EditRole);
    QCOMPARE(content.data().toString(), QString());
    m_variants->setData(content, QStringLiteral("cd"), Qt::EditRole);
    QCOMPARE(content.data().toString(), QStringLiteral("Jana"));
    m_variants->setData(type, QStringLiteral("TEMPLATE"), Qt::EditRole);
    QCOMPARE(content.data().toString(), QStringLiteral("Opening"));
}

void TestStepModels::variantCellsShowTheirProblems()
{
    addVariant(*m_document, 0);
    const auto path = QStringLiteral("/steps/0/variants/0/weight");
    m_variants->setProblems({{Problem::Severity::Error, path, {}, QStringLiteral("too heavy")}});
    const auto cell = m_variants->indexOf(path);
    QCOMPARE(cell.column(), static_cast<int>(VariantTableModel::WeightColumn));
    QCOMPARE(cell.data(VariantTableModel::ProblemRole).toString(), QStringLiteral("too heavy"));
    QVERIFY(m_variants->index(0, 0).data(VariantTableModel::ProblemRole).toString().isEmpty());
    QVERIFY(!m_variants->indexOf(QStringLiteral("/steps/1/variants/0/weight")).isValid());
}

void TestStepModels::normalisesByLargestRemainder_data()
{
    using Weights = std::vector<qint64>;
    QTest::addColumn<Weights>("weights");
    QTest::addColumn<Weights>("normalised");
    QTest::newRow("thirds") << Weights{1, 1, 1} << Weights{34, 33, 33};
    QTest::newRow("sixths") << Weights{1, 1, 1, 1, 1, 1} << Weights{17, 17, 17, 17, 16, 16};
    QTest::newRow("largest remainder wins") << Weights{10, 20, 31} << Weights{16, 33, 51};
    QTest::newRow("already whole") << Weights{70, 30} << Weights{70, 30};
    QTest::newRow("too much") << Weights{140, 60} << Weights{70, 30};
    QTest::newRow("all zero") << Weights{0, 0} << Weights{50, 50};
    QTest::newRow("negative counts as zero") << Weights{-5, 20} << Weights{0, 100};
    QTest::newRow("huge") << Weights{9'000'000'000'000'000'000, 9'000'000'000'000'000'000} << Weights{50, 50};
    QTest::newRow("one") << Weights{3} << Weights{100};
    QTest::newRow("none") << Weights{} << Weights{};
}

void TestStepModels::normalisesByLargestRemainder()
{
    using Weights = std::vector<qint64>;
    QFETCH(Weights, weights);
    QFETCH(Weights, normalised);
    QCOMPARE(normalisedWeights(weights), normalised);
}

QTEST_GUILESS_MAIN(TestStepModels)
#include "tst_stepmodels.moc"
