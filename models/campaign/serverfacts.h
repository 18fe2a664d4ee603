#pragma once

#include "models/campaign/json.h"

#include <QMap>
#include <QStringList>

namespace fairlead {

/// What is known of one server beyond the documentation: what its contract said of inferred facts, and what
/// the user saw it do. Holds no secrets.
struct ServerFacts
{
    enum class Verdict { Confirmed, Contradicted };

    QMap<QString, Verdict> verdicts = {}; ///< of inferred facts, by their names (contractFacts())
    QStringList linkedInActions = {};     ///< values of `action_type` in the contract; empty: it names none
    qint64 contractReadAt = 0;            ///< UTC seconds; 0: never
    QString contractName = {};            ///< its title and version
    /// The user's word that the window is read in `timezone` (API sheet, A1). No contract can show that.
    bool zoneReadingConfirmed = false;
    /// The user's word that it is read in UTC, whatever `timezone` says.
    bool readsWindowInUtc = false;

    bool isZoneReadingKnown() const { return zoneReadingConfirmed || readsWindowInUtc; }

    friend bool operator==(const ServerFacts&, const ServerFacts&) = default;
};

/// For windows, where the account is asked about once: its campaigns are not warned of it one by one.
ServerFacts withoutWindowDoubt(ServerFacts facts);

/// The form in which facts are kept. Reading passes over what it cannot understand.
Json toJson(const ServerFacts& facts);
ServerFacts serverFactsOf(const Json& json);

} // namespace fairlead
