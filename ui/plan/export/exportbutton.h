#pragma once

#include "ui/plan/export/planexport.h"

#include <QToolButton>

namespace fairlead {

class PlanController;
class PlanExporter;

/// Saves the plan to a file: a menu of formats, then a file dialog.
class ExportButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ExportButton(PlanController& controller, QWidget* parent = nullptr);

    void exportTo(ExportFormat format, const QString& path);

Q_SIGNALS:
    /// The file is written, or why not, in words.
    void finished(const QString& message);

private:
    void choose(ExportFormat format);

    PlanController& m_controller;
    PlanExporter* m_exporter;
};

} // namespace fairlead
