#pragma once

#include "models/forecast/goalseek.h"

#include <QThreadPool>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace fairlead {

class PlanWords;

/// "Finish by", "no more than n a day", "new leads never stall": the smallest changes that do it, one click
/// each.
class GoalPanel : public QWidget
{
    Q_OBJECT
public:
    using Seek = std::function<GoalAnswers(const ForecastInput&, const Goal&, const std::atomic_bool*)>;

    explicit GoalPanel(QWidget* parent = nullptr, Seek search = seekGoal);
    ~GoalPanel() override;

    /// The plan whose settings may change. Answers to an earlier one are taken away.
    void setPlan(const Plan& plan, const PlanWords& words);

Q_SIGNALS:
    void fixRequested(const fairlead::Fix& fix);

private:
    Goal goal() const;
    void showKind();
    void seek();
    void stop();
    void clearAnswers();
    void showAnswers(const GoalAnswers& found);

    Seek m_seek;
    ForecastInput m_input;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    QComboBox* m_kind;
    QDateEdit* m_date;
    QSpinBox* m_number;
    QPushButton* m_find;
    QLabel* m_message;
    QVBoxLayout* m_answers;
    QThreadPool m_pool; ///< last: its destruction waits for the worker
};

} // namespace fairlead
