#pragma once

#include "models/campaign/changes.h"

namespace fairlead {

/// A place that both sides changed, each in its own way.
struct MergeConflict
{
    QString path; ///< JSON Pointer into the tree
    std::optional<Json> mine;
    std::optional<Json> theirs;
};

struct MergeResult
{
    Json tree;                            ///< both sides' changes; in a conflict mine
    std::vector<MergeConflict> conflicts; ///< none when the sides changed different places
};

/// Brings together what two sides made of one beginning. Nothing of either side is lost silently: what of
/// theirs gives way is listed.
MergeResult mergeTrees(const Json& base, const Json& mine, const Json& theirs);

/// The merged tree with theirs in the place of mine at the conflicts with these paths.
Json withTheirs(const MergeResult& merge, const QStringList& paths);

} // namespace fairlead
