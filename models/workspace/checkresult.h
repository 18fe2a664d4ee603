#pragma once

#include <QString>

namespace fairlead {

/// What one check of the set-up found.
struct CheckResult
{
    enum class State { Ok, Warning, Failed };

    QString check; ///< stable name, for scripts: one of the constants of checkname
    QString label; ///< for people
    State state = State::Ok;
    QString sentence; ///< for people: what was found, and what to do where something is wrong

    friend bool operator==(const CheckResult&, const CheckResult&) = default;
};

namespace checkname {
inline constexpr auto dataDirectory = "data-directory";
inline constexpr auto library = "library";
inline constexpr auto timeZones = "time-zones";
inline constexpr auto keychain = "keychain";
inline constexpr auto server = "server";
inline constexpr auto key = "key";
inline constexpr auto clock = "clock";
inline constexpr auto contract = "contract";
} // namespace checkname

} // namespace fairlead
