#include "network/api/listbody.h"

namespace fairlead {

namespace {

/// `items`, or else the only array; where there are several, which one it is cannot be told.
const Json* listMember(const Json& body)
{
    const Json* list = nullptr;
    for (const auto& [name, value] : body.items()) {
        if (!value.is_array())
            continue;
        if (name == "items")
            return &value;
        if (list && !body.contains("items"))
            return nullptr;
        list = &value;
    }
    return list;
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
