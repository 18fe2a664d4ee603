#pragma once

#include "models/drafts/draftlistmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;

namespace fairlead {

class LibrarySections;

/// The library at the left of the window: its parts, a search, and the drafts that are found.
class LibraryView : public QWidget
{
    Q_OBJECT
public:
    /// @param drafts outlives the view
    explicit LibraryView(DraftListModel& drafts, QWidget* parent = nullptr);

    QStringList selectedIds() const;
    QString currentId() const;
    bool showsBin() const { return m_drafts.query().bin; }
    /// Selects a draft as soon as the list shows it.
    void select(const QString& id);
    void focusSearch();
    void setOrder(DraftQuery::Order order, Qt::SortOrder direction);

Q_SIGNALS:
    void currentChanged(const QString& id); ///< empty: none
    void selectionChanged();
    void opened(const QString& id);
    void contextMenuRequested(const QPoint& globalPosition);
    void filesDropped(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void applyQuery();
    void takeRows();

    DraftListModel& m_drafts;
    LibrarySections* m_sections;
    QListView* m_parts;
    QLineEdit* m_search;
    QListView* m_list;
    QLabel* m_empty;
    QStackedWidget* m_stack;
    QString m_wanted; ///< to be selected once it is there
};

} // namespace fairlead
