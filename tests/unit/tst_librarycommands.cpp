#include "models/drafts/librarycommands.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// Every step of the list can be undone and redone.
class TestLibraryCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everyStepCanBeUndone_data();
    void everyStepCanBeUndone();
    void undoingATagTakesItOnlyFromWhomItWasGiven();
    void tagsGoToWhoeverLacksThem();
    void copiesAreMadeAllOrNone();
    void aFailureIsSaidInWords();

private:
    /// What the user sees of the library, as text.
    QString picture();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DraftLibrary> m_library;
    std::unique_ptr<LibraryCommands> m_commands;
    QStringList m_ids;
};

void TestLibraryCommands::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<DraftLibrary>(m_dir->path());
    m_commands = std::make_unique<LibraryCommands>(*m_library);
    m_ids.clear();
    for (int i = 0; i < 4; ++i) {
        auto draft = newDraft(QStringLiteral("UTC"));
        draft.campaign.name = QStringLiteral("draft %1").arg(i);
        m_ids << DraftLibrary::newId();
        m_library->create(m_ids.last(), draft).waitForFinished();
    }
    m_library->moveToBin({m_ids[3]}).waitForFinished();
}

void TestLibraryCommands::cleanup()
{
    m_commands.reset();
    m_library.reset();
}

QString TestLibraryCommands::picture()
{
    m_library->waitForWrites();
    QStringList lines;
    for (const auto& line : m_library->summaries())
        lines << line.name + u'/' + line.tags.join(u',');
    lines.sort();
    const auto binned = m_library->draft(m_ids[3]);
    const bool inBin = binned && binned->summary.deletedAt.isValid();
    return lines.join(u' ') + (inBin ? QStringLiteral(" | in the bin") : QString());
}

void TestLibraryCommands::everyStepCanBeUndone_data()
{
    using Do = std::function<void(LibraryCommands&, const QStringList&)>;
    QTest::addColumn<Do>("step");
    QTest::addColumn<QString>("after");
    const auto row = [](const char* name, const char* after, const Do& step) {
        QTest::newRow(name) << step << QString::fromLatin1(after);
    };
    row("delete", "draft 2/ | in the bin",
        [](auto& commands, const auto& ids) { commands.moveToBin(ids.mid(0, 2)); });
    row("restore", "draft 0/ draft 1/ draft 2/ draft 3/",
        [](auto& commands, const auto& ids) { commands.restoreFromBin({ids[3]}); });
    row("empty the bin", "draft 0/ draft 1/ draft 2/",
        [](auto& commands, const auto&) { commands.emptyBin(); });
    row("duplicate", "draft 0 (copy)/ draft 0/ draft 1/ draft 2/ | in the bin",
        [](auto& commands, const auto& ids) { commands.duplicate({ids[0]}); });
    row("tag", "draft 0/Q4 draft 1/ draft 2/ | in the bin",
        [](auto& commands, const auto& ids) { commands.addTag({ids[0]}, QStringLiteral("Q4")); });
}

void TestLibraryCommands::everyStepCanBeUndone()
{
    using Do = std::function<void(LibraryCommands&, const QStringList&)>;
    QFETCH(Do, step);
    QFETCH(QString, after);
    const auto before = picture();
    step(*m_commands, m_ids);
    QCOMPARE(picture(), after);
    for (int i = 0; i < 2; ++i) {
        m_commands->undoStack()->undo();
        QCOMPARE(picture(), before);
        m_commands->undoStack()->redo();
        QCOMPARE(picture(), after);
    }
}

void TestLibraryCommands::undoingATagTakesItOnlyFromWhomItWasGiven()
{
    m_commands->addTag({m_ids[0]}, QStringLiteral("a"));
    m_library->waitForWrites();
    m_commands->addTag({m_ids[0], m_ids[1]}, QStringLiteral("a"));
    m_commands->undoStack()->undo();
    QCOMPARE(picture(), QStringLiteral("draft 0/a draft 1/ draft 2/ | in the bin"));
    m_commands->removeTag(m_ids, QStringLiteral("a"));
    m_commands->undoStack()->undo();
    QCOMPARE(picture(), QStringLiteral("draft 0/a draft 1/ draft 2/ | in the bin"));
}

void TestLibraryCommands::tagsGoToWhoeverLacksThem()
{
    m_commands->addTag({m_ids[0]}, QStringLiteral("a"));
    m_library->waitForWrites();
    m_commands->changeTags(m_ids.mid(0, 2), {QStringLiteral("a")}, {});
    QCOMPARE(picture(), QStringLiteral("draft 0/a draft 1/a draft 2/ | in the bin"));
}

void TestLibraryCommands::copiesAreMadeAllOrNone()
{
    QSignalSpy failed(m_commands.get(), &LibraryCommands::failed);
    const auto before = picture();
    m_commands->duplicate({m_ids[0], DraftLibrary::newId(), m_ids[1]});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(picture(), before);
}

void TestLibraryCommands::aFailureIsSaidInWords()
{
    QSignalSpy failed(m_commands.get(), &LibraryCommands::failed);
    const auto before = picture();
    m_commands->moveToBin({m_ids[0], DraftLibrary::newId()});
    QTRY_VERIFY(!failed.isEmpty());
    QVERIFY(failed[0][0].toString().contains(QLatin1String("the draft is not in the library")));
    QCOMPARE(picture(), before);
}

QTEST_GUILESS_MAIN(TestLibraryCommands)
#include "tst_librarycommands.moc"
