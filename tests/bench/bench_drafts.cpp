#include "models/drafts/draftlistmodel.h"
#include "models/drafts/draftwrites.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/libraryschema.h"
#include "models/drafts/opendrafts.h"
#include "models/drafts/writeturns.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace fairlead;

namespace {

constexpr int manyDrafts = 100'000;
constexpr int longHistory = 10'000;

/// A campaign as they are: ten steps of two variants, texts of usual length.
CampaignDraft typicalDraft(int number)
{
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    auto& campaign = draft.campaign;
    campaign.name = QStringLiteral("Campaign %1 for market %2").arg(number).arg(number % 97);
    campaign.description = QStringLiteral("Follow-up of fair %1").arg(number % 13);
    campaign.systemPrompt = QStringLiteral("Write politely and briefly. ").repeated(10);
    std::vector<Step> steps;
    for (int i = 1; i <= 10; ++i) {
        Step step;
        step.step = i;
        step.delayDays = i == 1 ? 0 : 3;
        std::vector<Variant> variants(2);
        for (auto& variant : variants) {
            variant.label = &variant == &variants[0] ? QStringLiteral("A") : QStringLiteral("B");
            variant.weight = 50;
            variant.type = QStringLiteral("TEMPLATE");
            variant.templateId =
                QStringLiteral("7c0f1a2e-0000-4000-8000-%1").arg(i, 12, 10, QLatin1Char('0'));
        }
        step.variants = variants;
        steps.push_back(step);
    }
    campaign.steps = steps;
    return draft;
}

/// Many edits of a draft that was just created.
DraftPatch longPatch(const QString& id)
{
    DraftPatch patch{id, 1, contentOf(typicalDraft(1)), 0, 0, {}, longHistory, {}};
    for (int i = 0; i < longHistory; ++i)
        patch.entries.push_back(
            {QStringLiteral("Daily limit"), {}, {{QStringLiteral("/campaign/daily_limit"), i, i + 1}}});
    return patch;
}

QTemporaryDir& largeLibrary()
{
    static QTemporaryDir folder;
    static const bool filled = [] {
        {
            const DraftLibrary library(folder.path());
        }
        LibraryDatabase database(folder.filePath(QStringLiteral("library.sqlite")),
                                 LibraryDatabase::Access::Write);
        database.transaction([&] {
            for (int i = 0; i < manyDrafts; ++i)
                insertDraft(database, DraftLibrary::newId(), typicalDraft(i));
        });
        for (bool more = true; more;)
            database.transaction([&] {
                for (int i = 0; more && i < 100; ++i)
                    more = indexSome(database);
            });
        return true;
    }();
    Q_UNUSED(filled)
    return folder;
}

/// Kilobytes of memory that belong to this process alone.
double residentKilobytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QFile::ReadOnly))
        return 0;
    const auto fields = file.readAll().split(' ');
    return (fields[1].toDouble() - fields[2].toDouble()) * 4;
}

void waitUntilLoaded(DraftListModel& model)
{
    while (model.isLoading())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    for (int row = 0; row < std::min(40, model.rowCount()); ++row)
        benchmark::DoNotOptimize(model.index(row, DraftListModel::Name).data());
}

/// SQLite alone, as durable as the library: one row of the size of an edit.
void bareInsert(benchmark::State& state)
{
    const QTemporaryDir folder;
    LibraryDatabase database(folder.filePath(QStringLiteral("bare.sqlite")), LibraryDatabase::Access::Write);
    setDurable(database);
    database.run("CREATE TABLE t (key INTEGER PRIMARY KEY, bytes BLOB)");
    const QByteArray edit(static_cast<qsizetype>(state.range(0)), 'x');
    for (auto _ : state)
        database.run("INSERT INTO t (bytes) VALUES (?)", {edit});
}

/// The bytes of one edit of a typical draft, by SQLite alone and as durable: the edit, and what the draft is
/// now.
void bareAppend(benchmark::State& state)
{
    const QTemporaryDir folder;
    LibraryDatabase database(folder.filePath(QStringLiteral("bare.sqlite")), LibraryDatabase::Access::Write);
    setDurable(database);
    database.run("CREATE TABLE contents (draft INTEGER PRIMARY KEY, tree TEXT)");
    database.run("CREATE TABLE history (seq INTEGER PRIMARY KEY, name TEXT, changes TEXT)");
    const auto tree = toCompactJson(encodeDraft(typicalDraft(1)));
    const auto changes = toCompactJson(encodeChanges({{QStringLiteral("/campaign/daily_limit"), 1, 2}}));
    database.run("INSERT INTO contents VALUES (1, ?)", {tree});
    for (auto _ : state)
        database.transaction([&] {
            database.run("UPDATE contents SET tree = ? WHERE draft = 1", {tree});
            database.run("INSERT INTO history (name, changes) VALUES (?, ?)",
                         {QStringLiteral("Daily limit"), changes});
        });
}

/// One edit of a typical draft as the library's writer stores it, in this thread.
void writtenAppend(benchmark::State& state)
{
    const QTemporaryDir folder;
    const auto id = DraftLibrary::newId();
    {
        DraftLibrary(folder.path()).create(id, typicalDraft(1)).waitForFinished();
    }
    LibraryDatabase database(folder.filePath(QStringLiteral("library.sqlite")),
                             LibraryDatabase::Access::Write);
    setDurable(database);
    WriteTurns turns(database.path());
    const Changes changes{{QStringLiteral("/campaign/daily_limit"), 1, 2}};
    DraftPatch patch{id, 1, contentOf(typicalDraft(1)), 0, 0, {{QStringLiteral("Daily limit"), {}, changes}},
                     1,  {}};
    for (auto _ : state) {
        const WriteTurn turn(turns);
        database.transaction([&] { patch.baseRevision = saveDraft(database, patch); });
        patch.kept = patch.stored = patch.historyIndex++;
    }
}

/// One edit of a typical draft, from the document to the disk: history, content and the list's line. With 1,
/// the edit itself is in the time.
void durableAppend(benchmark::State& state)
{
    const QTemporaryDir folder;
    DraftLibrary library(folder.path());
    OpenDrafts drafts(library);
    const auto id = DraftLibrary::newId();
    library.create(id, typicalDraft(1)).waitForFinished();
    const auto session = drafts.open(id);
    auto& document = session->document();
    int edits = 0;
    for (auto _ : state) {
        if (state.range(0) == 0)
            state.PauseTiming();
        document.edit(QStringLiteral("Daily limit"),
                      [&](CampaignDraft& draft) { draft.campaign.dailyLimit = 100 + ++edits % 500; });
        if (state.range(0) == 0)
            state.ResumeTiming();
        if (!session->flush())
            state.SkipWithError(qPrintable(session->stateText()));
    }
    state.counters["draft_bytes"] = static_cast<double>(toCompactJson(document.tree()).size());
}

/// How much the library's file grows with each edit.
void bytesPerEdit(benchmark::State& state)
{
    for (auto _ : state) {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("library.sqlite"));
        const auto id = DraftLibrary::newId();
        {
            DraftLibrary(folder.path()).create(id, typicalDraft(1)).waitForFinished();
        }
        const auto before = QFileInfo(file).size();
        {
            DraftLibrary library(folder.path());
            library.save(longPatch(id)).waitForFinished();
        }
        state.counters["bytes_per_edit"] = static_cast<double>(QFileInfo(file).size() - before) / longHistory;
    }
}

/// From nothing to a list that shows its first lines.
void openLibrary(benchmark::State& state)
{
    const QTemporaryDir empty;
    const auto folder = state.range(0) == 0 ? empty.path() : largeLibrary().path();
    const auto before = residentKilobytes();
    double after = 0;
    for (auto _ : state) {
        DraftLibrary library(folder);
        DraftListModel model(library);
        waitUntilLoaded(model);
        after = residentKilobytes();
        state.counters["drafts"] = model.rowCount();
    }
    state.counters["grown_MB"] = (after - before) / 1024;
}

/// A key press in the search field: what the window's thread is kept from, and (with 1) until the rows show.
void searchKeyPress(benchmark::State& state)
{
    DraftLibrary library(largeLibrary().path());
    DraftListModel model(library);
    waitUntilLoaded(model);
    const QStringList texts{QStringLiteral("m"), QStringLiteral("market 4"), QStringLiteral("campaign 31"),
                            QStringLiteral("polite")};
    DraftQuery query;
    qsizetype press = 0;
    for (auto _ : state) {
        query.text = texts[++press % texts.size()];
        model.setQuery(query);
        if (state.range(0) == 1) {
            waitUntilLoaded(model);
            continue;
        }
        state.PauseTiming();
        waitUntilLoaded(model);
        state.ResumeTiming();
    }
}

void openLongHistory(benchmark::State& state)
{
    const QTemporaryDir folder;
    DraftLibrary library(folder.path());
    const auto id = DraftLibrary::newId();
    library.create(id, typicalDraft(1)).waitForFinished();
    library.save(longPatch(id)).waitForFinished();
    for (auto _ : state) {
        OpenDrafts drafts(library);
        const auto session = drafts.open(id);
        benchmark::DoNotOptimize(session->document().undoStack()->canUndo());
    }
}

BENCHMARK(bareInsert)->Arg(200)->Arg(4000)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(bareAppend)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(writtenAppend)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(durableAppend)->Arg(0)->Arg(1)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(bytesPerEdit)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(openLibrary)->Arg(0)->Arg(manyDrafts)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(searchKeyPress)->Arg(0)->Arg(1)->Iterations(200)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(openLongHistory)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
