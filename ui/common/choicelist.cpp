#include "ui/common/choicelist.h"

#include <QKeyEvent>

namespace fairlead {

void ChoiceList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_Select:
        if (currentIndex().isValid())
            selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

QItemSelectionModel::SelectionFlags ChoiceList::selectionCommand(const QModelIndex& index,
                                                                 const QEvent* event) const
{
    const bool isByKey = !event || event->type() == QEvent::KeyPress;
    return isByKey ? QItemSelectionModel::NoUpdate : QListView::selectionCommand(index, event);
}

} // namespace fairlead
