#include "tests/unit/campaigns.h"
#include "tests/unit/documents.h"

#include "models/campaign/codec.h"
#include "models/campaign/document.h"

#include <QSignalSpy>
#include <QTest>

using namespace fairlead;
using namespace fairlead::test;

using DocumentStep = CampaignDocument::Step;

/// The document: every change is a named step that can be undone, and typing is one step.
class TestDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void anEditIsAStepWithItsName();
    void anEditSaysWhatChanged();
    void anEditWithoutEffectIsNoStep();
    void undoAndRedoGoBackAndForth();
    void anyHistoryCanBeUndoneAndRedone();
    void anEditAfterUndoDropsWhatWasUndone();
    void typingIsOneStep();
    void typingEndsWithTheFocus();
    void typingEndsWithUndo();
    void typingInAnotherFieldIsAnotherStep();
    void editsWithoutAKeyDoNotMerge();
    void typingBackIsNoStep();
    void typingAfterTypingBackIsAStepOfItsOwn();
    void unknownMembersOutliveUndo();
    void everyStepIsRecorded();
    void aStoredHistoryCanBeUndone();
    void typingDoesNotReachBackIntoAStoredHistory();

private:
    void type(const QString& name, const QString& key = QStringLiteral("name"));
    QString name() const { return m_document->campaign().name.valueOr({}); }

    std::unique_ptr<CampaignDocument> m_document;
};

namespace {

CampaignDraft draftOf(const Json& campaign)
{
    CampaignDraft draft;
    draft.campaign = decodeCampaign(campaign);
    return draft;
}

void setLimit(CampaignDraft& draft, qint64 limit)
{
    draft.campaign.dailyLimit = limit;
}

} // namespace

void TestDocument::init()
{
    m_document = std::make_unique<CampaignDocument>(draftOf(emailCampaign()));
}

void TestDocument::type(const QString& name, const QString& key)
{
    m_document->edit(
        QStringLiteral("Rename"), [&](CampaignDraft& draft) { draft.campaign.name = name; }, key);
}

void TestDocument::anEditIsAStepWithItsName()
{
    m_document->edit(QStringLiteral("Set limit"), [](CampaignDraft& draft) { setLimit(draft, 7); });
    QCOMPARE(m_document->campaign().dailyLimit.value(), 7);
    QCOMPARE(m_document->undoStack()->count(), 1);
    QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Set limit"));
    m_document->undoStack()->undo();
    QCOMPARE(m_document->undoStack()->redoText(), QStringLiteral("Set limit"));
}

void TestDocument::anEditSaysWhatChanged()
{
    QSignalSpy changed(m_document.get(), &CampaignDocument::changed);
    m_document->edit(QStringLiteral("Two"), [](CampaignDraft& draft) {
        setLimit(draft, 7);
        draft.campaign.steps.value()[0].delayDays = 2;
    });
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toStringList(), (QStringList{QStringLiteral("/campaign/steps/0/delay_days"),
                                                        QStringLiteral("/campaign/daily_limit")}));
    m_document->undoStack()->undo();
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[1][0], changed[0][0]);
}

void TestDocument::anEditWithoutEffectIsNoStep()
{
    QSignalSpy changed(m_document.get(), &CampaignDocument::changed);
    m_document->edit(QStringLiteral("Nothing"), [](CampaignDraft& draft) { setLimit(draft, 90); });
    QCOMPARE(m_document->undoStack()->count(), 0);
    QCOMPARE(changed.size(), 0);
}

void TestDocument::undoAndRedoGoBackAndForth()
{
    const auto before = m_document->draft();
    m_document->edit(QStringLiteral("Remove step"),
                     [](CampaignDraft& draft) { draft.campaign.steps.value().clear(); });
    const auto after = m_document->draft();
    m_document->undoStack()->undo();
    QVERIFY(m_document->draft() == before);
    m_document->undoStack()->redo();
    QVERIFY(m_document->draft() == after);
}

void TestDocument::anyHistoryCanBeUndoneAndRedone()
{
    QVERIFY(rc::check("undo and redo return to every state", [] {
        CampaignDocument document(draftOf(*anyCampaignJson()));
        std::vector<std::string> states{content(encodeDraft(document.draft()))};
        for (int i = 0; i < 4; ++i) {
            const auto next = decodeCampaign(*anyCampaignJson());
            document.edit(QStringLiteral("Edit"), [&](CampaignDraft& draft) { draft.campaign = next; });
            if (document.undoStack()->count() == static_cast<int>(states.size()))
                states.push_back(content(encodeDraft(document.draft())));
        }
        for (int target = 0; target < 6; ++target) {
            const auto index = *rc::gen::inRange<std::size_t>(0, states.size());
            document.undoStack()->setIndex(static_cast<int>(index));
            RC_ASSERT(content(encodeDraft(document.draft())) == states[index]);
        }
    }));
}

void TestDocument::anEditAfterUndoDropsWhatWasUndone()
{
    type(QStringLiteral("A"), {});
    type(QStringLiteral("B"), {});
    m_document->undoStack()->undo();
    type(QStringLiteral("C"), {});
    QCOMPARE(m_document->undoStack()->count(), 2);
    QVERIFY(!m_document->undoStack()->canRedo());
    m_document->undoStack()->undo();
    QCOMPARE(name(), QStringLiteral("A"));
}

void TestDocument::typingIsOneStep()
{
    for (const auto& text : {QStringLiteral("W"), QStringLiteral("Wi"), QStringLiteral("Win")})
        type(text);
    QCOMPARE(m_document->undoStack()->count(), 1);
    QCOMPARE(name(), QStringLiteral("Win"));
    m_document->undoStack()->undo();
    QCOMPARE(name(), QStringLiteral("Autumn"));
    m_document->undoStack()->redo();
    QCOMPARE(name(), QStringLiteral("Win"));
}

void TestDocument::typingEndsWithTheFocus()
{
    type(QStringLiteral("W"));
    m_document->endMerging();
    type(QStringLiteral("Wi"));
    type(QStringLiteral("Win"));
    QCOMPARE(m_document->undoStack()->count(), 2);
    m_document->undoStack()->undo();
    QCOMPARE(name(), QStringLiteral("W"));
}

void TestDocument::typingEndsWithUndo()
{
    type(QStringLiteral("W"));
    type(QStringLiteral("X"), QStringLiteral("other"));
    m_document->undoStack()->undo();
    type(QStringLiteral("Wi"));
    QCOMPARE(m_document->undoStack()->count(), 2);
    m_document->undoStack()->undo();
    QCOMPARE(name(), QStringLiteral("W"));
}

void TestDocument::typingInAnotherFieldIsAnotherStep()
{
    type(QStringLiteral("W"));
    m_document->edit(
        QStringLiteral("Limit"), [](CampaignDraft& draft) { setLimit(draft, 7); }, QStringLiteral("limit"));
    type(QStringLiteral("Wi"));
    QCOMPARE(m_document->undoStack()->count(), 3);
}

void TestDocument::editsWithoutAKeyDoNotMerge()
{
    type(QStringLiteral("W"), {});
    type(QStringLiteral("Wi"), {});
    QCOMPARE(m_document->undoStack()->count(), 2);
}

void TestDocument::typingBackIsNoStep()
{
    type(QStringLiteral("W"));
    type(QStringLiteral("Autumn"));
    QCOMPARE(m_document->undoStack()->count(), 0);
    QCOMPARE(name(), QStringLiteral("Autumn"));
}

void TestDocument::typingAfterTypingBackIsAStepOfItsOwn()
{
    type(QStringLiteral("W"));
    m_document->endMerging();
    type(QStringLiteral("X"));
    type(QStringLiteral("W"));
    QCOMPARE(m_document->undoStack()->count(), 1);
    type(QStringLiteral("Y"));
    QCOMPARE(m_document->undoStack()->count(), 2);
    m_document->undoStack()->undo();
    QCOMPARE(name(), QStringLiteral("W"));
}

void TestDocument::unknownMembersOutliveUndo()
{
    auto json = with(emailCampaign(), "/future", {{"x", 1}});
    json["steps"][0]["future"] = true;
    CampaignDocument document(draftOf(json));
    document.edit(QStringLiteral("Remove step"),
                  [](CampaignDraft& draft) { draft.campaign.steps.value().clear(); });
    document.undoStack()->undo();
    QCOMPARE(content(encodeCampaign(document.campaign())), content(json));
}

void TestDocument::everyStepIsRecorded()
{
    std::vector<std::pair<DocumentStep, std::size_t>> recorded;
    connect(m_document.get(), &CampaignDocument::recorded, this,
            [&](DocumentStep step, const Edit& edit) { recorded.emplace_back(step, edit.changes.size()); });
    type(QStringLiteral("W"));
    type(QStringLiteral("Wi"));
    m_document->undoStack()->undo();
    m_document->undoStack()->redo();
    m_document->endMerging();
    type(QStringLiteral("X"));
    type(QStringLiteral("Wi"));
    const std::vector<std::pair<DocumentStep, std::size_t>> expected{
        {DocumentStep::Pushed, 1}, {DocumentStep::Merged, 1}, {DocumentStep::Undone, 1},
        {DocumentStep::Redone, 1}, {DocumentStep::Pushed, 1}, {DocumentStep::Dropped, 0}};
    QVERIFY(recorded == expected);
}

void TestDocument::aStoredHistoryCanBeUndone()
{
    type(QStringLiteral("A"), {});
    type(QStringLiteral("B"), {});
    type(QStringLiteral("C"), {});
    std::vector<StoredEdit> stored;
    for (const auto& edit : m_document->history())
        stored.push_back({edit.name, toCompactJson(encodeChanges(edit.changes))});
    m_document->undoStack()->undo();

    CampaignDocument again(m_document->draft());
    again.restoreHistory(stored, 2);
    QCOMPARE(again.campaign().name.value(), QStringLiteral("B"));
    again.undoStack()->redo();
    QCOMPARE(again.campaign().name.value(), QStringLiteral("C"));
    again.undoStack()->setIndex(0);
    QCOMPARE(again.campaign().name.value(), QStringLiteral("Autumn"));
    QCOMPARE(again.undoStack()->redoText(), QStringLiteral("Rename"));
}

void TestDocument::typingDoesNotReachBackIntoAStoredHistory()
{
    type(QStringLiteral("A"));
    const auto edit = m_document->history().front();
    CampaignDocument again(m_document->draft());
    again.restoreHistory({{edit.name, toCompactJson(encodeChanges(edit.changes))}}, 1);
    again.edit(
        QStringLiteral("Rename"), [](CampaignDraft& draft) { draft.campaign.name = QStringLiteral("B"); },
        QStringLiteral("name"));
    QCOMPARE(again.undoStack()->count(), 2);
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
