#include "network/api/listbody.h"

#include <algorithm>
#include <array>

namespace fairlead {

namespace {

constexpr std::array tellings{"detail", "details", "error", "errors", "message", "warnings"};
/// How the API calls its lists where it does not say `items` (API sheet, sections 4, 7 and 9).
constexpr std::array listNames{"campaigns", "datasets",    "templates",       "aliases",
                               "accounts",  "rows",        "sender_profiles", "connected_accounts",
                               "runs",      "generations", "events",          "keys"};

/// The only array, or of several the one with a list's name; null: which one it is cannot be told. Arrays
/// that tell of trouble are none of them (API sheet, section 7).
const Json* listMember(const Json& body)
{
    const Json* only = nullptr;
    bool isOnly = true;
    for (const auto& [name, value] : body.items()) {
        if (!value.is_array() || std::ranges::find(tellings, name) != tellings.end())
            continue;
        isOnly = only == nullptr;
        only = &value;
        if (!isOnly)
            break;
    }
    if (isOnly)
        return only;
    if (const auto items = body.find("items"); items != body.end() && items->is_array())
        return &*items;
    const Json* known = nullptr;
    for (const char* name : listNames) {
        const auto found = body.find(name);
        if (found == body.end() || !found->is_array())
            continue;
        if (known)
            return nullptr;
        known = &*found;
    }
    return known;
}

} // namespace

std::optional<ListBody> listBody(const Json& body)
{
    if (body.is_array())
        return ListBody{&body, std::nullopt};
    if (!body.is_object())
        return std::nullopt;
    const auto* items = listMember(body);
    if (!items)
        return std::nullopt;
    const auto more = body.find("has_more");
    return ListBody{items, more != body.end() && more->is_boolean() ? std::optional(more->get<bool>())
                                                                    : std::nullopt};
}

} // namespace fairlead
