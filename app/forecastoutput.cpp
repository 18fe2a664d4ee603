#include "app/forecastoutput.h"

#include "models/campaign/formats.h"
#include "models/common/plural.h"
#include "models/forecast/assumption.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>
#include <QStringList>

namespace fairlead {

namespace {

struct ForecastOutputText
{
    Q_DECLARE_TR_FUNCTIONS(ForecastOutput)
};

Json assumptionsJson(const ForecastInput& input)
{
    Json assumptions{
        {"order", toJson(nameOf(input.order))},   {"delay", toJson(nameOf(input.delay))},
        {"pacing", toJson(nameOf(input.pacing))}, {"zone", toJson(input.window.zone.id())},
        {"launch", instantJson(input.launch)},    {"tzdata", toJson(Zone::databaseVersion())},
    };
    if (!input.dropOut.empty())
        assumptions["drop_out"] = input.dropOut;
    return assumptions;
}

Json stepsJson(const Plan& plan, const std::vector<std::vector<ExpectedVariant>>& variants)
{
    Json steps = Json::array();
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const auto& step = plan.steps[i];
        Json json{{"step", i + 1},
                  {"actions", step.actions},
                  {"first", instantJson(step.first)},
                  {"last", instantJson(step.last)}};
        for (const auto& variant : variants[i])
            json["variants"].push_back({{"label", toJson(variant.label)}, {"expected", variant.actions}});
        steps.push_back(std::move(json));
    }
    return steps;
}

Json daysJson(const Plan& plan)
{
    Json days = Json::array();
    for (const auto& day : plan.days) {
        Json byStep = Json::array();
        for (std::size_t step = 0; step < plan.steps.size(); ++step)
            byStep.push_back(day.byStep[step]);
        days.push_back({{"date", toJson(formatDate(day.date))},
                        {"opens", instantJson(day.opens)},
                        {"closes", instantJson(day.closes)},
                        {"total", day.total},
                        {"by_step", std::move(byStep)},
                        {"bottleneck", toJson(nameOf(day.bottleneck))}});
    }
    return days;
}

Json findingsJson(const std::vector<Finding>& findings)
{
    Json list = Json::array();
    for (const auto& finding : findings)
        list.push_back({{"code", toJson(finding.code)},
                        {"message", toJson(finding.message)},
                        {"path", toJson(finding.path)}});
    return list;
}

} // namespace

Json instantJson(std::optional<qint64> instant)
{
    return instant ? toJson(formatInstant(*instant)) : Json();
}

Json planJson(const Plan& plan, const std::vector<Finding>& findings,
              const std::vector<std::vector<ExpectedVariant>>& variants)
{
    return {{"assumptions", assumptionsJson(plan.input)},
            {"leads", plan.input.leads},
            {"actions", plan.actions},
            {"complete", plan.complete},
            {"unsent", plan.unsent},
            {"first_action", instantJson(plan.first)},
            {"last_action", instantJson(plan.last)},
            {"steps", stepsJson(plan, variants)},
            {"days", daysJson(plan)},
            {"findings", findingsJson(findings)}};
}

Json explanationJson(const Explanation& explanation, qint64 lead, int step)
{
    Json why = Json::array();
    for (const auto& reason : explanation.why)
        why.push_back({{"reason", toJson(nameOf(reason.kind))}, {"at", instantJson(reason.at)}});
    return {{"lead", lead},
            {"step", step},
            {"sent_at", instantJson(explanation.sentAt)},
            {"why", std::move(why)}};
}

QStringList planSummary(const Plan& plan, const std::vector<Finding>& findings)
{
    QStringList lines;
    lines << ForecastOutputText::tr("%1, %2: %3 on %4 sending days.", "leads, steps, actions",
                                    pluralOf(static_cast<qint64>(plan.days.size())))
                 .arg(phrases::leads(plan.input.leads), phrases::steps(plan.input.steps()),
                      phrases::actions(plan.actions), phrases::number(static_cast<qint64>(plan.days.size())));
    if (plan.first && plan.last)
        lines << ForecastOutputText::tr("First %1, last %2.")
                     .arg(formatInstant(*plan.first), formatInstant(*plan.last));
    if (!plan.complete)
        lines << ForecastOutputText::tr("%1 messages are left after ten years.", nullptr,
                                        pluralOf(plan.unsent))
                     .arg(phrases::number(plan.unsent));
    if (const auto past = phrases::pastLaunch(plan.input); !past.isEmpty())
        lines << past;
    lines << ForecastOutputText::tr("How we calculated: %1.").arg(assumptionsInBrief(plan.input));
    for (const auto& finding : findings)
        lines << finding.message;
    return lines;
}

} // namespace fairlead
