#include "network/auth/workspacemerge.h"

#include "network/api/endpoint.h"

#include <algorithm>
#include <utility>

namespace fairlead {

namespace {

constexpr auto former = "former_ids";

bool isWorkspace(const Json& entry)
{
    return entry.is_object() && !textMember(entry, "id").isEmpty();
}

/// Two keys whose shown parts are equal are one key: eight of its random characters are in it.
bool isSameAccount(const Json& a, const Json& b)
{
    return isWorkspace(a) && isWorkspace(b) && textMember(a, "server") == textMember(b, "server") &&
           !textMember(a, "key_prefix").isEmpty() &&
           textMember(a, "key_prefix") == textMember(b, "key_prefix");
}

/// Whether any address changed: workspaces that are written alike were made on purpose.
bool bringServersToOneForm(Json& list)
{
    bool anyChanged = false;
    for (auto& entry : list) {
        const auto written = entry.is_object() ? textMember(entry, "server") : QString();
        const auto server = serverUrl(written);
        const auto normal = server.url.toString();
        if (!server.error.isEmpty() || normal == written)
            continue;
        entry["server"] = toJson(normal);
        anyChanged = true;
    }
    return anyChanged;
}

void takeIn(Json& kept, const Json& other)
{
    auto ids = kept.value(former, Json::array());
    if (!ids.is_array())
        ids = Json::array();
    ids.push_back(other.at("id"));
    if (const auto more = other.value(former, Json()); more.is_array())
        ids.insert(ids.end(), more.begin(), more.end());
    for (const auto& [name, value] : other.items())
        if (!kept.contains(name) || kept[name] == "")
            kept[name] = value;
    kept[former] = std::move(ids);
}

} // namespace

void mergeWorkspaces(Json& root)
{
    auto& list = root["workspaces"];
    if (!bringServersToOneForm(list))
        return;
    const auto current = textMember(root, "current");
    std::stable_partition(list.begin(), list.end(), [&](const Json& entry) {
        return isWorkspace(entry) && textMember(entry, "id") == current;
    });
    Json kept = Json::array();
    for (auto& entry : list) {
        const auto same = std::ranges::find_if(
            kept.begin(), kept.end(), [&](const Json& other) { return isSameAccount(other, entry); });
        if (same == kept.end())
            kept.push_back(std::move(entry));
        else
            takeIn(*same, entry);
    }
    list = std::move(kept);
}

QHash<QString, QString> formerIds(const Json& root)
{
    QHash<QString, QString> ids;
    for (const auto& entry : root.at("workspaces")) {
        const auto list = isWorkspace(entry) ? entry.value(former, Json()) : Json();
        for (const auto& id : list.is_array() ? list : Json::array())
            if (id.is_string())
                ids.insert(toQString(id), textMember(entry, "id"));
    }
    return ids;
}

} // namespace fairlead
