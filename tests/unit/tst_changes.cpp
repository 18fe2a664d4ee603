#include "tests/unit/campaigns.h"
#include "tests/unit/documents.h"

#include "models/campaign/changes.h"
#include "models/campaign/codec.h"
#include "models/campaign/merge.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::test;

/// Differences between trees: what undo, the stored history and merging stand on.
class TestChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void applyingGivesTheOther();
    void revertingGivesTheFirst();
    void equalTreesHaveNone();
    void storageKeepsThem();
    void mergedDoesWhatBothDo();
    void mergedUndoesWhatBothDid();
    void mergedForgetsWhatReturned();
    void namesTheSmallestMember();
    void listsOfOtherLengthAreOneValue();
    void listsOfTextsAreOneValue();
    void membersWithSlashesAndTildesAreFound();
    void anAddedMemberIsRemovedAgain();
    void storageSkipsWhatIsNoChange();
    void aByteOrderMarkIsText();
    void aTreeOfAnotherShapeTakesNoHarm();
    void mergingTreesTakesTheOnlySide();
    void mergingTreesTakesBothSides();
    void mergingTreesNamesConflicts();
};

namespace {

Json changedAt(const char* pointer, const Json& value)
{
    return with(emailCampaign(), pointer, value);
}

Changes fromCampaign(const Json& after)
{
    return changesBetween(emailCampaign(), after);
}

/// Two, three trees in a row that have much in common, as the steps of an edit have.
rc::Gen<Json> anyTree()
{
    return rc::gen::oneOf(
        anyCampaignJson(), rc::gen::just(emailCampaign()),
        rc::gen::map(anyJson(), [](Json value) { return with(mixedCampaign(), "/steps/0", value); }));
}

} // namespace

void TestChanges::applyingGivesTheOther()
{
    QVERIFY(rc::check("before with the changes is after", [] {
        const auto before = *anyTree();
        const auto after = *anyTree();
        RC_ASSERT(content(withApplied(before, changesBetween(before, after))) == content(after));
    }));
}

void TestChanges::revertingGivesTheFirst()
{
    QVERIFY(rc::check("after without the changes is before", [] {
        const auto before = *anyTree();
        const auto after = *anyTree();
        RC_ASSERT(content(withReverted(after, changesBetween(before, after))) == content(before));
    }));
}

void TestChanges::equalTreesHaveNone()
{
    QVERIFY(rc::check("a tree does not differ from itself", [] {
        const auto tree = *anyTree();
        RC_ASSERT(changesBetween(tree, tree).empty());
    }));
}

void TestChanges::storageKeepsThem()
{
    QVERIFY(rc::check("stored changes are read alike", [] {
        const auto before = *anyTree();
        const auto changes = changesBetween(before, *anyTree());
        const auto text = toCompactJson(encodeChanges(changes));
        RC_ASSERT(decodeChanges(*parseJson(text).value) == changes);
    }));
}

void TestChanges::mergedDoesWhatBothDo()
{
    QVERIFY(rc::check("four edits as one lead to the same tree", [] {
        const std::array trees{*anyTree(), *anyTree(), *anyTree(), *anyTree(), *anyTree()};
        Changes all;
        for (std::size_t i = 1; i < trees.size(); ++i)
            all = merged(all, changesBetween(trees[i - 1], trees[i]));
        RC_ASSERT(content(withApplied(trees.front(), all)) == content(trees.back()));
    }));
}

void TestChanges::mergedUndoesWhatBothDid()
{
    QVERIFY(rc::check("four edits as one lead back", [] {
        const std::array trees{*anyTree(), *anyTree(), *anyTree(), *anyTree(), *anyTree()};
        Changes all;
        for (std::size_t i = 1; i < trees.size(); ++i)
            all = merged(all, changesBetween(trees[i - 1], trees[i]));
        RC_ASSERT(content(withReverted(trees.back(), all)) == content(trees.front()));
    }));
}

void TestChanges::mergedForgetsWhatReturned()
{
    const auto there = fromCampaign(changedAt("/name", "Winter"));
    const auto back = changesBetween(changedAt("/name", "Winter"), emailCampaign());
    QVERIFY(merged(there, back).empty());
}

void TestChanges::namesTheSmallestMember()
{
    const auto changes = fromCampaign(changedAt("/steps/0/variants/1/weight", 41));
    QCOMPARE(pathsOf(changes), QStringList(QStringLiteral("/steps/0/variants/1/weight")));
    QVERIFY(changes[0].before == Json(40));
    QVERIFY(changes[0].after == Json(41));
}

void TestChanges::listsOfOtherLengthAreOneValue()
{
    const auto changes = fromCampaign(changedAt("/steps", Json::array()));
    QCOMPARE(pathsOf(changes), QStringList(QStringLiteral("/steps")));
}

void TestChanges::listsOfTextsAreOneValue()
{
    const auto changes = fromCampaign(changedAt("/send_days/0", "sun"));
    QCOMPARE(pathsOf(changes), QStringList(QStringLiteral("/send_days")));
}

void TestChanges::membersWithSlashesAndTildesAreFound()
{
    const Json before{{"a/b~c", {{"~1", 1}}}};
    const Json after{{"a/b~c", {{"~1", 2}}}};
    const auto changes = changesBetween(before, after);
    QCOMPARE(pathsOf(changes), QStringList(QStringLiteral("/a~1b~0c/~01")));
    QCOMPARE(toCompactJson(withApplied(before, changes)), toCompactJson(after));
}

void TestChanges::anAddedMemberIsRemovedAgain()
{
    const auto after = changedAt("/description", "New");
    const auto changes = fromCampaign(after);
    QVERIFY(!changes.front().before);
    QVERIFY(!withReverted(after, changes).contains("description"));
}

void TestChanges::storageSkipsWhatIsNoChange()
{
    const auto stored =
        parseJson(R"([1, {"path": 5}, {"path": "/a", "after": null}, {"path": "a"}, {}])").value;
    const auto changes = decodeChanges(*stored);
    QCOMPARE(changes.size(), std::size_t(1));
    QVERIFY(changes[0].after && changes[0].after->is_null());
    QVERIFY(!changes[0].before);
    QVERIFY(decodeChanges(Json("text")).empty());
}

/// Qt drops one at the start of a text by itself.
void TestChanges::aByteOrderMarkIsText()
{
    const std::string mark = "\xef\xbb\xbf";
    auto after = emailCampaign();
    after["name"] = mark + "Spring";
    after[mark + "note"] = 1;
    QVERIFY(withApplied(emailCampaign(), fromCampaign(after)) == after);
    QVERIFY(encodeCampaign(decodeCampaign(after)).at("name") == after.at("name"));
}

void TestChanges::aTreeOfAnotherShapeTakesNoHarm()
{
    QVERIFY(rc::check("changes made for one tree can be applied to any other", [] {
        const auto changes = changesBetween(*anyTree(), *anyTree());
        const auto other = *anyJson();
        withApplied(other, changes);
        withReverted(other, changes);
    }));
    QCOMPARE(toCompactJson(withApplied(Json::array({1}), {{QStringLiteral("/7/a"), {}, Json(2)}})),
             QByteArray("[1]"));
    QCOMPARE(toCompactJson(withApplied(Json{{"a", 1}}, {{QStringLiteral("/a/b"), {}, Json(2)}})),
             QByteArray(R"({"a":1})"));
}

void TestChanges::mergingTreesTakesTheOnlySide()
{
    QVERIFY(rc::check("a side that changed nothing gives way entirely", [] {
        const auto base = *anyTree();
        const auto changed = *anyTree();
        const auto mine = mergeTrees(base, changed, base);
        const auto theirs = mergeTrees(base, base, changed);
        RC_ASSERT(mine.conflicts.empty() && theirs.conflicts.empty());
        RC_ASSERT(content(mine.tree) == content(changed));
        RC_ASSERT(content(theirs.tree) == content(changed));
    }));
}

void TestChanges::mergingTreesTakesBothSides()
{
    const auto merge =
        mergeTrees(emailCampaign(), changedAt("/name", "Winter"), changedAt("/steps/0/delay_days", 4));
    QVERIFY(merge.conflicts.empty());
    QCOMPARE(content(merge.tree), content(with(changedAt("/name", "Winter"), "/steps/0/delay_days", 4)));
}

void TestChanges::mergingTreesNamesConflicts()
{
    const auto mine = changedAt("/steps", Json::array());
    const auto theirs = changedAt("/steps/0/delay_days", 4);
    const auto merge = mergeTrees(emailCampaign(), mine, theirs);
    QCOMPARE(merge.conflicts.size(), std::size_t(1));
    QCOMPARE(merge.conflicts[0].path, QStringLiteral("/steps/0/delay_days"));
    QCOMPARE(content(merge.tree), content(mine));
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
