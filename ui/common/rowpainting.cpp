#include "ui/common/rowpainting.h"

#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace fairlead {

void paintRowBackground(QPainter* painter, const QStyleOptionViewItem& option)
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const bool focused = option.state & QStyle::State_HasFocus;
    const auto box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || hovered) {
        QColor fill = option.palette.color(QPalette::Highlight);
        fill.setAlphaF(selected ? 0.16F : 0.06F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(box, 5, 5);
    }
    if (selected) {
        painter->setBrush(option.palette.color(QPalette::Link));
        painter->drawRoundedRect(QRectF(box.left(), box.top() + 6, 3, box.height() - 12), 1.5, 1.5);
    }
    if (focused) {
        painter->setPen(QPen(option.palette.color(QPalette::Link), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box, 5, 5);
    }
}

void paintTwoLines(QPainter* painter, const QStyleOptionViewItem& option, const TwoLines& lines)
{
    const auto area = option.rect.adjusted(spacing::normal + lines.left, spacing::normal,
                                           -spacing::normal - lines.right, -spacing::normal);
    const auto body = themeFont(TypeSize::Body);
    const auto small = themeFont(TypeSize::Small);
    painter->setFont(body);
    painter->setPen(option.palette.color(QPalette::WindowText));
    const QFontMetrics titleMetrics(body);
    painter->drawText(area, Qt::AlignTop | Qt::AlignLeft,
                      titleMetrics.elidedText(lines.title, Qt::ElideRight, area.width()));
    painter->setFont(small);
    painter->setPen(lines.detailColor.isValid() ? lines.detailColor
                                                : tintColor(IconTint::Muted, option.palette));
    painter->drawText(area, Qt::AlignBottom | Qt::AlignLeft,
                      QFontMetrics(small).elidedText(lines.detail, Qt::ElideRight, area.width()));
}

int twoLineHeight()
{
    return QFontMetrics(themeFont(TypeSize::Body)).height() +
           QFontMetrics(themeFont(TypeSize::Small)).height() + 2 * spacing::normal + 2;
}

} // namespace fairlead
