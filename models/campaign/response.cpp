#include "models/campaign/response.h"

#include "models/campaign/codec.h"
#include "models/campaign/formats.h"

namespace fairlead {

namespace {

QString textMember(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? toQString(*found) : QString();
}

std::optional<qint64> numberMember(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? std::optional(found->get<qint64>())
                                                               : std::nullopt;
}

} // namespace

std::optional<ServerCampaign> decodeServerCampaign(const Json& json)
{
    if (!json.is_object() || textMember(json, "campaign_id").isEmpty())
        return std::nullopt;
    return ServerCampaign{
        .id = textMember(json, "campaign_id"),
        .content = decodeCampaign(json),
        .status = textMember(json, "status"),
        .createdAt = parseInstant(textMember(json, "created_at")),
        .updatedAt = parseInstant(textMember(json, "updated_at")),
        .totalLeads = numberMember(json, "total_leads"),
        .processedLeads = numberMember(json, "processed_leads"),
        .launchError = textMember(json, "launch_error"),
        .pausedReason = textMember(json, "paused_reason"),
        .raw = json,
    };
}

bool isLaunched(const QString& status)
{
    return !status.isEmpty() && status != QLatin1String("draft") && status != QLatin1String("failed");
}

} // namespace fairlead
