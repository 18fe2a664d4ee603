#pragma once

#include "models/campaign/field.h"

#include <QStringList>

#include <concepts>
#include <vector>

/// The create-campaign request as values (API sheet, sections 1.1 to 1.3). Enum members stay strings, since
/// unknown ones are shown and preserved. The forEachMember() functions are the one list of member names, in
/// the order of the API's documentation; codec, rules and comparison walk them.
namespace fairlead {

/// Members that we do not know, kept through load and save.
using UnknownMembers = Json;

struct Variant
{
    Field<QString> label;
    Field<qint64> weight; ///< percent
    Field<QString> type;
    Field<QString> templateId;
    Field<QString> senderProfileId;
    UnknownMembers unknown = Json::object();
    std::optional<Json> malformed; ///< the array's element as it was read, when it is no object

    friend bool operator==(const Variant&, const Variant&) = default;
};

struct Step
{
    Field<qint64> step;      ///< 1-based
    Field<qint64> delayDays; ///< days after the previous step
    Field<QString> channel;
    Field<std::vector<Variant>> variants;
    Field<bool> aiPersonalizationEnabled;
    Field<bool> trackClicks;
    Field<QString> actionType;
    Field<QString> messageTemplate;
    UnknownMembers unknown = Json::object();
    std::optional<Json> malformed; ///< the array's element as it was read, when it is no object

    friend bool operator==(const Step&, const Step&) = default;
};

struct Campaign
{
    Field<QString> name;
    Field<QString> datasetId;
    Field<std::vector<Step>> steps;
    Field<QString> description;
    Field<QString> type;
    Field<QStringList> aliasIds;
    Field<QString> connectedAccountId;
    Field<QString> launchType;
    Field<QString> startDate;          ///< ISO 8601 instant
    Field<qint64> dailyLimit;          ///< actions per sending day
    Field<QString> sendingWindowStart; ///< HH:MM:SS in `timezone`
    Field<QString> sendingWindowEnd;   ///< HH:MM:SS in `timezone`, exclusive
    Field<qint64> minIntervalSeconds;
    Field<QString> timezone; ///< IANA
    Field<QStringList> sendDays;
    Field<QString> systemPrompt;
    Field<QString> unreviewedLaunchPolicy;
    UnknownMembers unknown = Json::object();

    friend bool operator==(const Campaign&, const Campaign&) = default;
};

template <typename T, typename Base>
concept MaybeConst = std::same_as<std::remove_const_t<T>, Base>;

/// Calls visit(name, field) for each known member.
template <MaybeConst<Variant> V, typename Visit>
void forEachMember(V& v, Visit&& visit)
{
    visit("label", v.label);
    visit("weight", v.weight);
    visit("type", v.type);
    visit("template_id", v.templateId);
    visit("sender_profile_id", v.senderProfileId);
}

template <MaybeConst<Step> S, typename Visit>
void forEachMember(S& s, Visit&& visit)
{
    visit("step", s.step);
    visit("delay_days", s.delayDays);
    visit("channel", s.channel);
    visit("variants", s.variants);
    visit("ai_personalization_enabled", s.aiPersonalizationEnabled);
    visit("track_clicks", s.trackClicks);
    visit("action_type", s.actionType);
    visit("message_template", s.messageTemplate);
}

template <MaybeConst<Campaign> C, typename Visit>
void forEachMember(C& c, Visit&& visit)
{
    visit("name", c.name);
    visit("dataset_id", c.datasetId);
    visit("steps", c.steps);
    visit("description", c.description);
    visit("type", c.type);
    visit("alias_ids", c.aliasIds);
    visit("connected_account_id", c.connectedAccountId);
    visit("launch_type", c.launchType);
    visit("start_date", c.startDate);
    visit("daily_limit", c.dailyLimit);
    visit("sending_window_start", c.sendingWindowStart);
    visit("sending_window_end", c.sendingWindowEnd);
    visit("min_interval_seconds", c.minIntervalSeconds);
    visit("timezone", c.timezone);
    visit("send_days", c.sendDays);
    visit("system_prompt", c.systemPrompt);
    visit("unreviewed_launch_policy", c.unreviewedLaunchPolicy);
}

/// The steps, or none when the field has no value.
const std::vector<Step>& stepsOf(const Campaign& campaign);
/// The variants, or none when the field has no value.
const std::vector<Variant>& variantsOf(const Step& step);

} // namespace fairlead
