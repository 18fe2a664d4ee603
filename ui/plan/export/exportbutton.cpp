#include "ui/plan/export/exportbutton.h"

#include "ui/plan/export/exportdialog.h"
#include "ui/plan/export/planexporter.h"
#include "ui/plan/plancontroller.h"

#include <QMenu>

#include <algorithm>

namespace fairlead {

ExportButton::ExportButton(PlanController& controller, QWidget* parent)
    : QToolButton(parent), m_controller(controller), m_exporter(new PlanExporter(this))
{
    setObjectName(QStringLiteral("planExport"));
    setText(tr("E&xport"));
    setAccessibleName(tr("Export the plan"));
    setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(tr("E&xport the plan"), this);
    for (const auto format : exportFormats())
        m_formats << menu->addAction(fileFilter(format), this, [this, format] { choose(format); });
    m_cancel = menu->addAction(tr("Cancel the export"), m_exporter, &PlanExporter::cancel);
    setMenu(menu);
    connect(m_exporter, &PlanExporter::written, this,
            [this](const QString& path) { Q_EMIT finished(tr("Saved as %1.").arg(path)); });
    for (const auto changed : {&PlanExporter::written, &PlanExporter::failed})
        connect(m_exporter, changed, this, &ExportButton::showState);
    connect(m_exporter, &PlanExporter::started, this, &ExportButton::showState);
    connect(m_exporter, &PlanExporter::failed, this, &ExportButton::finished);
    for (const auto changed : {&PlanController::planning, &PlanController::cancelled})
        connect(&m_controller, changed, this, &ExportButton::showState);
    connect(&m_controller, &PlanController::planChanged, this, [this] {
        showState();
        writeWaiting();
    });
    connect(&m_controller, &PlanController::cancelled, this,
            [this] { giveUpWaiting(tr("planning was cancelled")); });
    connect(&m_controller, &PlanController::unavailable, this, [this] {
        showState();
        giveUpWaiting(tr("there is no plan"));
    });
    showState();
}

void ExportButton::showState()
{
    const bool isReady = m_controller.isCurrent();
    const bool isWriting = m_exporter->isWriting();
    setEnabled(isReady || isWriting);
    for (auto* action : m_formats)
        action->setEnabled(isReady);
    m_cancel->setVisible(isWriting);
}

void ExportButton::choose(ExportFormat format)
{
    if (!m_controller.plan() || !m_controller.document())
        return;
    const auto name = m_controller.document()->campaign().name.valueOr({});
    if (const auto target = askForExport(this, name, {format}))
        exportTo(target->format, target->path);
}

void ExportButton::exportTo(ExportFormat format, const QString& path)
{
    m_waiting.push_back({format, path, m_controller.document()});
    writeWaiting();
}

void ExportButton::writeWaiting()
{
    auto* document = m_controller.document();
    if (std::ranges::any_of(m_waiting, [&](const Waiting& each) { return each.document != document; }))
        giveUpWaiting(tr("another campaign was chosen"));
    if (!document || !m_controller.isCurrent() || m_waiting.empty())
        return;
    const auto& campaign = document->campaign();
    const auto* catalog = m_controller.catalog();
    const auto content =
        reportContent(campaign, m_controller.plan(), locale(),
                      catalog ? reportNames(campaign, *catalog) : ReportNames(), m_controller.draftId());
    for (const auto& each : std::exchange(m_waiting, {}))
        m_exporter->write(each.format, content, each.path);
}

void ExportButton::giveUpWaiting(const QString& why)
{
    for (const auto& each : std::exchange(m_waiting, {}))
        Q_EMIT finished(tr("%1 was not written: %2.").arg(each.path, why));
}

} // namespace fairlead
