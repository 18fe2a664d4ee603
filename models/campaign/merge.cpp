#include "models/campaign/merge.h"

#include <algorithm>

namespace fairlead {

namespace {

std::optional<Json> valueAt(const Json& tree, const QString& path)
{
    const Json::json_pointer pointer(path.toStdString());
    return tree.contains(pointer) ? std::optional(tree[pointer]) : std::nullopt;
}

} // namespace

MergeResult mergeTrees(const Json& base, const Json& mine, const Json& theirs)
{
    const auto myChanges = changesBetween(base, mine);
    Changes taken;
    MergeResult result;
    for (auto& change : changesBetween(base, theirs)) {
        const bool touched = std::any_of(myChanges.begin(), myChanges.end(),
                                         [&](const Change& my) { return pathsTouch(my.path, change.path); });
        if (!touched)
            taken.push_back(change);
        else if (auto own = valueAt(mine, change.path); own != change.after)
            result.conflicts.push_back({change.path, std::move(own), change.after});
    }
    result.tree = withApplied(mine, taken);
    return result;
}

Json withTheirs(const MergeResult& merge, const QStringList& paths)
{
    Changes chosen;
    for (const auto& conflict : merge.conflicts)
        if (paths.contains(conflict.path))
            chosen.push_back({conflict.path, conflict.mine, conflict.theirs});
    return withApplied(merge.tree, chosen);
}

} // namespace fairlead
