#pragma once

#include "models/campaign/json.h"
#include "models/workspace/workspace.h"

namespace fairlead {

/// `workspaces.json` as it was read: members that are not ours stay in it. Never holds a key.
struct WorkspaceFile
{
    Json root;              ///< an object with the array `workspaces`
    QString trouble = {};   ///< for people: what was wrong with it; empty: nothing
    bool isWritable = true; ///< false: it must not be written, since it is newer or could not be read
};

/// Reads the file; without one, an empty list. A damaged one is set aside under another name.
WorkspaceFile readWorkspaceFile(const QString& path);

/// Writes it as a whole or not at all. Returns an error for people, or an empty text.
QString writeWorkspaceFile(const QString& path, const Json& root);

/// The workspaces of the file that can be understood; the sandbox is not among them.
std::vector<Workspace> workspacesIn(const Json& root);

/// The entry of that id in the file's list, or null.
Json* entryOf(Json& root, const QString& id);

/// Sets our members of an entry and leaves the others alone.
void putWorkspace(Json& entry, const Workspace& workspace);

} // namespace fairlead
