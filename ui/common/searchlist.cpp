#include "ui/common/searchlist.h"

#include "ui/common/choicelist.h"
#include "ui/common/icons.h"
#include "ui/common/rowpainting.h"
#include "ui/common/searchline.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int valueRole = Qt::UserRole + 1;
constexpr int detailRole = Qt::UserRole + 2;
constexpr int searchRole = Qt::UserRole + 3;
constexpr int shownEntries = 6;
constexpr int rowIconSize = 16;

class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, twoLineHeight()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        paintRowBackground(painter, option);
        paintTwoLines(
            painter, option,
            {index.data().toString(), index.data(detailRole).toString(), {}, spacing::tight, rowIconSize});
        if (option.state & QStyle::State_Selected) {
            const QRect mark(option.rect.right() - spacing::normal - rowIconSize,
                             option.rect.center().y() - rowIconSize / 2, rowIconSize, rowIconSize);
            themedIcon(QStringLiteral("check"), IconTint::Accent).paint(painter, mark);
        }
        painter->restore();
    }
};

} // namespace

SearchList::SearchList(const QString& label, QWidget* parent)
    : QWidget(parent),
      m_search(new SearchLine),
      m_list(new ChoiceList),
      m_model(new QStandardItemModel(this)),
      m_found(new QSortFilterProxyModel(this))
{
    m_found->setSourceModel(m_model);
    m_found->setFilterRole(searchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search: %1").arg(label));
    m_search->installEventFilter(this);
    m_list->setModel(m_found);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setAccessibleName(label);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFocusProxy(m_search);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    connect(m_search, &LineEdit::edited, this, [this](const QString& text) {
        const QScopedValueRollback showing(m_showing, true);
        m_found->setFilterFixedString(text.trimmed());
        setValue(m_value);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection& selected) {
                if (m_showing || selected.isEmpty())
                    return;
                m_value = selected.indexes().constFirst().data(valueRole).toString();
                Q_EMIT chosen(m_value);
            });
    fitHeight();
}

void SearchList::setRows(const QList<Row>& rows)
{
    if (rows == m_rows)
        return;
    const QScopedValueRollback showing(m_showing, true);
    m_rows = rows;
    m_model->clear();
    for (const auto& row : rows) {
        auto* item = new QStandardItem(row.title);
        item->setData(row.value, valueRole);
        item->setData(row.detail, detailRole);
        item->setData(row.title + u' ' + row.detail, searchRole);
        item->setData(row.title + QStringLiteral(", ") + row.detail, Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    fitHeight();
    setValue(m_value);
}

void SearchList::setValue(const QString& value)
{
    const QScopedValueRollback showing(m_showing, true);
    m_value = value;
    const auto selected = m_list->selectionModel()->selectedIndexes().value(0);
    if (selected.isValid() && selected.data(valueRole).toString().compare(value, Qt::CaseInsensitive) == 0)
        return;
    m_list->selectionModel()->clear();
    const auto found = m_found->match(m_found->index(0, 0), valueRole, value, 1, Qt::MatchFixedString);
    if (!value.isEmpty() && !found.isEmpty())
        m_list->selectionModel()->setCurrentIndex(found.first(), QItemSelectionModel::ClearAndSelect);
}

bool SearchList::eventFilter(QObject* watched, QEvent* event)
{
    // From the search line straight into what was found.
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down && m_found->rowCount() > 0) {
        m_list->setFocus(Qt::TabFocusReason);
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_found->index(0, 0));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchList::fitHeight()
{
    const auto rows = std::clamp<qsizetype>(m_rows.size(), 1, shownEntries);
    m_list->setFixedHeight(static_cast<int>(rows) * twoLineHeight() + 2 * m_list->frameWidth());
}

} // namespace fairlead
