#pragma once

#include <QStyledItemDelegate>

namespace fairlead {

class Catalog;

/// Cells of the variants: lines and combo boxes that take any value, and a mark where a value is wrong.
class VariantDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit VariantDelegate(const Catalog& catalog, QObject* parent = nullptr);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    QWidget* createCombo(QWidget* parent, const QModelIndex& index) const;

    const Catalog& m_catalog;
};

} // namespace fairlead
