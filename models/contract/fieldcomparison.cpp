#include "models/contract/fieldcomparison.h"

#include "models/campaign/formats.h"
#include "models/contract/contractwords.h"

#include <algorithm>

namespace fairlead {

using schema::Aspect;
using schema::FieldSpec;
using Kind = ContractFinding::Kind;

namespace {

/// How a type reads: the JSON type and, of texts, the format that matters.
QString typeOf(const FieldSpec& field)
{
    switch (field.kind) {
    case schema::Kind::Text:
    case schema::Kind::Zone:
        return QStringLiteral("string");
    case schema::Kind::Uuid:
        return QStringLiteral("string uuid");
    case schema::Kind::Time:
        return QStringLiteral("string time");
    case schema::Kind::Instant:
        return QStringLiteral("string date-time");
    case schema::Kind::Integer:
        return QStringLiteral("integer");
    case schema::Kind::Boolean:
        return QStringLiteral("boolean");
    case schema::Kind::TextList:
    case schema::Kind::Objects:
        return QStringLiteral("array");
    }
    Q_UNREACHABLE();
}

/// The actions that are offered; `action_type` takes others too, so our table has no members for it (A15).
QStringList linkedInActions()
{
    return {QLatin1String(schema::actionConnect), QLatin1String(schema::actionMessage)};
}

QString yesOrNo(bool required)
{
    return required ? QStringLiteral("yes") : QStringLiteral("no");
}

/// 0 is no bound for lengths and counts.
QString ourMinimum(const FieldSpec& field)
{
    return field.kind == schema::Kind::Integer || field.minimum > 0 ? QString::number(field.minimum)
                                                                    : QString();
}

QString ourMaximum(const FieldSpec& field)
{
    return field.maximum != schema::unbounded ? QString::number(field.maximum) : QString();
}

QString theirMinimum(const FieldSpec& field, const ValueShape& shape)
{
    const bool isBound = shape.minimum && (field.kind == schema::Kind::Integer || *shape.minimum > 0);
    return isBound ? QString::number(*shape.minimum) : QString();
}

QString inWords(const Json& value)
{
    return value.is_string() ? toQString(value) : QString::fromUtf8(toCompactJson(value));
}

/// Times are equal in any of their forms.
bool isSameValue(const FieldSpec& field, const QString& ours, const QString& theirs)
{
    if (field.kind == schema::Kind::Time)
        return parseTime(ours) && parseTime(ours) == parseTime(theirs);
    return ours == theirs;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

void FieldComparison::compare(std::span<const FieldSpec> fields, const ObjectShape& object)
{
    for (const auto& field : fields)
        compareField(field, object);
    tellUnknown(fields, object);
}

void FieldComparison::compareField(const FieldSpec& field, const ObjectShape& object)
{
    const auto name = QString::fromLatin1(field.name);
    const auto* property = object.find(name);
    const auto factPrefix = m_scope + u'.' + name;
    if (!property) {
        const auto kind = Kind::Differs;
        m_report.findings.push_back({kind,
                                     factPrefix + QStringLiteral(".presence"),
                                     subjectOf(m_scope, field),
                                     name,
                                     {},
                                     aspectSentence(field, Aspect::Presence, kind, name, {})});
        return;
    }
    note(field, Aspect::Presence, name, name);
    const auto shape = m_document.valueShape(*property);
    compareType(field, shape);
    note(field, Aspect::Required, yesOrNo(field.required), yesOrNo(object.required.contains(name)));
    compareBounds(field, shape);
    compareMembers(field, shape);
    compareDefault(field, shape);
}

/// A format that the contract leaves out does not differ: pages of documentation add what a schema leaves
/// out.
void FieldComparison::compareType(const FieldSpec& field, const ValueShape& shape)
{
    auto ours = typeOf(field);
    if (shape.format.isEmpty())
        ours = ours.section(u' ', 0, 0);
    const bool compared = ours.contains(u' ') && !shape.format.isEmpty();
    note(field, Aspect::Type, ours, compared ? shape.type + u' ' + shape.format : shape.type);
}

void FieldComparison::compareBounds(const FieldSpec& field, const ValueShape& shape)
{
    note(field, Aspect::Minimum, ourMinimum(field), theirMinimum(field, shape));
    note(field, Aspect::Maximum, ourMaximum(field),
         shape.maximum ? QString::number(*shape.maximum) : QString());
}

/// Members that Fairlead knows are a fact of their own; further ones of the contract do not contradict it.
void FieldComparison::compareMembers(const FieldSpec& field, const ValueShape& shape)
{
    const bool isList = field.kind == schema::Kind::TextList;
    const auto values = isList ? m_document.valueShape(shape.items) : shape;
    const auto theirs = values.members;
    const bool isAction = std::string_view(field.name) == "action_type";
    const auto ours = isAction ? linkedInActions() : schema::membersOf(field);
    if (isAction)
        m_report.linkedInActions = theirs;
    if (!values.isEnum)
        return note(field, Aspect::Members, ours.join(u' '), {});
    QStringList further;
    std::ranges::copy_if(theirs, std::back_inserter(further),
                         [&](const QString& each) { return !ours.contains(each); });
    const bool hasAll = std::ranges::all_of(ours, [&](const QString& each) { return theirs.contains(each); });
    if (ours.isEmpty() || !hasAll)
        return note(field, Aspect::Members, sorted(ours).join(u' '), sorted(theirs).join(u' '));
    note(field, Aspect::Members, ours.join(u' '), ours.join(u' '));
    if (!further.isEmpty())
        m_report.findings.push_back(
            {Kind::Extra,
             m_scope + u'.' + QLatin1String(field.name) + QStringLiteral(".more-members"),
             subjectOf(m_scope, field),
             {},
             further.join(u' '),
             aspectSentence(field, Aspect::Members, Kind::Extra, {}, further.join(u' '))});
}

void FieldComparison::compareDefault(const FieldSpec& field, const ValueShape& shape)
{
    const auto ours = field.defaultValue ? inWords(Json::parse(field.defaultValue)) : QString();
    const bool isNone = !shape.defaultValue || (shape.defaultValue->is_null() && ours.isEmpty());
    const auto theirs = isNone ? QString() : inWords(*shape.defaultValue);
    note(field, Aspect::Default, ours, isSameValue(field, ours, theirs) ? ours : theirs);
}

void FieldComparison::tellUnknown(std::span<const FieldSpec> fields, const ObjectShape& object)
{
    for (const auto& [name, property] : object.properties) {
        if (std::ranges::any_of(
                fields, [&name = name](const FieldSpec& field) { return name == QLatin1String(field.name); }))
            continue;
        const bool isRequired = object.required.contains(name);
        m_report.findings.push_back({isRequired ? Kind::Differs : Kind::Extra,
                                     m_scope + u'.' + name + QStringLiteral(".presence"),
                                     m_scope == QLatin1String("campaign") ? name : m_scope + u'.' + name,
                                     {},
                                     name,
                                     isRequired ? newRequiredFieldSentence() : newFieldSentence()});
    }
}

void FieldComparison::note(const FieldSpec& field, Aspect aspect, const QString& ours, const QString& theirs)
{
    if (ours.isEmpty() && theirs.isEmpty())
        return;
    auto kind = kindOf(ours == theirs, schema::sourceOf(field, aspect));
    if (theirs.isEmpty())
        kind = Kind::NotStated;
    else if (ours.isEmpty())
        kind = Kind::Extra;
    m_report.findings.push_back({kind, m_scope + u'.' + QLatin1String(field.name) + u'.' + nameOf(aspect),
                                 subjectOf(m_scope, field), ours, theirs,
                                 aspectSentence(field, aspect, kind, ours, theirs)});
}

} // namespace fairlead
