#include "models/campaign/response.h"

#include "models/campaign/codec.h"
#include "models/campaign/formats.h"

namespace fairlead {

namespace {

std::optional<qint64> numberMember(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? std::optional(found->get<qint64>())
                                                               : std::nullopt;
}

/// inferred: servers that leave the offset out mean UTC, which all their samples are in (API sheet, 1.5).
std::optional<qint64> instantMember(const Json& object, const char* name)
{
    const auto text = textMember(object, name);
    const auto instant = parseInstant(text);
    return instant ? instant : parseInstant(text + u'Z');
}

} // namespace

QString campaignIdOf(const Json& json)
{
    const auto id = json.is_object() ? textMember(json, "campaign_id") : QString();
    return isUuid(id) ? id : QString();
}

std::optional<ServerCampaign> decodeServerCampaign(const Json& json)
{
    const auto id = campaignIdOf(json);
    if (id.isEmpty())
        return std::nullopt;
    return ServerCampaign{
        .id = id,
        .content = decodeCampaign(json),
        .status = textMember(json, "status"),
        .createdAt = instantMember(json, "created_at"),
        .updatedAt = instantMember(json, "updated_at"),
        .totalLeads = numberMember(json, "total_leads"),
        .processedLeads = numberMember(json, "processed_leads"),
        .launchError = textMember(json, "launch_error"),
        .pausedReason = textMember(json, "paused_reason"),
    };
}

bool isLaunched(const QString& status)
{
    return !status.isEmpty() && status != QLatin1String("draft") && status != QLatin1String("failed");
}

} // namespace fairlead
