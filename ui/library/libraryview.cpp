#include "ui/library/libraryview.h"

#include "ui/common/searchline.h"
#include "ui/common/spacing.h"
#include "ui/library/draftdelegate.h"
#include "ui/library/librarysections.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fairlead {

namespace {

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const auto& url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

LibraryView::LibraryView(DraftListModel& drafts, QWidget* parent)
    : QWidget(parent),
      m_drafts(drafts),
      m_sections(new LibrarySections(this)),
      m_parts(new QListView(this)),
      m_search(new SearchLine(this)),
      m_list(new QListView(this)),
      m_empty(new QLabel(this)),
      m_stack(new QStackedWidget(this))
{
    setAcceptDrops(true);
    m_parts->setModel(m_sections);
    m_parts->setItemDelegate(new SectionDelegate(m_parts));
    m_parts->setAccessibleName(tr("Parts of the library"));
    m_parts->setFrameShape(QFrame::NoFrame);
    m_parts->setCurrentIndex(m_sections->index(0));
    m_parts->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_parts->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parts->setFixedHeight(m_parts->sizeHintForRow(0) * m_sections->rowCount() + 2 * m_parts->frameWidth());

    for (auto* list : {m_parts, m_list}) { // part of the window, not fields in it
        auto colors = list->palette();
        colors.setColor(QPalette::Base, colors.color(QPalette::Window));
        list->setPalette(colors);
    }
    m_search->setPlaceholderText(tr("Search names, texts, tags"));
    m_search->setAccessibleName(tr("Search campaigns"));

    m_list->setModel(&m_drafts);
    m_list->setModelColumn(DraftListModel::Name);
    m_list->setItemDelegate(new DraftDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setAccessibleName(tr("Campaigns"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(spacing::wide);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, spacing::normal, spacing::tight, spacing::normal);
    layout->addWidget(m_parts);
    layout->addWidget(m_search);
    layout->addWidget(m_stack, 1);

    connect(m_parts->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryView::applyQuery);
    connect(m_search, &QLineEdit::textChanged, this, &LibraryView::applyQuery);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { Q_EMIT currentChanged(currentId()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LibraryView::selectionChanged);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT opened(m_drafts.idAt(index.row())); });
    connect(m_list, &QListView::customContextMenuRequested, this, [this](const QPoint& position) {
        Q_EMIT contextMenuRequested(m_list->viewport()->mapToGlobal(position));
    });
    connect(&m_drafts, &DraftListModel::loaded, this, &LibraryView::takeRows);
    connect(&m_drafts, &DraftListModel::counted, this, [this] { m_sections->setCounts(m_drafts.counts()); });
    m_sections->setCounts(m_drafts.counts());
}

QStringList LibraryView::selectedIds() const
{
    QStringList ids;
    for (const auto& index : m_list->selectionModel()->selectedIndexes())
        ids << m_drafts.idAt(index.row());
    ids.removeDuplicates();
    return ids;
}

QString LibraryView::currentId() const
{
    const auto index = m_list->currentIndex();
    return index.isValid() ? m_drafts.idAt(index.row()) : QString();
}

void LibraryView::select(const QString& id)
{
    m_wanted = id;
    takeRows();
}

void LibraryView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void LibraryView::setOrder(DraftQuery::Order order, Qt::SortOrder direction)
{
    auto query = m_drafts.query();
    query.order = order;
    query.direction = direction;
    m_drafts.setQuery(query);
}

void LibraryView::applyQuery()
{
    auto query = LibrarySections::queryOf(m_parts->currentIndex().row());
    query.text = m_search->text();
    query.order = m_drafts.query().order;
    query.direction = m_drafts.query().direction;
    m_drafts.setQuery(query);
}

void LibraryView::takeRows()
{
    const int wanted = m_wanted.isEmpty() ? -1 : m_drafts.rowOf(m_wanted);
    if (wanted >= 0) {
        m_wanted.clear();
        m_list->setCurrentIndex(m_drafts.index(wanted, DraftListModel::Name));
    } else if (!m_list->currentIndex().isValid() && m_drafts.rowCount() > 0) {
        m_list->setCurrentIndex(m_drafts.index(0, DraftListModel::Name));
    }
    const bool none = m_drafts.rowCount() == 0;
    m_empty->setText(m_search->text().isEmpty() ? LibrarySections::emptyText(m_parts->currentIndex().row())
                                                : tr("Nothing found for “%1”.").arg(m_search->text()));
    m_stack->setCurrentWidget(none ? static_cast<QWidget*>(m_empty) : m_list);
    if (none)
        Q_EMIT currentChanged({});
}

void LibraryView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void LibraryView::dropEvent(QDropEvent* event)
{
    const auto paths = localFiles(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(paths);
}

} // namespace fairlead
