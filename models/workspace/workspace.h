#pragma once

#include <QColor>
#include <QString>
#include <QUrl>

#include <vector>

namespace fairlead {

/// A server that campaigns are made on, without its key.
struct Workspace
{
    QString id; ///< stable; sandboxWorkspaceId for the sandbox, else a UUID
    QString name;
    QUrl server; ///< empty for the sandbox, whose address changes with every start
    QColor colour;
    QString caFile;    ///< PEM file of a private certificate authority; empty: none
    QString keyPrefix; ///< all that may be shown of the key (API sheet, section 8); empty: no key was given
    QString keyMark;   ///< tells keys apart without holding one; empty: no key was given
    bool isSandbox = false;

    friend bool operator==(const Workspace&, const Workspace&) = default;
};

inline constexpr auto sandboxWorkspaceId = "sandbox";
/// What a new workspace is most likely on (API sheet, section 7).
inline constexpr auto defaultServer = "https://api.bavlio.com";

/// The workspace that is always there.
Workspace sandboxWorkspace();

/// A colour to tell workspaces apart by, besides their names.
struct WorkspaceColour
{
    QColor colour;
    QString name; ///< for people
};
std::vector<WorkspaceColour> workspaceColours();

} // namespace fairlead
