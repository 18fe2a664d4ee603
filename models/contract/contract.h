#pragma once

#include "models/campaign/schema.h"
#include "models/campaign/serverfacts.h"
#include "models/contract/openapi.h"

namespace fairlead {

/// A route that Fairlead uses.
struct KnownRoute
{
    QString method;
    QString path; ///< parameters in braces
    schema::Source source = schema::Source::Docs;
};

/// What came of comparing one thing that Fairlead goes by with a server's contract.
struct ContractFinding
{
    enum class Kind {
        Agrees,       ///< as documented
        Confirmed,    ///< inferred until now, and so it is
        Differs,      ///< documented otherwise
        Contradicted, ///< inferred otherwise
        NotStated,    ///< the contract does not say
        Extra         ///< the contract knows more than Fairlead
    };

    Kind kind = Kind::Agrees;
    QString fact;     ///< stable name, such as "campaign.daily_limit.maximum"
    QString subject;  ///< for people: the field or the route
    QString ours;     ///< what Fairlead goes by; empty: nothing
    QString theirs;   ///< what the contract says; empty: nothing
    QString sentence; ///< for people

    friend bool operator==(const ContractFinding&, const ContractFinding&) = default;
};

struct ContractReport
{
    QString trouble; ///< for people: why nothing could be compared; empty: it was
    QString title;   ///< of the contract
    QString version;
    std::vector<ContractFinding> findings; ///< in the order of the schema, then the routes
    /// What the contract writes about the sending window and its zone: for the user to read, since no field
    /// of a contract can tell how the server means it (API sheet, A1).
    QStringList windowTexts;
    QStringList linkedInActions; ///< values of `action_type`; empty: it names none

    qsizetype count(ContractFinding::Kind kind) const;
};

/// The stable name of a kind, such as "not_stated".
QString nameOf(ContractFinding::Kind kind);

/// Compares fields, ranges, enum members, required flags, defaults and routes. Any JSON is taken.
ContractReport compareContract(const Json& document, const std::vector<KnownRoute>& routes);

/// What a report makes of what was known before: the verdicts are the report's, the user's word stays.
ServerFacts withContract(ServerFacts facts, const ContractReport& report, qint64 now);

} // namespace fairlead
