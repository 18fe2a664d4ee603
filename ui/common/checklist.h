#pragma once

#include <QListWidget>

namespace fairlead {

/// A list of boxes to tick. Rows are not selected, so that what the accessibility interface calls selecting a
/// row ticks it, as a click on its box, Space and Enter do.
class CheckList : public QListWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;

private:
    static void toggle(QListWidgetItem* item);
};

} // namespace fairlead
