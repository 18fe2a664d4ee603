#pragma once

#include "models/campaign/document.h"

#include <QAbstractListModel>

namespace fairlead {

/// The steps of a document, one row each. Rows are moved by drag and drop or moveRow(); every edit is a
/// command of the document.
class StepListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        ChannelRole = Qt::UserRole + 1, ///< "email", "linkedin", …
        DelayRole,                      ///< as text; settable
        SummaryRole,                    ///< "3 days later, 2 variants"
        ProblemsRole,                   ///< how many
        SeverityRole                    ///< the worst, as int; invalid without problems
    };

    /// @param document outlives the model
    explicit StepListModel(CampaignDocument& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool moveRows(const QModelIndex& parent, int row, int count, const QModelIndex& newParent,
                  int before) override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

    /// The problems of the whole campaign; each step shows its own.
    void setProblems(const Problems& problems);

private:
    void sync();
    QString summary(const Step& step) const;
    QString accessibleText(int row) const;

    CampaignDocument& m_document;
    QString m_type;
    std::vector<Step> m_steps; ///< as the views know them
    Problems m_problems;
};

/// The channel for people: "E-mail", "LinkedIn", or an unknown one as it is.
QString channelLabel(const QString& channel);

} // namespace fairlead
