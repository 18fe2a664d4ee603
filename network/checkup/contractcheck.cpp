#include "network/checkup/contractcheck.h"

#include "network/api/knownroutes.h"

#include <QCoreApplication>
#include <QFile>

namespace fairlead {

using State = CheckResult::State;
using Kind = ContractFinding::Kind;

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024; ///< bytes, as for a server's answer

struct ContractCheckText
{
    Q_DECLARE_TR_FUNCTIONS(ContractCheck)
};

CheckResult contract(State state, const QString& sentence)
{
    return {QLatin1String(checkname::contract), ContractCheckText::tr("Contract"), state, sentence};
}

ContractOutcome failure(const QString& why)
{
    ContractReport report;
    report.trouble = why;
    return {contract(State::Failed, why), report};
}

ContractOutcome outcomeOf(const Json& document)
{
    const auto report = compareContract(document, knownRoutes());
    if (!report.trouble.isEmpty())
        return failure(report.trouble);
    const auto differences = report.count(Kind::Differs) + report.count(Kind::Contradicted);
    const auto counts = ContractCheckText::tr(
                            "Agreements: %1; inferred facts confirmed: %2; differences: %3; not stated: %4.")
                            .arg(report.count(Kind::Agrees))
                            .arg(report.count(Kind::Confirmed))
                            .arg(differences)
                            .arg(report.count(Kind::NotStated));
    return {contract(differences > 0 ? State::Warning : State::Ok, counts), report};
}

} // namespace

ContractOutcome contractFrom(const Answer& answer)
{
    const auto& error = answer.error;
    if (error.status == 404 || error.kind == ApiError::Kind::Unauthorised || error.status == 403)
        return failure(
            ContractCheckText::tr("The server does not publish its contract (status %1).").arg(error.status));
    if (error)
        return failure(describe(error));
    return outcomeOf(answer.body);
}

ContractOutcome contractFrom(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(QStringLiteral("%1: %2").arg(path, file.errorString()));
    const auto text = file.read(largestFile + 1);
    if (text.size() > largestFile)
        return failure(ContractCheckText::tr("%1 is too large to be a contract.").arg(path));
    const auto parsed = parseJson(text);
    return parsed.value ? outcomeOf(*parsed.value)
                        : failure(QStringLiteral("%1: %2").arg(path, parsed.error.message));
}

CheckResult noContract(const QString& why)
{
    return contract(State::Failed, why);
}

} // namespace fairlead
