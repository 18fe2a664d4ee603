#pragma once

#include "ui/plan/export/planexport.h"

#include <QThreadPool>
#include <QToolButton>

namespace fairlead {

class PlanController;

/// Saves the plan to a file: a menu of formats, then a file dialog. The file is written on a worker.
class ExportButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ExportButton(PlanController& controller, QWidget* parent = nullptr);
    ~ExportButton() override;

    void exportTo(ExportFormat format, const QString& path);

Q_SIGNALS:
    /// The file is written, or why not, in words.
    void finished(const QString& message);

private:
    void choose(ExportFormat format, const QString& suffix);

    PlanController& m_controller;
    QThreadPool m_pool; ///< last: its destruction waits for the worker
};

} // namespace fairlead
