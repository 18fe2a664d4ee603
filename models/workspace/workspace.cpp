#include "models/workspace/workspace.h"

#include <QCoreApplication>

namespace fairlead {

Workspace sandboxWorkspace()
{
    Workspace sandbox;
    sandbox.id = QLatin1String(sandboxWorkspaceId);
    sandbox.name = QCoreApplication::translate("Workspace", "Sandbox");
    sandbox.colour = QColor(0x2a, 0x9d, 0x8f);
    sandbox.isSandbox = true;
    return sandbox;
}

std::vector<WorkspaceColour> workspaceColours()
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("Workspace", text);
    };
    return {{QColor(0x3b, 0x6f, 0xd4), tr("Blue")},   {QColor(0xb4, 0x5f, 0x06), tr("Amber")},
            {QColor(0x8e, 0x44, 0xad), tr("Violet")}, {QColor(0xc0, 0x39, 0x2b), tr("Red")},
            {QColor(0x2e, 0x7d, 0x32), tr("Green")},  {QColor(0x54, 0x6e, 0x7a), tr("Grey")}};
}

} // namespace fairlead
