#include "models/drafts/opendrafts.h"
#include "tests/support/randomedits.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

/// Can be moved through its history while the original goes on merging.
std::unique_ptr<CampaignDocument> copyOf(const CampaignDocument& document)
{
    std::vector<StoredEdit> history;
    for (const auto& edit : document.history())
        history.push_back({edit.name, toCompactJson(encodeChanges(edit.changes))});
    auto copy = std::make_unique<CampaignDocument>(document.draft());
    copy->restoreHistory(std::move(history), document.undoStack()->index());
    return copy;
}

} // namespace

/// Programs that edit through the real document and store are killed, or work on one library at once.
/// FAIRLEAD_LONG=1 kills a thousand times.
class TestCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acknowledgedEditsSurviveAKill();
    void twoProcessesLoseNothing();

private:
    /// Kills the driver at a random moment; the number of steps that it had called durable.
    static qint64 runAndKill(const QString& folder, unsigned seed, std::mt19937& random);
    static void compare(const QString& folder, CampaignDocument& model, unsigned seed, qint64 acknowledged);
};

qint64 TestCrash::runAndKill(const QString& folder, unsigned seed, std::mt19937& random)
{
    QProcess driver;
    driver.start(QStringLiteral(FAIRLEAD_CRASH_DRIVER), {folder, QString::number(seed)});
    QByteArray output;
    const auto lines = 1 + static_cast<qsizetype>(random() % 12);
    while (output.count('\n') < lines && driver.waitForReadyRead(30'000))
        output += driver.readAllStandardOutput();
    driver.waitForReadyRead(static_cast<int>(random() % 20)); // somewhere between two answers
    driver.kill();
    driver.waitForFinished();
    output += driver.readAllStandardOutput();
    output.truncate(output.lastIndexOf('\n'));
    const auto last = output.mid(output.lastIndexOf('\n') + 1).split(' ');
    return last.size() == 2 && driver.exitStatus() == QProcess::CrashExit ? last[1].toLongLong() : -1;
}

/// The stored document is the model after some step that is not before the acknowledged one.
void TestCrash::compare(const QString& folder, CampaignDocument& model, unsigned seed, qint64 acknowledged)
{
    constexpr qint64 underWay = 20'000; // steps that may have been stored without word of it
    DraftLibrary library(folder);
    QCOMPARE(library.state().kind, LibraryState::Kind::Ready);
    QVERIFY(!library.recovery());
    QVERIFY(library.checkFully().result().isEmpty());
    const auto summaries = library.summaries();
    QCOMPARE(summaries.size(), std::size_t(1));
    OpenDrafts drafts(library);
    const auto session = drafts.open(summaries.front().id);
    QVERIFY(session);
    auto& stored = session->document();

    qint64 steps = 0;
    connect(&model, &CampaignDocument::recorded, &model, [&] { ++steps; });
    std::mt19937 edits(seed);
    while (steps < acknowledged)
        randomEdit(model, edits);
    // Two steps can differ in nothing but what redo leads to, so the whole history decides.
    const auto isStored = [&] {
        return model.draft() == stored.draft() && model.undoStack()->index() == stored.undoStack()->index() &&
               model.undoStack()->count() == stored.undoStack()->count() &&
               sameDocument(*copyOf(model), stored);
    };
    bool found = isStored();
    for (; !found && steps < acknowledged + underWay; found = isStored())
        randomEdit(model, edits);
    QVERIFY2(found, qPrintable(QStringLiteral("after %1 acknowledged steps").arg(acknowledged)));
}

void TestCrash::acknowledgedEditsSurviveAKill()
{
    const int kills = qEnvironmentVariableIntValue("FAIRLEAD_LONG") > 0 ? 1000 : 20;
    std::mt19937 random(20261124);
    auto folder = std::make_unique<QTemporaryDir>();
    qint64 acknowledged = 0;
    for (int kill = 1; kill <= kills; ++kill) {
        if (kill % 4 == 0)
            folder = std::make_unique<QTemporaryDir>(); // also a library that is being made
        std::unique_ptr<CampaignDocument> model;
        {
            DraftLibrary library(folder->path());
            OpenDrafts drafts(library);
            const auto known = library.summaries();
            auto stored = known.empty() ? std::nullopt : library.draftAndHistory(known.front().id);
            model =
                std::make_unique<CampaignDocument>(stored ? stored->draft : newDraft(QStringLiteral("UTC")));
            if (stored)
                model->restoreHistory(std::move(stored->history), stored->historyIndex);
        }
        const auto steps = runAndKill(folder->path(), static_cast<unsigned>(kill), random);
        QVERIFY2(steps >= 0, qPrintable(QStringLiteral("kill %1").arg(kill)));
        acknowledged += steps;
        compare(folder->path(), *model, static_cast<unsigned>(kill), steps);
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d kills, %lld acknowledged steps", kills, static_cast<long long>(acknowledged));
}

void TestCrash::twoProcessesLoseNothing()
{
    const int count = qEnvironmentVariableIntValue("FAIRLEAD_LONG") > 0 ? 2000 : 150;
    const QTemporaryDir folder;
    DraftLibrary library(folder.path());
    const auto shared = DraftLibrary::newId();
    QVERIFY(!library.create(shared, newDraft(QStringLiteral("UTC"))).result().error);
    QProcess first;
    QProcess second;
    int number = 0;
    for (auto* process : {&first, &second})
        process->start(QStringLiteral(FAIRLEAD_CRASH_DRIVER),
                       {folder.path(), QString::number(++number), QString::number(count), shared});
    for (auto* process : {&first, &second}) {
        QVERIFY(process->waitForFinished(240'000));
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
        const auto lines = process->readAllStandardOutput().split('\n');
        const auto own = library.draft(QString::fromLatin1(lines[0].mid(4)));
        QVERIFY(own);
        QCOMPARE(own->draft.campaign.dailyLimit.valueOr(0), count);
        qInfo("slowest save of two drafts: %s ms", lines[1].mid(6).constData());
    }
    const auto common = library.draftAndHistory(shared);
    QCOMPARE(common->draft.editor["process1"].get<int>(), count);
    QCOMPARE(common->draft.editor["process2"].get<int>(), count);
    CampaignDocument document(common->draft);
    document.restoreHistory(common->history, common->historyIndex);
    document.undoStack()->setIndex(0);
    QVERIFY(document.draft() == newDraft(QStringLiteral("UTC")));
    QVERIFY(library.checkFully().result().isEmpty());
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
