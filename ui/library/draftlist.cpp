#include "ui/library/draftlist.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace fairlead {

DraftList::DraftList(QWidget* parent) : QListView(parent)
{
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setFrameShape(QFrame::NoFrame);
}

void DraftList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto line = byKey ? currentIndex() : indexAt(event->pos());
    requestMenu(line, byKey ? visualRect(line).center() : event->pos());
    event->accept();
}

/// The keys themselves, too: not every platform makes an event of them.
void DraftList::keyPressEvent(QKeyEvent* event)
{
    const bool isShiftF10 = event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier;
    if (event->key() != Qt::Key_Menu && !isShiftF10)
        return QListView::keyPressEvent(event);
    requestMenu(currentIndex(), visualRect(currentIndex()).center());
    event->accept();
}

void DraftList::requestMenu(const QModelIndex& line, const QPoint& position)
{
    if (!line.isValid())
        return;
    if (!selectionModel()->isSelected(line))
        selectionModel()->setCurrentIndex(line, QItemSelectionModel::ClearAndSelect);
    Q_EMIT menuRequested(viewport()->mapToGlobal(position));
}

} // namespace fairlead
