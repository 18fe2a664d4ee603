#include "app/forecastcommand.h"

#include "app/forecastoptions.h"
#include "app/forecastoutput.h"
#include "app/problemoutput.h"
#include "models/drafts/campaignfile.h"
#include "models/drafts/durable.h"
#include "models/forecast/phrases.h"
#include "models/forecast/plancsv.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace fairlead {

namespace {

struct ForecastCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ForecastCommand)
};

/// What the command was asked for.
struct ForecastRequest
{
    ForecastOverrides overrides;
    std::optional<qint64> lead;
    std::optional<qint64> step;
    QString actionsFile;
    bool json = false;
};

ForecastRequest forecastRequest(ForecastOptionReader& reader, bool json)
{
    ForecastRequest request;
    request.overrides = reader.read();
    request.lead = reader.number("--lead", maxLeads - 1);
    request.step = reader.number("--step", maxForecastSteps);
    request.actionsFile = reader.text("--actions").value_or(QString());
    request.json = json;
    if (request.lead.has_value() != request.step.has_value())
        reader.fail(ForecastCommandText::tr("--lead and --step belong together."));
    if (request.step == 0)
        reader.fail(ForecastCommandText::tr("Steps are counted from 1."));
    return request;
}

int refuse(const Problems& problems, bool json)
{
    say(ForecastCommandText::tr("There is no plan for this campaign."));
    sayProblems(problems);
    if (json)
        print(toIndentedJson({{"problems", problemsJson(problems)}}));
    return exitcode::refused;
}

int unreadableFile(const QString& path, const QString& error, bool json)
{
    say(QStringLiteral("%1: %2").arg(path, error));
    if (json)
        print(
            toIndentedJson({{"file", toJson(path)}, {"error", toJson(error)}, {"problems", Json::array()}}));
    return exitcode::file;
}

/// An error for the user, or an empty text. The file is there as a whole or not at all.
QString writeActions(const Plan& plan, const QString& path)
{
    if (!canTakeFile(path))
        return ForecastCommandText::tr("%1 is not a file.").arg(path);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && writeActionsCsv(plan, file) && file.commit())
        return {};
    return ForecastCommandText::tr("%1 was not written: %2").arg(path, file.errorString());
}

int report(const Campaign& campaign, const Plan& plan, const ForecastRequest& request)
{
    // The plan is printed even where its actions cannot be written: the script gets its document.
    const auto error = request.actionsFile.isEmpty() ? QString() : writeActions(plan, request.actionsFile);
    const int exitCode = error.isEmpty() ? exitcode::done : exitcode::file;
    if (!error.isEmpty())
        say(error);
    if (request.lead) {
        const auto step = static_cast<int>(*request.step);
        const auto explanation = explain(plan, *request.lead, step);
        if (request.json)
            print(toIndentedJson(explanationJson(explanation, *request.lead, step)));
        else
            printLines(sentences(explanation, plan.input.window.zone));
        return exitCode;
    }
    const auto findings = findingsOf(plan);
    if (request.json)
        print(toIndentedJson(planJson(plan, findings, expectedVariants(campaign, plan))));
    else
        printLines(planSummary(plan, findings));
    return exitCode;
}

} // namespace

int runForecastCommand(const GlobalOptions&, const QStringList& arguments)
{
    const CommandOptions options(arguments, {QStringLiteral("--json")},
                                 ForecastOptionReader::names()
                                     << QStringLiteral("--lead") << QStringLiteral("--step")
                                     << QStringLiteral("--actions"));
    if (!options.error().isEmpty())
        return usageError(options.error());
    if (options.positional().size() != 1)
        return usageError(ForecastCommandText::tr("forecast needs exactly one file."));
    ForecastOptionReader reader(options);
    const auto request = forecastRequest(reader, options.has(QStringLiteral("--json")));
    if (!reader.error().isEmpty())
        return usageError(reader.error());

    const auto path = options.positional().first();
    if (isSameFile(path, request.actionsFile))
        return usageError(
            ForecastCommandText::tr("%1 is the campaign itself; the table of actions would take its place.")
                .arg(path));
    const auto file = readCampaignFile(path);
    if (!file.draft)
        return unreadableFile(path, file.error, request.json);
    const auto forecast = forecastInputOf(*file.draft, launchNow(), request.overrides);
    if (!forecast.input)
        return refuse(forecast.problems, request.json);
    if (request.lead && (*request.lead >= forecast.input->leads || *request.step > forecast.input->steps()))
        return usageError(ForecastCommandText::tr(
                              "There is no step %1 for lead %2: the campaign has %3 leads, numbered from 0, "
                              "and %4 steps, numbered from 1.")
                              .arg(*request.step)
                              .arg(*request.lead)
                              .arg(forecast.input->leads)
                              .arg(forecast.input->steps()));
    if (forecast.startDateDecides)
        say(ForecastCommandText::tr("The campaign is scheduled: its start date counts, not --launch-at."));
    if (const auto past = phrases::pastLaunch(*forecast.input);
        !past.isEmpty() && (request.json || request.lead)) // elsewhere the summary tells
        say(past);
    const auto plan =
        runForecast(*forecast.input, {.keepActions = request.lead || !request.actionsFile.isEmpty()});
    return report(file.draft->campaign, *plan, request);
}

} // namespace fairlead
