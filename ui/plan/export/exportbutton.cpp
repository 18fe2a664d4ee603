#include "ui/plan/export/exportbutton.h"

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
    : QToolButton(parent), m_controller(controller)
{
    setObjectName(QStringLiteral("planExport"));
    setText(tr("E&xport"));
    setAccessibleName(tr("Export the plan"));
    setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(this);
    const std::initializer_list<std::pair<ExportFormat, QString>> formats{
        {ExportFormat::Pdf, QStringLiteral("pdf")},     {ExportFormat::Png, QStringLiteral("png")},
        {ExportFormat::Svg, QStringLiteral("svg")},     {ExportFormat::Ics, QStringLiteral("ics")},
        {ExportFormat::DaysCsv, QStringLiteral("csv")}, {ExportFormat::ActionsCsv, QStringLiteral("csv")}};
    for (const auto& [format, suffix] : formats)
        menu->addAction(fileFilter(format), this,
                        [this, kind = format, ending = suffix] { choose(kind, ending); });
    setMenu(menu);
    m_pool.setMaxThreadCount(1);
}

ExportButton::~ExportButton()
{
    m_pool.waitForDone();
}

void ExportButton::choose(ExportFormat format, const QString& suffix)
{
    if (!m_controller.plan() || !m_controller.document())
        return;
    const auto name = fileNameOf(m_controller.document()->campaign().name.valueOr({}));
    const auto path =
        QFileDialog::getSaveFileName(this, tr("Export the plan"), name + u'.' + suffix, fileFilter(format));
    if (!path.isEmpty())
        exportTo(format, path);
}

void ExportButton::exportTo(ExportFormat format, const QString& path)
{
    const auto& plan = m_controller.plan();
    if (!plan || !m_controller.document())
        return;
    const ReportContent content{m_controller.document()->campaign().name.valueOr({}), plan,
                                m_controller.facts().findings, PlanWords(locale(), plan->input.window.zone),
                                m_controller.serverFacts()};
    m_pool.start([this, format, content, path] {
        const auto error = exportPlan(format, content, path, PlanController::systemClock());
        QMetaObject::invokeMethod(
            this,
            [this, error, path] { Q_EMIT finished(error.isEmpty() ? tr("Saved as %1.").arg(path) : error); },
            Qt::QueuedConnection);
    });
}

} // namespace fairlead
