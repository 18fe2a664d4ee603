#include "ui/library/libraryview.h"

#include "models/common/plural.h"
#include "ui/common/accessibility.h"
#include "ui/common/lineedit.h"
#include "ui/common/searchline.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"
#include "ui/library/draftdelegate.h"
#include "ui/library/draftfilters.h"
#include "ui/library/draftlist.h"
#include "ui/library/librarysections.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace fairlead {

LibraryView::LibraryView(DraftListModel& drafts, QWidget* parent)
    : QWidget(parent),
      m_drafts(drafts),
      m_sections(new LibrarySections(this)),
      m_parts(new QListView(this)),
      m_search(new SearchLine(this)),
      m_filters(new DraftFilters(this)),
      m_list(new DraftList(this)),
      m_empty(new WrapLabel(this)),
      m_stack(new QStackedWidget(this)),
      m_totals(new QLabel(this))
{
    m_parts->setModel(m_sections);
    m_parts->setItemDelegate(new SectionDelegate(m_parts));
    m_parts->setAccessibleName(tr("Parts of the library"));
    m_parts->setFrameShape(QFrame::NoFrame);
    m_parts->setCurrentIndex(m_sections->index(0));
    m_parts->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_parts->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parts->setFixedHeight(m_parts->sizeHintForRow(0) * m_sections->rowCount() + 2 * m_parts->frameWidth());
    m_list->setModel(&m_drafts);
    m_list->setModelColumn(DraftListModel::Name);
    m_list->setItemDelegate(new DraftDelegate(m_words, m_list));
    m_list->setAccessibleName(tr("Campaigns"));
    for (auto* list : {m_parts, static_cast<QListView*>(m_list)}) { // part of the window, not fields in it
        auto colors = list->palette();
        colors.setColor(QPalette::Base, colors.color(QPalette::Window));
        list->setPalette(colors);
    }
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(spacing::wide);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_totals->setFont(themeFont(TypeSize::Small));
    m_totals->setPalette(mutedPalette(palette()));
    m_totals->setMargin(spacing::tight);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, spacing::normal, spacing::tight, spacing::normal);
    layout->addWidget(m_parts);
    layout->addWidget(buildSearch());
    layout->addWidget(buildFilterWords());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_totals);
    connectAll();
    showCounts();
}

QWidget* LibraryView::buildSearch()
{
    m_search->setPlaceholderText(tr("Search names, texts, tags"));
    m_search->setAccessibleName(tr("Search campaigns"));
    auto* row = new QWidget(this);
    auto* filter = new QToolButton(row);
    filter->setIcon(themedIcon(QStringLiteral("list-filter")));
    filter->setMenu(m_filters);
    filter->setPopupMode(QToolButton::InstantPopup);
    filter->setFocusPolicy(Qt::StrongFocus);
    filter->setToolTip(tr("Show only campaigns of an account, a type, a list or a tag"));
    filter->setAccessibleName(tr("Filter"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_search, 1);
    layout->addWidget(filter);
    return row;
}

/// What the list is narrowed to, in words, with the way back.
QWidget* LibraryView::buildFilterWords()
{
    m_filterRow = new QWidget(this);
    m_filterWords = new QLabel(m_filterRow);
    m_filterWords->setWordWrap(true);
    m_filterWords->setTextFormat(Qt::PlainText);
    auto* reset = new QToolButton(m_filterRow);
    reset->setText(tr("Show all"));
    reset->setFocusPolicy(Qt::StrongFocus);
    connect(reset, &QToolButton::clicked, m_filters, &DraftFilters::reset);
    auto* layout = new QHBoxLayout(m_filterRow);
    layout->setContentsMargins(spacing::tight, 0, 0, 0);
    layout->addWidget(m_filterWords, 1);
    layout->addWidget(reset);
    m_filterRow->hide();
    return m_filterRow;
}

void LibraryView::connectAll()
{
    followSelection(*m_parts);
    followSelection(*m_list);
    connect(m_parts->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_isOtherPart = true;
        applyQuery();
    });
    connect(m_search, &LineEdit::edited, this, &LibraryView::applyQuery);
    connect(m_filters, &DraftFilters::changed, this, &LibraryView::showFilters);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { Q_EMIT currentChanged(currentId()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LibraryView::selectionChanged);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        if (!showsBin())
            Q_EMIT opened(m_drafts.idAt(index.row()));
    });
    connect(m_list, &DraftList::menuRequested, this, &LibraryView::contextMenuRequested);
    connect(m_list, &DraftList::dragRequested, this, &LibraryView::dragRequested);
    connect(&m_drafts, &DraftListModel::loaded, this, &LibraryView::takeRows);
    connect(&m_drafts, &DraftListModel::counted, this, &LibraryView::showCounts);
}

QStringList LibraryView::selectedIds() const
{
    std::vector<int> rows;
    for (const auto& range : m_list->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    return m_drafts.idsAt(std::move(rows));
}

bool LibraryView::hasSelection() const
{
    return m_list->selectionModel()->hasSelection();
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

void LibraryView::setWords(const RowWords& words)
{
    m_words = words;
    m_drafts.setSpoken([this](const QModelIndex& draft) { return m_words.spoken(draft); });
    m_filters->setAccountNames([this](const QString& id) {
        const auto account = m_words.accountOf ? m_words.accountOf(id) : std::nullopt;
        return account ? account->name : QString();
    });
    refreshWords();
}

void LibraryView::refreshWords()
{
    m_list->viewport()->update();
    m_filterWords->setText(m_filters->words());
}

void LibraryView::applyQuery()
{
    auto query = LibrarySections::queryOf(m_parts->currentIndex().row());
    m_filters->applyTo(query);
    query.text = m_search->text();
    query.order = m_drafts.query().order;
    query.direction = m_drafts.query().direction;
    m_drafts.setQuery(query);
}

void LibraryView::showFilters()
{
    m_filterWords->setText(m_filters->words());
    m_filterRow->setVisible(m_filters->isActive());
    applyQuery();
}

void LibraryView::showCounts()
{
    const auto& counts = m_drafts.counts();
    m_sections->setCounts(counts);
    m_filters->setCounts(counts);
    const QLocale locale;
    const auto shown = locale.toString(m_drafts.rowCount());
    const auto all = locale.toString(counts.drafts);
    m_totals->setText(showsBin()
                          ? tr("%1 in the bin", nullptr, m_drafts.rowCount()).arg(shown)
                          : tr("%1 of %2 campaigns", nullptr, pluralOf(counts.drafts)).arg(shown, all));
    m_totals->setVisible(counts.drafts > 0 || counts.inBin > 0);
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
    if (const auto current = m_list->currentIndex(); current.isValid() && !hasSelection())
        m_list->selectionModel()->select(current,
                                         QItemSelectionModel::Select); // what is shown is what is meant
    const bool none = m_drafts.rowCount() == 0;
    if (!m_search->text().isEmpty())
        m_empty->setText(tr("Nothing found for “%1”.").arg(m_search->text()));
    else if (m_filters->isActive())
        m_empty->setText(tr("No campaign here fits the filter."));
    else
        m_empty->setText(LibrarySections::emptyText(m_parts->currentIndex().row()));
    m_stack->setCurrentWidget(none ? static_cast<QWidget*>(m_empty) : m_list);
    showCounts();
    const bool isOtherPart = std::exchange(m_isOtherPart, false);
    if (none || isOtherPart) // a campaign that moved to the bin just now may stand in both
        Q_EMIT currentChanged(currentId());
}

} // namespace fairlead
