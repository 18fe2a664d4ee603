#include "ui/common/numberedit.h"

#include <QKeyEvent>

#include <algorithm>

namespace fairlead {

NumberEdit::NumberEdit(qint64 minimum, qint64 maximum, QWidget* parent)
    : QLineEdit(parent), m_minimum(minimum), m_maximum(maximum)
{
    setInputMethodHints(Qt::ImhPreferNumbers);
    setMaximumWidth(sizeHint().width());
}

QSize NumberEdit::sizeHint() const
{
    return {128, QLineEdit::sizeHint().height()};
}

void NumberEdit::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return step(1);
    case Qt::Key_Down:
        return step(-1);
    case Qt::Key_PageUp:
        return event->modifiers() ? QLineEdit::keyPressEvent(event) : step(10);
    case Qt::Key_PageDown:
        return event->modifiers() ? QLineEdit::keyPressEvent(event) : step(-10);
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void NumberEdit::step(qint64 by)
{
    bool ok = false;
    const auto number = text().trimmed().toLongLong(&ok);
    if (!ok && !text().trimmed().isEmpty())
        return;
    setText(QString::number(std::clamp(number + by, m_minimum, m_maximum)));
    Q_EMIT textEdited(text());
}

} // namespace fairlead
