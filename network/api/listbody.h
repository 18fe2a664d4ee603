#pragma once

#include "models/campaign/json.h"

namespace fairlead {

/// The elements of a list's answer in any shape (API sheet, A22): an array, or an object with one array such
/// as `items`, `campaigns` or `data`. Nothing when none fits: an answer that is no list is never an empty
/// one.
struct ListBody
{
    const Json* items;           ///< an array inside the answer
    std::optional<bool> hasMore; ///< when the answer says so
};
/// @param body outlives the result
std::optional<ListBody> listBody(const Json& body);
std::optional<ListBody> listBody(Json&& body) = delete;

} // namespace fairlead
