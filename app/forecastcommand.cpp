#include "app/forecastcommand.h"

#include "app/forecastoutput.h"
#include "app/problemoutput.h"
#include "models/campaign/formats.h"
#include "models/drafts/campaignfile.h"
#include "models/drafts/durable.h"
#include "models/forecast/forecastofcampaign.h"
#include "models/forecast/plancsv.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSaveFile>

namespace fairlead {

namespace {

constexpr qint64 maxLeads = qint64(1) << 31;

QString tr(const char* text)
{
    return QCoreApplication::translate("Forecast", text);
}

/// What the command was asked for.
struct Request
{
    ForecastOverrides overrides;
    std::optional<qint64> lead;
    std::optional<qint64> step;
    QString actionsFile;
    bool json = false;
};

/// Reads the command's options; the first fault stays in error().
class RequestReader
{
public:
    explicit RequestReader(const CommandOptions& options) : m_options(options) {}

    Request read()
    {
        Request request;
        auto& overrides = request.overrides;
        overrides.leads = number("--leads", maxLeads);
        overrides.launch = instant("--launch-at");
        overrides.order = choice("--order", sendOrderNamed);
        overrides.delay = choice("--delay", delayReadingNamed);
        overrides.pacing = choice("--pacing", pacingNamed);
        overrides.dropOut = shares("--drop-out");
        request.lead = number("--lead", maxLeads - 1);
        request.step = number("--step", maxForecastSteps);
        request.actionsFile = text("--actions").value_or(QString());
        request.json = m_options.has(QStringLiteral("--json"));
        if (request.lead.has_value() != request.step.has_value())
            fail(tr("--lead and --step belong together."));
        if (request.step == 0)
            fail(tr("Steps are counted from 1."));
        return request;
    }

    QString error() const { return m_error; }

private:
    std::optional<QString> text(const char* name) const { return m_options.value(QLatin1String(name)); }

    void fail(const QString& message)
    {
        if (m_error.isEmpty())
            m_error = message;
    }

    std::optional<qint64> number(const char* name, qint64 most)
    {
        const auto value = text(name);
        if (!value)
            return std::nullopt;
        bool ok = false;
        const auto number = value->toLongLong(&ok);
        if (!ok || number < 0 || number > most)
            fail(tr("%1 needs a whole number from 0 to %2; it is “%3”.")
                     .arg(QLatin1String(name))
                     .arg(most)
                     .arg(*value));
        return number;
    }

    std::optional<qint64> instant(const char* name)
    {
        const auto value = text(name);
        if (!value)
            return std::nullopt;
        const auto instant = parseInstant(*value);
        if (!instant)
            fail(tr("%1 needs an instant such as 2026-12-01T08:00:00Z; it is “%2”.")
                     .arg(QLatin1String(name), *value));
        return instant;
    }

    template <typename Enum>
    std::optional<Enum> choice(const char* name, std::optional<Enum> (*named)(const QString&))
    {
        const auto value = text(name);
        const auto found = value ? named(*value) : std::nullopt;
        if (value && !found)
            fail(tr("%1 does not know “%2”.").arg(QLatin1String(name), *value));
        return found;
    }

    std::optional<std::vector<int>> shares(const char* name)
    {
        const auto value = text(name);
        if (!value)
            return std::nullopt;
        std::vector<int> shares;
        for (const auto& part : value->split(u',')) {
            bool ok = false;
            shares.push_back(part.trimmed().toInt(&ok));
            if (!ok || shares.back() < 0 || shares.back() >= 10'000)
                fail(tr("%1 needs numbers from 0 to 9999, leads of 10 000, separated by commas; it is “%2”.")
                         .arg(QLatin1String(name), *value));
        }
        return shares;
    }

    const CommandOptions& m_options;
    QString m_error;
};

int refuse(const Problems& problems, bool json)
{
    say(tr("There is no plan for this campaign."));
    sayProblems(problems);
    if (json)
        print(toIndentedJson({{"problems", problemsJson(problems)}}));
    return exitcode::refused;
}

int unreadable(const QString& path, const QString& error, bool json)
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
        return tr("%1 is not a file.").arg(path);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && writeActionsCsv(plan, file) && file.commit())
        return {};
    return tr("%1 was not written: %2").arg(path, file.errorString());
}

int report(const Plan& plan, const Request& request)
{
    if (!request.actionsFile.isEmpty()) {
        const auto error = writeActions(plan, request.actionsFile);
        if (!error.isEmpty()) {
            say(error);
            return exitcode::file;
        }
    }
    if (request.lead) {
        const auto step = static_cast<int>(*request.step);
        const auto explanation = explain(plan, *request.lead, step);
        if (request.json)
            print(toIndentedJson(explanationJson(explanation, *request.lead, step)));
        else
            print((sentences(explanation, plan.input.window.zone).join(u'\n') + u'\n').toUtf8());
        return exitcode::done;
    }
    const auto findings = findingsOf(plan);
    if (request.json)
        print(toIndentedJson(planJson(plan, findings)));
    else
        print((planSummary(plan, findings) + u'\n').toUtf8());
    return exitcode::done;
}

} // namespace

int runForecastCommand(const GlobalOptions&, const QStringList& arguments)
{
    const CommandOptions options(
        arguments, {QStringLiteral("--json")},
        {QStringLiteral("--leads"), QStringLiteral("--launch-at"), QStringLiteral("--order"),
         QStringLiteral("--delay"), QStringLiteral("--pacing"), QStringLiteral("--drop-out"),
         QStringLiteral("--lead"), QStringLiteral("--step"), QStringLiteral("--actions")});
    if (!options.error().isEmpty())
        return usageError(options.error());
    if (options.positional().size() != 1)
        return usageError(tr("forecast needs exactly one file."));
    RequestReader reader(options);
    const auto request = reader.read();
    if (!reader.error().isEmpty())
        return usageError(reader.error());

    const auto path = options.positional().first();
    const auto file = readCampaignFile(path);
    if (!file.draft)
        return unreadable(path, file.error, request.json);
    const auto forecast = forecastInputOf(*file.draft, QDateTime::currentSecsSinceEpoch(), request.overrides);
    if (!forecast.input)
        return refuse(forecast.problems, request.json);
    if (request.lead && (*request.lead >= forecast.input->leads || *request.step > forecast.input->steps()))
        return usageError(tr("The campaign has %1 leads, numbered from 0, and %2 steps.")
                              .arg(forecast.input->leads)
                              .arg(forecast.input->steps()));
    if (forecast.startDateDecides)
        say(tr("The campaign is scheduled: its start date counts, not --launch-at."));
    const auto plan =
        runForecast(*forecast.input, {.keepActions = request.lead || !request.actionsFile.isEmpty()});
    return report(*plan, request);
}

} // namespace fairlead
