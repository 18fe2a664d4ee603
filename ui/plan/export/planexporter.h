#pragma once

#include "models/campaign/draft.h"
#include "ui/plan/export/planexport.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace fairlead {

/// Writes plans to files on a worker.
class PlanExporter : public QObject
{
    Q_OBJECT
public:
    explicit PlanExporter(QObject* parent = nullptr);
    /// Waits for the file that is being written; a plan that is not made yet is given up.
    ~PlanExporter() override;

    void write(ExportFormat format, const ReportContent& content, const QString& path);
    /// Makes the plan first.
    void write(ExportFormat format, const Campaign& campaign, const ForecastInput& input,
               const ServerFacts& facts, const QString& path);

Q_SIGNALS:
    /// The file is written.
    void written(const QString& path);
    /// Why not, in words.
    void failed(const QString& error);

private:
    void start(const std::function<QString()>& work, const QString& path);

    std::atomic_bool m_cancelled = false;
    QThreadPool m_pool;
};

} // namespace fairlead
