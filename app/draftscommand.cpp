#include "app/draftscommand.h"

#include "models/campaign/formats.h"
#include "models/drafts/campaignfile.h"
#include "models/drafts/draftlibrary.h"

#include <QCoreApplication>
#include <QDir>

#include <limits>
#include <map>

namespace fairlead {

namespace {

struct DraftsCommandText
{
    Q_DECLARE_TR_FUNCTIONS(DraftsCommand)
};

/// What a command prints: JSON once, at the end, or lines as things happen.
class Output
{
public:
    explicit Output(bool json) : m_json(json) {}

    void line(const QString& text) const
    {
        if (!m_json)
            printLine(text);
    }
    void finish(const Json& json) const
    {
        if (m_json)
            print(toIndentedJson(json));
    }

private:
    bool m_json;
};

/// Says why nothing was done; scripts get their one JSON document all the same.
int notDone(const Output& output, const QString& what, const QString& why)
{
    say(QStringLiteral("%1: %2").arg(what, why));
    output.finish({{"error", toJson(why)}});
    return exitcode::file;
}

int unknownDraft(const DraftLibrary& library, const QString& id, const Output& output)
{
    const auto error = library.readError();
    const auto why = error ? error.text : storeErrorText(StoreError::Kind::Missing);
    say(QStringLiteral("%1: %2").arg(id, why));
    output.finish({{"id", toJson(id)}, {"error", toJson(why)}});
    return exitcode::file;
}

int list(DraftLibrary& library, const QStringList&, const Output& output)
{
    const auto drafts = library.summaries();
    if (library.readError())
        return notDone(output, library.path(), library.readError().text);
    Json all = Json::array();
    for (const auto& draft : drafts) {
        const auto updated = formatInstant(draft.updatedAt.toSecsSinceEpoch());
        const auto state = draftStateName(draft.state);
        output.line(QStringLiteral("%1  %2  %3  %4  %5")
                        .arg(draft.id, updated, state, QString::number(draft.problems), draft.name));
        all.push_back({{"id", toJson(draft.id)},
                       {"name", toJson(draft.name)},
                       {"updated_at", toJson(updated)},
                       {"state", toJson(state)},
                       {"problems", draft.problems}});
    }
    output.finish(all);
    return exitcode::done;
}

/// The id of the imported file's draft, once that is durable; else the reason.
struct Imported
{
    QString id;
    QString error;
};

Imported import(DraftLibrary& library, const QString& path)
{
    const auto file = readCampaignFile(path);
    if (!file.draft)
        return {{}, file.error};
    const auto id = DraftLibrary::newId();
    const auto outcome = library.create(id, *file.draft).result();
    if (!outcome.error)
        return {id, {}};
    return {{},
            DraftsCommandText::tr("not stored in %1: %2")
                .arg(QDir::toNativeSeparators(library.dataDir()), outcome.error.text)};
}

int importFiles(DraftLibrary& library, const QStringList& paths, const Output& output)
{
    int exitCode = exitcode::done;
    Json all = Json::array();
    for (const auto& path : paths) {
        const auto imported = import(library, path);
        Json one{{"file", toJson(path)}};
        if (imported.error.isEmpty()) {
            one["id"] = toJson(imported.id);
            output.line(imported.id);
        } else {
            one["error"] = toJson(imported.error);
            say(QStringLiteral("%1: %2").arg(path, imported.error));
            exitCode = exitcode::file;
        }
        all.push_back(one);
    }
    output.finish(all);
    return exitCode;
}

int exportDraft(DraftLibrary& library, const QStringList& arguments, const Output& output)
{
    const auto& id = arguments[0];
    const auto& path = arguments[1];
    const auto stored = library.draft(id);
    if (!stored)
        return unknownDraft(library, id, output);
    if (const auto error = writeCampaignFile(path, stored->draft); !error.isEmpty())
        return notDone(output, path, error);
    output.finish({{"id", toJson(id)}, {"file", toJson(path)}});
    return exitcode::done;
}

int deleteDrafts(DraftLibrary& library, const QStringList& ids, const Output& output)
{
    for (const auto& id : ids)
        if (!library.summary(id))
            return unknownDraft(library, id, output);
    const auto outcome = library.moveToBin(ids).result();
    if (outcome.error)
        return notDone(output, library.path(), outcome.error.text);
    Json deleted = Json::array();
    for (const auto& id : ids)
        deleted.push_back(toJson(id));
    output.finish({{"deleted", deleted}});
    return exitcode::done;
}

struct Verb
{
    int (*run)(DraftLibrary&, const QStringList&, const Output&);
    qsizetype least; ///< arguments
    qsizetype most;
};

const std::map<QString, Verb>& verbs()
{
    constexpr qsizetype any = std::numeric_limits<qsizetype>::max();
    static const std::map<QString, Verb> table{
        {QStringLiteral("list"), {list, 0, 0}},
        {QStringLiteral("import"), {importFiles, 1, any}},
        {QStringLiteral("export"), {exportDraft, 2, 2}},
        {QStringLiteral("delete"), {deleteDrafts, 1, any}},
    };
    return table;
}

} // namespace

int runDrafts(const GlobalOptions& global, const QStringList& arguments)
{
    const CommandOptions options(arguments, {QStringLiteral("--json")}, {});
    if (!options.error().isEmpty())
        return usageError(options.error());
    auto rest = options.positional();
    const auto verb = rest.isEmpty() ? verbs().end() : verbs().find(rest.takeFirst());
    if (verb == verbs().end())
        return usageError(DraftsCommandText::tr("drafts needs one of: list, import, export, delete."));
    if (rest.size() < verb->second.least || rest.size() > verb->second.most)
        return usageError(
            DraftsCommandText::tr("drafts %1 has the wrong number of arguments.").arg(verb->first));
    DraftLibrary library(global.dataDir);
    return verb->second.run(library, rest, Output(options.has(QStringLiteral("--json"))));
}

} // namespace fairlead
