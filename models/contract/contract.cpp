#include "models/contract/contract.h"

#include "models/campaign/status.h"
#include "models/contract/contractwords.h"
#include "models/contract/fieldcomparison.h"
#include "models/contract/routecomparison.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

using Kind = ContractFinding::Kind;

namespace {

constexpr qsizetype longestText = 600; ///< characters of the contract's own words
constexpr qsizetype longestTitle = 100;

struct ContractText
{
    Q_DECLARE_TR_FUNCTIONS(Contract)
};

/// The elements' object, through whatever the list is wrapped in.
ObjectShape elementOf(const OpenApiDocument& document, const ObjectShape& object, const char* list)
{
    const auto* property = object.find(QLatin1String(list));
    return property ? document.objectShape(document.valueShape(*property).items) : ObjectShape();
}

void compareObject(const OpenApiDocument& document, const char* scope,
                   std::span<const schema::FieldSpec> fields, const ObjectShape& object,
                   ContractReport& report)
{
    if (!object.isEmpty())
        return FieldComparison(document, scope, report).compare(fields, object);
    report.findings.push_back({Kind::NotStated,
                               QLatin1String(scope) + QStringLiteral(".fields"),
                               QLatin1String(scope),
                               {},
                               {},
                               ContractText::tr("The contract does not say what fields this has.")});
}

void readWindowTexts(const OpenApiDocument& document, const ObjectShape& campaign, ContractReport& report)
{
    for (const auto* name : {"sending_window_start", "sending_window_end", "timezone"}) {
        const auto* property = campaign.find(QLatin1String(name));
        const auto text = property ? document.valueShape(*property).description.simplified() : QString();
        if (!text.isEmpty())
            report.windowTexts << QStringLiteral("%1: %2").arg(QLatin1String(name), text.left(longestText));
    }
}

/// The words for a campaign's status; others are shown as they come, so they are only told.
void compareStatus(const OpenApiDocument& document, const Operation& create, ContractReport& report)
{
    const auto response = document.objectShape(document.successBody(create));
    const auto* property = response.find(QStringLiteral("status"));
    const auto shape = property ? document.valueShape(*property) : ValueShape();
    const auto ours = knownStatuses();
    ContractFinding finding{Kind::NotStated,
                            QStringLiteral("response.status.members"),
                            ContractText::tr("Status of a campaign (status)"),
                            ours.join(u' '),
                            shape.members.join(u' '),
                            {}};
    if (shape.isEnum) {
        auto a = ours;
        auto b = shape.members;
        a.sort();
        b.sort();
        finding.kind = kindOf(a == b, schema::Source::Seed);
    }
    const schema::FieldSpec words{"status", "", schema::Kind::Text};
    finding.sentence =
        aspectSentence(words, schema::Aspect::Members, finding.kind, finding.ours, finding.theirs);
    report.findings.push_back(finding);
}

} // namespace

qsizetype ContractReport::count(Kind kind) const
{
    return std::ranges::count(findings, kind, &ContractFinding::kind);
}

ContractReport compareContract(const Json& json, const std::vector<KnownRoute>& routes)
{
    const OpenApiDocument document(json);
    ContractReport report;
    report.title = document.title().simplified().left(longestTitle);
    report.version = document.version().simplified().left(longestTitle);
    if (!document.isOpenApi()) {
        report.trouble = ContractText::tr("This is not an OpenAPI document, so there is nothing to compare.");
        return report;
    }
    const auto create = routes.empty() ? std::nullopt : operationOf(document, routes.front());
    const auto campaign = create ? document.objectShape(document.requestBody(*create)) : ObjectShape();
    const auto step = elementOf(document, campaign, "steps");
    compareObject(document, "campaign", schema::campaignFields(), campaign, report);
    compareObject(document, "step", schema::stepFields(), step, report);
    compareObject(document, "variant", schema::variantFields(), elementOf(document, step, "variants"),
                  report);
    if (create)
        compareStatus(document, *create, report);
    compareRoutes(document, routes, report);
    readWindowTexts(document, campaign, report);
    return report;
}

ServerFacts withContract(ServerFacts facts, const ContractReport& report, qint64 now)
{
    if (!report.trouble.isEmpty())
        return facts;
    facts.verdicts.clear();
    for (const auto& finding : report.findings) {
        if (finding.kind == Kind::Confirmed)
            facts.verdicts.insert(finding.fact, ServerFacts::Verdict::Confirmed);
        else if (finding.kind == Kind::Contradicted)
            facts.verdicts.insert(finding.fact, ServerFacts::Verdict::Contradicted);
    }
    facts.linkedInActions = report.linkedInActions;
    facts.contractName = (report.title + u' ' + report.version).trimmed();
    facts.contractReadAt = now;
    return facts;
}

} // namespace fairlead
