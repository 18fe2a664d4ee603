#include "ui/library/draftdelegate.h"

#include "models/drafts/draftlistmodel.h"
#include "ui/common/spacing.h"
#include "ui/library/librarysections.h"
#include "ui/workspace/workspacepicture.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace fairlead {

namespace {

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

QFont stronger(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QColor textColor(const QStyleOptionViewItem& option, bool quiet)
{
    if (option.state & QStyle::State_Selected)
        return option.palette.color(QPalette::HighlightedText);
    return option.palette.color(quiet ? QPalette::PlaceholderText : QPalette::Text);
}

void paintBackground(QPainter* painter, const QStyleOptionViewItem& option)
{
    const auto* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

void drawLine(QPainter* painter, const QRect& rect, const QString& text)
{
    const auto shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeading, shown);
}

} // namespace

DraftDelegate::DraftDelegate(const RowWords& words, QObject* parent)
    : QStyledItemDelegate(parent), m_words(words)
{
}

void DraftDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    auto item = option;
    initStyleOption(&item, index);
    paintBackground(painter, item);
    painter->save();
    const auto inner = item.rect.adjusted(spacing::normal, spacing::tight, -spacing::normal, -spacing::tight);
    const auto small = smaller(item.font);
    const int smallHeight = QFontMetrics(small).height();
    const int nameHeight = inner.height() - 2 * smallHeight;
    const auto changed = m_words.changed(index);
    const int changedWidth = QFontMetrics(small).horizontalAdvance(changed);
    const auto place = QStyle::visualRect(
        item.direction, inner,
        {inner.left(), inner.top(), inner.width() - changedWidth - spacing::normal, nameHeight});
    painter->setFont(stronger(item.font));
    painter->setPen(textColor(item, false));
    drawLine(painter, place, item.text);
    painter->setFont(small);
    painter->setPen(textColor(item, true));
    painter->drawText(QRect(inner.left(), inner.top(), inner.width(), nameHeight),
                      Qt::AlignVCenter | Qt::AlignTrailing, changed);
    const QRect second(inner.left(), inner.top() + nameHeight, inner.width(), smallHeight);
    drawLine(painter, second, m_words.standing(index));
    auto third = second.translated(0, smallHeight);
    if (const auto account = m_words.account(index)) {
        const QRect dot(third.left(), third.top(), smallHeight, smallHeight);
        workspaceDot(account->colour)
            .paint(painter, QStyle::visualRect(item.direction, inner, dot), Qt::AlignCenter);
        third.setLeft(third.left() + smallHeight + spacing::tight);
    }
    drawLine(painter, QStyle::visualRect(item.direction, inner, third), m_words.belongings(index));
    painter->restore();
}

QSize DraftDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int lines =
        QFontMetrics(stronger(option.font)).height() + 2 * QFontMetrics(smaller(option.font)).height();
    return {160, lines + spacing::tight * 3};
}

void SectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    auto item = option;
    initStyleOption(&item, index);
    paintBackground(painter, item);
    painter->save();
    const auto inner = item.rect.adjusted(spacing::normal, 0, -spacing::normal, 0);
    const int side = QFontMetrics(item.font).height();
    const QRect iconRect(inner.left(), inner.center().y() - side / 2, side, side);
    const auto mode = item.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal;
    item.icon.paint(painter, iconRect, Qt::AlignCenter, mode);
    painter->setFont(item.font);
    painter->setPen(textColor(item, false));
    drawLine(painter, inner.adjusted(side + spacing::normal, 0, 0, 0), item.text);
    painter->setPen(textColor(item, true));
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignTrailing,
                      QLocale().toString(index.data(LibrarySections::CountRole).toLongLong()));
    painter->restore();
}

QSize SectionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {120, QFontMetrics(option.font).height() + spacing::normal + spacing::tight};
}

} // namespace fairlead
