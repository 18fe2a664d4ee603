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

protected:
    void startDrag(Qt::DropActions) override { Q_EMIT dragRequested(); }
};

} // namespace fairlead
