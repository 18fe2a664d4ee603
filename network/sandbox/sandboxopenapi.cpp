#include "network/sandbox/sandboxopenapi.h"

#include "models/campaign/schema.h"
#include "models/campaign/status.h"
#include "network/api/routes.h"
#include "network/sandbox/sandboxservice.h"

#include <cstring>

namespace fairlead::sandbox {

using schema::FieldSpec;
using schema::Kind;

namespace {

Json reference(const char* name)
{
    return {{"$ref", std::string("#/components/schemas/") + name}};
}

/// The bounds, where there are any.
void bound(Json& property, const FieldSpec& field, const char* least, const char* most)
{
    if (field.minimum > 0 || field.kind == Kind::Integer)
        property[least] = field.minimum;
    if (field.maximum != schema::unbounded)
        property[most] = field.maximum;
}

Json textProperty(const FieldSpec& field)
{
    Json property{{"type", "string"}};
    if (field.members.empty())
        bound(property, field, "minLength", "maxLength");
    else
        property["enum"] = field.members;
    return property;
}

Json listProperty(const FieldSpec& field)
{
    Json items{{"type", "string"}};
    if (!field.members.empty())
        items["enum"] = field.members;
    if (field.kind == Kind::Objects)
        items = reference(std::strcmp(field.name, "steps") == 0 ? "Step" : "Variant");
    Json property{{"type", "array"}, {"items", items}};
    bound(property, field, "minItems", "maxItems");
    return property;
}

Json typed(const FieldSpec& field)
{
    switch (field.kind) {
    case Kind::Text:
        return textProperty(field);
    case Kind::Uuid:
        return {{"type", "string"}, {"format", "uuid"}};
    case Kind::Time:
        return {{"type", "string"}, {"format", "time"}};
    case Kind::Instant:
        return {{"type", "string"}, {"format", "date-time"}};
    case Kind::Zone:
        return {{"type", "string"}};
    case Kind::Boolean:
        return {{"type", "boolean"}};
    case Kind::TextList:
    case Kind::Objects:
        return listProperty(field);
    case Kind::Integer:
        break;
    }
    Json property{{"type", "integer"}};
    bound(property, field, "minimum", "maximum");
    return property;
}

Json objectSchema(std::span<const FieldSpec> fields)
{
    Json properties = Json::object();
    Json required = Json::array();
    for (const auto& field : fields) {
        auto property = typed(field);
        if (field.defaultValue)
            property["default"] = Json::parse(field.defaultValue);
        if (field.required)
            required.push_back(field.name);
        properties[field.name] = property;
    }
    return {{"type", "object"}, {"properties", properties}, {"required", required}};
}

Json content(const Json& schema)
{
    return {{"application/json", {{"schema", schema}}}};
}

/// The part of the answer that a program has to understand.
Json responseSchema()
{
    Json statuses = Json::array();
    for (const auto& status : knownStatuses())
        statuses.push_back(toJson(status));
    return {{"type", "object"},
            {"properties",
             {{"campaign_id", {{"type", "string"}, {"format", "uuid"}}},
              {"status", {{"type", "string"}, {"enum", statuses}}}}},
            {"required", {"campaign_id", "status"}}};
}

Json operation(const SandboxService::Route& route)
{
    Json json{{"responses", {{"default", {{"description", "See the API reference"}}}}}};
    const auto parameter = route.path.section(u'{', 1).section(u'}', 0, 0);
    if (!parameter.isEmpty())
        json["parameters"] = Json::array({{{"name", toJson(parameter)},
                                           {"in", "path"},
                                           {"required", true},
                                           {"schema", {{"type", "string"}, {"format", "uuid"}}}}});
    if (route.method == "POST" && route.path == routes::campaigns()) {
        json["requestBody"] = {{"required", true}, {"content", content(reference("CampaignCreate"))}};
        json["responses"]["201"] = {{"description", "Successful Response"},
                                    {"content", content(reference("CampaignResponse"))}};
    }
    return json;
}

} // namespace

Json openApiDocument()
{
    Json paths = Json::object();
    for (const auto& route : SandboxService::routes())
        paths[route.path.toStdString()][route.method.toLower().toStdString()] = operation(route);
    return {{"openapi", "3.1.0"},
            {"info", {{"title", "Fairlead sandbox"}, {"version", FAIRLEAD_VERSION}}},
            {"paths", paths},
            {"components",
             {{"schemas",
               {{"CampaignCreate", objectSchema(schema::campaignFields())},
                {"Step", objectSchema(schema::stepFields())},
                {"Variant", objectSchema(schema::variantFields())},
                {"CampaignResponse", responseSchema()}}},
              {"securitySchemes", {{"key", {{"type", "http"}, {"scheme", "bearer"}}}}}}},
            {"security", Json::array({{{"key", Json::array()}}})}};
}

} // namespace fairlead::sandbox
