#include "tests/unit/campaigns.h"

#include "models/campaign/codec.h"

namespace fairlead::test {

namespace {

Json variant(const char* label, int weight)
{
    return {{"label", label}, {"weight", weight}, {"type", "TEMPLATE"}, {"template_id", otherUuid}};
}

Json emailStep(int number)
{
    return {{"step", number},
            {"delay_days", number == 1 ? 0 : 3},
            {"channel", "email"},
            {"variants", Json::array({variant("A", 60), variant("B", 40)})},
            {"ai_personalization_enabled", false},
            {"track_clicks", true}};
}

Json linkedInStep(int number)
{
    return {{"step", number},
            {"delay_days", number == 1 ? 0 : 2},
            {"channel", "linkedin"},
            {"ai_personalization_enabled", false},
            {"track_clicks", false},
            {"action_type", "connection_request"},
            {"message_template", "Hello"}};
}

Json campaign(const char* type, const Json& steps)
{
    return {{"name", "Autumn"},
            {"dataset_id", uuid},
            {"steps", steps},
            {"type", type},
            {"launch_type", "immediate"},
            {"daily_limit", 90},
            {"sending_window_start", "09:00:00"},
            {"sending_window_end", "17:00:00"},
            {"min_interval_seconds", 300},
            {"timezone", "Europe/Berlin"},
            {"send_days", {"mon", "tue", "wed", "thu", "fri"}},
            {"unreviewed_launch_policy", "launch_default"}};
}

} // namespace

Json emailCampaign()
{
    return with(campaign("email", Json::array({emailStep(1)})), "/alias_ids", Json::array({"alias-1"}));
}

Json linkedInCampaign()
{
    return with(campaign("linkedin", Json::array({linkedInStep(1)})), "/connected_account_id", uuid);
}

Json mixedCampaign()
{
    const auto mixed = campaign("mixed", Json::array({emailStep(1), linkedInStep(2)}));
    return with(with(mixed, "/alias_ids", Json::array({"alias-1"})), "/connected_account_id", uuid);
}

Json tenByTen()
{
    auto campaign = emailCampaign();
    auto& steps = campaign["steps"] = Json::array();
    for (int number = 1; number <= 10; ++number) {
        auto& step = steps.emplace_back(emailStep(number));
        step["variants"] = Json::array();
        for (char label = 'A'; label <= 'J'; ++label)
            step["variants"].push_back(variant(std::string(1, label).c_str(), 10));
    }
    return campaign;
}

Json with(Json tree, const char* pointer, const Json& value)
{
    tree[Json::json_pointer(pointer)] = value;
    return tree;
}

Json without(Json tree, const char* pointer)
{
    const Json::json_pointer at(pointer);
    tree.at(at.parent_pointer()).erase(at.back());
    return tree;
}

Json text(qsizetype count, const QString& unit)
{
    return toJson(unit.repeated(count));
}

QStringList problemsOf(const Json& campaign, RuleDepth depth)
{
    return lines(checkCampaign(decodeCampaign(campaign),
                               {.depth = depth, .now = testNow, .facts = {.zoneReadingConfirmed = true}}));
}

QStringList lines(const Problems& problems)
{
    QStringList lines;
    for (const auto& problem : problems)
        lines << severityName(problem.severity) + u' ' + problem.path + u' ' + codeName(problem.code);
    return lines;
}

} // namespace fairlead::test
