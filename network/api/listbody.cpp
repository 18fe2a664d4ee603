#include "network/api/listbody.h"

namespace fairlead {

std::optional<ListBody> listBody(const Json& body)
{
    if (body.is_array())
        return ListBody{body, std::nullopt};
    if (!body.is_object())
        return std::nullopt;
    const Json* items = nullptr;
    for (const auto& [name, value] : body.items()) {
        if (!value.is_array())
            continue;
        if (items && name != "items")
            return std::nullopt; // two lists: which one it is cannot be told
        items = &value;
    }
    if (!items)
        return std::nullopt;
    const auto more = body.find("has_more");
    return ListBody{*items, more != body.end() && more->is_boolean() ? std::optional(more->get<bool>())
                                                                     : std::nullopt};
}

} // namespace fairlead
