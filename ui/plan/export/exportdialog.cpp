#include "ui/plan/export/exportdialog.h"

#include <QFileDialog>

#include <algorithm>

namespace fairlead {

std::optional<ExportTarget> askForExport(QWidget* parent, const QString& campaign,
                                         const std::vector<ExportFormat>& offered)
{
    QFileDialog dialog(parent, QCoreApplication::translate("ExportDialog", "Export the plan"));
    dialog.setObjectName(QStringLiteral("exportDialog"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    QStringList filters;
    for (const auto format : offered)
        filters << fileFilter(format);
    dialog.setNameFilters(filters);
    const auto formatOfFilter = [&](const QString& filter) {
        return offered[static_cast<std::size_t>(std::max<qsizetype>(filters.indexOf(filter), 0))];
    };
    dialog.setDefaultSuffix(suffixOf(offered.front()));
    dialog.selectFile(fileNameFor(campaign, offered.front()));
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString& filter) {
        const auto suffix = suffixOf(formatOfFilter(filter));
        dialog.setDefaultSuffix(suffix);
        const QFileInfo file(dialog.selectedFiles().value(0));
        if (exportFormatNamed(file.suffix().toLower())) // it follows the choice, as it did before
            dialog.selectFile(file.completeBaseName() + u'.' + suffix);
    });
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    const auto path = dialog.selectedFiles().value(0);
    return ExportTarget{formatOf(path, formatOfFilter(dialog.selectedNameFilter())), path};
}

} // namespace fairlead
