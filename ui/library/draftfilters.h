#pragma once

#include "models/drafts/draftquery.h"

#include <QMenu>

#include <functional>

namespace fairlead {

/// What the list is narrowed to, beside its part and the search: a type, a dataset, a tag. The menu offers
/// what the library holds, with how many drafts each has.
class DraftFilters : public QMenu
{
    Q_OBJECT
public:
    using DatasetName = std::function<QString(const QString& id)>;

    explicit DraftFilters(QWidget* parent = nullptr);

    void setCounts(const DraftCounts& counts) { m_counts = counts; }
    /// Datasets are shown by these names; an empty name leaves the id.
    void setDatasetNames(DatasetName name) { m_datasetName = std::move(name); }

    bool isActive() const;
    /// "E-mail · tag “fair”"; empty when nothing is narrowed.
    QString words() const;
    void applyTo(DraftQuery& query) const;
    void reset();

Q_SIGNALS:
    void changed();

private:
    void build();
    void offer(QMenu& menu, const QString& any, QString& chosen, const std::map<QString, qint64>& counts,
               const std::function<QString(const QString&)>& name);
    QString datasetName(const QString& id) const;

    DraftCounts m_counts;
    DatasetName m_datasetName;
    QString m_type;
    QString m_dataset;
    QString m_tag;
};

} // namespace fairlead
