#include "app/exportcommand.h"

#include "app/forecastoptions.h"
#include "app/knownfacts.h"
#include "app/problemoutput.h"
#include "models/drafts/campaignfile.h"
#include "models/forecast/finding.h"
#include "models/forecast/phrases.h"
#include "ui/plan/export/planexport.h"

#include <QCoreApplication>
#include <QDateTime>

namespace fairlead {

namespace {

struct ExportCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

struct ExportRequest
{
    QString file;
    QString out;
    ExportFormat format = ExportFormat::Pdf;
    ForecastOverrides overrides;
};

/// A flag that asks for another format with the same ending.
struct Variety
{
    const char* flag;
    ExportFormat of;
    ExportFormat format;
};

constexpr Variety varieties[]{{"--actions", ExportFormat::DaysCsv, ExportFormat::ActionsCsv},
                              {"--steps", ExportFormat::DaysIcs, ExportFormat::StepsIcs}};

/// What was asked for, or what is wrong with it.
struct RequestResult
{
    std::optional<ExportRequest> request;
    QString error;
};

RequestResult wrong(const QString& error)
{
    return {std::nullopt, error};
}

RequestResult exportRequest(const CommandOptions& options)
{
    if (!options.error().isEmpty())
        return wrong(options.error());
    if (options.positional().size() != 1)
        return wrong(ExportCommandText::tr("export needs exactly one file."));
    ExportRequest request;
    request.file = options.positional().first();
    request.out = options.value(QStringLiteral("-o")).value_or(QString());
    if (request.out.isEmpty())
        return wrong(ExportCommandText::tr("export needs -o OUT, the file to write."));
    const auto format = exportFormatNamed(options.value(QStringLiteral("--format")).value_or(QString()));
    if (!format)
        return wrong(ExportCommandText::tr("--format is pdf, png, svg, ics or csv."));
    request.format = *format;
    for (const auto& variety : varieties) {
        if (!options.has(QLatin1String(variety.flag)))
            continue;
        if (*format != variety.of)
            return wrong(ExportCommandText::tr("%1 goes with --format %2.")
                             .arg(QLatin1String(variety.flag), suffixOf(variety.of)));
        request.format = variety.format;
    }
    ForecastOptionReader reader(options);
    request.overrides = reader.read();
    if (!reader.error().isEmpty())
        return wrong(reader.error());
    return {request, {}};
}

int refuseExport(const Problems& problems)
{
    say(ExportCommandText::tr("There is no plan for this campaign, so nothing was exported."));
    sayProblems(problems);
    return exitcode::refused;
}

} // namespace

int runExport(const GlobalOptions& global, const QStringList& arguments)
{
    const auto read = exportRequest(
        CommandOptions(arguments, {QStringLiteral("--actions"), QStringLiteral("--steps")},
                       ForecastOptionReader::names() << QStringLiteral("--format") << QStringLiteral("-o")));
    if (!read.request)
        return usageError(read.error);
    const auto& request = *read.request;
    if (isSameFile(request.file, request.out))
        return usageError(ExportCommandText::tr("%1 is the campaign itself; the plan would take its place.")
                              .arg(request.out));
    const auto file = readCampaignFile(request.file);
    if (!file.draft) {
        say(QStringLiteral("%1: %2").arg(request.file, file.error));
        return exitcode::file;
    }
    auto forecast = forecastInputOf(*file.draft, launchNow(), request.overrides);
    if (!forecast.input)
        return refuseExport(forecast.problems);
    const auto facts = knownFacts(global);
    forecast.input = asRead(*std::move(forecast.input), facts);
    if (forecast.startDateDecides)
        say(ExportCommandText::tr("The campaign is scheduled: its start date counts, not --launch-at."));
    if (const auto past = phrases::pastLaunch(*forecast.input); !past.isEmpty())
        say(past);
    const auto plan = std::make_shared<const Plan>(
        *runForecast(*forecast.input, {.keepActions = request.format == ExportFormat::ActionsCsv}));
    for (const auto& finding : findingsOf(*plan)) // for who makes the plan; a client's page has none of it
        say(finding.message);
    const auto content = reportContent(file.draft->campaign, plan, QLocale());
    const auto error = exportPlan(request.format, content, request.out, QDateTime::currentSecsSinceEpoch());
    if (error.isEmpty())
        return exitcode::done;
    say(error);
    return exitcode::file;
}

} // namespace fairlead
