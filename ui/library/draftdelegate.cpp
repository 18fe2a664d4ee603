#include "ui/library/draftdelegate.h"

#include "models/drafts/draftlistmodel.h"
#include "ui/common/spacing.h"
#include "ui/library/librarysections.h"

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

QString when(const QDateTime& utc)
{
    const auto local = utc.toLocalTime();
    if (local.date() == QDate::currentDate())
        return QLocale().toString(local.time(), QLocale::ShortFormat);
    return QLocale().toString(local.date(), QLocale::ShortFormat);
}

QString details(const QModelIndex& index)
{
    const auto column = [&](DraftListModel::Column c) {
        return index.siblingAtColumn(c).data().toString();
    };
    QStringList parts{typeWords(column(DraftListModel::Type)), column(DraftListModel::State),
                      when(index.data(DraftListModel::UpdatedRole).toDateTime()),
                      column(DraftListModel::Size)};
    const auto tags = index.data(DraftListModel::TagsRole).toStringList();
    if (!tags.isEmpty())
        parts << tags.join(QStringLiteral(", "));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void drawLine(QPainter* painter, const QRect& rect, const QString& text)
{
    const auto shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeading, shown);
}

} // namespace

void DraftDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    auto item = option;
    initStyleOption(&item, index);
    const auto name = item.text.isEmpty() ? tr("Untitled campaign") : item.text;
    paintBackground(painter, item);
    painter->save();
    const auto inner = item.rect.adjusted(spacing::normal, spacing::tight, -spacing::normal, -spacing::tight);
    const int half = inner.height() / 2;
    painter->setFont(stronger(item.font));
    painter->setPen(textColor(item, index.data().toString().isEmpty()));
    drawLine(painter, {inner.left(), inner.top(), inner.width(), half}, name);
    painter->setFont(smaller(item.font));
    painter->setPen(textColor(item, true));
    drawLine(painter, {inner.left(), inner.top() + half, inner.width(), half}, details(index));
    painter->restore();
}

QSize DraftDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int lines = QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height();
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
