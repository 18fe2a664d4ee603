#pragma once

#include "models/drafts/draftquery.h"

#include <QAbstractListModel>

namespace fairlead {

/// The parts of the library at the left, each with how many drafts it holds.
class LibrarySections : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole };

    explicit LibrarySections(QObject* parent = nullptr);

    void setCounts(const DraftCounts& counts);
    /// The query of that part, for the drafts in their last order.
    static DraftQuery queryOf(int row);
    /// What the part holds, for its empty state.
    static QString emptyText(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    DraftCounts m_counts;
};

/// A campaign's type for people; a type that we do not know as it stands.
QString typeWords(const QString& type);

} // namespace fairlead
