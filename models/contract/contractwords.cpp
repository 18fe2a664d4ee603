#include "models/contract/contractwords.h"

#include <QCoreApplication>

namespace fairlead {

using Kind = ContractFinding::Kind;
using schema::Aspect;

namespace {

struct ContractWordsText
{
    Q_DECLARE_TR_FUNCTIONS(ContractWords)
};

bool isCounted(const schema::FieldSpec& field)
{
    return field.kind == schema::Kind::TextList || field.kind == schema::Kind::Objects;
}

/// What the aspect is called in a sentence.
QString wordFor(const schema::FieldSpec& field, Aspect aspect)
{
    const bool least = aspect == Aspect::Minimum;
    switch (aspect) {
    case Aspect::Presence:
        return ContractWordsText::tr("the field");
    case Aspect::Type:
        return ContractWordsText::tr("the type");
    case Aspect::Required:
        return ContractWordsText::tr("whether it is required");
    case Aspect::Members:
        return ContractWordsText::tr("the values");
    case Aspect::Default:
        return ContractWordsText::tr("the default");
    case Aspect::Minimum:
    case Aspect::Maximum:
        break;
    }
    if (isCounted(field))
        return least ? ContractWordsText::tr("the smallest number of elements")
                     : ContractWordsText::tr("the largest number of elements");
    if (field.kind == schema::Kind::Integer)
        return least ? ContractWordsText::tr("the smallest value")
                     : ContractWordsText::tr("the largest value");
    return least ? ContractWordsText::tr("the shortest length")
                 : ContractWordsText::tr("the greatest length");
}

} // namespace

QString nameOf(Aspect aspect)
{
    switch (aspect) {
    case Aspect::Presence:
        return QStringLiteral("presence");
    case Aspect::Type:
        return QStringLiteral("type");
    case Aspect::Required:
        return QStringLiteral("required");
    case Aspect::Minimum:
        return QStringLiteral("minimum");
    case Aspect::Maximum:
        return QStringLiteral("maximum");
    case Aspect::Members:
        return QStringLiteral("members");
    case Aspect::Default:
        return QStringLiteral("default");
    }
    Q_UNREACHABLE();
}

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Agrees:
        return QStringLiteral("agrees");
    case Kind::Confirmed:
        return QStringLiteral("confirmed");
    case Kind::Differs:
        return QStringLiteral("differs");
    case Kind::Contradicted:
        return QStringLiteral("contradicted");
    case Kind::NotStated:
        return QStringLiteral("not_stated");
    case Kind::Extra:
        return QStringLiteral("extra");
    }
    Q_UNREACHABLE();
}

QString labelOf(Kind kind)
{
    switch (kind) {
    case Kind::Agrees:
        return ContractWordsText::tr("Agrees");
    case Kind::Confirmed:
        return ContractWordsText::tr("Confirmed");
    case Kind::Differs:
        return ContractWordsText::tr("Differs");
    case Kind::Contradicted:
        return ContractWordsText::tr("Contradicted");
    case Kind::NotStated:
        return ContractWordsText::tr("Not stated");
    case Kind::Extra:
        return ContractWordsText::tr("New to us");
    }
    Q_UNREACHABLE();
}

Kind kindOf(bool agrees, schema::Source source)
{
    if (source == schema::Source::Inferred)
        return agrees ? Kind::Confirmed : Kind::Contradicted;
    return agrees ? Kind::Agrees : Kind::Differs;
}

QString subjectOf(const QString& scope, const schema::FieldSpec& field)
{
    const auto name = scope == QLatin1String("campaign") ? QLatin1String(field.name)
                                                         : scope + u'.' + QLatin1String(field.name);
    return QStringLiteral("%1 (%2)").arg(schema::labelOf(field), name);
}

QString aspectSentence(const schema::FieldSpec& field, Aspect aspect, Kind kind, const QString& ours,
                       const QString& theirs)
{
    const auto what = wordFor(field, aspect);
    switch (kind) {
    case Kind::Agrees:
        return ContractWordsText::tr("The contract agrees on %1: %2.").arg(what, theirs);
    case Kind::Confirmed:
        return ContractWordsText::tr("Fairlead had to infer %1; the contract confirms it: %2.")
            .arg(what, theirs);
    case Kind::Differs:
    case Kind::Contradicted:
        if (aspect == Aspect::Presence)
            return ContractWordsText::tr("The contract has no such field.");
        return ContractWordsText::tr("Fairlead goes by %1 for %2; the contract says %3.")
            .arg(ours, what, theirs);
    case Kind::NotStated:
        return ContractWordsText::tr("Fairlead goes by %1 for %2; the contract does not say.")
            .arg(ours, what);
    case Kind::Extra:
        return ContractWordsText::tr("Fairlead knew nothing of %1; the contract says %2.").arg(what, theirs);
    }
    Q_UNREACHABLE();
}

QString newFieldSentence()
{
    return ContractWordsText::tr("The contract has a field that Fairlead does not know.");
}

QString newRequiredFieldSentence()
{
    return ContractWordsText::tr(
        "The contract requires a field that Fairlead does not know: the server may refuse what Fairlead "
        "sends.");
}

QString limitsOfAContract()
{
    return ContractWordsText::tr(
        "A contract shows names, ranges, values and defaults. It cannot show how the server means them: "
        "in which zone it reads the sending window, how it counts a delay, or in which order it sends.");
}

} // namespace fairlead
