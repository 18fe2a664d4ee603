#pragma once

#include "models/catalog/reach.h"
#include "network/api/pagedcall.h"

namespace fairlead {

/// Reads the rows of a dataset and counts who of them can be written to. What the rows hold is not kept.
class ReachCall : public PagedCall
{
    Q_OBJECT
public:
    ReachCall(HttpClient& client, const QString& datasetId);

    const Reach& reach() const { return m_reach; }

protected:
    QString idOf(const Json& row) const override;
    void keep(const Json& row) override;
    QString elementName() const override { return QStringLiteral("rows"); }

private:
    Reach m_reach;
};

} // namespace fairlead
