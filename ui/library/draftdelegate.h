#pragma once

#include "ui/library/rowwords.h"

#include <QStyledItemDelegate>

namespace fairlead {

/// A draft as three lines: its name and when it was changed; where it stands, for how many and when; the
/// account it belongs to, by colour and name, its type and tags.
class DraftDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// @param words outlives the delegate
    DraftDelegate(const RowWords& words, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const RowWords& m_words;
};

/// A part of the library as one line with its count at the right.
class SectionDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace fairlead
