#include "ui/plan/tablepage.h"

#include "ui/common/spacing.h"
#include "ui/plan/plantable.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int measuredRows = 50;
constexpr int fitDelayMs = 150; // after the last key press; measuring takes longer than filling

} // namespace

TablePage::TablePage(QWidget* parent)
    : QWidget(parent),
      m_twins(new QComboBox),
      m_table(new PlanTable(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_view(new QTableView)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_twins->setObjectName(QStringLiteral("planTwin"));
    m_twins->addItems({tr("Days"), tr("Actions of the day"), tr("Steps"), tr("Lead"), tr("Comparison")});
    m_sorted->setSourceModel(m_table);
    m_sorted->setSortRole(Qt::EditRole);
    m_view->setObjectName(QStringLiteral("planTable"));
    m_view->setAccessibleName(tr("Plan as a table"));
    m_view->setModel(m_sorted);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::normal);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    auto* copy = new QAction(tr("Copy"), m_view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* label = new QLabel(tr("Table of"));
    label->setBuddy(m_twins);
    auto* button = new QPushButton(tr("Copy"));
    button->setToolTip(tr("Copy the selected rows, or all, to paste them into a spreadsheet"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    row->setSpacing(spacing::normal);
    row->addWidget(label);
    row->addWidget(m_twins);
    row->addStretch();
    row->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    m_view->horizontalHeader()->setResizeContentsPrecision(measuredRows);
    m_fitTimer.setSingleShot(true);
    m_fitTimer.setInterval(fitDelayMs);
    connect(&m_fitTimer, &QTimer::timeout, m_view, &QTableView::resizeColumnsToContents);
    const auto toClipboard = [this] {
        QGuiApplication::clipboard()->setText(copied());
    };
    connect(copy, &QAction::triggered, this, toClipboard);
    connect(button, &QPushButton::clicked, this, toClipboard);
    connect(m_twins, &QComboBox::activated, this, &TablePage::twinChanged);
}

TablePage::Twin TablePage::twin() const
{
    return static_cast<Twin>(m_twins->currentIndex());
}

void TablePage::setTwin(Twin twin)
{
    m_twins->setCurrentIndex(static_cast<int>(twin));
}

void TablePage::fit()
{
    const std::pair shown(m_twins->currentIndex(), m_sorted->columnCount());
    if (std::exchange(m_fitted, shown) == shown)
        m_fitTimer.start();
    else
        m_view->resizeColumnsToContents();
}

QString TablePage::copied() const
{
    auto rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    if (rows.isEmpty())
        for (int row = 0; row < m_sorted->rowCount(); ++row)
            rows << m_sorted->index(row, 0);
    const int columns = m_sorted->columnCount();
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < columns; ++column)
        cells << m_sorted->headerData(column, Qt::Horizontal).toString();
    lines << cells.join(u'\t');
    for (const auto& row : rows) {
        cells.clear();
        for (int column = 0; column < columns; ++column)
            cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace fairlead
