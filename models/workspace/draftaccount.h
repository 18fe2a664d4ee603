#pragma once

#include "models/workspace/workspace.h"

#include <optional>

namespace fairlead {

/// The account that is in use, as one draft sees it.
struct DraftAccount
{
    Workspace inUse;
    std::optional<Workspace> own = {}; ///< whose lists and senders the draft names; absent: not decided yet
    bool wasSubmitted = false;         ///< a campaign of it may be on its account, so it stays there

    /// Whether the draft belongs to another account than the one in use.
    bool isElsewhere() const { return own && own->id != inUse.id; }
    /// What the account of the draft is called.
    QString name() const { return own ? own->name : inUse.name; }
    /// Whether the draft's account writes to nobody.
    bool isSandbox() const { return own ? own->isSandbox : inUse.isSandbox; }
};

} // namespace fairlead
