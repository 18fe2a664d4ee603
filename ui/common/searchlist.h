#pragma once

#include <QWidget>

class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace fairlead {

class LineEdit;

/// A list with a search line: rows of a title and a quieter detail, found by any part of either.
class SearchList : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        QString value;
        QString title;
        QString detail;

        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @param label what the list holds, for people; names list and search line
    explicit SearchList(const QString& label, QWidget* parent = nullptr);

    void setRows(const QList<Row>& rows);
    /// Marks the row of that value; none when there is no such row.
    void setValue(const QString& value);

    QListView* list() const { return m_list; }
    LineEdit* searchLine() const { return m_search; }

Q_SIGNALS:
    void chosen(const QString& value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitHeight();

    LineEdit* m_search;
    QListView* m_list;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_found;
    QList<Row> m_rows;
    QString m_value;
    bool m_showing = false;
};

} // namespace fairlead
