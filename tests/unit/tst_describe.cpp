#include "models/campaign/changes.h"
#include "models/campaign/describe.h"
#include "models/campaign/merge.h"

#include <QTest>

using namespace fairlead;

namespace {

Variant variant(const char* label, qint64 weight)
{
    Variant made;
    made.label = QString::fromLatin1(label);
    made.weight = weight;
    made.templateId = QStringLiteral("11111111-2222-3333-4444-555555555555");
    return made;
}

Step step(qint64 number, qint64 delay, const QString& message = {})
{
    Step made;
    made.step = number;
    made.delayDays = delay;
    made.variants = std::vector{variant("A", 60), variant("B", 40)};
    if (!message.isEmpty())
        made.messageTemplate = message;
    return made;
}

CampaignDraft base()
{
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    draft.campaign.name = QStringLiteral("Autumn");
    draft.campaign.steps = std::vector{step(1, 0), step(2, 3, QStringLiteral("hello")), step(3, 4)};
    return draft;
}

using Mutation = std::function<void(CampaignDraft&)>;

} // namespace

Q_DECLARE_METATYPE(Mutation)

class TestDescribe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inPlainWords_data();
    void inPlainWords();
    void bothSides();
    void mergeTakesBothSides();
    void mergeListsWhatGivesWay();
    void changesNeverBreak_data();
    void changesNeverBreak();
};

void TestDescribe::inPlainWords_data()
{
    QTest::addColumn<Mutation>("change");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const Mutation& change, const char* words) {
        QTest::newRow(name) << change << QString::fromUtf8(words);
    };
    const auto steps = [](CampaignDraft& draft) -> std::vector<Step>& {
        return draft.campaign.steps.value();
    };
    const auto renumber = [](std::vector<Step>& all) {
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i].step = static_cast<qint64>(i + 1);
    };
    row(
        "nothing", [](CampaignDraft&) {}, "");
    row(
        "name", [](CampaignDraft& d) { d.campaign.name = QStringLiteral("Winter"); }, "Name Autumn → Winter");
    row(
        "name removed", [](CampaignDraft& d) { d.campaign.name.clear(); }, "Name removed");
    row(
        "limit", [](CampaignDraft& d) { d.campaign.dailyLimit = 200; }, "Daily limit 96 → 200");
    row(
        "interval", [](CampaignDraft& d) { d.campaign.minIntervalSeconds = 600; },
        "Minimum interval 300 → 600 s");
    row(
        "window", [](CampaignDraft& d) { d.campaign.sendingWindowStart = QStringLiteral("08:30:00"); },
        "Window now 08:30–17:00");
    row(
        "days", [](CampaignDraft& d) { d.campaign.sendDays = QStringList{QStringLiteral("mon")}; },
        "Send days now mon");
    row(
        "dataset", [](CampaignDraft& d) { d.campaign.datasetId = QStringLiteral("x"); }, "Dataset added");
    row(
        "start", [](CampaignDraft& d) { d.campaign.startDate = QStringLiteral("2026-12-01T09:30:00+01:00"); },
        "Start date now 2026-12-01 08:30 UTC");
    row(
        "prompt", [](CampaignDraft& d) { d.campaign.systemPrompt = QString(120, u'x'); },
        "Personalization prompt added");
    row(
        "delay of a step", [=](CampaignDraft& d) { steps(d)[2].delayDays = 6; }, "Step 3: delay 4 → 6 days");
    row(
        "delay of one day", [=](CampaignDraft& d) { steps(d)[2].delayDays = 1; }, "Step 3: delay 4 → 1 day");
    row(
        "as in the promise",
        [=](CampaignDraft& d) {
            steps(d)[2].delayDays = 6;
            steps(d)[2].variants.value().pop_back();
            d.campaign.sendingWindowStart = QStringLiteral("08:30:00");
        },
        "Step 3: delay 4 → 6 days; variant B removed; window now 08:30–17:00");
    row(
        "variants",
        [=](CampaignDraft& d) {
            steps(d)[0].variants.value()[0].weight = 70;
            steps(d)[0].variants.value().push_back(variant("C", 10));
        },
        "Step 1: variant A weight 60 → 70 %; variant C added");
    row(
        "template of a variant",
        [=](CampaignDraft& d) { steps(d)[0].variants.value()[1].templateId = QStringLiteral("other"); },
        "Step 1: variant B template changed");
    row(
        "clicks", [=](CampaignDraft& d) { steps(d)[1].trackClicks = true; }, "Step 2: click tracking on");
    row(
        "two steps",
        [=](CampaignDraft& d) {
            steps(d)[0].delayDays = 1;
            steps(d)[1].messageTemplate = QStringLiteral("bye");
        },
        "Step 1: delay 0 → 1 day; Step 2: message hello → bye");
    row(
        "step removed",
        [=](CampaignDraft& d) {
            steps(d).erase(steps(d).begin() + 1);
            renumber(steps(d));
        },
        "Step 2 removed");
    row(
        "step inserted and the last one changed",
        [=](CampaignDraft& d) {
            Step added;
            added.channel = QStringLiteral("linkedin");
            added.delayDays = 9;
            steps(d).insert(steps(d).begin() + 1, added);
            steps(d)[3].delayDays = 7;
            renumber(steps(d));
        },
        "Step 2 added; Step 4: delay 4 → 7 days");
    row(
        "step moved",
        [=](CampaignDraft& d) {
            std::rotate(steps(d).begin(), steps(d).begin() + 2, steps(d).end());
            renumber(steps(d));
        },
        "Step 3 moved to place 1");
    row(
        "step moved and another changed",
        [=](CampaignDraft& d) {
            steps(d)[2].delayDays = 5;
            std::swap(steps(d)[0], steps(d)[1]);
            renumber(steps(d));
        },
        "Step 1 moved to place 2; Step 3: delay 4 → 5 days");
    row(
        "forecast",
        [](CampaignDraft& d) {
            d.editor["forecast"] = {{"leads", 5}};
        },
        "Settings of the plan changed");
    row(
        "unknown", [](CampaignDraft& d) { d.campaign.unknown["x"] = 1; }, "Other members changed");
}

void TestDescribe::inPlainWords()
{
    QFETCH(Mutation, change);
    QFETCH(QString, words);
    const auto before = base();
    auto after = before;
    change(after);
    QCOMPARE(describeChanges(before, after), words);
}

void TestDescribe::bothSides()
{
    auto after = base();
    after.campaign.steps.value()[2].delayDays = 6;
    const auto differences = differencesBetween(base(), after);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].scope, QStringLiteral("Step 3"));
    QCOMPARE(differences[0].label, QStringLiteral("Delay"));
    QCOMPARE(differences[0].before, QStringLiteral("4"));
    QCOMPARE(differences[0].after, QStringLiteral("6"));
}

void TestDescribe::mergeTakesBothSides()
{
    auto mine = base();
    auto theirs = base();
    mine.campaign.steps.value()[0].delayDays = 2;
    theirs.campaign.steps.value()[1].delayDays = 9;
    theirs.campaign.name = QStringLiteral("Theirs");
    auto both = theirs;
    both.campaign.steps.value()[0].delayDays = 2;
    const auto merge = mergeTrees(encodeDraft(base()), encodeDraft(mine), encodeDraft(theirs));
    QVERIFY(merge.conflicts.empty());
    QVERIFY(decodeDraft(merge.tree) == both);
}

void TestDescribe::mergeListsWhatGivesWay()
{
    auto mine = base();
    auto theirs = base();
    mine.campaign.name = QStringLiteral("Mine");
    theirs.campaign.name = QStringLiteral("Theirs");
    mine.campaign.steps.value().pop_back(); // all steps count as one value now
    theirs.campaign.steps.value()[0].delayDays = 5;
    theirs.campaign.dailyLimit = 9;
    const auto merge = mergeTrees(encodeDraft(base()), encodeDraft(mine), encodeDraft(theirs));
    QCOMPARE(merge.conflicts.size(), std::size_t(2));
    auto expected = mine;
    expected.campaign.dailyLimit = 9;
    QVERIFY(decodeDraft(merge.tree) == expected);
    expected.campaign.name = QStringLiteral("Theirs");
    QVERIFY(decodeDraft(withTheirs(merge, {QStringLiteral("/campaign/name")})) == expected);
}

void TestDescribe::changesNeverBreak_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no pointer") << QStringLiteral("campaign");
    QTest::newRow("bad escape") << QStringLiteral("/campaign/~2");
    QTest::newRow("word in an array") << QStringLiteral("/campaign/steps/x");
    QTest::newRow("far behind an array's end") << QStringLiteral("/campaign/steps/4000000000/delay_days");
    QTest::newRow("through a text") << QStringLiteral("/campaign/name/0/x");
    QTest::newRow("without end") << QString(100'000, u'/');
}

/// Histories come from a disk: whatever stands in one, the draft stays a draft.
void TestDescribe::changesNeverBreak()
{
    QFETCH(QString, path);
    const Changes changes{{path, std::nullopt, Json(1)}};
    const auto applied = withApplied(encodeDraft(base()), changes);
    const auto back = decodeDraft(withReverted(applied, changes));
    QCOMPARE(back.campaign.name.valueOr({}), QStringLiteral("Autumn"));
    QCOMPARE(stepsOf(back.campaign).size(), std::size_t(3));
}

QTEST_GUILESS_MAIN(TestDescribe)
#include "tst_describe.moc"
