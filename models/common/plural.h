#pragma once

#include <QtGlobal>

#include <limits>

namespace fairlead {

/// The number that chooses a text's plural form, for tr(), which takes an int. Beyond that range the last six
/// digits say the same in every language.
constexpr int pluralOf(qint64 number)
{
    return static_cast<int>(number <= std::numeric_limits<int>::max() ? number
                                                                      : 1'000'000 + number % 1'000'000);
}

} // namespace fairlead
