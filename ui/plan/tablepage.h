#pragma once

#include <QTimer>
#include <QWidget>

#include <utility>

class QComboBox;
class QSortFilterProxyModel;
class QTableView;

namespace fairlead {

class PlanTable;

/// The table twin of each view. Sorts by a click on a column, copies what is selected with its headers.
class TablePage : public QWidget
{
    Q_OBJECT
public:
    enum class Twin { Days, Actions, Steps, Lead, Comparison };
    Q_ENUM(Twin)

    explicit TablePage(QWidget* parent = nullptr);

    PlanTable* table() const { return m_table; }
    QTableView* view() const { return m_view; }
    Twin twin() const;
    void setTwin(Twin twin);
    /// Shapes the columns after the table was filled: at once when they are others, else when the typing
    /// rests.
    void fit();
    /// The selection, or the whole table, as tab-separated text with its headers.
    QString copied() const;

Q_SIGNALS:
    void twinChanged();

private:
    QComboBox* m_twins;
    PlanTable* m_table;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_view;
    QTimer m_fitTimer;
    std::pair<int, int> m_fitted{-1, -1}; ///< table and columns
};

} // namespace fairlead
