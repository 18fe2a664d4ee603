#include "ui/common/checklist.h"

#include <QKeyEvent>

namespace fairlead {

CheckList::CheckList(QWidget* parent) : QListWidget(parent)
{
    connect(this, &QListWidget::itemSelectionChanged, this, [this] {
        const auto chosen = selectedItems();
        clearSelection();
        for (auto* row : chosen)
            toggle(row);
    });
}

void CheckList::toggle(QListWidgetItem* item)
{
    item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
}

void CheckList::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentItem())
        return toggle(currentItem());
    QListWidget::keyPressEvent(event);
}

QItemSelectionModel::SelectionFlags CheckList::selectionCommand(const QModelIndex&, const QEvent*) const
{
    return QItemSelectionModel::NoUpdate;
}

} // namespace fairlead
