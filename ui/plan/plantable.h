#pragma once

#include "ui/plan/plancomparison.h"

#include <QAbstractTableModel>

namespace fairlead {

/// A view of the plan as a table: its accessible and copyable twin. Cells are made when they are asked for.
/// Display text follows the locale; the edit role sorts.
class PlanTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Cell = std::function<QVariant(int row, int column)>;

    explicit PlanTable(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void showDays(std::shared_ptr<const Plan> plan, const PlanWords& words);
    /// The actions of one sending day or, on a local date without one, none.
    void showActions(std::shared_ptr<const Plan> plan, const PlanWords& words, qint64 date);
    /// @param variants by step
    void showSteps(std::shared_ptr<const Plan> plan, const PlanWords& words,
                   const std::vector<std::vector<ExpectedVariant>>& variants);
    void showLead(std::shared_ptr<const Plan> plan, const PlanWords& words, qint64 lead);
    void showComparison(const ComparedPlan& mine, const ComparedPlan& other, const PlanWords& words);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    using IsNumber = std::function<bool(int column)>;

    void show(const QStringList& headers, qsizetype rows, Cell value, Cell text, IsNumber isNumber);

    QStringList m_headers;
    int m_rows = 0;
    Cell m_value;
    Cell m_text;
    IsNumber m_isNumber;
};

} // namespace fairlead
