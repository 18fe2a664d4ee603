#pragma once

#include <QString>

#include <vector>

namespace fairlead {

/// What one check of the set-up found.
struct CheckResult
{
    enum class State {
        Ok,
        Warning, ///< works, with a drawback
        Failed,
        Skipped ///< could not be looked at, because of something else
    };

    QString check; ///< stable name, for scripts: one of the constants of checkname
    QString label; ///< for people
    State state = State::Ok;
    QString sentence; ///< for people: what was found, and what to do where something is wrong

    friend bool operator==(const CheckResult&, const CheckResult&) = default;
};

/// The stable names of `doctor --json`: "ok", "warning", "failed", "skipped".
QString nameOf(CheckResult::State state);
/// The same for people.
QString labelOf(CheckResult::State state);

/// In the order in which they are best read, whenever they came.
void sortChecks(std::vector<CheckResult>& results);

/// Whether nothing failed.
bool isSound(const std::vector<CheckResult>& results);

/// The results as text to send to somebody, a line each. Holds no key.
QString asText(const std::vector<CheckResult>& results);

namespace checkname {
inline constexpr auto dataDirectory = "data-directory";
inline constexpr auto library = "library";
inline constexpr auto outbox = "outbox";
inline constexpr auto timeZones = "time-zones";
inline constexpr auto keychain = "keychain";
inline constexpr auto server = "server";
inline constexpr auto key = "key";
inline constexpr auto clock = "clock";
inline constexpr auto contract = "contract";
} // namespace checkname

} // namespace fairlead
