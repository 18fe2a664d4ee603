#pragma once

#include "models/drafts/draftquery.h"

#include <QMenu>

#include <functional>

namespace fairlead {

/// What the list is narrowed to, beside its part and the search: an account, a type, a list, a tag. The menu
/// offers what the library holds, with how many drafts each has.
class DraftFilters : public QMenu
{
    Q_OBJECT
public:
    using NameOf = std::function<QString(const QString& id)>;

    explicit DraftFilters(QWidget* parent = nullptr);

    void setCounts(const DraftCounts& counts) { m_counts = counts; }
    /// Lists of people are shown by these names; an empty name leaves the id.
    void setDatasetNames(NameOf name) { m_datasetName = std::move(name); }
    void setAccountNames(NameOf name) { m_accountName = std::move(name); }

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
    QString accountName(const QString& id) const;

    DraftCounts m_counts;
    NameOf m_datasetName;
    NameOf m_accountName;
    QString m_account;
    QString m_type;
    QString m_dataset;
    QString m_tag;
};

} // namespace fairlead
