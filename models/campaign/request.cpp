#include "models/campaign/request.h"

#include "models/campaign/codec.h"
#include "models/campaign/formats.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"

#include <QCryptographicHash>

namespace fairlead {

namespace {

void fill(Field<QString>& field, const char* name)
{
    if (!field.hasValue())
        field = schema::textDefault(schema::campaignField(name));
}

void fill(Field<qint64>& field, const char* name)
{
    if (!field.hasValue())
        field = schema::integerDefault(schema::campaignField(name));
}

template <typename Object>
void dropNulls(Object& object)
{
    forEachMember(object, [](const char*, auto& field) {
        if (field.isNull())
            field.clear();
    });
}

void canonicalTime(Field<QString>& field)
{
    if (const auto seconds = parseServerTime(field.valueOr({})))
        field = formatTime(*seconds);
}

void canonicalUuid(Field<QString>& field)
{
    if (field.hasValue() && isUuid(field.value().trimmed()))
        field = field.value().trimmed().toLower();
}

/// Week order, each day once.
QStringList sortedDays(const QStringList& days)
{
    QStringList sorted;
    for (const auto& day : schema::weekDays())
        if (days.contains(day))
            sorted << day;
    return sorted;
}

Variant preparedVariant(Variant variant)
{
    dropNulls(variant);
    canonicalUuid(variant.templateId);
    canonicalUuid(variant.senderProfileId);
    return variant;
}

Step preparedStep(Step step, const Campaign& campaign, std::size_t index)
{
    dropNulls(step);
    step.channel = channelOf(step, campaign);
    if (!step.step.hasValue())
        step.step = static_cast<qint64>(index) + 1;
    if (!step.aiPersonalizationEnabled.hasValue())
        step.aiPersonalizationEnabled = true; // inferred default, schema table
    if (!step.trackClicks.hasValue())
        step.trackClicks = false; // inferred default, schema table
    if (step.channel.value() == QLatin1String(schema::channelEmail)) {
        step.actionType.clear();
        step.messageTemplate.clear();
    } else if (step.channel.value() == QLatin1String(schema::channelLinkedIn)) {
        step.variants.clear();
        if (step.messageTemplate.valueOr({}).isEmpty())
            step.messageTemplate.clear();
    }
    if (step.variants.hasValue())
        for (auto& variant : step.variants.value())
            variant = preparedVariant(std::move(variant));
    return step;
}

void dropWhatIsRuledOut(Campaign& campaign)
{
    if (campaign.type.value() == QLatin1String(schema::typeEmail))
        campaign.connectedAccountId.clear();
    if (campaign.type.value() == QLatin1String(schema::typeLinkedIn))
        campaign.aliasIds.clear();
    if (campaign.launchType.value() == QLatin1String(schema::launchImmediate))
        campaign.startDate.clear();
}

Campaign prepared(Campaign campaign)
{
    dropNulls(campaign);
    fill(campaign.type, "type");
    fill(campaign.launchType, "launch_type");
    fill(campaign.dailyLimit, "daily_limit");
    fill(campaign.sendingWindowStart, "sending_window_start");
    fill(campaign.sendingWindowEnd, "sending_window_end");
    fill(campaign.minIntervalSeconds, "min_interval_seconds");
    fill(campaign.timezone, "timezone");
    fill(campaign.unreviewedLaunchPolicy, "unreviewed_launch_policy");
    canonicalTime(campaign.sendingWindowStart);
    canonicalTime(campaign.sendingWindowEnd);
    canonicalUuid(campaign.datasetId);
    canonicalUuid(campaign.connectedAccountId);
    if (campaign.aliasIds.hasValue())
        for (auto& id : campaign.aliasIds.value())
            id = id.trimmed();
    if (const auto start = parseInstant(campaign.startDate.valueOr({})))
        campaign.startDate = formatInstant(*start);
    if (campaign.sendDays.hasValue())
        campaign.sendDays = sortedDays(campaign.sendDays.value());
    if (campaign.systemPrompt.valueOr({}).isEmpty())
        campaign.systemPrompt.clear(); // the server refuses an empty text, API sheet section 3
    if (campaign.description.valueOr({}).isEmpty())
        campaign.description.clear();
    dropWhatIsRuledOut(campaign);
    if (campaign.steps.hasValue())
        for (std::size_t i = 0; i < campaign.steps.value().size(); ++i)
            campaign.steps.value()[i] = preparedStep(campaign.steps.value()[i], campaign, i);
    campaign.unknown = Json::object();
    return campaign;
}

} // namespace

Json createRequest(const Campaign& campaign)
{
    return encodeCampaign(prepared(campaign));
}

Json canonicalContent(const Campaign& campaign)
{
    Campaign content = prepared(campaign);
    if (content.aliasIds.hasValue())
        content.aliasIds.value().sort();
    if (content.steps.hasValue())
        for (auto& step : content.steps.value()) {
            step.unknown = Json::object();
            if (step.variants.hasValue())
                for (auto& variant : step.variants.value())
                    variant.unknown = Json::object();
        }
    return encodeCampaign(content);
}

bool hasSameContent(const Campaign& ours, const Campaign& theirs)
{
    auto mine = canonicalContent(ours);
    auto other = canonicalContent(theirs);
    if (!mine.contains("send_days"))
        other.erase("send_days");
    return mine == other;
}

QByteArray contentHash(const Campaign& campaign)
{
    return QCryptographicHash::hash(toCompactJson(canonicalContent(campaign)), QCryptographicHash::Sha256)
        .toHex();
}

} // namespace fairlead
