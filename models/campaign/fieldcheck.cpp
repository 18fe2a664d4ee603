#include "models/campaign/fieldcheck.h"

#include "models/campaign/formats.h"
#include "models/campaign/unseen.h"
#include "models/common/plural.h"
#include "models/forecast/zone.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

using schema::FieldSpec;
using schema::Kind;
using Code = Problem::Code;

namespace {

struct FieldCheckText
{
    Q_DECLARE_TR_FUNCTIONS(FieldCheck)
};

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Integer:
        return FieldCheckText::tr("a whole number");
    case Kind::Boolean:
        return FieldCheckText::tr("true or false");
    case Kind::TextList:
        return FieldCheckText::tr("a list of texts");
    case Kind::Objects:
        return FieldCheckText::tr("a list of objects");
    default:
        return FieldCheckText::tr("a text");
    }
}

QString typeName(const Json& json)
{
    if (json.is_string())
        return FieldCheckText::tr("a text");
    if (json.is_number())
        return FieldCheckText::tr("a number");
    if (json.is_boolean())
        return FieldCheckText::tr("true or false");
    if (json.is_array())
        return FieldCheckText::tr("a list");
    return json.is_null() ? FieldCheckText::tr("null") : FieldCheckText::tr("an object");
}

/// Long values would bury the message.
QString quoted(const QString& value)
{
    constexpr qsizetype longest = 40;
    if (value.size() <= longest)
        return value;
    const bool splitsPair = value[longest - 1].isHighSurrogate();
    return value.left(splitsPair ? longest - 1 : longest) + QChar(0x2026);
}

QString number(qint64 value)
{
    return QString::number(value);
}

void checkLength(const FieldSpec& spec, const QString& text, const QString& path, ProblemList& out)
{
    const qint64 length = codePoints(text);
    if (length < spec.minimum)
        out.error(path, Code::TooShort,
                  length == 0 ? FieldCheckText::tr("%1 must not be empty.").arg(schema::labelOf(spec))
                              : FieldCheckText::tr("%1 must have at least %2 characters; it has %3.", nullptr,
                                                   pluralOf(spec.minimum))
                                    .arg(schema::labelOf(spec), number(spec.minimum), number(length)));
    if (length > spec.maximum)
        out.error(path, Code::TooLong,
                  FieldCheckText::tr("%1 must have at most %2 characters; it has %3.", nullptr,
                                     pluralOf(spec.maximum))
                      .arg(schema::labelOf(spec), number(spec.maximum), number(length)));
}

/// Texts of one line: what else there is are descriptions, prompts and messages.
bool isOneLine(const FieldSpec& spec)
{
    static const QStringList names{QStringLiteral("name"), QStringLiteral("label"),
                                   QStringLiteral("action_type")};
    return names.contains(QLatin1String(spec.name));
}

/// What the API takes and a person does not see. A campaign that nobody can tell by its name is not fine.
void checkVisible(const FieldSpec& spec, const QString& text, const QString& path, ProblemList& out)
{
    if (!text.isEmpty() && !hasVisible(text))
        out.add(QLatin1String(spec.name) == QLatin1String("name") ? Problem::Severity::Warning
                                                                  : Problem::Severity::Hint,
                path, Code::TooShort,
                FieldCheckText::tr("%1 has no visible character.").arg(schema::labelOf(spec)));
    else if (hasLineBreakOrTab(text))
        out.hint(path, Code::Conflict,
                 FieldCheckText::tr("%1 holds a line break or a tab; it is a text of one line.")
                     .arg(schema::labelOf(spec)));
}

QString unseenSentence(const QString& text)
{
    const auto unseen = unseenIn(text);
    return unseen.empty() ? QString()
                          : u' ' + FieldCheckText::tr("%1 at character %2 cannot be seen.")
                                       .arg(codeOf(unseen.front().character))
                                       .arg(unseen.front().place);
}

void hintBlanksAround(const FieldSpec& spec, const QString& path, ProblemList& out)
{
    out.hint(
        path, Code::Conflict,
        FieldCheckText::tr("%1 has blanks around the id; they are taken off.").arg(schema::labelOf(spec)));
}

void checkUuid(const FieldSpec& spec, const QString& text, const QString& path, ProblemList& out)
{
    const auto bare = text.trimmed();
    if (!isUuid(bare))
        out.error(
            path, Code::NotAUuid,
            FieldCheckText::tr("%1 must be a UUID; it is “%2”.").arg(schema::labelOf(spec), quoted(text)) +
                unseenSentence(text));
    else if (bare != text)
        hintBlanksAround(spec, path, out);
}

bool isMember(const FieldSpec& spec, const QString& value)
{
    return std::any_of(spec.members.begin(), spec.members.end(),
                       [&](const char* member) { return value == QLatin1String(member); });
}

void unknownValue(const FieldSpec& spec, const QString& value, const QString& path, ProblemList& out)
{
    out.error(
        path, Code::UnknownValue,
        FieldCheckText::tr("%1 must be one of %2; it is “%3”.")
            .arg(schema::labelOf(spec), schema::membersOf(spec).join(QStringLiteral(", ")), quoted(value)));
}

void checkText(const FieldSpec& spec, const QString& text, const QString& path, ProblemList& out)
{
    switch (spec.kind) {
    case Kind::Uuid:
        checkUuid(spec, text, path, out);
        return;
    case Kind::Time:
        if (!parseTime(text))
            out.error(path, Code::NotATime,
                      FieldCheckText::tr("%1 must be a time of day such as 09:00:00; it is “%2”.")
                          .arg(schema::labelOf(spec), quoted(text)));
        return;
    case Kind::Instant:
        if (!parseInstant(text))
            out.error(path, Code::NotAnInstant,
                      FieldCheckText::tr(
                          "%1 must be a date and time with Z or an offset, such as 2026-12-01T08:00:00Z; it "
                          "is “%2”.")
                          .arg(schema::labelOf(spec), quoted(text)));
        return;
    case Kind::Zone:
        if (!Zone::isKnown(text))
            out.error(path, Code::UnknownTimeZone,
                      FieldCheckText::tr("%1 must be a place such as Europe/Berlin; “%2” is not known here.")
                          .arg(schema::labelOf(spec), quoted(text)));
        return;
    default:
        if (isOneLine(spec))
            checkVisible(spec, text, path, out);
        if (spec.members.empty())
            checkLength(spec, text, path, out);
        else if (!isMember(spec, text))
            unknownValue(spec, text, path, out);
    }
}

void checkCount(const FieldSpec& spec, qint64 count, const QString& path, ProblemList& out)
{
    if (count < spec.minimum)
        out.error(path, Code::TooFew,
                  count == 0 ? FieldCheckText::tr("%1 must not be empty.").arg(schema::labelOf(spec))
                             : FieldCheckText::tr("%1 must have at least %2 entries; it has %3.", nullptr,
                                                  pluralOf(spec.minimum))
                                   .arg(schema::labelOf(spec), number(spec.minimum), number(count)));
}

void checkMaximum(const FieldSpec& spec, qint64 count, const QString& path, ProblemList& out)
{
    if (count > spec.maximum)
        out.error(
            path, Code::TooMany,
            FieldCheckText::tr("%1 can have at most %2 entries; it has %3.", nullptr, pluralOf(spec.maximum))
                .arg(schema::labelOf(spec), number(spec.maximum), number(count)));
}

void outOfRange(const FieldSpec& spec, const QString& value, const QString& path, ProblemList& out)
{
    out.error(path, Code::OutOfRange,
              spec.maximum == schema::unbounded
                  ? FieldCheckText::tr("%1 must be at least %2; it is %3.")
                        .arg(schema::labelOf(spec), number(spec.minimum), value)
                  : FieldCheckText::tr("%1 must be between %2 and %3; it is %4.")
                        .arg(schema::labelOf(spec), number(spec.minimum), number(spec.maximum), value));
}

/// A whole number that does not fit 64 bits is out of range, not of the wrong type.
bool isHugeInteger(const Json& json)
{
    return json.is_number_unsigned() || (json.is_number_float() && std::abs(json.get<double>()) >= 9e15);
}

/// One entry of a list that should hold texts.
void checkElement(const FieldSpec& spec, const Json& list, std::size_t index, const QString& path,
                  ProblemList& out)
{
    static const FieldSpec entry{"", QT_TRANSLATE_NOOP("Field", "The entry"), Kind::Text};
    if (!list[index].is_string())
        return out.wrongType(path, entry, list[index]);
    const auto text = toQString(list[index]);
    const auto self = list.begin() + static_cast<std::ptrdiff_t>(index);
    if (!spec.members.empty() && !isMember(spec, text))
        unknownValue(spec, text, path, out);
    else if (spec.members.empty() && text.isEmpty())
        out.error(path, Code::TooShort,
                  FieldCheckText::tr("%1: an entry is empty.").arg(schema::labelOf(spec)));
    else if (std::find(list.begin(), self, *self) != self)
        out.warning(path, Code::Duplicate,
                    FieldCheckText::tr("%1: “%2” stands there twice; it counts once.")
                        .arg(schema::labelOf(spec), quoted(text)));
    else if (const auto unseen = unseenSentence(text); !unseen.isEmpty())
        out.hint(path, Code::Conflict,
                 FieldCheckText::tr("%1: an entry holds more than can be seen.").arg(schema::labelOf(spec)) +
                     unseen);
    else if (spec.members.empty() && text.trimmed() != text)
        hintBlanksAround(spec, path, out);
}

Json listOf(const QStringList& texts)
{
    Json list = Json::array();
    for (const auto& text : texts)
        list.push_back(toJson(text));
    return list;
}

/// The field is required and missing, or of the wrong type, or simply not there: nothing more to check.
template <typename T>
bool isMissing(const FieldSpec& spec, const Field<T>& field, const QString& path, ProblemList& out)
{
    if (field.isMistyped())
        out.wrongType(path, spec, field.mistypedJson());
    else if (!field.hasValue() && spec.required)
        out.required(path, spec);
    return !field.hasValue();
}

} // namespace

void ProblemList::add(Problem::Severity severity, const QString& path, Code code, const QString& message)
{
    m_problems.push_back({severity, path, code, message});
}

void ProblemList::error(const QString& path, Code code, const QString& message)
{
    add(Problem::Severity::Error, path, code, message);
}

void ProblemList::warning(const QString& path, Code code, const QString& message)
{
    add(Problem::Severity::Warning, path, code, message);
}

void ProblemList::hint(const QString& path, Code code, const QString& message)
{
    add(Problem::Severity::Hint, path, code, message);
}

void ProblemList::required(const QString& path, const FieldSpec& spec)
{
    error(path, Code::Required, FieldCheckText::tr("%1 is missing.").arg(schema::labelOf(spec)));
}

void ProblemList::wrongType(const QString& path, const FieldSpec& spec, const Json& found)
{
    error(path, Code::WrongType,
          FieldCheckText::tr("%1 must be %2; it is %3.")
              .arg(schema::labelOf(spec), kindName(spec.kind),
                   spec.kind == Kind::Integer && found.is_number() ? QString::fromStdString(found.dump())
                                                                   : typeName(found)));
}

bool ProblemList::mentions(const QString& path) const
{
    return std::any_of(m_problems.begin(), m_problems.end(), [&](const Problem& p) {
        return p.path.startsWith(path) && (p.path.size() == path.size() || p.path[path.size()] == u'/');
    });
}

void checkField(const FieldSpec& spec, const Field<QString>& field, const QString& path, ProblemList& out)
{
    if (!isMissing(spec, field, path, out))
        checkText(spec, field.value(), path, out);
}

void checkField(const FieldSpec& spec, const Field<qint64>& field, const QString& path, ProblemList& out)
{
    if (field.isMistyped() && isHugeInteger(field.mistypedJson()))
        return outOfRange(spec, QString::fromStdString(field.mistypedJson().dump()), path, out);
    if (isMissing(spec, field, path, out))
        return;
    if (field.value() < spec.minimum || field.value() > spec.maximum)
        outOfRange(spec, number(field.value()), path, out);
}

void checkField(const FieldSpec& spec, const Field<bool>& field, const QString& path, ProblemList& out)
{
    isMissing(spec, field, path, out);
}

void checkField(const FieldSpec& spec, const Field<QStringList>& field, const QString& path, ProblemList& out)
{
    const bool hasOtherElements = field.isMistyped() && field.mistypedJson().is_array();
    if (!hasOtherElements && isMissing(spec, field, path, out))
        return;
    const Json elements = hasOtherElements ? field.mistypedJson() : listOf(field.value());
    checkCount(spec, static_cast<qint64>(elements.size()), path, out);
    for (std::size_t i = 0; i < elements.size(); ++i)
        checkElement(spec, elements, i, path + u'/' + QString::number(i), out);
}

template <typename Object>
void checkField(const FieldSpec& spec, const Field<std::vector<Object>>& field, const QString& path,
                ProblemList& out)
{
    if (isMissing(spec, field, path, out))
        return;
    const auto count = static_cast<qint64>(field.value().size());
    checkCount(spec, count, path, out);
    checkMaximum(spec, count, path, out);
}

template void checkField(const FieldSpec&, const Field<std::vector<Step>>&, const QString&, ProblemList&);
template void checkField(const FieldSpec&, const Field<std::vector<Variant>>&, const QString&, ProblemList&);

} // namespace fairlead
