#pragma once

#include "models/contract/aspect.h"
#include "models/contract/contract.h"

namespace fairlead {

/// The stable name of an aspect in names of facts, such as "minimum".
QString nameOf(schema::Aspect aspect);

/// Agreement or not, of a fact with that source.
ContractFinding::Kind kindOf(bool agrees, schema::Source source);

/// "Daily limit (daily_limit)", with the step or variant that it is of.
QString subjectOf(const QString& scope, const schema::FieldSpec& field);

/// What was found about one aspect, for people. `ours` and `theirs` are as in ContractFinding.
QString aspectSentence(const schema::FieldSpec& field, schema::Aspect aspect, ContractFinding::Kind kind,
                       const QString& ours, const QString& theirs);

/// A field of the contract that Fairlead does not know.
QString newFieldSentence();
QString newRequiredFieldSentence();

/// How a kind of finding reads in a list: "agrees", "confirmed", …
QString labelOf(ContractFinding::Kind kind);

/// What no contract can show, in one paragraph.
QString limitsOfAContract();

} // namespace fairlead
