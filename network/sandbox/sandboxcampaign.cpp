#include "network/sandbox/sandboxcampaign.h"

#include "models/campaign/codec.h"
#include "models/campaign/formats.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>

namespace fairlead::sandbox {

using schema::Kind;

namespace {

constexpr auto stepsName = "steps";
constexpr auto storedStepsName = "steps_config"; // docs: create-campaign

/// The text as the server keeps it.
Json normalised(Kind kind, const QString& text)
{
    if (kind == Kind::Uuid)
        return toJson(text.toLower());
    if (kind == Kind::Time)
        return toJson(formatTime(*parseTime(text)));
    if (kind == Kind::Instant)
        return toJson(formatInstant(*parseInstant(text)));
    return toJson(text);
}

/// A member of the request, else its default, else null.
Json valueOf(const Json& object, const schema::FieldSpec& field)
{
    const auto member = object.find(field.name);
    if (member != object.end() && member->is_string())
        return normalised(field.kind, toQString(*member));
    if (member != object.end() && field.kind == Kind::Integer && !member->is_null())
        return *integerOf(*member); // 500.0 is 500
    if (member != object.end() && !member->is_null())
        return *member;
    return field.defaultValue ? Json::parse(field.defaultValue) : Json();
}

Json storedVariant(const Json& variant)
{
    Json stored = Json::object();
    for (const auto& field : schema::variantFields())
        stored[field.name] = valueOf(variant, field);
    return stored;
}

Json storedStep(const Json& step, std::size_t index, const QString& channel)
{
    Json stored = Json::object();
    for (const auto& field : schema::stepFields())
        stored[field.name] = valueOf(step, field);
    stored["step"] = index + 1;
    stored["channel"] = toJson(channel);
    Json variants = Json::array();
    for (const auto& variant : stored["variants"].is_array() ? stored["variants"] : Json::array())
        variants.push_back(storedVariant(variant));
    stored["variants"] = variants;
    return stored;
}

Json storedSteps(const Json& request)
{
    const auto campaign = decodeCampaign(request);
    const auto& steps = request.at(stepsName);
    Json stored = Json::array();
    for (std::size_t i = 0; i < steps.size(); ++i)
        stored.push_back(storedStep(steps[i], i, channelOf(stepsOf(campaign)[i], campaign)));
    return stored;
}

void setContent(Json& campaign, const Json& request)
{
    for (const auto& field : schema::campaignFields())
        if (field.kind != Kind::Objects)
            campaign[field.name] = valueOf(request, field);
    if (campaign["send_days"].is_null())
        campaign["send_days"] = {"mon", "tue", "wed", "thu", "fri"}; // inferred: no default is documented
    campaign[storedStepsName] = storedSteps(request);
}

qint64 millisecondsOf(const Json& instant)
{
    return QDateTime::fromString(toQString(instant), Qt::ISODateWithMs).toMSecsSinceEpoch();
}

} // namespace

Json instantJson(qint64 utcMilliseconds)
{
    return toJson(QDateTime::fromMSecsSinceEpoch(utcMilliseconds, Qt::UTC).toString(Qt::ISODateWithMs));
}

Json newCampaign(const Json& request, const QString& userId, qint64 now)
{
    Json campaign{{"campaign_id", toJson(QUuid::createUuid().toString(QUuid::WithoutBraces))},
                  {"user_id", toJson(userId)}};
    setContent(campaign, request);
    campaign["status"] = "draft";
    campaign["created_at"] = instantJson(now);
    campaign["updated_at"] = instantJson(now);
    campaign["total_leads"] = nullptr;
    campaign["processed_leads"] = 0;
    for (const char* unset : {"launch_job_id", "launch_requested_at", "launch_error", "paused_reason",
                              "playground_discovery_dismissed_at"})
        campaign[unset] = nullptr;
    return campaign;
}

Json requestOf(const Json& campaign)
{
    Json request = Json::object();
    for (const auto& field : schema::campaignFields())
        request[field.name] = campaign.at(field.kind == Kind::Objects ? storedStepsName : field.name);
    return request;
}

Json withContent(Json campaign, const Json& request, qint64 now)
{
    setContent(campaign, request);
    touch(campaign, now);
    return campaign;
}

void touch(Json& campaign, qint64 now)
{
    campaign["updated_at"] = instantJson(std::max(now, millisecondsOf(campaign.at("updated_at")) + 1));
}

bool usesPersonalization(const Json& campaign)
{
    for (const auto& step : campaign.at(storedStepsName))
        for (const auto& variant : step.at("variants"))
            if (step.at("ai_personalization_enabled") == true &&
                variant.at("type") == schema::variantPersonalization)
                return true;
    return false;
}

} // namespace fairlead::sandbox
