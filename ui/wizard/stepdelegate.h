#pragma once

#include <QStyledItemDelegate>

namespace fairlead {

/// A step in the list: its number in its colour, channel and delay, and a mark when something is wrong.
class StepDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace fairlead
