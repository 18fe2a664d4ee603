#include "models/campaign/varianttablemodel.h"

#include "models/campaign/fieldedit.h"
#include "models/campaign/fieldtext.h"
#include "models/campaign/rowsync.h"
#include "models/campaign/schema.h"
#include "models/catalog/catalog.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

/// The member that a column edits.
const char* memberOf(int column, const Variant& variant)
{
    switch (column) {
    case VariantTableModel::LabelColumn:
        return "label";
    case VariantTableModel::WeightColumn:
        return "weight";
    case VariantTableModel::TypeColumn:
        return "type";
    default:
        return usesSenderProfile(variant) ? "sender_profile_id" : "template_id";
    }
}

template <typename Entry>
QString nameOf(const std::vector<Entry>& entries, const QString& id)
{
    for (const auto& entry : entries)
        if (entry.id.compare(id, Qt::CaseInsensitive) == 0)
            return entry.name;
    return {};
}

} // namespace

QString variantTypeLabel(const QString& type)
{
    if (type == QLatin1String(schema::variantTemplate))
        return QCoreApplication::translate("VariantType", "Template");
    if (type == QLatin1String(schema::variantPersonalization))
        return QCoreApplication::translate("VariantType", "Written by AI");
    return type;
}

bool usesSenderProfile(const Variant& variant)
{
    return variant.type.valueOr({}) == QLatin1String(schema::variantPersonalization);
}

VariantTableModel::VariantTableModel(CampaignDocument& document, const Catalog& catalog, QObject* parent)
    : QAbstractTableModel(parent), m_document(document), m_catalog(catalog)
{
    connect(&document, &CampaignDocument::changed, this, &VariantTableModel::sync);
    connect(&catalog, &Catalog::changed, this, &VariantTableModel::refreshAll);
}

void VariantTableModel::setStep(int step)
{
    if (step == m_step)
        return;
    beginResetModel();
    m_step = step;
    const auto& steps = stepsOf(m_document.campaign());
    const auto index = static_cast<std::size_t>(step);
    m_variants = step >= 0 && index < steps.size() ? variantsOf(steps[index]) : std::vector<Variant>();
    endResetModel();
}

int VariantTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_variants.size());
}

int VariantTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VariantTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto problems = problemsAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return displayText(index);
    case Qt::EditRole:
        return editText(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
    case ProblemRole: {
        QStringList texts;
        for (const auto& problem : problems)
            texts << problem.message;
        return texts.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), displayText(index));
    case SeverityRole:
        if (problems.empty())
            return {};
        return static_cast<int>(problems.front().severity);
    default:
        return {};
    }
}

bool VariantTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole)
        return false;
    const auto text = value.toString();
    if (text == editText(index))
        return true;
    if (index.column() == WeightColumn)
        setField(m_document, pathOf(index), integerFromText(text));
    else
        setField(m_document, pathOf(index), textFromText(text));
    m_document.endMerging();
    return true;
}

QVariant VariantTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case LabelColumn:
        return tr("Label");
    case WeightColumn:
        return tr("Weight, %");
    case TypeColumn:
        return tr("Type");
    case ContentColumn:
        return tr("Template or sender profile");
    default:
        return {};
    }
}

Qt::ItemFlags VariantTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (variantAt(index.row()).malformed)
        return Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

void VariantTableModel::setProblems(const Problems& problems)
{
    if (m_problems == problems)
        return;
    m_problems = problems;
    refreshAll();
}

QString VariantTableModel::pathOf(const QModelIndex& index) const
{
    return QStringLiteral("/steps/%1/variants/%2/%3")
        .arg(m_step)
        .arg(index.row())
        .arg(QLatin1String(memberOf(index.column(), variantAt(index.row()))));
}

QModelIndex VariantTableModel::indexOf(const QString& path) const
{
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < ColumnCount; ++column)
            if (const auto cell = index(row, column); pathOf(cell) == path)
                return cell;
    return {};
}

void VariantTableModel::sync()
{
    const auto& steps = stepsOf(m_document.campaign());
    const auto step = static_cast<std::size_t>(m_step);
    const auto variants =
        m_step >= 0 && step < steps.size() ? variantsOf(steps[step]) : std::vector<Variant>();
    if (variants == m_variants)
        return;
    const auto change = rowChange(rowCount(), static_cast<int>(variants.size()), [&](int before, int after) {
        return variantAt(before) == variants[static_cast<std::size_t>(after)];
    });
    switch (change.kind) {
    case RowChange::Kind::Inserted:
        beginInsertRows({}, change.first, change.last);
        m_variants = variants;
        endInsertRows();
        return;
    case RowChange::Kind::Removed:
        beginRemoveRows({}, change.first, change.last);
        m_variants = variants;
        endRemoveRows();
        return;
    case RowChange::Kind::Other:
        beginResetModel();
        m_variants = variants;
        endResetModel();
        return;
    default:
        m_variants = variants;
        refreshAll();
    }
}

void VariantTableModel::refreshAll()
{
    if (!m_variants.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString VariantTableModel::editText(const QModelIndex& index) const
{
    const auto& variant = variantAt(index.row());
    switch (index.column()) {
    case LabelColumn:
        return textOf(variant.label);
    case WeightColumn:
        return textOf(variant.weight);
    case TypeColumn:
        return textOf(variant.type);
    default:
        return textOf(usesSenderProfile(variant) ? variant.senderProfileId : variant.templateId);
    }
}

QString VariantTableModel::displayText(const QModelIndex& index) const
{
    const auto text = editText(index);
    if (index.column() == TypeColumn)
        return variantTypeLabel(text);
    if (index.column() != ContentColumn || text.isEmpty())
        return text;
    const auto name = usesSenderProfile(variantAt(index.row())) ? nameOf(m_catalog.profiles(), text)
                                                                : nameOf(m_catalog.templates(), text);
    return name.isEmpty() ? text : name;
}

Problems VariantTableModel::problemsAt(const QModelIndex& index) const
{
    const auto path = pathOf(index);
    Problems found;
    for (const auto& problem : m_problems)
        if (problem.path == path)
            found.push_back(problem);
    return found;
}

} // namespace fairlead
