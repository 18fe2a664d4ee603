#pragma once

#include "models/drafts/draftlistmodel.h"
#include "ui/library/rowwords.h"

#include <QWidget>

class QLabel;
class QListView;
class QStackedWidget;

namespace fairlead {

class DraftFilters;
class DraftList;
class LibrarySections;
class LineEdit;

/// The library at the left of the window: its parts, a search and filters, the drafts that are found, and
/// how many there are.
class LibraryView : public QWidget
{
    Q_OBJECT
public:
    /// @param drafts outlives the view
    explicit LibraryView(DraftListModel& drafts, QWidget* parent = nullptr);

    QStringList selectedIds() const;
    bool hasSelection() const;
    QString currentId() const;
    bool showsBin() const { return m_drafts.query().bin; }
    /// Selects a draft as soon as the list shows it.
    void select(const QString& id);
    void focusSearch();
    /// The filters as a menu, for the menu bar too.
    DraftFilters& filters() { return *m_filters; }
    /// What the lines say beside their names.
    void setWords(const RowWords& words);
    /// What the words come from has changed.
    void refreshWords();
    void setOrder(DraftQuery::Order order, Qt::SortOrder direction);

Q_SIGNALS:
    void currentChanged(const QString& id); ///< empty: none
    void selectionChanged();
    void opened(const QString& id);
    void contextMenuRequested(const QPoint& globalPosition);
    /// The selected drafts are being dragged to another program.
    void dragRequested();

private:
    QWidget* buildSearch();
    QWidget* buildFilterWords();
    void connectAll();
    void applyQuery();
    void showFilters();
    void showCounts();
    void takeRows();

    DraftListModel& m_drafts;
    LibrarySections* m_sections;
    QListView* m_parts;
    LineEdit* m_search;
    DraftFilters* m_filters;
    QWidget* m_filterRow = nullptr;
    QLabel* m_filterWords = nullptr;
    DraftList* m_list;
    QLabel* m_empty;
    QStackedWidget* m_stack;
    QLabel* m_totals;
    RowWords m_words;
    QString m_wanted;           ///< to be selected once it is there
    bool m_isOtherPart = false; ///< chosen, and its rows have not come yet
};

} // namespace fairlead
