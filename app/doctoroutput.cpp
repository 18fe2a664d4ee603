#include "app/doctoroutput.h"

#include "app/commandline.h"
#include "models/campaign/formats.h"
#include "models/contract/contractwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace fairlead {

using Kind = ContractFinding::Kind;

namespace {

struct DoctorOutputText
{
    Q_DECLARE_TR_FUNCTIONS(DoctorOutput)
};

Json checksJson(const std::vector<CheckResult>& checks)
{
    Json array = Json::array();
    for (const auto& check : checks)
        array.push_back({{"check", toJson(check.check)},
                         {"state", toJson(nameOf(check.state))},
                         {"message", toJson(check.sentence)}});
    return array;
}

/// The kinds in the order of what the user should see first.
constexpr std::array allKinds{Kind::Differs,   Kind::Contradicted, Kind::Confirmed,
                              Kind::NotStated, Kind::Extra,        Kind::Agrees};

Json contractJson(const ContractReport& report)
{
    Json counts = Json::object();
    for (const auto kind : allKinds)
        counts[nameOf(kind).toStdString()] = report.count(kind);
    Json findings = Json::array();
    for (const auto& finding : report.findings)
        findings.push_back({{"kind", toJson(nameOf(finding.kind))},
                            {"fact", toJson(finding.fact)},
                            {"ours", toJson(finding.ours)},
                            {"theirs", toJson(finding.theirs)},
                            {"message", toJson(finding.sentence)}});
    Json texts = Json::array();
    for (const auto& text : report.windowTexts)
        texts.push_back(toJson(text));
    return {{"title", toJson(report.title)},
            {"version", toJson(report.version)},
            {"counts", counts},
            {"findings", findings},
            {"window_texts", texts}};
}

QStringList contractLines(const ContractReport& report)
{
    QStringList lines{{},
                      DoctorOutputText::tr("Contract: %1 %2").arg(report.title, report.version).trimmed()};
    for (const auto kind : allKinds) {
        if (report.count(kind) == 0)
            continue;
        lines << QStringLiteral("%1 (%2)").arg(labelOf(kind)).arg(report.count(kind));
        for (const auto& finding : report.findings)
            if (finding.kind == kind)
                lines << QStringLiteral("  %1: %2").arg(finding.subject, finding.sentence);
    }
    for (const auto& text : report.windowTexts)
        lines << DoctorOutputText::tr("In the contract's own words, %1").arg(text);
    return lines << limitsOfAContract();
}

bool hasFailed(const DoctorResult& result, std::initializer_list<const char*> names)
{
    return std::ranges::any_of(result.checks, [&](const CheckResult& check) {
        return check.state == CheckResult::State::Failed && std::ranges::any_of(names, [&](const char* name) {
                   return check.check == QLatin1String(name);
               });
    });
}

} // namespace

Json doctorJson(const DoctorResult& result)
{
    Json json{{"ok", isSound(result.checks)},
              {"workspace", toJson(result.workspace)},
              {"checks", checksJson(result.checks)},
              {"facts", toJson(result.facts)}};
    if (result.contract)
        json["contract"] = contractJson(*result.contract);
    return json;
}

QStringList doctorLines(const DoctorResult& result)
{
    QStringList lines{DoctorOutputText::tr("Workspace: %1").arg(result.workspace)};
    for (const auto& check : result.checks)
        lines << asText({check});
    if (result.contract)
        lines << contractLines(*result.contract);
    lines << (isSound(result.checks) ? DoctorOutputText::tr("All is well.")
                                     : DoctorOutputText::tr("Something needs attention."));
    return lines;
}

int doctorExitCode(const DoctorResult& result)
{
    if (hasFailed(result, {checkname::dataDirectory, checkname::library, checkname::timeZones}))
        return exitcode::file;
    if (hasFailed(result, {checkname::server}))
        return exitcode::notReached;
    if (hasFailed(result, {checkname::key}))
        return exitcode::notAuthorised;
    if (isSound(result.checks))
        return exitcode::done;
    return result.contractIsAFile ? exitcode::file : exitcode::refused; // only the contract is left
}

} // namespace fairlead
