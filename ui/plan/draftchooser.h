#pragma once

#include "models/drafts/draftlistmodel.h"

#include <QDialog>

class QListView;
class QPushButton;

namespace fairlead {

class LineEdit;

/// Chooses one draft of the library, by a search line and a list.
class DraftChooser : public QDialog
{
    Q_OBJECT
public:
    /// @param library outlives the dialog
    DraftChooser(const QString& title, DraftLibrary& library, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& draftId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void refresh();

    DraftListModel m_drafts;
    LineEdit* m_search;
    QListView* m_list;
    QPushButton* m_choose;
};

} // namespace fairlead
