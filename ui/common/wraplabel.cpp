#include "ui/common/wraplabel.h"

#include <QEnterEvent>

namespace fairlead {

namespace {

constexpr qsizetype mostHeights = 16; // a splitter that is dragged asks for ever new ones

} // namespace

WrapLabel::WrapLabel(QWidget* parent) : WrapLabel(QString(), parent) {}

WrapLabel::WrapLabel(const QString& text, QWidget* parent) : QLabel(text, parent)
{
    setWordWrap(true);
}

void WrapLabel::refresh() const
{
    if (m_measured == text() && m_heights.size() <= mostHeights)
        return;
    m_measured = text();
    m_heights.clear();
    m_hint = m_minimum = QSize();
}

QSize WrapLabel::sizeHint() const
{
    refresh();
    return m_hint.isValid() ? m_hint : m_hint = QLabel::sizeHint();
}

QSize WrapLabel::minimumSizeHint() const
{
    refresh();
    return m_minimum.isValid() ? m_minimum : m_minimum = QLabel::minimumSizeHint();
}

int WrapLabel::heightForWidth(int width) const
{
    refresh();
    const auto known = m_heights.constFind(width);
    if (known != m_heights.constEnd())
        return *known;
    return *m_heights.insert(width, QLabel::heightForWidth(width));
}

/// Fonts, styles and the like change what was measured.
void WrapLabel::changeEvent(QEvent* event)
{
    m_heights.clear();
    m_hint = m_minimum = QSize();
    QLabel::changeEvent(event);
}

void WrapLabel::enterEvent(QEnterEvent* event)
{
    if (m_isSelectable)
        setTextInteractionFlags(Qt::TextSelectableByMouse);
    QLabel::enterEvent(event);
}

/// What is selected stays so, to be copied.
void WrapLabel::leaveEvent(QEvent* event)
{
    if (m_isSelectable && !hasSelectedText())
        setTextInteractionFlags(Qt::NoTextInteraction);
    QLabel::leaveEvent(event);
}

} // namespace fairlead
