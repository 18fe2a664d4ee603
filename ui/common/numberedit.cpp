#include "ui/common/numberedit.h"

#include "models/campaign/typedtext.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace fairlead {

NumberEdit::NumberEdit(qint64 minimum, qint64 maximum, QWidget* parent)
    : LineEdit(parent), m_minimum(minimum), m_maximum(maximum)
{
    setInputMethodHints(Qt::ImhPreferNumbers);
    setMaximumWidth(sizeHint().width());
}

QSize NumberEdit::sizeHint() const
{
    return {128, LineEdit::sizeHint().height()};
}

void NumberEdit::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return step(1);
    case Qt::Key_Down:
        return step(-1);
    case Qt::Key_PageUp:
        return event->modifiers() ? LineEdit::keyPressEvent(event) : step(10);
    case Qt::Key_PageDown:
        return event->modifiers() ? LineEdit::keyPressEvent(event) : step(-10);
    default:
        LineEdit::keyPressEvent(event);
    }
}

void NumberEdit::step(qint64 by)
{
    const auto number = wholeNumberIn(text(), QLocale());
    if (!number && !text().trimmed().isEmpty())
        return;
    const auto from = std::clamp(number.value_or(0), m_minimum - 10, m_maximum + 10); // no overflow
    setText(QString::number(std::clamp(from + by, m_minimum, m_maximum)));
}

} // namespace fairlead
