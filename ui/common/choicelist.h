#pragma once

#include <QListView>

namespace fairlead {

/// A list whose selected row is a choice. Focus and the arrow keys only move between the rows; Enter, Space,
/// a click and the accessibility interface choose.
class ChoiceList : public QListView
{
    Q_OBJECT
public:
    using QListView::QListView;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;
};

} // namespace fairlead
