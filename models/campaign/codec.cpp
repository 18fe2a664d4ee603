#include "models/campaign/codec.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace fairlead {

namespace {

constexpr auto responseStepsName = "steps_config"; // docs: create-campaign

template <typename Object>
Object decodeObject(const Json& json);

template <typename Object>
Object decodeElement(const Json& json)
{
    if (json.is_object())
        return decodeObject<Object>(json);
    Object object;
    object.malformed = json;
    return object;
}

bool read(const Json& json, QString& value)
{
    if (!json.is_string())
        return false;
    value = toQString(json);
    return true;
}

bool read(const Json& json, qint64& value)
{
    const auto number = integerOf(json);
    if (number)
        value = *number;
    return number.has_value();
}

bool read(const Json& json, bool& value)
{
    if (!json.is_boolean())
        return false;
    value = json.get<bool>();
    return true;
}

bool read(const Json& json, QStringList& value)
{
    if (!json.is_array() ||
        !std::all_of(json.begin(), json.end(), [](const Json& e) { return e.is_string(); }))
        return false;
    for (const auto& element : json)
        value << toQString(element);
    return true;
}

template <typename Object>
bool read(const Json& json, std::vector<Object>& value)
{
    if (!json.is_array())
        return false;
    value.reserve(json.size());
    for (const auto& element : json)
        value.push_back(decodeElement<Object>(element));
    return true;
}

template <typename T>
void decodeField(const Json& json, Field<T>& field)
{
    T value{};
    if (json.is_null())
        field = Field<T>::null();
    else if (read(json, value))
        field = Field<T>(std::move(value));
    else
        field = Field<T>::mistyped(json);
}

template <typename Object>
Object decodeObject(const Json& json)
{
    Object object;
    object.unknown = json;
    forEachMember(object, [&](const char* name, auto& field) {
        const auto member = json.find(name);
        if (member == json.end())
            return;
        decodeField(*member, field);
        object.unknown.erase(name);
    });
    return object;
}

Json write(const QString& value)
{
    return toJson(value);
}
Json write(qint64 value)
{
    return value;
}
Json write(bool value)
{
    return value;
}

Json write(const QStringList& value)
{
    Json array = Json::array();
    for (const auto& element : value)
        array.push_back(toJson(element));
    return array;
}

template <typename Object>
Json encodeObject(const Object& object);

template <typename Object>
Json write(const std::vector<Object>& value)
{
    Json array = Json::array();
    for (const auto& element : value)
        array.push_back(element.malformed ? *element.malformed : encodeObject(element));
    return array;
}

template <typename Object>
Json encodeObject(const Object& object)
{
    Json json = Json::object();
    auto& members = json.get_ref<Json::object_t&>(); // the names differ: none has to be looked for first
    forEachMember(object, [&](const char* name, const auto& field) {
        if (field.isNull())
            members.emplace_back(name, nullptr);
        else if (field.hasValue())
            members.emplace_back(name, write(field.value()));
        else if (field.isMistyped())
            members.emplace_back(name, field.mistypedJson());
    });
    for (const auto& [name, value] : object.unknown.items())
        json[name] = value;
    return json;
}

} // namespace

std::optional<qint64> integerOf(const Json& json)
{
    if (json.is_number_unsigned()) {
        const auto number = json.get<quint64>();
        if (number > static_cast<quint64>(std::numeric_limits<qint64>::max()))
            return std::nullopt;
        return static_cast<qint64>(number);
    }
    if (json.is_number_integer())
        return json.get<qint64>();
    if (!json.is_number_float())
        return std::nullopt;
    const double number = json.get<double>();
    constexpr double exact = 9007199254740992.0; // 2^53: past it a double does not tell integers apart
    if (!std::isfinite(number) || number != std::trunc(number) || std::abs(number) > exact)
        return std::nullopt;
    return static_cast<qint64>(number);
}

Campaign decodeCampaign(const Json& object)
{
    if (!object.is_object())
        return {};
    Campaign campaign = decodeObject<Campaign>(object);
    const auto steps = campaign.unknown.find(responseStepsName);
    if (steps != campaign.unknown.end() && campaign.steps.isAbsent()) {
        decodeField(*steps, campaign.steps);
        campaign.unknown.erase(responseStepsName);
    }
    return campaign;
}

Json encodeCampaign(const Campaign& campaign)
{
    return encodeObject(campaign);
}

Json encodeStep(const Step& step)
{
    return step.malformed ? *step.malformed : encodeObject(step);
}

Step decodeStep(const Json& element)
{
    return decodeElement<Step>(element);
}

} // namespace fairlead
