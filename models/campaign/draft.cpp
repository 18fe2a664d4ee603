#include "models/campaign/draft.h"

#include "models/campaign/codec.h"
#include "models/campaign/formats.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"

#include <algorithm>

namespace fairlead {

namespace {

constexpr auto campaignKey = "campaign";
constexpr auto editorKey = "editor";
constexpr auto forecastKey = "forecast";

const Json& member(const Json& object, const char* name)
{
    static const Json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : nothing;
}

Field<qint64> integerField(const Json& json)
{
    if (json.is_null())
        return {};
    const auto number = integerOf(json);
    return number ? Field<qint64>(*number) : Field<qint64>::mistyped(json);
}

Field<QString> textField(const Json& json)
{
    if (json.is_null())
        return {};
    return json.is_string() ? Field<QString>(toQString(json)) : Field<QString>::mistyped(json);
}

Field<std::vector<qint64>> integersField(const Json& json)
{
    if (json.is_null())
        return {};
    if (!json.is_array() ||
        !std::all_of(json.begin(), json.end(), [](const Json& e) { return integerOf(e).has_value(); }))
        return Field<std::vector<qint64>>::mistyped(json);
    std::vector<qint64> numbers;
    for (const auto& element : json)
        numbers.push_back(*integerOf(element));
    return numbers;
}

Json jsonOf(const QString& text)
{
    return toJson(text);
}
Json jsonOf(qint64 number)
{
    return number;
}
Json jsonOf(const std::vector<qint64>& numbers)
{
    return numbers;
}

template <typename T>
void put(Json& object, const char* name, const Field<T>& field)
{
    if (field.hasValue())
        object[name] = jsonOf(field.value());
    else if (field.isMistyped())
        object[name] = field.mistypedJson();
    else
        object.erase(name);
}

} // namespace

Json encodeDraft(const CampaignDraft& draft)
{
    Json tree = Json::object();
    tree[campaignKey] = encodeCampaign(draft.campaign);
    tree[editorKey] = draft.editor;
    for (const auto& [name, value] : draft.unknown.items())
        tree[name] = value;
    return tree;
}

CampaignDraft decodeDraft(const Json& tree)
{
    CampaignDraft draft;
    if (!tree.is_object())
        return draft;
    draft.campaign = decodeCampaign(member(tree, campaignKey));
    if (const auto& editor = member(tree, editorKey); !editor.is_null())
        draft.editor = editor;
    draft.unknown = tree;
    draft.unknown.erase(campaignKey);
    draft.unknown.erase(editorKey);
    return draft;
}

CampaignDraft newDraft(const QString& timeZone)
{
    const auto text = [](const char* name) {
        return schema::textDefault(schema::campaignField(name));
    };
    const auto number = [](const char* name) {
        return schema::integerDefault(schema::campaignField(name));
    };
    CampaignDraft draft;
    auto& campaign = draft.campaign;
    campaign.type = text("type");
    campaign.launchType = text("launch_type");
    campaign.sendingWindowStart = text("sending_window_start");
    campaign.sendingWindowEnd = text("sending_window_end");
    campaign.minIntervalSeconds = number("min_interval_seconds");
    // The API's own limit is more than its window and interval let through: a new campaign begins without a
    // contradiction.
    const auto open = *parseTime(text("sending_window_end")) - *parseTime(text("sending_window_start"));
    campaign.dailyLimit =
        std::min(number("daily_limit"), windowCapacity(open, campaign.minIntervalSeconds.value()));
    campaign.timezone = timeZone;
    campaign.sendDays = schema::weekDays().mid(0, 5);
    campaign.unreviewedLaunchPolicy = text("unreviewed_launch_policy");
    campaign.steps = std::vector<Step>{};
    return draft;
}

ForecastSettings forecastSettings(const CampaignDraft& draft)
{
    const auto& forecast = member(draft.editor, forecastKey);
    return {integerField(member(forecast, "leads")), textField(member(forecast, "launch_at")),
            textField(member(forecast, "order")),    textField(member(forecast, "delay")),
            textField(member(forecast, "pacing")),   integersField(member(forecast, "drop_out"))};
}

void setForecastSettings(CampaignDraft& draft, const ForecastSettings& settings)
{
    if (!draft.editor.is_object())
        draft.editor = Json::object();
    Json forecast =
        member(draft.editor, forecastKey).is_object() ? member(draft.editor, forecastKey) : Json::object();
    put(forecast, "leads", settings.leads);
    put(forecast, "launch_at", settings.launchAt);
    put(forecast, "order", settings.order);
    put(forecast, "delay", settings.delay);
    put(forecast, "pacing", settings.pacing);
    put(forecast, "drop_out", settings.dropOut);
    if (forecast.empty())
        draft.editor.erase(forecastKey);
    else
        draft.editor[forecastKey] = forecast;
}

} // namespace fairlead
