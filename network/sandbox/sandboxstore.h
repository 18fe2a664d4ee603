#pragma once

#include "models/campaign/json.h"

#include <QSqlDatabase>
#include <QStringList>

#include <functional>

class QSqlQuery;

namespace fairlead {

/// The sandbox's campaigns, in one SQLite file of the data directory. What a call has written survives the
/// end of the process however it ends; several processes may use one directory. One object belongs to the
/// thread that made it. Every function may throw Failure.
class SandboxStore
{
public:
    struct Failure
    {
        QString message; ///< for people
    };

    struct Entry
    {
        Json campaign;                   ///< a CampaignResponse (API sheet, 1.5)
        std::optional<qint64> settlesAt; ///< UTC milliseconds at which its status changes by itself
    };

    explicit SandboxStore(const QString& dataDirectory);
    ~SandboxStore();
    SandboxStore(const SandboxStore&) = delete;
    SandboxStore& operator=(const SandboxStore&) = delete;

    void add(const Json& campaign);
    std::optional<Json> find(const QString& id);

    /// Newest first. @param name only those whose name contains it, in any case; empty: all
    std::vector<Json> list(const QString& name, qint64 offset, qint64 limit);

    /// Reads, changes and writes back one campaign with nobody in between; nothing is written when change()
    /// throws. @returns the campaign after the change, or nothing when there is none of that id
    std::optional<Json> change(const QString& id, const std::function<void(Entry&)>& change);

    /// Those whose status should have changed by then.
    QStringList due(qint64 now);

private:
    QSqlQuery run(const char* sql, const QVariantList& values = {});
    void prepareTables();

    QString m_name;
    QSqlDatabase m_database;
};

} // namespace fairlead
