#pragma once

#include "models/campaign/schema.h"

namespace fairlead::schema {

/// What a row of the table says about its field.
enum class Aspect { Presence, Type, Required, Minimum, Maximum, Members, Default };

/// Where it comes from. Names and types are documented, ranges and members are as the row says; which fields
/// are required and what the defaults are is inferred throughout (API sheet, 1.1: order of the page,
/// samples).
Source sourceOf(const FieldSpec& field, Aspect aspect);

} // namespace fairlead::schema
