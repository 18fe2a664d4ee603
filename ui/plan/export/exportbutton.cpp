#include "ui/plan/export/exportbutton.h"

#include "ui/plan/export/planexporter.h"
#include "ui/plan/plancontroller.h"

#include <QFileDialog>
#include <QMenu>
#include <QRegularExpression>

namespace fairlead {

namespace {

/// A name that every file system takes.
QString fileNameOf(const QString& campaign)
{
    static const QRegularExpression forbidden(QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|]+"));
    auto name = campaign;
    name = name.replace(forbidden, QStringLiteral(" ")).simplified();
    return name.isEmpty() ? QStringLiteral("plan") : name;
}

} // namespace

ExportButton::ExportButton(PlanController& controller, QWidget* parent)
    : QToolButton(parent), m_controller(controller), m_exporter(new PlanExporter(this))
{
    setObjectName(QStringLiteral("planExport"));
    setText(tr("E&xport"));
    setAccessibleName(tr("Export the plan"));
    setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(this);
    for (const auto format : exportFormats())
        menu->addAction(fileFilter(format), this, [this, format] { choose(format); });
    setMenu(menu);
    connect(m_exporter, &PlanExporter::written, this,
            [this](const QString& path) { Q_EMIT finished(tr("Saved as %1.").arg(path)); });
    connect(m_exporter, &PlanExporter::failed, this, &ExportButton::finished);
}

void ExportButton::choose(ExportFormat format)
{
    if (!m_controller.plan() || !m_controller.document())
        return;
    const auto name = fileNameOf(m_controller.document()->campaign().name.valueOr({}));
    const auto path = QFileDialog::getSaveFileName(this, tr("Export the plan"),
                                                   name + u'.' + suffixOf(format), fileFilter(format));
    if (!path.isEmpty())
        exportTo(format, path);
}

void ExportButton::exportTo(ExportFormat format, const QString& path)
{
    const auto& plan = m_controller.plan();
    if (!plan || !m_controller.document())
        return;
    m_exporter->write(
        format,
        reportContent(m_controller.document()->campaign(), plan, m_controller.facts().findings, locale(),
                      m_controller.serverFacts()),
        path);
}

} // namespace fairlead
