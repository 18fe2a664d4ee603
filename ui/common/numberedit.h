#pragma once

#include "ui/common/lineedit.h"

namespace fairlead {

/// A line for a whole number that takes any text; the arrow keys count up and down within the bounds.
class NumberEdit : public LineEdit
{
    Q_OBJECT
public:
    NumberEdit(qint64 minimum, qint64 maximum, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void step(qint64 by);

    qint64 m_minimum;
    qint64 m_maximum;
};

} // namespace fairlead
