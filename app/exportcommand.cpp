#include "app/exportcommand.h"

#include "app/knownfacts.h"
#include "app/problemoutput.h"
#include "models/campaign/formats.h"
#include "models/drafts/campaignfile.h"
#include "models/forecast/forecastofcampaign.h"
#include "ui/plan/export/planexport.h"

#include <QCoreApplication>
#include <QDateTime>

namespace fairlead {

namespace {

constexpr qint64 maxLeads = qint64(1) << 31;

QString tr(const char* text)
{
    return QCoreApplication::translate("Export", text);
}

struct Request
{
    QString file;
    QString out;
    ExportFormat format = ExportFormat::Pdf;
    ForecastOverrides overrides;
};

/// What was asked for, or what is wrong with it.
struct RequestResult
{
    std::optional<Request> request;
    QString error;
};

RequestResult wrong(const QString& error)
{
    return {std::nullopt, error};
}

RequestResult requestOf(const CommandOptions& options)
{
    if (!options.error().isEmpty())
        return wrong(options.error());
    if (options.positional().size() != 1)
        return wrong(tr("export needs exactly one file."));
    Request request;
    request.file = options.positional().first();
    request.out = options.value(QStringLiteral("-o")).value_or(QString());
    if (request.out.isEmpty())
        return wrong(tr("export needs -o OUT, the file to write."));
    const auto format = exportFormatNamed(options.value(QStringLiteral("--format")).value_or(QString()));
    if (!format)
        return wrong(tr("--format is pdf, png, svg, ics or csv."));
    request.format = *format;
    if (options.has(QStringLiteral("--actions"))) {
        if (*format != ExportFormat::DaysCsv)
            return wrong(tr("--actions goes with --format csv."));
        request.format = ExportFormat::ActionsCsv;
    }
    if (const auto leads = options.value(QStringLiteral("--leads"))) {
        bool isNumber = false;
        request.overrides.leads = leads->toLongLong(&isNumber);
        if (!isNumber || *request.overrides.leads < 0 || *request.overrides.leads > maxLeads)
            return wrong(
                tr("--leads needs a whole number from 0 to %1; it is “%2”.").arg(maxLeads).arg(*leads));
    }
    if (const auto launch = options.value(QStringLiteral("--launch-at"))) {
        request.overrides.launch = parseInstant(*launch);
        if (!request.overrides.launch)
            return wrong(
                tr("--launch-at needs an instant such as 2026-12-01T08:00:00Z; it is “%1”.").arg(*launch));
    }
    return {request, {}};
}

int refuse(const Problems& problems)
{
    say(tr("There is no plan for this campaign, so nothing was exported."));
    sayProblems(problems);
    return exitcode::refused;
}

} // namespace

int runExport(const GlobalOptions& global, const QStringList& arguments)
{
    const auto read = requestOf(CommandOptions(arguments, {QStringLiteral("--actions")},
                                               {QStringLiteral("--format"), QStringLiteral("--leads"),
                                                QStringLiteral("--launch-at"), QStringLiteral("-o")}));
    if (!read.request)
        return usageError(read.error);
    const auto& request = *read.request;
    const auto file = readCampaignFile(request.file);
    if (!file.draft) {
        say(QStringLiteral("%1: %2").arg(request.file, file.error));
        return exitcode::file;
    }
    const auto now = QDateTime::currentSecsSinceEpoch();
    const auto forecast = forecastInputOf(*file.draft, now, request.overrides);
    if (!forecast.input)
        return refuse(forecast.problems);
    ForecastOptions options;
    options.keepActions = request.format == ExportFormat::ActionsCsv;
    const auto plan = std::make_shared<const Plan>(*runForecast(*forecast.input, options));
    const ReportContent content{file.draft->campaign.name.valueOr({}), plan, findingsOf(*plan),
                                PlanWords(QLocale(), plan->input.window.zone), knownFacts(global)};
    const auto error = exportPlan(request.format, content, request.out, now);
    if (error.isEmpty())
        return exitcode::done;
    say(error);
    return exitcode::file;
}

} // namespace fairlead
