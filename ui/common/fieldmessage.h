#pragma once

#include "models/campaign/problem.h"

#include <QWidget>

class QLabel;

namespace fairlead {

class WrapLabel;

/// What is wrong with a field, right below it: icon and words; nothing at all when all is well.
class FieldMessage : public QWidget
{
    Q_OBJECT
public:
    explicit FieldMessage(QWidget* parent = nullptr);

    void setProblems(const Problems& problems);
    QString text() const;

private:
    QLabel* m_icon;
    WrapLabel* m_text;
    Problems m_problems;
};

} // namespace fairlead
