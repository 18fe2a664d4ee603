#pragma once

#include "models/campaign/json.h"

#include <QString>

namespace fairlead {

/// What a campaign in the sandbox can select from: the fixed sample data that comes with the program. The
/// members are JSON arrays of what the API's lists hold (API sheet, section 9).
class SandboxCatalog
{
public:
    SandboxCatalog();

    const Json& user() const { return m_data.at("user"); }
    const Json& datasets() const { return m_data.at("datasets"); }
    const Json& aliases() const { return m_data.at("aliases"); }
    const Json& templates() const { return m_data.at("templates"); }
    const Json& profiles() const { return m_data.at("sender_profiles"); }
    const Json& accounts() const { return m_data.at("connected_accounts"); }

    /// The dataset of that id, in either case, or null.
    const Json* dataset(const QString& id) const;

    /// One lead, the same one every time. @param row 0-based, below the dataset's total_rows
    Json lead(const Json& dataset, qint64 row) const;

    /// What of a lead a launch may miss, without making the rest of it.
    bool lacksEmail(const Json& dataset, qint64 row) const;
    bool lacksLinkedIn(const Json& dataset, qint64 row) const;

private:
    const Json& poolsOf(const Json& dataset) const;

    Json m_data;
};

/// Whether a list of the catalog has an object whose member is that id, in either case.
bool hasId(const Json& list, const char* member, const QString& id);

} // namespace fairlead
