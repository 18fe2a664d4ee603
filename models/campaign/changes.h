#pragma once

#include "models/campaign/json.h"

#include <QStringList>

#include <vector>

namespace fairlead {

/// One difference between two JSON trees. Without a value before, the member was added; without one after, it
/// was removed.
struct Change
{
    QString path; ///< JSON Pointer into the tree
    std::optional<Json> before;
    std::optional<Json> after;

    friend bool operator==(const Change&, const Change&) = default;
};

using Changes = std::vector<Change>;

/// The smallest members that differ. Arrays of unlike length, or with other than objects inside, count as one
/// value.
Changes changesBetween(const Json& before, const Json& after);

/// The tree with the changes' values after (or before) put in place. Members that a path leads through are
/// created; a path that cannot lead anywhere is passed over. Never throws.
Json withApplied(Json tree, const Changes& changes);
Json withReverted(Json tree, const Changes& changes);

/// What both do, one after the other, as one list; values that end where they began disappear.
Changes merged(Changes first, const Changes& second);

/// Whether one path leads to the other's place or through it.
bool pathsTouch(const QString& a, const QString& b);

QStringList pathsOf(const Changes& changes);

Json encodeChanges(const Changes& changes);
Changes decodeChanges(const Json& json);

} // namespace fairlead
