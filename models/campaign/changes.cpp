#include "models/campaign/changes.h"

#include <algorithm>

namespace fairlead {

namespace {

bool comparesByElement(const Json& before, const Json& after)
{
    const auto isObject = [](const Json& element) {
        return element.is_object();
    };
    return before.is_array() && after.is_array() && before.size() == after.size() &&
           std::all_of(before.begin(), before.end(), isObject) &&
           std::all_of(after.begin(), after.end(), isObject);
}

void collect(const Json& before, const Json& after, const QString& path, Changes& changes)
{
    if (before == after)
        return;
    if (comparesByElement(before, after)) {
        for (std::size_t i = 0; i < before.size(); ++i)
            collect(before[i], after[i], path + u'/' + QString::number(i), changes);
        return;
    }
    if (!before.is_object() || !after.is_object()) {
        changes.push_back({path, before, after});
        return;
    }
    const auto below = [&](const std::string& key) {
        return path + u'/' + pointerToken(toQString(Json(key)));
    };
    for (const auto& [key, value] : before.items()) {
        const auto found = after.find(key);
        if (found == after.end())
            changes.push_back({below(key), value, std::nullopt});
        else
            collect(value, *found, below(key), changes);
    }
    for (const auto& [key, value] : after.items())
        if (!before.contains(key))
            changes.push_back({below(key), std::nullopt, value});
}

/// The reference tokens of a JSON Pointer (RFC 6901, section 4); nothing when it is none or deeper than any
/// tree of ours.
std::optional<QStringList> tokensOf(const QString& path)
{
    if (path.isEmpty())
        return QStringList();
    auto tokens = path.split(u'/');
    if (!tokens.takeFirst().isEmpty() ||
        tokens.size() > maxJsonDepth + 1) // of a draft, which frames a campaign
        return std::nullopt;
    for (auto& token : tokens)
        token.replace(QLatin1String("~1"), QLatin1String("/"))
            .replace(QLatin1String("~0"), QLatin1String("~"));
    return tokens;
}

/// The member or element that a token names, or null. Missing members are created, missing elements not: a
/// stored path must not be able to fill the memory.
Json* child(Json& parent, const QString& token)
{
    if (parent.is_array()) {
        bool isNumber = false;
        const auto index = token.toUInt(&isNumber);
        return isNumber && index < parent.size() ? &parent[index] : nullptr;
    }
    if (parent.is_null())
        parent = Json::object();
    return parent.is_object() ? &parent[token.toStdString()] : nullptr;
}

/// Not a json_pointer, which throws where the tree is another than the path was made for.
void put(Json& tree, const QString& path, const std::optional<Json>& value)
{
    auto tokens = tokensOf(path);
    if (!tokens)
        return;
    if (tokens->isEmpty()) {
        tree = value.value_or(Json());
        return;
    }
    const auto last = tokens->takeLast();
    Json* parent = &tree;
    for (const auto& token : *tokens)
        if (parent)
            parent = child(*parent, token);
    if (!parent)
        return;
    if (!value && parent->is_object())
        parent->erase(last.toStdString());
    else if (auto* place = value ? child(*parent, last) : nullptr)
        *place = *value;
}

} // namespace

Changes changesBetween(const Json& before, const Json& after)
{
    Changes changes;
    collect(before, after, {}, changes);
    return changes;
}

Json withApplied(Json tree, const Changes& changes)
{
    for (const auto& change : changes)
        put(tree, change.path, change.after);
    return tree;
}

Json withReverted(Json tree, const Changes& changes)
{
    for (auto change = changes.rbegin(); change != changes.rend(); ++change)
        put(tree, change->path, change->before);
    return tree;
}

Changes merged(Changes first, const Changes& second)
{
    for (const auto& change : second) {
        // The order of changes to one place, or to a place and one inside it, must stay.
        const auto last = std::find_if(first.rbegin(), first.rend(),
                                       [&](const Change& c) { return pathsTouch(c.path, change.path); });
        if (last != first.rend() && last->path == change.path)
            last->after = change.after;
        else
            first.push_back(change);
    }
    std::erase_if(first, [](const Change& change) { return change.before == change.after; });
    return first;
}

bool pathsTouch(const QString& a, const QString& b)
{
    const auto leadsThrough = [](const QString& above, const QString& below) {
        return below == above || below.startsWith(above + u'/');
    };
    return leadsThrough(a, b) || leadsThrough(b, a);
}

QStringList pathsOf(const Changes& changes)
{
    QStringList paths;
    for (const auto& change : changes)
        paths << change.path;
    return paths;
}

Json encodeChanges(const Changes& changes)
{
    Json array = Json::array();
    for (const auto& change : changes) {
        Json object{{"path", toJson(change.path)}};
        if (change.before)
            object["before"] = *change.before;
        if (change.after)
            object["after"] = *change.after;
        array.push_back(object);
    }
    return array;
}

Changes decodeChanges(const Json& json)
{
    Changes changes;
    for (const auto& object : json) {
        if (!object.is_object() || !object.contains("path") || !object["path"].is_string())
            continue;
        Change change{toQString(object["path"]), {}, {}};
        if (!change.path.isEmpty() && !change.path.startsWith(u'/'))
            continue;
        if (object.contains("before"))
            change.before = object["before"];
        if (object.contains("after"))
            change.after = object["after"];
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace fairlead
