#pragma once

#include "models/campaign/campaign.h"

#include <rapidcheck.h>

/// Random JSON for property tests: trees of any shape, and campaigns whose members hold any tree.
namespace fairlead::test {

/// Texts of ASCII, escapes, umlauts and characters beyond 16 bits.
rc::Gen<std::string> anyText();

/// Scalars, arrays and objects, some levels deep.
rc::Gen<Json> anyJson();

/// An object with some of a campaign's members, sound or not, and unknown ones; steps and variants alike.
rc::Gen<Json> anyCampaignJson();

/// The tree as text with members in alphabetical order and whole numbers as integers: equal when the content
/// is.
std::string content(const Json& json);

} // namespace fairlead::test
