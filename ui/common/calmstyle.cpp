#include "ui/common/calmstyle.h"

#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

namespace fairlead {

namespace {

constexpr int controlHeight = 32;
constexpr int tableRowHeight = 28;
constexpr int scrollBarWidth = 12;
constexpr qreal radius = 5;

QColor mixed(const QColor& a, const QColor& b, qreal part)
{
    const auto blend = [&](int x, int y) {
        return static_cast<int>(x + (y - x) * part);
    };
    return QColor(blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()));
}

/// Focus first, then a problem, then the quiet frame.
QPen framePen(const QStyleOption& option, const QWidget* widget)
{
    const auto& palette = option.palette;
    if (option.state & QStyle::State_HasFocus)
        return QPen(palette.color(QPalette::Link), 2);
    const auto severity = widget ? widget->property(severityProperty) : QVariant();
    if (severity.isValid())
        return QPen(tintColor(tintOf(static_cast<Problem::Severity>(severity.toInt())), palette), 1);
    const auto frame = palette.color(QPalette::Mid);
    return QPen(
        option.state & QStyle::State_Enabled ? frame : mixed(frame, palette.color(QPalette::Window), 0.5), 1);
}

void drawPanel(QPainter* painter, const QRect& rect, const QBrush& fill, const QPen& pen)
{
    const qreal inset = pen.widthF() / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

QColor buttonFill(const QStyleOption& option, bool isDefault)
{
    const auto& palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const auto text = palette.color(QPalette::WindowText);
    QColor fill = isDefault && enabled ? palette.color(QPalette::Highlight) : palette.color(QPalette::Button);
    if (!enabled)
        fill = palette.color(QPalette::Window);
    else if (option.state & (QStyle::State_Sunken | QStyle::State_On))
        fill = mixed(fill, text, 0.16);
    else if (option.state & QStyle::State_MouseOver)
        fill = mixed(fill, text, 0.07);
    return fill;
}

void drawIndicator(QPainter* painter, const QStyleOption& option, bool round)
{
    const auto& palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool marked = option.state & (QStyle::State_On | QStyle::State_NoChange);
    QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto fill = marked && enabled ? palette.color(QPalette::Highlight) : palette.color(QPalette::Base);
    painter->setPen(QPen(marked && enabled ? fill : palette.color(QPalette::Mid), 1.4));
    painter->setBrush(fill);
    if (round)
        painter->drawEllipse(box);
    else
        painter->drawRoundedRect(box, 3, 3);
    const auto mark = enabled ? palette.color(QPalette::HighlightedText)
                              : palette.color(QPalette::Disabled, QPalette::Text);
    if (marked && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        const qreal dot = box.width() / 4;
        painter->drawEllipse(box.center(), dot, dot);
    } else if (option.state & QStyle::State_On) {
        painter->setPen(QPen(mark, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        const auto point = [&](qreal x, qreal y) {
            return box.topLeft() + QPointF(box.width() * x, box.height() * y);
        };
        painter->drawPolyline(QPolygonF{point(0.22, 0.52), point(0.43, 0.72), point(0.78, 0.3)});
    } else if (marked) {
        painter->setPen(QPen(mark, 2));
        painter->drawLine(QPointF(box.left() + 4, box.center().y()),
                          QPointF(box.right() - 4, box.center().y()));
    }
    painter->restore();
}

/// A tool button with a frame that is on or off, such as a day of the week.
bool isSwitch(const QStyleOption* option, const QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button && button->isCheckable() && !(option->state & QStyle::State_AutoRaise);
}

void drawSwitch(QPainter* painter, const QStyleOption& option)
{
    const bool on = option.state & QStyle::State_On;
    const auto base = buttonFill(option, false);
    const auto accent = option.palette.color(QPalette::Link);
    QPen pen(on ? accent : option.palette.color(QPalette::Mid), on ? 1.5 : 1);
    if (option.state & QStyle::State_HasFocus)
        pen = QPen(accent, 2.5);
    drawPanel(painter, option.rect, on ? mixed(option.palette.color(QPalette::Base), accent, 0.18) : base,
              pen);
}

void drawChevron(QPainter* painter, const QRect& rect)
{
    const QRect square(rect.center() - QPoint(7, 7), QSize(16, 16));
    themedIcon(QStringLiteral("chevron-down"), IconTint::Muted).paint(painter, square);
}

} // namespace

CalmStyle::CalmStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth <= 0) {
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
            return;
        }
        drawPanel(painter, option->rect,
                  option->palette.brush(option->state & State_Enabled ? QPalette::Base : QPalette::Window),
                  framePen(*option, widget));
        return;
    case PE_FrameLineEdit:
        drawPanel(painter, option->rect, Qt::NoBrush, framePen(*option, widget));
        return;
    case PE_Frame:
        drawPanel(painter, option->rect, option->palette.brush(QPalette::Base), framePen(*option, widget));
        return;
    case PE_PanelButtonCommand: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool isDefault = button && button->features & QStyleOptionButton::DefaultButton;
        const bool flat = button && button->features & QStyleOptionButton::Flat;
        QPen pen = framePen(*option, widget);
        const bool focused = option->state & State_HasFocus;
        if (flat && !focused)
            pen = Qt::NoPen;
        if (flat && !(option->state & (State_MouseOver | State_Sunken | State_On)))
            return drawPanel(painter, option->rect, Qt::NoBrush, pen);
        if (isDefault && option->state & State_Enabled)
            pen = focused ? QPen(option->palette.color(QPalette::WindowText), 2) : QPen(Qt::NoPen);
        drawPanel(painter, option->rect, buttonFill(*option, isDefault), pen);
        return;
    }
    case PE_PanelButtonTool:
        if (isSwitch(option, widget))
            return drawSwitch(painter, *option);
        if (option->state & (State_MouseOver | State_Sunken | State_On | State_HasFocus))
            drawPanel(painter, option->rect, buttonFill(*option, false),
                      option->state & State_HasFocus ? framePen(*option, widget) : QPen(Qt::NoPen));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawIndicator(painter, *option, false);
    case PE_IndicatorRadioButton:
        return drawIndicator(painter, *option, true);
    case PE_FrameFocusRect:
        if (qobject_cast<const QPushButton*>(widget))
            return; // the button's own frame shows it
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(option->palette.color(QPalette::Link), 1.5));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 3, 3);
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (element == CE_PushButtonLabel && button && button->features & QStyleOptionButton::DefaultButton &&
        button->state & State_Enabled) {
        QStyleOptionButton primary = *button;
        primary.palette.setColor(QPalette::ButtonText, button->palette.color(QPalette::HighlightedText));
        QProxyStyle::drawControl(element, &primary, painter, widget);
        return;
    }
    if (element == CE_HeaderSection) {
        painter->fillRect(option->rect, option->palette.brush(QPalette::AlternateBase));
        painter->fillRect(option->rect.adjusted(0, option->rect.height() - 1, 0, 0),
                          option->palette.color(QPalette::Mid));
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QRect CalmStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const auto rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(spacing::tight, 0, -spacing::tight, 0) : rect;
}

void CalmStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        const bool editable = combo && combo->editable;
        const auto fill = editable ? option->palette.color(QPalette::Base) : buttonFill(*option, false);
        drawPanel(painter, option->rect, fill, framePen(*option, widget));
        drawChevron(painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget));
        return;
    }
    if (control == CC_ScrollBar) {
        const auto slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
        const auto window = option->palette.color(QPalette::Window);
        const auto text = option->palette.color(QPalette::WindowText);
        painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        const bool active = option->activeSubControls & SC_ScrollBarSlider;
        painter->setBrush(mixed(window, text, active ? 0.55 : 0.35));
        painter->drawRoundedRect(QRectF(slider).adjusted(3, 3, -3, -3), 3, 3);
        painter->restore();
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize CalmStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.rwidth() += spacing::normal;
        [[fallthrough]];
    case CT_LineEdit:
    case CT_ComboBox:
        return result.expandedTo(QSize(0, controlHeight));
    case CT_ItemViewItem:
    case CT_MenuItem:
        return result.expandedTo(QSize(0, tableRowHeight));
    default:
        return result;
    }
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractScrollArea*>(widget) ? 3 : 2; // room for the round corners
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return spacing::normal;
    case PM_HeaderMargin:
    case PM_FocusFrameHMargin:
        return 6;
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_SplitterWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ShowDecorationSelected:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_ComboBox_Popup:
        return 0;
    case SH_UnderlineShortcut:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace fairlead
