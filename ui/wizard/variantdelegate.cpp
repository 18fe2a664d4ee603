#include "ui/wizard/variantdelegate.h"

#include "models/campaign/schema.h"
#include "models/campaign/varianttablemodel.h"
#include "models/catalog/catalog.h"
#include "ui/common/lineedit.h"
#include "ui/common/searchcombo.h"
#include "ui/common/theme.h"

#include <QLineEdit>

namespace fairlead {

namespace {

QList<SearchCombo::Entry> typeEntries()
{
    QList<SearchCombo::Entry> entries;
    for (const auto& type : schema::membersOf(schema::variantField("type")))
        entries << SearchCombo::Entry{type, variantTypeLabel(type)};
    return entries;
}

template <typename Item>
QList<SearchCombo::Entry> entriesOf(const std::vector<Item>& items)
{
    QList<SearchCombo::Entry> entries;
    for (const auto& item : items)
        entries << SearchCombo::Entry{item.id, item.name};
    return entries;
}

bool isPersonal(const QModelIndex& index)
{
    const auto type = index.siblingAtColumn(VariantTableModel::TypeColumn).data(Qt::EditRole).toString();
    return type == QLatin1String(schema::variantPersonalization);
}

} // namespace

VariantDelegate::VariantDelegate(const Catalog& catalog, QObject* parent)
    : QStyledItemDelegate(parent), m_catalog(catalog)
{
}

QWidget* VariantDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                       const QModelIndex& index) const
{
    const bool isLine =
        index.column() == VariantTableModel::LabelColumn || index.column() == VariantTableModel::WeightColumn;
    auto* editor = isLine ? new LineEdit(parent) : createCombo(parent, index);
    editor->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    editor->setAccessibleDescription(index.data(VariantTableModel::ProblemRole).toString());
    return editor;
}

QWidget* VariantDelegate::createCombo(QWidget* parent, const QModelIndex& index) const
{
    auto* combo = new SearchCombo(parent);
    if (index.column() == VariantTableModel::TypeColumn)
        combo->setEntries(typeEntries());
    else
        combo->setEntries(isPersonal(index) ? entriesOf(m_catalog.profiles())
                                            : entriesOf(m_catalog.templates()));
    connect(combo, &QComboBox::activated, this, [this, combo] {
        auto* self = const_cast<VariantDelegate*>(this);
        Q_EMIT self->commitData(combo);
    });
    return combo;
}

void VariantDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const auto text = index.data(Qt::EditRole).toString();
    if (auto* combo = qobject_cast<SearchCombo*>(editor))
        combo->setValue(text);
    else if (auto* line = qobject_cast<QLineEdit*>(editor); line && line->text() != text)
        line->setText(text);
}

void VariantDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* combo = qobject_cast<const SearchCombo*>(editor))
        model->setData(index, combo->value(), Qt::EditRole);
    else if (const auto* line = qobject_cast<const QLineEdit*>(editor))
        model->setData(index, line->text(), Qt::EditRole);
}

void VariantDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex&) const
{
    editor->setGeometry(option.rect);
}

void VariantDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto severity = index.data(VariantTableModel::SeverityRole);
    if (!severity.isValid())
        return;
    option->icon = severityIcon(static_cast<Problem::Severity>(severity.toInt()));
    option->decorationSize = QSize(16, 16);
    option->decorationPosition = QStyleOptionViewItem::Right;
    option->features |= QStyleOptionViewItem::HasDecoration;
}

} // namespace fairlead
