#include "models/contract/contractwords.h"

#include <QCoreApplication>

namespace fairlead {

using Kind = ContractFinding::Kind;
using schema::Aspect;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Contract", text);
}

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
        return tr("the field");
    case Aspect::Type:
        return tr("the type");
    case Aspect::Required:
        return tr("whether it is required");
    case Aspect::Members:
        return tr("the values");
    case Aspect::Default:
        return tr("the default");
    case Aspect::Minimum:
    case Aspect::Maximum:
        break;
    }
    if (isCounted(field))
        return least ? tr("the smallest number of elements") : tr("the largest number of elements");
    if (field.kind == schema::Kind::Integer)
        return least ? tr("the smallest value") : tr("the largest value");
    return least ? tr("the shortest length") : tr("the greatest length");
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
        return tr("Agrees");
    case Kind::Confirmed:
        return tr("Confirmed");
    case Kind::Differs:
        return tr("Differs");
    case Kind::Contradicted:
        return tr("Contradicted");
    case Kind::NotStated:
        return tr("Not stated");
    case Kind::Extra:
        return tr("New to us");
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
        return tr("The contract agrees on %1: %2.").arg(what, theirs);
    case Kind::Confirmed:
        return tr("Fairlead had to infer %1; the contract confirms it: %2.").arg(what, theirs);
    case Kind::Differs:
    case Kind::Contradicted:
        if (aspect == Aspect::Presence)
            return tr("The contract has no such field.");
        return tr("Fairlead goes by %1 for %2; the contract says %3.").arg(ours, what, theirs);
    case Kind::NotStated:
        return tr("Fairlead goes by %1 for %2; the contract does not say.").arg(ours, what);
    case Kind::Extra:
        return tr("Fairlead knew nothing of %1; the contract says %2.").arg(what, theirs);
    }
    Q_UNREACHABLE();
}

QString newFieldSentence()
{
    return tr("The contract has a field that Fairlead does not know.");
}

QString newRequiredFieldSentence()
{
    return tr(
        "The contract requires a field that Fairlead does not know: the server may refuse what Fairlead "
        "sends.");
}

QString limitsOfAContract()
{
    return tr(
        "A contract shows names, ranges, values and defaults. It cannot show how the server means them: "
        "in which zone it reads the sending window, how it counts a delay, or in which order it sends.");
}

} // namespace fairlead
