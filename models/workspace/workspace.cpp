#include "models/workspace/workspace.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct WorkspaceText
{
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

} // namespace

Workspace sandboxWorkspace()
{
    Workspace sandbox;
    sandbox.id = QLatin1String(sandboxWorkspaceId);
    sandbox.name = WorkspaceText::tr("Sandbox");
    sandbox.colour = QColor(0x2a, 0x9d, 0x8f);
    sandbox.isSandbox = true;
    return sandbox;
}

std::vector<WorkspaceColour> workspaceColours()
{

    return {{QColor(0x3b, 0x6f, 0xd4), WorkspaceText::tr("Blue")},
            {QColor(0xb4, 0x5f, 0x06), WorkspaceText::tr("Amber")},
            {QColor(0x8e, 0x44, 0xad), WorkspaceText::tr("Violet")},
            {QColor(0xc0, 0x39, 0x2b), WorkspaceText::tr("Red")},
            {QColor(0x2e, 0x7d, 0x32), WorkspaceText::tr("Green")},
            {QColor(0x54, 0x6e, 0x7a), WorkspaceText::tr("Grey")}};
}

} // namespace fairlead
