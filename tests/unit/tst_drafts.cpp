#include "models/drafts/campaignfile.h"
#include "models/drafts/draftlistmodel.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/opendrafts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// The library, its open drafts and its list, as a user meets them.
class TestDrafts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_library = std::make_unique<DraftLibrary>(m_dir->path());
        QCOMPARE(m_library->state().kind, LibraryState::Kind::Ready);
    }
    void cleanup() { m_library.reset(); }

    void editsAreThereAfterARestart();
    void undoGoesOnAfterARestart();
    void theDeepestCampaignIsThereAfterARestart();
    void typingIsOneEntryOfTheHistory();
    void typingBackLeavesNoEntry();
    void openingTwiceShowsOneDocument();
    void openingWaitsOnlyForItsOwnWrites();
    void anEditIsSavedWithoutBeingAsked();
    void theStateIsInWords();
    void versionsCanBeRestoredAndThatCanBeUndone();
    void anotherProcessIsNotOverwritten();
    void anotherProcessIsNoticed();
    void theBinGivesBack();
    void emptyingTheBinCanBeTakenBack();
    void anErasedDraftThatIsOpenSurvives();
    void theListFindsPartsOfWords_data();
    void theListFindsPartsOfWords();
    void theListFilters();
    void theListKeepsTheSelection();
    void tagsAndCopies();

private:
    QString add(
        const QString& name, const std::function<void(CampaignDraft&)>& change = [](auto&) {});
    void restart();
    static void rename(DraftSession& session, const QString& name, const QString& mergeKey = {});
    static QString nameOf(DraftSession& session) { return session.document().campaign().name.valueOr({}); }
    QStringList namesIn(DraftListModel& model);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DraftLibrary> m_library;
};

QString TestDrafts::add(const QString& name, const std::function<void(CampaignDraft&)>& change)
{
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    draft.campaign.name = name;
    change(draft);
    const auto id = DraftLibrary::newId();
    [&] {
        QVERIFY(!m_library->create(id, draft).result().error);
    }();
    return id;
}

void TestDrafts::restart()
{
    m_library.reset();
    m_library = std::make_unique<DraftLibrary>(m_dir->path());
}

void TestDrafts::rename(DraftSession& session, const QString& name, const QString& mergeKey)
{
    session.document().edit(
        QStringLiteral("Rename to ") + name, [&](CampaignDraft& draft) { draft.campaign.name = name; },
        mergeKey);
}

QStringList TestDrafts::namesIn(DraftListModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, DraftListModel::Name).data().toString();
    return names;
}

void TestDrafts::editsAreThereAfterARestart()
{
    QString id;
    CampaignDraft draft;
    {
        OpenDrafts drafts(*m_library);
        const auto session = drafts.create(newDraft(QStringLiteral("Asia/Tokyo")));
        rename(*session, QStringLiteral("Herbst “25” \U0001F680"));
        session->document().edit(QStringLiteral("Unknown"), [](CampaignDraft& d) {
            d.unknown["x"] = {1, nullptr};
        });
        id = session->id();
        draft = session->document().draft();
    }
    restart();
    OpenDrafts drafts(*m_library);
    const auto session = drafts.open(id);
    QVERIFY(session);
    QVERIFY(session->document().draft() == draft);
}

void TestDrafts::undoGoesOnAfterARestart()
{
    const auto id = add(QStringLiteral("one"));
    {
        OpenDrafts drafts(*m_library);
        const auto session = drafts.open(id);
        rename(*session, QStringLiteral("two"));
        rename(*session, QStringLiteral("three"));
        rename(*session, QStringLiteral("four"));
        session->document().undoStack()->undo();
    }
    restart();
    OpenDrafts drafts(*m_library);
    const auto session = drafts.open(id);
    auto& stack = *session->document().undoStack();
    QCOMPARE(nameOf(*session), QStringLiteral("three"));
    QCOMPARE(stack.redoText(), QStringLiteral("Rename to four"));
    QCOMPARE(stack.undoText(), QStringLiteral("Rename to three"));
    stack.redo();
    QCOMPARE(nameOf(*session), QStringLiteral("four"));
    stack.setIndex(0);
    QCOMPARE(nameOf(*session), QStringLiteral("one"));
}

/// Histories and records frame what was read from a file; that makes none of them unreadable.
void TestDrafts::theDeepestCampaignIsThereAfterARestart()
{
    const auto deep = [](const QByteArray& leaf) {
        return readCampaignText(R"({"name":)" + QByteArray(62, '[') + leaf + QByteArray(62, ']') + "}").draft;
    };
    const auto before = deep("1");
    const auto after = deep("2");
    QVERIFY(before && after);
    const auto id = DraftLibrary::newId();
    QVERIFY(!m_library->create(id, *before).result().error);
    {
        OpenDrafts drafts(*m_library);
        const auto session = drafts.open(id);
        session->document().edit(QStringLiteral("Import"), [&](CampaignDraft& draft) { draft = *after; });
        QVERIFY(session->flush());
    }
    restart();
    OpenDrafts drafts(*m_library);
    const auto session = drafts.open(id);
    auto& document = session->document();
    QVERIFY(document.draft() == *after);
    document.undoStack()->undo();
    QVERIFY(document.draft() == *before);
    QVERIFY(m_library->checkFully().result().isEmpty());
}

void TestDrafts::typingIsOneEntryOfTheHistory()
{
    const auto id = add(QString());
    {
        OpenDrafts drafts(*m_library);
        const auto session = drafts.open(id);
        for (const auto* text : {"a", "ab", "abc"}) {
            rename(*session, QString::fromLatin1(text), QStringLiteral("/campaign/name"));
            QVERIFY(session->flush());
        }
    }
    const auto stored = m_library->draftAndHistory(id);
    QCOMPARE(stored->history.size(), std::size_t(1));
    QCOMPARE(stored->historyIndex, 1);
}

void TestDrafts::typingBackLeavesNoEntry()
{
    const auto id = add(QStringLiteral("a"));
    OpenDrafts drafts(*m_library);
    const auto session = drafts.open(id);
    rename(*session, QStringLiteral("ab"), QStringLiteral("name"));
    QVERIFY(session->flush());
    rename(*session, QStringLiteral("a"), QStringLiteral("name"));
    QVERIFY(session->flush());
    const auto stored = m_library->draftAndHistory(id);
    QCOMPARE(stored->history.size(), std::size_t(0));
    QCOMPARE(stored->historyIndex, 0);
}

void TestDrafts::openingTwiceShowsOneDocument()
{
    const auto id = add(QStringLiteral("a"));
    OpenDrafts drafts(*m_library);
    const auto first = drafts.open(id);
    const auto second = drafts.open(id);
    QCOMPARE(&first->document(), &second->document());
    QVERIFY(!drafts.open(DraftLibrary::newId()));
}

void TestDrafts::openingWaitsOnlyForItsOwnWrites()
{
    const auto wanted = add(QStringLiteral("wanted"));
    const auto other = add(QStringLiteral("other"));
    LibraryDatabase lock(m_library->path(), LibraryDatabase::Access::Write);
    QFuture<WriteOutcome> writing;
    lock.transaction([&] {
        writing = m_library->moveToBin({other});
        OpenDrafts drafts(*m_library);
        QVERIFY(drafts.open(wanted)); // is there at once
        QVERIFY(!writing.isFinished());
    });
    QVERIFY(!writing.result().error);
    OpenDrafts drafts(*m_library);
    m_library->setTags({wanted}, {QStringLiteral("new")}, {});
    QVERIFY(drafts.open(wanted));
    QCOMPARE(m_library->summary(wanted)->tags, QStringList{QStringLiteral("new")});
}

void TestDrafts::anEditIsSavedWithoutBeingAsked()
{
    const auto id = add(QStringLiteral("a"));
    OpenDrafts drafts(*m_library);
    const auto session = drafts.open(id);
    QSignalSpy saved(session.get(), &DraftSession::saved);
    rename(*session, QStringLiteral("b"));
    QTRY_COMPARE(session->durableSteps(), quint64(1));
    QCOMPARE(saved.last().at(0).toULongLong(), quint64(1));
    QCOMPARE(m_library->summary(id)->name, QStringLiteral("b"));
}

void TestDrafts::theStateIsInWords()
{
    const auto id = add(QStringLiteral("a"));
    OpenDrafts drafts(*m_library);
    const auto session = drafts.open(id);
    rename(*session, QStringLiteral("b"));
    QCOMPARE(session->stateText(), QStringLiteral("saving…"));
    QVERIFY(session->flush());
    QVERIFY(session->stateText().startsWith(QLatin1String("saved ")));
    QVERIFY(session->stateText().endsWith(QLatin1String(", on this computer")));
}

void TestDrafts::versionsCanBeRestoredAndThatCanBeUndone()
{
    const auto id = add(QStringLiteral("first"));
    OpenDrafts drafts(*m_library);
    const auto session = drafts.open(id);
    rename(*session, QStringLiteral("second"));
    QVERIFY(
        session->keepVersion(QString::fromLatin1(versionreason::named), QStringLiteral("before the call")));
    rename(*session, QStringLiteral("third"));
    QVERIFY(session->flush());
    const auto versions = m_library->versions(id);
    QCOMPARE(versions.size(), std::size_t(2)); // the start of the session, and the named one
    QCOMPARE(versions[0].name, QStringLiteral("before the call"));
    QCOMPARE(versions[1].reason, QString::fromLatin1(versionreason::session));
    QVERIFY(session->restoreVersion(versions[1].number));
    QCOMPARE(nameOf(*session), QStringLiteral("first"));
    session->document().undoStack()->undo();
    QCOMPARE(nameOf(*session), QStringLiteral("third"));
}

void TestDrafts::anotherProcessIsNotOverwritten()
{
    const auto id = add(QStringLiteral("name"));
    OpenDrafts drafts(*m_library);
    const auto mine = drafts.open(id);
    DraftLibrary otherLibrary(m_dir->path());
    OpenDrafts otherDrafts(otherLibrary);
    const auto theirs = otherDrafts.open(id);

    theirs->document().edit(QStringLiteral("Limit"), [](CampaignDraft& d) { d.campaign.dailyLimit = 77; });
    theirs->document().edit(QStringLiteral("Rename"),
                            [](CampaignDraft& d) { d.campaign.name = QStringLiteral("theirs"); });
    QVERIFY(theirs->flush());
    QSignalSpy merged(mine.get(), &DraftSession::mergedWithElsewhere);
    const QSignalSpy told(&drafts, &OpenDrafts::merged);
    rename(*mine, QStringLiteral("mine"));
    QVERIFY(mine->flush());

    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].toString(), id);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(merged[0][0].toStringList(), QStringList{QStringLiteral("/campaign/name")});
    QCOMPARE(nameOf(*mine), QStringLiteral("mine"));
    QCOMPARE(mine->document().campaign().dailyLimit.valueOr(0), 77);
    const auto kept = m_library->versions(id);
    QCOMPARE(kept.front().reason, QString::fromLatin1(versionreason::elsewhere));
    QCOMPARE(m_library->version(kept.front().number)->campaign.name.valueOr({}), QStringLiteral("theirs"));
    QTRY_COMPARE(nameOf(*theirs), QStringLiteral("mine"));
    mine->document().undoStack()->setIndex(0);
    QCOMPARE(nameOf(*mine), QStringLiteral("name"));
}

void TestDrafts::anotherProcessIsNoticed()
{
    DraftListModel model(*m_library);
    const auto id = add(QStringLiteral("before"));
    OpenDrafts drafts(*m_library);
    const auto mine = drafts.open(id);
    DraftLibrary otherLibrary(m_dir->path());
    OpenDrafts otherDrafts(otherLibrary);
    rename(*otherDrafts.open(id), QStringLiteral("after"));
    QTRY_COMPARE(nameOf(*mine), QStringLiteral("after"));
    QTRY_COMPARE(namesIn(model), QStringList{QStringLiteral("after")});
    mine->document().undoStack()->undo();
    QCOMPARE(nameOf(*mine), QStringLiteral("before"));
}

void TestDrafts::theBinGivesBack()
{
    const auto id = add(QStringLiteral("a"));
    QVERIFY(!m_library->moveToBin({id}).result().error);
    QVERIFY(m_library->summaries().empty());
    QVERIFY(m_library->summary(id)->deletedAt.isValid());
    restart();
    QVERIFY(!m_library->restoreFromBin({id}).result().error);
    QCOMPARE(m_library->summaries().size(), std::size_t(1));
    QCOMPARE(m_library->moveToBin({DraftLibrary::newId()}).result().error.kind, StoreError::Kind::Missing);
}

void TestDrafts::emptyingTheBinCanBeTakenBack()
{
    const auto id = add(QStringLiteral("a"));
    QVERIFY(!m_library->moveToBin({id}).result().error);
    const auto now = QDateTime::currentDateTimeUtc();
    QVERIFY(!m_library->emptyBin(now).result().error);
    QVERIFY(!m_library->draft(id));
    QVERIFY(!m_library->undoEmptyBin(now).result().error);
    QVERIFY(!m_library->restoreFromBin({id}).result().error);
    QVERIFY(m_library->draft(id));
}

void TestDrafts::anErasedDraftThatIsOpenSurvives()
{
    const auto id = add(QStringLiteral("a"));
    OpenDrafts drafts(*m_library);
    const auto session = drafts.open(id);
    rename(*session, QStringLiteral("b"));
    QVERIFY(!m_library->moveToBin({id}).result().error);
    QVERIFY(!m_library->emptyBin(QDateTime::currentDateTimeUtc()).result().error);
    QVERIFY(session->flush());
    QCOMPARE(m_library->draft(id)->draft.campaign.name.valueOr({}), QStringLiteral("b"));
}

void TestDrafts::theListFindsPartsOfWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("name") << QStringLiteral("Herb") << true;
    QTest::newRow("other case, no accents") << QStringLiteral("geschaft") << true;
    QTest::newRow("description") << QStringLiteral("fintech") << true;
    QTest::newRow("prompt") << QStringLiteral("polite") << true;
    QTest::newRow("step text") << QStringLiteral("coffee") << true;
    QTest::newRow("two words, any order, any field") << QStringLiteral("coffee her") << true;
    QTest::newRow("inside of a word") << QStringLiteral("offee") << true;
    QTest::newRow("inside of a compound") << QStringLiteral("Schäft") << true;
    QTest::newRow("decomposed") << QStringLiteral("gescha\u0308ft") << true;
    QTest::newRow("two letters inside of a word") << QStringLiteral("ff") << true;
    QTest::newRow("one letter") << QStringLiteral("q") << false;
    QTest::newRow("Chinese, a word of two") << QStringLiteral("展会") << true;
    QTest::newRow("Chinese, one sign") << QStringLiteral("邀") << true;
    QTest::newRow("Chinese, another order") << QStringLiteral("会展") << false;
    QTest::newRow("Japanese, within a sentence") << QStringLiteral("ウェビナー") << true;
    QTest::newRow("Japanese, half-width") << QStringLiteral("ｳｪﾋﾞﾅｰ") << true;
    QTest::newRow("Thai, within a sentence") << QStringLiteral("ลูกค้า") << true;
    QTest::newRow("short and long words together") << QStringLiteral("展会 coffee fi") << true;
    QTest::newRow("short and long, one missing") << QStringLiteral("展会 coffee qq") << false;
    QTest::newRow("one word missing") << QStringLiteral("coffee tea") << false;
    QTest::newRow("the search language is only text") << QStringLiteral("\"herbst* NOT (coffee-") << false;
    QTest::newRow("signs only") << QStringLiteral("*\"-()") << true;
}

void TestDrafts::theListFindsPartsOfWords()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    add(QStringLiteral("Herbst Geschäft"), [](CampaignDraft& draft) {
        draft.campaign.description =
            QStringLiteral("For FinTech leads. 春季展会邀请函。秋のウェビナーのご案内。จดหมายถึงลูกค้าใหม่");
        draft.campaign.systemPrompt = QStringLiteral("Be polite.");
        Step step;
        step.messageTemplate = QStringLiteral("Time for a coffee?");
        draft.campaign.steps = std::vector{step};
    });
    restart(); // closing brings the search texts up to date
    DraftListModel model(*m_library);
    DraftQuery query;
    query.text = text;
    model.setQuery(query);
    QSignalSpy loaded(&model, &DraftListModel::loaded);
    QVERIFY(loaded.wait());
    QCOMPARE(model.rowCount(), found ? 1 : 0);
}

void TestDrafts::theListFilters()
{
    add(QStringLiteral("mail"));
    const auto id = add(QStringLiteral("linked"), [](CampaignDraft& draft) {
        draft.campaign.type = QStringLiteral("linkedin");
        draft.campaign.datasetId = QStringLiteral("d1");
    });
    QVERIFY(!m_library->setTags({id}, {QStringLiteral("Q4")}, {}).result().error);
    QVERIFY(!m_library->setSubmission(id, {SubmissionState::SettledCreated, {}, QStringLiteral("c1")})
                 .result()
                 .error);
    DraftListModel model(*m_library);
    const QAbstractItemModelTester tester(&model);
    QSignalSpy counted(&model, &DraftListModel::counted);
    QVERIFY(counted.wait());
    QCOMPARE(model.counts().drafts, 2);
    QCOMPARE(model.counts().byType.at(QStringLiteral("linkedin")), 1);
    QCOMPARE(model.counts().byTag.at(QStringLiteral("Q4")), 1);

    const auto only = [&](const std::function<void(DraftQuery&)>& filter) {
        DraftQuery query;
        filter(query);
        model.setQuery(query);
        [&] {
            QTRY_VERIFY(!model.isLoading());
        }();
        return namesIn(model);
    };
    const QStringList linked{QStringLiteral("linked")};
    QCOMPARE(only([](DraftQuery& q) { q.type = QStringLiteral("linkedin"); }), linked);
    QCOMPARE(only([](DraftQuery& q) { q.datasetId = QStringLiteral("d1"); }), linked);
    QCOMPARE(only([](DraftQuery& q) { q.tag = QStringLiteral("Q4"); }), linked);
    QCOMPARE(only([](DraftQuery& q) { q.states = {SubmissionState::SettledCreated}; }), linked);
    QCOMPARE(only([](DraftQuery& q) { q.bin = true; }), QStringList());
    model.sort(DraftListModel::Name, Qt::DescendingOrder);
}

void TestDrafts::theListKeepsTheSelection()
{
    for (int i = 0; i < 300; ++i)
        add(QStringLiteral("draft %1").arg(i, 3, 10, QLatin1Char('0')));
    DraftListModel model(*m_library);
    const QAbstractItemModelTester tester(&model);
    QTRY_COMPARE(model.rowCount(), 300);
    const auto id = model.idAt(7);
    const QPersistentModelIndex selected(model.index(7, 0));
    model.sort(DraftListModel::Name, Qt::AscendingOrder);
    QTRY_COMPARE(model.index(0, 0).data().toString(), QStringLiteral("draft 000"));
    QCOMPARE(selected.data(DraftListModel::IdRole).toString(), id);
    QVERIFY(!m_library->moveToBin({model.idAt(0), model.idAt(150)}).result().error);
    QTRY_COMPARE(model.rowCount(), 298);
    QCOMPARE(selected.data(DraftListModel::IdRole).toString(), id);
    add(QStringLiteral("draft 0"));
    QTRY_COMPARE(model.index(0, 0).data().toString(), QStringLiteral("draft 0"));
    QCOMPARE(selected.data(DraftListModel::IdRole).toString(), id);
    QCOMPARE(model.rowOf(id), selected.row());
}

void TestDrafts::tagsAndCopies()
{
    const auto id = add(QStringLiteral("original"));
    QVERIFY(!m_library->setTags({id}, {QStringLiteral("a"), QStringLiteral("b")}, {}).result().error);
    QVERIFY(!m_library->setTags({id}, {}, {QStringLiteral("a")}).result().error);
    const auto copy = DraftLibrary::newId();
    QVERIFY(!m_library->duplicate({id}, {copy}, QStringLiteral("copy of %1")).result().error);
    const auto stored = m_library->draft(copy);
    QCOMPARE(stored->summary.name, QStringLiteral("copy of original"));
    QCOMPARE(stored->summary.tags, QStringList{QStringLiteral("b")});
    auto expected = m_library->draft(id)->draft;
    expected.campaign.name = QStringLiteral("copy of original");
    QVERIFY(stored->draft == expected);
}

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
