#pragma once

#include <QListView>

namespace fairlead {

/// The list of drafts. Dragging some of them is asked for, since files are to be made for it.
class DraftList : public QListView
{
    Q_OBJECT
public:
    explicit DraftList(QWidget* parent = nullptr);

Q_SIGNALS:
    void dragRequested();
    /// By mouse on a line, or by the menu key for the current one; there is a line, and it is selected.
    void menuRequested(const QPoint& globalPosition);

protected:
    void startDrag(Qt::DropActions) override { Q_EMIT dragRequested(); }
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void requestMenu(const QModelIndex& line, const QPoint& position);
};

} // namespace fairlead
