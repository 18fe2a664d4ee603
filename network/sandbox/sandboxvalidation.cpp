#include "network/sandbox/sandboxvalidation.h"

#include "models/campaign/codec.h"
#include "models/campaign/fieldcheck.h"
#include "models/campaign/rules.h"
#include "network/sandbox/sandboxcatalog.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace fairlead::sandbox {

using Code = Problem::Code;
using schema::Kind;

namespace {

/// A fault in the server's own words and with a type in Pydantic's manner.
struct Fault
{
    QString message;
    const char* type;
};

bool isIndex(const QString& token)
{
    return !token.isEmpty() && std::all_of(token.begin(), token.end(), [](QChar c) { return c.isDigit(); });
}

Json locOf(const QString& pointer)
{
    Json loc = Json::array({"body"});
    for (const auto& token : pointer.split(u'/').mid(1))
        loc.push_back(isIndex(token) ? Json(token.toInt()) : toJson(token));
    return loc;
}

Fault wrongType(Kind kind, bool isElement)
{
    if (kind == Kind::Objects && isElement)
        return {QStringLiteral("Must be an object"), "type_error.dict"};
    if ((kind == Kind::Objects || kind == Kind::TextList) && !isElement)
        return {QStringLiteral("Must be a list"), "type_error.list"};
    if (kind == Kind::Integer)
        return {QStringLiteral("Must be an integer"), "type_error.integer"};
    if (kind == Kind::Boolean)
        return {QStringLiteral("Must be true or false"), "type_error.bool"};
    return {QStringLiteral("Must be a string"), "type_error.str"};
}

Fault outOfRange(const schema::FieldSpec& spec, const Json& value)
{
    if (value.get<double>() < static_cast<double>(spec.minimum))
        return {QStringLiteral("Must be %1 or more").arg(spec.minimum), "value_error.number.not_ge"};
    return {QStringLiteral("Must be %1 or less").arg(spec.maximum), "value_error.number.not_le"};
}

Fault faultOf(const Problem& problem, const schema::FieldSpec& spec, const Json& body)
{
    const bool isElement = isIndex(problem.path.section(u'/', -1));
    const auto minimum = std::max<qint64>(spec.minimum, 1);
    switch (problem.code) {
    case Code::Required:
        return {QStringLiteral("This field is required"), "value_error.missing"};
    case Code::WrongType:
        return wrongType(spec.kind, isElement);
    case Code::TooShort:
        return {QStringLiteral("Needs %1 or more characters").arg(minimum), "value_error.any_str.min_length"};
    case Code::TooLong:
        return {QStringLiteral("Takes %1 characters at most").arg(spec.maximum),
                "value_error.any_str.max_length"};
    case Code::TooFew:
        return {QStringLiteral("Needs %1 or more items").arg(minimum), "value_error.list.min_items"};
    case Code::TooMany:
        return {QStringLiteral("Takes %1 items at most").arg(spec.maximum), "value_error.list.max_items"};
    case Code::OutOfRange:
        return outOfRange(spec, body.at(Json::json_pointer(problem.path.toStdString())));
    case Code::UnknownValue:
        return {QStringLiteral("Must be one of: ") + schema::membersOf(spec).join(QStringLiteral(", ")),
                "type_error.enum"};
    case Code::NotAUuid:
        return {QStringLiteral("Must be a UUID"), "type_error.uuid"};
    case Code::NotATime:
        return {QStringLiteral("Must be a time such as 09:00:00"), "value_error.time"};
    case Code::NotAnInstant:
        return {QStringLiteral("Must be a date-time with Z or an offset"), "value_error.datetime"};
    default:
        return {problem.message, "value_error"};
    }
}

/// The rules leave variants of LinkedIn steps alone, since the editor does not send them; who does is told.
void checkUnusedVariants(const Campaign& campaign, ProblemList& out)
{
    const auto& steps = stepsOf(campaign);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (channelOf(steps[i], campaign) == QLatin1String(schema::channelEmail))
            continue;
        for (std::size_t j = 0; j < variantsOf(steps[i]).size(); ++j) {
            const auto path = QStringLiteral("/steps/%1/variants/%2").arg(i).arg(j);
            const auto& variant = variantsOf(steps[i])[j];
            if (variant.malformed)
                out.error(path, Code::WrongType, {});
            auto spec = schema::variantFields().begin();
            if (!variant.malformed)
                forEachMember(variant, [&](const char* name, const auto& field) {
                    checkField(*spec++, field, path + u'/' + QLatin1String(name), out);
                });
        }
    }
}

/// What may be null is documented for few fields; the rest is inferred (API sheet, 1.1 and 1.2).
bool canBeNull(const char* name)
{
    constexpr std::array nullable{"description",   "alias_ids",   "connected_account_id",
                                  "start_date",    "action_type", "message_template",
                                  "system_prompt", "template_id", "sender_profile_id"};
    return std::any_of(nullable.begin(), nullable.end(),
                       [&](const char* other) { return std::strcmp(name, other) == 0; });
}

template <typename Object>
void collectNulls(const Object& object, const QString& path, QStringList& found)
{
    forEachMember(object, [&](const char* name, const auto& field) {
        if (field.isNull() && !canBeNull(name))
            found << path + u'/' + QLatin1String(name);
    });
}

QStringList nullsOf(const Campaign& campaign)
{
    QStringList found;
    collectNulls(campaign, {}, found);
    for (std::size_t i = 0; i < stepsOf(campaign).size(); ++i) {
        const auto& step = stepsOf(campaign)[i];
        const auto path = QStringLiteral("/steps/%1").arg(i);
        collectNulls(step, path, found);
        for (std::size_t j = 0; j < variantsOf(step).size(); ++j)
            collectNulls(variantsOf(step)[j], path + QStringLiteral("/variants/%1").arg(j), found);
    }
    return found;
}

/// The editor takes the blanks around an id off before it sends it; a server's UUID has none.
bool hasBlanksAroundUuid(const Problem& problem)
{
    return problem.code == Code::Conflict && schema::fieldAt(problem.path)->kind == Kind::Uuid;
}

/// Only the request's own name for the steps counts.
Campaign campaignOf(Json body)
{
    body.erase("steps_config");
    return decodeCampaign(body);
}

Json nullDetails(const QStringList& paths)
{
    Json details = Json::array();
    for (const auto& path : paths)
        details.push_back(
            validationDetail(locOf(path), QStringLiteral("Must not be null"), "type_error.none.not_allowed"));
    return details;
}

void requireId(const Json& list, const char* member, const Field<QString>& id, const QString& what)
{
    if (id.hasValue() && !hasId(list, member, id.value()))
        throw refusal(404, QStringLiteral("%1 %2 was not found").arg(what, id.value()));
}

} // namespace

Json objectOf(const SandboxRequest& request)
{
    const bool isJson = request.contentType.toLower().split(';').first().trimmed() == "application/json";
    const auto parsed = isJson ? parseJson(request.body) : JsonResult{Json(), {}};
    if (!parsed.value)
        throw validationRefusal(
            request.path, Json::array({validationDetail({"body", parsed.error.offset}, parsed.error.message,
                                                        "value_error.jsondecode")}));
    if (!parsed.value->is_object())
        throw validationRefusal(
            request.path,
            Json::array({validationDetail(Json::array({"body"}), QStringLiteral("Must be a JSON object"),
                                          "type_error.dict")}));
    return *parsed.value;
}

void checkContent(const Json& body, const QString& path)
{
    const auto campaign = campaignOf(body);
    const auto nulls = nullsOf(campaign);
    auto details = nullDetails(nulls);
    auto problems = checkCampaign(campaign, {.now = std::numeric_limits<qint64>::min()});
    ProblemList unused;
    checkUnusedVariants(campaign, unused);
    for (auto& problem : unused.take())
        problems.push_back(std::move(problem));
    for (auto& problem : problems) {
        if (hasBlanksAroundUuid(problem))
            problem = {Problem::Severity::Error, problem.path, Code::NotAUuid, {}};
        if (problem.severity != Problem::Severity::Error || nulls.contains(problem.path))
            continue;
        const auto fault = faultOf(problem, *schema::fieldAt(problem.path), body);
        details.push_back(validationDetail(locOf(problem.path), fault.message, fault.type));
    }
    if (!details.empty())
        throw validationRefusal(path, details);
}

void checkReferences(const Json& body, const SandboxCatalog& catalog)
{
    const auto campaign = campaignOf(body);
    requireId(catalog.datasets(), "dataset_id", campaign.datasetId, QStringLiteral("Dataset"));
    requireId(catalog.accounts(), "id", campaign.connectedAccountId, QStringLiteral("Connected account"));
    for (const auto& alias : campaign.aliasIds.valueOr({}))
        requireId(catalog.aliases(), "id", alias, QStringLiteral("Alias"));
    for (const auto& step : stepsOf(campaign)) {
        for (const auto& variant : variantsOf(step)) {
            requireId(catalog.templates(), "template_id", variant.templateId, QStringLiteral("Template"));
            requireId(catalog.profiles(), "id", variant.senderProfileId, QStringLiteral("Sender profile"));
        }
    }
}

} // namespace fairlead::sandbox
