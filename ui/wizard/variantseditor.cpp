#include "ui/wizard/variantseditor.h"

#include "models/campaign/stepedits.h"
#include "models/catalog/catalog.h"
#include "ui/common/fieldmessage.h"
#include "ui/common/icons.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"
#include "ui/wizard/variantdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int variantHeight = 32;

QPushButton* iconButton(const QString& text, const QString& icon)
{
    return new QPushButton(themedIcon(icon), text);
}

} // namespace

VariantsEditor::VariantsEditor(CampaignDocument& document, Catalog& catalog, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_model(new VariantTableModel(document, catalog, this)),
      m_table(new QTableView),
      m_message(new FieldMessage)
{
    auto* label = new WrapLabel(tr("Va&riants: each lead gets one, by weight"));
    label->setBuddy(m_table);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new VariantDelegate(catalog, m_table));
    m_table->setAccessibleName(tr("Variants"));
    m_table->setAccessibleDescription(tr("F2 edits a cell, the arrow keys move between cells."));
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(variantHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(VariantTableModel::ContentColumn, QHeaderView::Stretch);

    auto* addButton = iconButton(tr("Add varian&t"), QStringLiteral("plus"));
    m_remove = new QToolButton;
    m_remove->setIcon(themedIcon(QStringLiteral("trash-2")));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setMinimumSize(variantHeight, variantHeight);
    m_remove->setToolTip(tr("Remove variant"));
    m_remove->setAccessibleName(tr("Remove variant"));
    m_normalise = iconButton(tr("&Normalise"), QStringLiteral("scale"));
    m_normalise->setToolTip(tr("Makes the weights add up to 100 and keeps their proportions"));
    connect(addButton, &QPushButton::clicked, this, &VariantsEditor::add);
    connect(m_remove, &QToolButton::clicked, this, &VariantsEditor::remove);
    connect(m_normalise, &QPushButton::clicked, this,
            [this] { normaliseWeights(m_document, m_model->step()); });

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::normal);
    buttons->addWidget(addButton);
    buttons->addWidget(m_normalise);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(label);
    layout->addWidget(m_table);
    layout->addWidget(m_message);
    layout->addLayout(buttons);

    connect(m_model, &QAbstractItemModel::modelReset, this, &VariantsEditor::refresh);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &VariantsEditor::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &VariantsEditor::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &VariantsEditor::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &VariantsEditor::refresh);
    refresh();
}

void VariantsEditor::setStep(int step)
{
    m_model->setStep(step);
}

void VariantsEditor::setProblems(const Problems& problems)
{
    m_model->setProblems(problems);
    const auto path = QStringLiteral("/steps/%1/variants").arg(m_model->step());
    Problems own;
    for (auto problem : problems) {
        if (problem.path != path && !problem.path.startsWith(path + u'/'))
            continue;
        if (const auto cell = m_model->indexOf(problem.path); cell.isValid())
            problem.message = tr("Variant %1: %2").arg(cell.row() + 1).arg(problem.message);
        own.push_back(problem);
    }
    m_message->setProblems(own);
}

QWidget* VariantsEditor::reveal(const QString& path)
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (const auto cell = m_model->indexOf(path); cell.isValid())
        m_table->setCurrentIndex(cell);
    return this;
}

void VariantsEditor::add()
{
    const int row = addVariant(m_document, m_model->step());
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_model->index(row, VariantTableModel::ContentColumn));
    m_table->setFocus();
}

void VariantsEditor::remove()
{
    removeVariant(m_document, m_model->step(), m_table->currentIndex().row());
}

void VariantsEditor::refresh()
{
    const int rows = m_model->rowCount();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            std::max(rows, 1) * variantHeight + 2 * m_table->frameWidth());
    m_remove->setEnabled(m_table->currentIndex().isValid());
    qint64 sum = 0;
    for (int row = 0; row < rows; ++row)
        sum += m_model->index(row, VariantTableModel::WeightColumn).data(Qt::EditRole).toLongLong();
    m_normalise->setEnabled(rows > 0 && sum != 100);
}

} // namespace fairlead
