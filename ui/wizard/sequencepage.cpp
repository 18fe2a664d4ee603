#include "ui/wizard/sequencepage.h"

#include "models/campaign/stepedits.h"
#include "models/campaign/steplistmodel.h"
#include "models/catalog/catalog.h"
#include "ui/common/fieldbox.h"
#include "ui/common/icons.h"
#include "ui/common/rowpainting.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/wizard/stepdelegate.h"
#include "ui/wizard/stepeditor.h"

#include <QAction>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int stepListWidth = 184;
constexpr int rowsAboveEditor = 4;
constexpr int widthForTwoColumns = 560; // pixels: below, the list stands above the editor

} // namespace

SequencePage::SequencePage(CampaignDocument& document, Catalog& catalog, QWidget* parent)
    : WizardPage(PageId::Steps, document, tr("What each person receives, in this order, until they answer."),
                 parent),
      m_model(new StepListModel(document, this)),
      m_editor(new StepEditor(document, catalog)),
      m_list(new QListView),
      m_parts(new QHBoxLayout),
      m_empty(new QLabel),
      m_whyOff(new QLabel),
      m_add(new QPushButton(themedIcon(QStringLiteral("plus")), tr("Add &step")))
{
    m_parts->setSpacing(spacing::page);
    m_parts->addWidget(buildList());
    m_parts->addWidget(m_editor, 1);
    body()->addLayout(m_parts);
    body()->addStretch(1);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SequencePage::refresh);
    connect(&document, &CampaignDocument::changed, this, &SequencePage::refresh);
    refresh();
}

QWidget* SequencePage::buildList()
{
    auto* panel = new QWidget;
    m_list->setModel(m_model);
    m_list->setItemDelegate(new StepDelegate(m_list));
    m_list->setAccessibleName(tr("Steps"));
    m_list->setAccessibleDescription(
        tr("Alt with the arrow keys moves a step; several can be chosen to edit their delays at once."));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setDragDropOverwriteMode(false);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);

    auto* tools = new QHBoxLayout;
    tools->setSpacing(spacing::tight);
    m_duplicate = addTool(tools, QStringLiteral("copy"), tr("Duplicate step"),
                          QKeySequence(Qt::CTRL | Qt::Key_D), &SequencePage::duplicate);
    m_up = addTool(tools, QStringLiteral("arrow-up"), tr("Move step up"), QKeySequence(Qt::ALT | Qt::Key_Up),
                   &SequencePage::moveUp);
    m_down = addTool(tools, QStringLiteral("arrow-down"), tr("Move step down"),
                     QKeySequence(Qt::ALT | Qt::Key_Down), &SequencePage::moveDown);
    m_remove = addTool(tools, QStringLiteral("trash-2"), tr("Remove step"), QKeySequence(Qt::Key_Delete),
                       &SequencePage::remove);
    tools->addStretch();
    connect(m_add, &QPushButton::clicked, this, &SequencePage::add);

    m_empty->setText(tr("A step is one e-mail or one LinkedIn message. Add the first one; the later ones "
                        "follow after a delay."));
    for (auto* label : {m_empty, m_whyOff}) {
        label->setWordWrap(true);
        label->setPalette(mutedPalette(palette()));
    }
    m_whyOff->setFont(themeFont(TypeSize::Small));
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_empty);
    layout->addWidget(m_list);
    layout->addLayout(tools);
    layout->addWidget(m_add);
    layout->addWidget(m_whyOff);
    layout->addStretch();
    return panel;
}

QToolButton* SequencePage::addTool(QBoxLayout* layout, const QString& icon, const QString& text,
                                   const QKeySequence& key, void (SequencePage::*act)())
{
    auto* action = new QAction(themedIcon(icon), text, this);
    action->setShortcut(key);
    action->setShortcutContext(key == QKeySequence(Qt::Key_Delete) ? Qt::WidgetShortcut
                                                                   : Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, act);
    (key == QKeySequence(Qt::Key_Delete) ? static_cast<QWidget*>(m_list) : this)->addAction(action);
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(text);
    button->setMinimumSize(28, 28);
    layout->addWidget(button);
    return button;
}

QList<int> SequencePage::chosen() const
{
    QList<int> rows;
    for (const auto& index : m_list->selectionModel()->selectedIndexes())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void SequencePage::choose(int row)
{
    m_list->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
}

void SequencePage::add()
{
    const auto rows = chosen();
    const int row = addStep(document(), rows.isEmpty() ? m_model->rowCount() - 1 : rows.last());
    if (row >= 0)
        choose(row);
}

void SequencePage::duplicate()
{
    const auto rows = chosen();
    if (rows.isEmpty())
        return;
    if (const int row = duplicateStep(document(), rows.last()); row >= 0)
        choose(row);
}

void SequencePage::remove()
{
    const auto rows = chosen();
    if (rows.isEmpty())
        return;
    removeSteps(document(), rows);
    if (m_model->rowCount() > 0)
        choose(std::min(rows.first(), m_model->rowCount() - 1));
}

void SequencePage::moveBy(int rows)
{
    const auto selected = chosen();
    if (selected.size() != 1)
        return;
    const int target = selected.first() + rows;
    if (target < 0 || target >= m_model->rowCount())
        return;
    moveStep(document(), selected.first(), target);
    choose(target);
}

void SequencePage::showChosen(const QList<int>& rows)
{
    if (rows == m_shown)
        return;
    m_shown = rows;
    m_editor->setSteps(rows);
    m_editor->setProblems(m_problems);
}

void SequencePage::refresh()
{
    const int count = m_model->rowCount();
    if (count > 0 && chosen().isEmpty()) // undo may have taken the chosen step away
        return choose(std::clamp(m_shown.value(0), 0, count - 1));
    const auto rows = chosen();
    showChosen(rows); // a step that was moved takes its selection along, without a signal
    const auto why = whyNoMoreSteps(campaign());
    m_add->setEnabled(why.isEmpty());
    m_add->setToolTip(why);
    m_add->setAccessibleDescription(why);
    m_whyOff->setText(why);
    m_whyOff->setVisible(!why.isEmpty());
    m_empty->setVisible(count == 0);
    m_list->setVisible(count > 0);
    fitList();
    m_duplicate->defaultAction()->setEnabled(!rows.isEmpty() && why.isEmpty());
    m_remove->defaultAction()->setEnabled(!rows.isEmpty());
    m_up->defaultAction()->setEnabled(rows.size() == 1 && rows.first() > 0);
    m_down->defaultAction()->setEnabled(rows.size() == 1 && rows.first() < count - 1);
}

void SequencePage::setProblems(const Problems& problems)
{
    m_problems = problems;
    m_model->setProblems(problems);
    m_editor->setProblems(problems);
}

QWidget* SequencePage::reveal(const QString& path)
{
    if (path.section(u'/', 1, 1) != QLatin1String("steps"))
        return nullptr;
    bool isStep = false;
    const int row = path.section(u'/', 2, 2).toInt(&isStep);
    if (!isStep || row >= m_model->rowCount()) {
        m_add->setFocus(Qt::OtherFocusReason);
        return m_add;
    }
    choose(row);
    return m_editor->reveal(path);
}

/// The width that the editor needs for itself.
int SequencePage::narrowWidth() const
{
    return m_editor->minimumSizeHint().width() + 2 * spacing::page;
}

QSize SequencePage::minimumSizeHint() const
{
    return {narrowWidth(), WizardPage::minimumSizeHint().height()}; // the list can go above the editor
}

void SequencePage::resizeEvent(QResizeEvent* event)
{
    WizardPage::resizeEvent(event);
    const int columns = narrowWidth() + stepListWidth + m_parts->spacing();
    m_isWide = width() >= std::max(widthForTwoColumns, columns);
    m_parts->setDirection(m_isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_parts->itemAt(0)->widget()->setMaximumWidth(m_isWide ? stepListWidth : QWIDGETSIZE_MAX);
    fitList();
}

void SequencePage::fitList()
{
    const int height = m_model->rowCount() * twoLineHeight();
    const int most = m_isWide ? height : rowsAboveEditor * twoLineHeight() + twoLineHeight() / 2;
    m_list->setFixedHeight(std::min(height, most) + 2 * m_list->frameWidth());
    if (m_list->currentIndex().isValid())
        m_list->scrollTo(m_list->currentIndex());
}

} // namespace fairlead
