#include "ui/common/wraplabel.h"

#include <QEnterEvent>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace fairlead {

namespace {

constexpr int wishedCharacters = 80; // average ones in a line, where there is room
constexpr int unbroken = QWIDGETSIZE_MAX;

} // namespace

WrapLabel::WrapLabel(QWidget* parent) : WrapLabel(QString(), parent) {}

WrapLabel::WrapLabel(const QString& text, QWidget* parent) : QLabel(text, parent)
{
    setWordWrap(true);
    m_layout.setCacheEnabled(true);
}

bool WrapLabel::isPlain() const
{
    return textInteractionFlags() == Qt::NoTextInteraction && !text().isEmpty() &&
           !Qt::mightBeRichText(text());
}

void WrapLabel::shape() const
{
    const auto align = QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask;
    if (m_width >= 0 && m_shaped == text() && m_align == align)
        return;
    m_shaped = text();
    m_align = align;
    auto lines = m_shaped;
    lines.replace(u'\n', QChar::LineSeparator);
    m_layout.setText(lines);
    m_layout.setFont(font());
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    option.setTextDirection(layoutDirection());
    option.setAlignment(align | Qt::AlignAbsolute);
    m_layout.setTextOption(option);
    m_width = -1;
    breakLines(unbroken);
    m_natural = static_cast<int>(std::ceil(m_layout.maximumWidth()));
    m_narrowest = static_cast<int>(std::ceil(m_layout.minimumWidth()));
}

int WrapLabel::breakLines(int width) const
{
    if (m_width == width)
        return m_height;
    const qreal leading = QFontMetricsF(m_layout.font()).leading();
    qreal height = -leading;
    m_layout.beginLayout();
    for (auto line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(width);
        height = std::ceil(height + leading); // lines stand on whole pixels
        line.setPosition({0, height});
        height += line.height();
    }
    m_layout.endLayout();
    m_width = width;
    m_height = static_cast<int>(std::ceil(height));
    return m_height;
}

QSize WrapLabel::withMargins(QSize text) const
{
    const auto margins = contentsMargins();
    return {text.width() + margins.left() + margins.right() + 2 * margin(),
            text.height() + margins.top() + margins.bottom() + 2 * margin()};
}

QSize WrapLabel::sizeHint() const
{
    if (!isPlain())
        return QLabel::sizeHint();
    shape();
    const int width = std::min(m_natural, wishedCharacters * fontMetrics().averageCharWidth());
    return withMargins({width, breakLines(width)});
}

QSize WrapLabel::minimumSizeHint() const
{
    if (!isPlain())
        return QLabel::minimumSizeHint();
    shape();
    return withMargins({m_narrowest, fontMetrics().height()});
}

int WrapLabel::heightForWidth(int width) const
{
    if (!isPlain())
        return QLabel::heightForWidth(width);
    shape();
    return withMargins({0, breakLines(std::max(0, width - withMargins({}).width()))}).height();
}

/// Fonts, styles, the direction and the like change what was shaped.
void WrapLabel::changeEvent(QEvent* event)
{
    m_width = -1;
    QLabel::changeEvent(event);
}

void WrapLabel::paintEvent(QPaintEvent* event)
{
    if (!isPlain())
        return QLabel::paintEvent(event);
    shape();
    const auto place = contentsRect().marginsRemoved({margin(), margin(), margin(), margin()});
    const int free = place.height() - breakLines(place.width());
    const int above = alignment() & Qt::AlignVCenter ? free / 2 : alignment() & Qt::AlignBottom ? free : 0;
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    m_layout.draw(&painter, QPointF(place.left(), place.top() + above));
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
