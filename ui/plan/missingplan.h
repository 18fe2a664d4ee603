#pragma once

#include "models/campaign/problem.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace fairlead {

/// Stands in the plan's place when there is none: what is missing, each with a way to its field.
class MissingPlan : public QWidget
{
    Q_OBJECT
public:
    explicit MissingPlan(QWidget* parent = nullptr);

    /// @param problems none: of a campaign whose plan is being made
    void setProblems(const Problems& problems, bool hasCampaign);

Q_SIGNALS:
    void fieldRequested(const QString& pointer);
    /// The setting of the forecast that a problem's path names is to be the default's.
    void defaultRequested(const QString& path);

private:
    void addProblem(const Problem& problem);

    QWidget* m_list;
    QVBoxLayout* m_rows;
    QLabel* m_title;
};

} // namespace fairlead
