#pragma once

#include "ui/plan/export/planexport.h"

#include <QPointer>
#include <QToolButton>

namespace fairlead {

class CampaignDocument;
class PlanController;
class PlanExporter;

/// Saves the plan to a file: a menu of formats, then a file dialog. Only the plan of the campaign as it
/// stands is exported, with the findings of that plan.
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
    /// An export that the user asked for while the plan, or what is told of it, was still being made.
    struct Waiting
    {
        ExportFormat format;
        QString path;
        QPointer<CampaignDocument> document;
    };

    void choose(ExportFormat format);
    void showState();
    void writeWaiting();
    void giveUpWaiting(const QString& why);

    PlanController& m_controller;
    PlanExporter* m_exporter;
    QList<QAction*> m_formats;
    QAction* m_cancel;
    std::vector<Waiting> m_waiting;
};

} // namespace fairlead
