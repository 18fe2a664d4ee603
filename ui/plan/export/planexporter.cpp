#include "ui/plan/export/planexporter.h"

#include <QDateTime>

namespace fairlead {

PlanExporter::PlanExporter(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PlanExporter::~PlanExporter()
{
    m_cancelled = true;
    m_pool.waitForDone();
}

void PlanExporter::write(ExportFormat format, const ReportContent& content, const QString& path)
{
    start([=] { return exportPlan(format, content, path, QDateTime::currentSecsSinceEpoch()); }, path);
}

void PlanExporter::write(ExportFormat format, const Campaign& campaign, const ForecastInput& input,
                         const ServerFacts& facts, const QString& path)
{
    const auto work = [=, this, locale = QLocale()] {
        auto plan = runForecast(
            input, {.keepActions = format == ExportFormat::ActionsCsv, .cancelled = &m_cancelled});
        if (!plan)
            return QString();
        const auto findings = findingsOf(*plan, &m_cancelled);
        const auto content =
            reportContent(campaign, std::make_shared<const Plan>(*std::move(plan)), findings, locale, facts);
        return exportPlan(format, content, path, QDateTime::currentSecsSinceEpoch());
    };
    start(work, path);
}

void PlanExporter::start(const std::function<QString()>& work, const QString& path)
{
    m_pool.start([this, work, path] {
        const auto error = work();
        // The destructor waits for this worker, so `this` is there.
        QMetaObject::invokeMethod(
            this,
            [this, error, path] {
                if (error.isEmpty())
                    Q_EMIT written(path);
                else
                    Q_EMIT failed(error);
            },
            Qt::QueuedConnection);
    });
}

} // namespace fairlead
