#include "models/contract/routecomparison.h"

#include "models/contract/contractwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace fairlead {

using Kind = ContractFinding::Kind;

namespace {

constexpr int mostExtra = 40; ///< routes beyond ours that are told

struct RouteComparisonText
{
    Q_DECLARE_TR_FUNCTIONS(RouteComparison)
};

/// Names of parameters are the contract's own affair.
QString withoutNames(QString path)
{
    static const QRegularExpression parameter(QStringLiteral("\\{[^}/]*\\}"));
    return path.replace(parameter, QStringLiteral("{}"));
}

QString withoutSlash(const QString& path)
{
    return path.endsWith(u'/') ? path.chopped(1) : path;
}

bool isSamePath(const QString& a, const QString& b)
{
    return withoutNames(a) == withoutNames(b);
}

QString inWords(const Operation& operation)
{
    return operation.method + u' ' + operation.path;
}

std::optional<Operation> findIf(const std::vector<Operation>& operations, const auto& fits)
{
    const auto found = std::ranges::find_if(operations, fits);
    return found != operations.end() ? std::optional(*found) : std::nullopt;
}

std::optional<Operation> find(const std::vector<Operation>& operations, const KnownRoute& route)
{
    const auto exact = findIf(operations, [&](const Operation& each) {
        return each.method == route.method && isSamePath(each.path, route.path);
    });
    return exact ? exact : findIf(operations, [&](const Operation& each) {
        return each.method == route.method && isSamePath(withoutSlash(each.path), withoutSlash(route.path));
    });
}

ContractFinding compared(const KnownRoute& route, const std::optional<Operation>& found)
{
    const auto ours = route.method + u' ' + route.path;
    ContractFinding finding{Kind::NotStated, QStringLiteral("route.") + ours, ours, ours, {}, {}};
    if (!found) {
        finding.sentence = RouteComparisonText::tr("The contract does not list this route.");
        if (route.source != schema::Source::Inferred)
            finding.kind = Kind::Differs;
        return finding;
    }
    const bool agrees = isSamePath(found->path, route.path);
    finding.kind = kindOf(agrees, route.source);
    finding.theirs = inWords(*found);
    if (!agrees)
        finding.sentence =
            RouteComparisonText::tr("The contract writes the path with the other slash at its end: %1.")
                .arg(found->path);
    else if (finding.kind == Kind::Confirmed)
        finding.sentence =
            RouteComparisonText::tr("Fairlead had to infer this route; the contract lists it.");
    else
        finding.sentence = RouteComparisonText::tr("The contract lists this route.");
    return finding;
}

} // namespace

std::optional<Operation> operationOf(const OpenApiDocument& document, const KnownRoute& route)
{
    return find(document.operations(), route);
}

void compareRoutes(const OpenApiDocument& document, const std::vector<KnownRoute>& routes,
                   ContractReport& report)
{
    const auto operations = document.operations();
    std::vector<Operation> known;
    for (const auto& route : routes) {
        const auto found = find(operations, route);
        report.findings.push_back(compared(route, found));
        if (found)
            known.push_back(*found);
    }
    if (routes.empty())
        return;
    const auto campaigns = withoutSlash(routes.front().path);
    int told = 0;
    for (const auto& operation : operations) {
        const bool isNear = operation.path.startsWith(campaigns + u'/') || operation.path == campaigns;
        if (!isNear || std::ranges::find(known, operation) != known.end() || ++told > mostExtra)
            continue;
        const auto theirs = inWords(operation);
        report.findings.push_back(
            {Kind::Extra,
             QStringLiteral("route.") + theirs,
             theirs,
             {},
             theirs,
             RouteComparisonText::tr("The contract has a route that Fairlead does not use.")});
    }
}

} // namespace fairlead
