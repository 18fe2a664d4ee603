#include "models/contract/openapireader.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

constexpr int deepest = 32;          ///< schemas inside each other
constexpr double exactUpTo = 9.0e15; ///< whole numbers that a double holds exactly

const Json nothing;

/// A bound as a whole number: the fraction of a minimum goes up, that of a maximum down.
std::optional<qint64> wholeNumber(const Json& number, double (*rounded)(double))
{
    if (number.is_number_unsigned() && number.get<quint64>() > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    if (number.is_number_integer())
        return number.get<qint64>();
    if (!number.is_number_float() || !(std::abs(number.get<double>()) < exactUpTo))
        return std::nullopt;
    return static_cast<qint64>(rounded(number.get<double>()));
}

double up(double value)
{
    return std::ceil(value);
}
double down(double value)
{
    return std::floor(value);
}
double above(double value)
{
    return std::floor(value) + 1;
}
double below(double value)
{
    return std::ceil(value) - 1;
}

std::optional<qint64> beyond(const Json& number, qint64 step, double (*rounded)(double))
{
    const auto whole = wholeNumber(number, rounded);
    return whole && number.is_number_integer() ? std::optional(*whole + step) : whole;
}

/// `exclusiveMinimum` is a number of its own in 3.1, and a flag beside `minimum` in 3.0.
std::optional<qint64> lowerBound(const Json& schema)
{
    const auto& exclusive = member(schema, "exclusiveMinimum");
    if (exclusive.is_number())
        return beyond(exclusive, 1, above);
    const auto& bound = member(schema, "minimum");
    return exclusive == true ? beyond(bound, 1, above) : wholeNumber(bound, up);
}

std::optional<qint64> upperBound(const Json& schema)
{
    const auto& exclusive = member(schema, "exclusiveMaximum");
    if (exclusive.is_number())
        return beyond(exclusive, -1, below);
    const auto& bound = member(schema, "maximum");
    return exclusive == true ? beyond(bound, -1, below) : wholeNumber(bound, down);
}

template <typename T>
void take(std::optional<T>& known, std::optional<T> found)
{
    if (found)
        known = std::move(found);
}

void takeText(QString& known, const QString& found)
{
    if (!found.isEmpty())
        known = found;
}

void takeBounds(const Json& schema, ValueShape& shape)
{
    take(shape.minimum, lowerBound(schema));
    take(shape.maximum, upperBound(schema));
    for (const auto* name : {"minLength", "minItems"})
        take(shape.minimum, wholeNumber(member(schema, name), up));
    for (const auto* name : {"maxLength", "maxItems"})
        take(shape.maximum, wholeNumber(member(schema, name), down));
}

void takeType(const Json& schema, ValueShape& shape)
{
    const auto& type = member(schema, "type");
    QStringList types;
    for (const auto& each : type.is_array() ? type : Json::array({type}))
        if (each.is_string())
            types << toQString(each);
    shape.isNullable =
        shape.isNullable || types.removeAll(QStringLiteral("null")) > 0 || member(schema, "nullable") == true;
    if (!types.isEmpty())
        shape.type = types.size() == 1 ? types.constFirst() : QString();
}

void takeMembers(const Json& schema, ValueShape& shape)
{
    const auto& constant = member(schema, "const");
    const auto& list = member(schema, "enum");
    if (!list.is_array() && constant.is_null())
        return;
    shape.isEnum = true;
    for (const auto& each : list.is_array() ? list : Json::array({constant})) {
        if (each.is_string() && !shape.members.contains(toQString(each)))
            shape.members << toQString(each);
        shape.isNullable = shape.isNullable || each.is_null();
    }
}

bool isOnlyNull(const Json& schema)
{
    const auto& list = member(schema, "enum");
    return member(schema, "type") == "null" || (list.is_array() && list.size() == 1 && list[0].is_null()) ||
           (schema.is_object() && schema.contains("const") && schema["const"].is_null());
}

/// One token of a JSON Pointer inside a URI fragment (RFC 6901, section 6).
QString unescaped(const QString& token)
{
    auto text = QUrl::fromPercentEncoding(token.toUtf8());
    return text.replace(QLatin1String("~1"), QLatin1String("/"))
        .replace(QLatin1String("~0"), QLatin1String("~"));
}

const Json& childOf(const Json& parent, const QString& token)
{
    if (parent.is_object())
        return member(parent, token.toUtf8().constData());
    bool isNumber = false;
    const auto index = token.toULongLong(&isNumber);
    return parent.is_array() && isNumber && index < parent.size() ? parent[index] : nothing;
}

} // namespace

const Json& member(const Json& object, const char* name)
{
    if (!object.is_object())
        return nothing;
    const auto found = object.find(name);
    return found != object.end() ? *found : nothing;
}

const Json& OpenApiReader::target(const Json& reference) const
{
    const auto pointer = reference.is_string() ? toQString(reference) : QString();
    if (!pointer.startsWith(QLatin1String("#/")))
        return nothing; // nothing outside the document is fetched
    const auto* place = &m_document;
    for (const auto& token : pointer.mid(2).split(u'/'))
        place = &childOf(*place, unescaped(token));
    return *place;
}

const Json& OpenApiReader::resolved(const Json& schema)
{
    const auto* place = &schema;
    while (member(*place, "$ref").is_string() && mayGoOn())
        place = &target(member(*place, "$ref"));
    return member(*place, "$ref").is_string() ? nothing : *place;
}

std::vector<Json> OpenApiReader::withoutNull(const Json& alternatives)
{
    std::vector<Json> rest;
    if (alternatives.is_array())
        std::ranges::copy_if(alternatives, std::back_inserter(rest),
                             [this](const Json& each) { return !isOnlyNull(resolved(each)); });
    return rest;
}

void OpenApiReader::read(const Json& schema, ValueShape& shape)
{
    if (!schema.is_object() || m_depth >= deepest || !mayGoOn())
        return;
    ++m_depth;
    if (const auto& reference = member(schema, "$ref"); reference.is_string())
        read(target(reference), shape);
    if (const auto& all = member(schema, "allOf"); all.is_array())
        for (const auto& each : all)
            read(each, shape);
    readAlternatives(member(schema, "anyOf"), shape);
    readAlternatives(member(schema, "oneOf"), shape);
    takeType(schema, shape);
    takeBounds(schema, shape);
    takeMembers(schema, shape);
    takeText(shape.format, textMember(schema, "format"));
    takeText(shape.description, textMember(schema, "description"));
    if (schema.contains("default"))
        shape.defaultValue = schema["default"];
    if (schema.contains("items"))
        shape.items = schema["items"];
    --m_depth;
}

/// One alternative beside null is what it is. Of several only enums can be told in one word: their members
/// together.
void OpenApiReader::readAlternatives(const Json& alternatives, ValueShape& shape)
{
    const auto rest = withoutNull(alternatives);
    shape.isNullable = shape.isNullable || (alternatives.is_array() && rest.size() < alternatives.size());
    if (rest.size() == 1)
        return read(rest.front(), shape);
    std::vector<ValueShape> shapes;
    for (const auto& each : rest)
        read(each, shapes.emplace_back());
    if (shapes.empty() || !std::ranges::all_of(shapes, &ValueShape::isEnum))
        return;
    shape.isEnum = true;
    shape.type = shapes.front().type;
    for (const auto& each : shapes)
        shape.members << each.members;
    shape.members.removeDuplicates();
}

void OpenApiReader::read(const Json& schema, ObjectShape& shape)
{
    if (!schema.is_object() || m_depth >= deepest || !mayGoOn())
        return;
    ++m_depth;
    if (const auto& reference = member(schema, "$ref"); reference.is_string())
        read(target(reference), shape);
    if (const auto& all = member(schema, "allOf"); all.is_array())
        for (const auto& each : all)
            read(each, shape);
    readAlternatives(member(schema, "anyOf"), shape);
    readAlternatives(member(schema, "oneOf"), shape);
    if (const auto& properties = member(schema, "properties"); properties.is_object())
        for (const auto& [name, property] : properties.items())
            if (const auto key = QString::fromStdString(name); !shape.find(key))
                shape.properties.emplace_back(key, property);
    if (const auto& required = member(schema, "required"); required.is_array())
        for (const auto& name : required)
            if (name.is_string() && !shape.required.contains(toQString(name)))
                shape.required << toQString(name);
    --m_depth;
}

void OpenApiReader::readAlternatives(const Json& alternatives, ObjectShape& shape)
{
    std::optional<QStringList> requiredByAll;
    for (const auto& each : withoutNull(alternatives)) {
        ObjectShape one;
        read(each, one);
        for (auto& property : one.properties)
            if (!shape.find(property.first))
                shape.properties.push_back(std::move(property));
        if (!requiredByAll)
            requiredByAll = one.required;
        else
            requiredByAll->removeIf([&](const QString& name) { return !one.required.contains(name); });
    }
    shape.required << requiredByAll.value_or(QStringList());
    shape.required.removeDuplicates();
}

} // namespace fairlead
