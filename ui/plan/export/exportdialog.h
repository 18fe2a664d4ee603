#pragma once

#include "ui/plan/export/planexport.h"

class QWidget;

namespace fairlead {

struct ExportTarget
{
    ExportFormat format;
    QString path;
};

/// Asks for a file for the plan of that campaign; nothing when the user gives up. The ending that the user
/// types decides the format.
/// @param offered the first one is chosen already
std::optional<ExportTarget> askForExport(QWidget* parent, const QString& campaign,
                                         const std::vector<ExportFormat>& offered);

} // namespace fairlead
