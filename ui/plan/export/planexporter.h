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
    /// Gives up what is not written yet; the files stay as they were.
    ~PlanExporter() override;

    void write(ExportFormat format, const ReportContent& content, const QString& path);
    /// Makes the plan first.
    /// @param draftId of the campaign in the library
    void write(ExportFormat format, const Campaign& campaign, const ForecastInput& input,
               const ReportNames& names, const QString& draftId, const QString& path);

    /// Gives up what is not written yet: it fails, and the files stay as they were.
    void cancel();
    bool isWriting() const { return m_running > 0; }

Q_SIGNALS:
    void started();
    /// The file is written.
    void written(const QString& path);
    /// Why not, in words.
    void failed(const QString& error);

private:
    using Flag = std::shared_ptr<std::atomic_bool>;

    /// @param work gives an error for the user, or an empty text
    void start(const std::function<QString(const std::atomic_bool* cancelled)>& work, const QString& path);

    Flag m_cancelled = std::make_shared<std::atomic_bool>(false); ///< of the exports that run
    int m_running = 0;
    QThreadPool m_pool;
};

} // namespace fairlead
