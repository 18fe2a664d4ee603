#include "ui/plan/export/planexporter.h"

#include <QDateTime>

namespace fairlead {

PlanExporter::PlanExporter(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PlanExporter::~PlanExporter()
{
    *m_cancelled = true;
    m_pool.waitForDone();
}

void PlanExporter::write(ExportFormat format, const ReportContent& content, const QString& path)
{
    start(
        [=](const std::atomic_bool* cancelled) {
            return exportPlan(format, content, path, QDateTime::currentSecsSinceEpoch(), cancelled);
        },
        path);
}

void PlanExporter::write(ExportFormat format, const Campaign& campaign, const ForecastInput& input,
                         const ReportNames& names, const QString& draftId, const QString& path)
{
    const auto work = [=, locale = QLocale()](const std::atomic_bool* cancelled) {
        auto plan =
            runForecast(input, {.keepActions = format == ExportFormat::ActionsCsv, .cancelled = cancelled});
        if (!plan)
            return tr("%1 was not written: the export was cancelled.").arg(path);
        const auto content =
            reportContent(campaign, std::make_shared<const Plan>(*std::move(plan)), locale, names, draftId);
        return exportPlan(format, content, path, QDateTime::currentSecsSinceEpoch(), cancelled);
    };
    start(work, path);
}

void PlanExporter::cancel()
{
    *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
}

void PlanExporter::start(const std::function<QString(const std::atomic_bool*)>& work, const QString& path)
{
    ++m_running;
    m_pool.start([this, work, path, cancelled = m_cancelled] {
        const auto error = work(cancelled.get());
        // The destructor waits for this worker, so `this` is there.
        QMetaObject::invokeMethod(
            this,
            [this, error, path] {
                --m_running;
                if (error.isEmpty())
                    Q_EMIT written(path);
                else
                    Q_EMIT failed(error);
            },
            Qt::QueuedConnection);
    });
    Q_EMIT started();
}

} // namespace fairlead
