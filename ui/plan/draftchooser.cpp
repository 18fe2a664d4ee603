#include "ui/plan/draftchooser.h"

#include "ui/common/accessibility.h"
#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

DraftChooser::DraftChooser(const QString& title, DraftLibrary& library, QWidget* parent)
    : QDialog(parent),
      m_drafts(library),
      m_search(new LineEdit),
      m_list(new QListView),
      m_choose(new QPushButton(tr("&Choose")))
{
    setWindowTitle(title);
    resize(420, 460);
    m_search->setPlaceholderText(tr("Search…"));
    m_search->setAccessibleName(tr("Search in the drafts"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setModel(&m_drafts);
    m_list->setModelColumn(DraftListModel::Name);
    m_list->setUniformItemSizes(true);
    followSelection(*m_list);
    m_list->setAccessibleName(tr("Drafts, last changed first"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_search, &LineEdit::edited, this, &DraftChooser::search);
    connect(&m_drafts, &DraftListModel::loaded, this, &DraftChooser::refresh);
    connect(m_list, &QListView::doubleClicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        if (const auto current = m_list->currentIndex(); current.isValid())
            Q_EMIT chosen(m_drafts.idAt(current.row()));
    });
    refresh();
    search();
}

void DraftChooser::search()
{
    DraftQuery query;
    query.text = m_search->text();
    m_drafts.setQuery(query);
}

void DraftChooser::refresh()
{
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_drafts.index(0, DraftListModel::Name));
    m_choose->setEnabled(m_drafts.rowCount() > 0);
    m_choose->setDefault(true); // a disabled button loses that
}

/// Up and Down walk the list while one types.
bool DraftChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down)
            return QCoreApplication::sendEvent(m_list, event);
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace fairlead
