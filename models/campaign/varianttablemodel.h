#pragma once

#include "models/campaign/document.h"

#include <QAbstractTableModel>

namespace fairlead {

class Catalog;

/// The variants of one step of a document. What is typed stays, also when it is wrong; problems come back
/// through setProblems().
class VariantTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        LabelColumn,
        WeightColumn,
        TypeColumn,
        ContentColumn, ///< the template's or the sender profile's id, as the type asks
        ColumnCount
    };
    enum Role {
        ProblemRole = Qt::UserRole + 1, ///< text of the cell's problems, empty without
        SeverityRole                    ///< the worst, as int; invalid without problems
    };

    /// @param document, catalog outlive the model
    VariantTableModel(CampaignDocument& document, const Catalog& catalog, QObject* parent = nullptr);

    /// The step whose variants are shown, from 0; -1: none.
    void setStep(int step);
    int step() const { return m_step; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// The problems of the whole campaign; each cell shows its own.
    void setProblems(const Problems& problems);

    /// The JSON Pointer of a cell, and the cell of a pointer (invalid when it is none of ours).
    QString pathOf(const QModelIndex& index) const;
    QModelIndex indexOf(const QString& path) const;

private:
    void sync();
    void refreshAll();
    const Variant& variantAt(int row) const { return m_variants[static_cast<std::size_t>(row)]; }
    QString editText(const QModelIndex& index) const;
    QString displayText(const QModelIndex& index) const;
    Problems problemsAt(const QModelIndex& index) const;

    CampaignDocument& m_document;
    const Catalog& m_catalog;
    int m_step = -1;
    std::vector<Variant> m_variants; ///< as the views know them
    Problems m_problems;
};

/// The variant type for people, or an unknown one as it is.
QString variantTypeLabel(const QString& type);

/// Whether that type takes its text from a sender profile rather than from a template.
bool usesSenderProfile(const Variant& variant);

} // namespace fairlead
