#include "models/campaign/serverfacts.h"

#include "models/campaign/formats.h"

namespace fairlead {

namespace {

constexpr auto confirmed = "confirmed";
constexpr auto contradicted = "contradicted";

} // namespace

ServerFacts withoutWindowDoubt(ServerFacts facts)
{
    facts.zoneReadingConfirmed = !facts.readsWindowInUtc;
    return facts;
}

Json toJson(const ServerFacts& facts)
{
    Json verdicts = Json::object();
    for (auto it = facts.verdicts.begin(); it != facts.verdicts.end(); ++it)
        verdicts[it.key().toStdString()] =
            it.value() == ServerFacts::Verdict::Confirmed ? confirmed : contradicted;
    Json actions = Json::array();
    for (const auto& action : facts.linkedInActions)
        actions.push_back(toJson(action));
    return {
        {"contract", toJson(facts.contractName)},
        {"contract_read_at", facts.contractReadAt > 0 ? toJson(formatInstant(facts.contractReadAt)) : Json()},
        {"inferred_facts", verdicts},
        {"linkedin_actions", actions},
        {"window_in_utc_by_user", facts.readsWindowInUtc},
        {"zone_reading_confirmed_by_user", facts.zoneReadingConfirmed}};
}

ServerFacts serverFactsOf(const Json& json)
{
    ServerFacts facts;
    if (!json.is_object())
        return facts;
    facts.contractName = textMember(json, "contract");
    facts.contractReadAt = parseInstant(textMember(json, "contract_read_at")).value_or(0);
    const auto verdicts = json.value("inferred_facts", Json());
    if (verdicts.is_object())
        for (const auto& [name, verdict] : verdicts.items())
            if (verdict == confirmed || verdict == contradicted)
                facts.verdicts.insert(QString::fromStdString(name), verdict == confirmed
                                                                        ? ServerFacts::Verdict::Confirmed
                                                                        : ServerFacts::Verdict::Contradicted);
    const auto actions = json.value("linkedin_actions", Json());
    if (actions.is_array())
        for (const auto& action : actions)
            if (action.is_string())
                facts.linkedInActions << toQString(action);
    facts.zoneReadingConfirmed = json.value("zone_reading_confirmed_by_user", Json()) == true;
    facts.readsWindowInUtc =
        !facts.zoneReadingConfirmed && json.value("window_in_utc_by_user", Json()) == true;
    return facts;
}

} // namespace fairlead
