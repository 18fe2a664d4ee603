#pragma once

#include "models/forecast/finding.h"

#include <QWidget>

class QVBoxLayout;

namespace fairlead {

/// What the plan's author should know, each with its fixes as buttons.
class FindingsList : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsList(QWidget* parent = nullptr);

    void setFindings(const std::vector<Finding>& findings);

Q_SIGNALS:
    void fixRequested(const fairlead::Fix& fix);
    void fieldRequested(const QString& pointer);
    void dayRequested(qint64 date);

private:
    QWidget* rowOf(std::size_t number);

    QVBoxLayout* m_place; ///< of the rows
    std::vector<Finding> m_findings;
};

} // namespace fairlead
