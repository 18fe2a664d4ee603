#pragma once

#include "models/forecast/goalseek.h"

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fairlead {

class NumberEdit;
class PlanWords;

/// "Finish by", "no more than n a day", "new leads never stall": the smallest changes that do it, one click
/// each.
class GoalPanel : public QWidget
{
    Q_OBJECT
public:
    /// seekGoal(), or what stands in for it
    using Seek = std::function<GoalAnswers(const ForecastInput&, const Goal&, const std::atomic_bool*,
                                           const std::function<void(qint64)>&)>;

    explicit GoalPanel(QWidget* parent = nullptr, Seek search = seekGoal);
    ~GoalPanel() override;

    /// For another campaign: what was typed as a goal goes.
    void reset();
    /// The plan whose settings may change. Answers to an earlier one are taken away; what the user typed as
    /// goal stays.
    void setPlan(const Plan& plan, const PlanWords& words);

Q_SIGNALS:
    void fixRequested(const fairlead::Fix& fix);
    /// By a path into the campaign: what the user has to add by hand.
    void fieldRequested(const QString& path);

private:
    /// What the worker shares with the panel.
    struct Search
    {
        std::atomic_bool cancelled = false;
        std::atomic<qint64> tried = 0;
    };

    /// Nothing when the number is none.
    std::optional<Goal> goal() const;
    void showKind();
    void seek();
    void stop();
    void cancel();
    void report();
    void clearAnswers();
    void showAnswers(const GoalAnswers& found);
    void showAnswer(const GoalAnswer& answer);

    Seek m_seek;
    ForecastInput m_input;
    std::shared_ptr<Search> m_search; ///< null while none runs
    QComboBox* m_kind;
    QDateEdit* m_date;
    NumberEdit* m_number;
    bool m_isDateChosen = false; ///< by the user; else it follows the plan
    bool m_isNumberTyped = false;
    QPushButton* m_find;
    QLabel* m_message;
    QVBoxLayout* m_answers;
    QTimer m_reports;
    QThreadPool m_pool; ///< last: its destruction waits for the worker
};

} // namespace fairlead
