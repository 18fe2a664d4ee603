#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace fairlead {

class PlanController;

/// Tells of a forecast that takes its time, with a count and a way to cancel it, or of one that was
/// cancelled. Hidden while there is nothing to tell.
class PlanProgress : public QWidget
{
    Q_OBJECT
public:
    explicit PlanProgress(PlanController& controller, QWidget* parent = nullptr);

private:
    void showBusy(qint64 sent, qint64 of);
    void showCancelled();

    PlanController& m_controller;
    QLabel* m_text;
    QProgressBar* m_bar;
    QWidget* m_cancel;
    QWidget* m_again;
};

} // namespace fairlead
