#include "app/validatecommand.h"

#include "app/knownfacts.h"
#include "app/problemoutput.h"
#include "models/campaign/rules.h"
#include "models/drafts/campaignfile.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace fairlead {

namespace {

struct ValidateCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ValidateCommand)
};

struct Outcome
{
    int exitCode = exitcode::done;
    Json json;
};

Outcome unreadable(const QString& path, const QString& error)
{
    say(QStringLiteral("%1: %2").arg(path, error));
    return {
        exitcode::file,
        {{"file", toJson(path)}, {"valid", false}, {"problems", Json::array()}, {"error", toJson(error)}}};
}

Outcome validated(const QString& path, const ServerFacts& facts)
{
    const auto file = readCampaignFile(path);
    if (!file.draft)
        return unreadable(path, file.error);
    const auto problems =
        checkCampaign(file.draft->campaign, {.now = QDateTime::currentSecsSinceEpoch(), .facts = facts});
    const bool valid = !hasErrors(problems);
    say(valid ? ValidateCommandText::tr("%1: can be uploaded.").arg(path)
              : ValidateCommandText::tr("%1: cannot be uploaded.").arg(path));
    sayProblems(problems);
    return {valid ? exitcode::done : exitcode::refused,
            {{"file", toJson(path)}, {"valid", valid}, {"problems", problemsJson(problems)}}};
}

} // namespace

int runValidate(const GlobalOptions& global, const QStringList& arguments)
{
    const CommandOptions options(arguments, {QStringLiteral("--json")}, {});
    if (!options.error().isEmpty())
        return usageError(options.error());
    if (options.positional().isEmpty())
        return usageError(ValidateCommandText::tr("validate needs at least one file."));
    const auto facts = knownFacts(global);
    int exitCode = exitcode::done;
    Json all = Json::array();
    for (const auto& path : options.positional()) {
        const auto outcome = validated(path, facts);
        exitCode = std::max(exitCode, outcome.exitCode);
        all.push_back(outcome.json);
    }
    if (options.has(QStringLiteral("--json")))
        print(toIndentedJson(all.size() == 1 ? all[0] : all));
    return exitCode;
}

} // namespace fairlead
