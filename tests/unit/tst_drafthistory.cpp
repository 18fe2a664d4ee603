#include "models/drafts/opendrafts.h"
#include "tests/support/randomedits.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// Random editing, with restarts and saves at random moments, gives the same document as editing in memory.
class TestDraftHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storedAndUnstoredDocumentsAreTheSame_data();
    void storedAndUnstoredDocumentsAreTheSame();
    void restoredEditsDoNotMerge();
};

void TestDraftHistory::storedAndUnstoredDocumentsAreTheSame_data()
{
    QTest::addColumn<unsigned>("seed");
    const unsigned runs = qEnvironmentVariableIntValue("FAIRLEAD_LONG") > 0 ? 500 : 12;
    for (unsigned seed = 1; seed <= runs; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestDraftHistory::storedAndUnstoredDocumentsAreTheSame()
{
    QFETCH(unsigned, seed);
    const QTemporaryDir folder;
    CampaignDocument model(newDraft(QStringLiteral("UTC")));
    auto library = std::make_unique<DraftLibrary>(folder.path());
    auto drafts = std::make_unique<OpenDrafts>(*library);
    auto session = drafts->create(model.draft());
    std::mt19937 moments(seed);
    std::mt19937 edits(seed + 1000);
    std::mt19937 sameEdits(seed + 1000);
    for (int i = 0; i < 150; ++i) {
        randomEdit(session->document(), edits);
        randomEdit(model, sameEdits);
        switch (moments() % 20) {
        case 0:
        case 1:
        case 2:
            QVERIFY(session->flush());
            break;
        case 3: // a restart; merging never reaches back over it
            model.endMerging();
            const auto id = session->id();
            session.reset();
            library = std::make_unique<DraftLibrary>(folder.path());
            drafts = std::make_unique<OpenDrafts>(*library);
            session = drafts->open(id);
            QVERIFY(session);
            break;
        }
    }
    QVERIFY(session->flush());
    const auto stored = library->draftAndHistory(session->id());
    CampaignDocument restored(stored->draft);
    restored.restoreHistory(stored->history, stored->historyIndex);
    QVERIFY(sameDocument(session->document(), model));
    QVERIFY(sameDocument(restored, model));
    model.undoStack()->setIndex(0);
    QVERIFY(model.draft() == newDraft(QStringLiteral("UTC")));
}

void TestDraftHistory::restoredEditsDoNotMerge()
{
    const auto type = [](CampaignDocument& document, const QString& name) {
        document.edit(
            QStringLiteral("Type"), [&](CampaignDraft& draft) { draft.campaign.name = name; },
            QStringLiteral("/campaign/name"));
    };
    const QTemporaryDir folder;
    QString id;
    {
        DraftLibrary library(folder.path());
        OpenDrafts drafts(library);
        const auto session = drafts.create(newDraft(QStringLiteral("UTC")));
        id = session->id();
        type(session->document(), QStringLiteral("yesterday"));
    }
    DraftLibrary library(folder.path());
    OpenDrafts drafts(library);
    const auto session = drafts.open(id);
    type(session->document(), QStringLiteral("yesterday, today"));
    session->document().undoStack()->undo();
    QCOMPARE(session->document().campaign().name.valueOr({}), QStringLiteral("yesterday"));
}

QTEST_GUILESS_MAIN(TestDraftHistory)
#include "tst_drafthistory.moc"
