#include "network/api/catalogreader.h"

#include "network/api/catalogbody.h"
#include "network/api/reachcall.h"
#include "network/api/routes.h"

#include <algorithm>

namespace fairlead {

namespace {

constexpr qint64 mostRowsToCount = 10'000; ///< a hundred pages; longer lists are not counted

using List = Catalog::List;

QString pathOf(List list)
{
    switch (list) {
    case List::Datasets:
        return routes::datasets();
    case List::Aliases:
        return routes::aliases();
    case List::Accounts:
        return routes::connectedAccounts();
    case List::Templates:
        return routes::templates();
    case List::Profiles:
        return routes::senderProfiles();
    }
    Q_UNREACHABLE();
}

QList<const char*> idNames(List list)
{
    switch (list) {
    case List::Datasets:
        return {"dataset_id", "id"};
    case List::Aliases:
        return {"id", "alias_id"};
    case List::Accounts:
        return {"id", "connected_account_id", "account_id"};
    case List::Templates:
        return {"template_id", "id"};
    case List::Profiles:
        return {"id", "sender_profile_id", "profile_id"};
    }
    Q_UNREACHABLE();
}

template <typename Value>
std::vector<Value> valuesOf(const std::vector<Json>& items, Value (*read)(const Json&))
{
    std::vector<Value> values;
    values.reserve(items.size());
    for (const auto& item : items)
        values.push_back(read(item));
    return values;
}

} // namespace

CatalogReader::CatalogReader(HttpClient& client, Catalog& catalog, QObject* parent)
    : QObject(parent), m_client(client), m_catalog(catalog)
{
    connect(&catalog, &Catalog::refreshRequested, this, &CatalogReader::read);
    connect(&catalog, &Catalog::reachRequested, this, &CatalogReader::count);
}

CatalogReader::~CatalogReader()
{
    for (const auto& [list, call] : m_calls)
        if (call) {
            call->disconnect(this);
            call->cancel();
        }
    for (const auto& [id, call] : m_counts)
        if (call) {
            call->disconnect(this);
            call->cancel();
        }
}

/// Once: an account that does not show its rows is not asked again.
void CatalogReader::count(const QString& datasetId)
{
    const auto& datasets = m_catalog.datasets();
    const auto dataset = std::ranges::find_if(
        datasets, [&](const Dataset& each) { return each.id.compare(datasetId, Qt::CaseInsensitive) == 0; });
    if (dataset == datasets.end() || dataset->rows > mostRowsToCount || m_counts.contains(dataset->id))
        return;
    auto* call = new ReachCall(m_client, dataset->id);
    m_counts[dataset->id] = call;
    connect(call, &ApiCall::finished, this, [this, call, id = dataset->id] {
        if (!call->error())
            m_catalog.setReach(id, call->reach());
    });
}

void CatalogReader::readAll()
{
    for (const auto list : {List::Datasets, List::Aliases, List::Accounts, List::Templates, List::Profiles})
        read(list);
}

void CatalogReader::forget(Catalog& catalog, const QString& why)
{
    catalog.setDatasets({});
    catalog.setAliases({});
    catalog.setAccounts({});
    catalog.setTemplates({});
    catalog.setProfiles({});
    for (const auto list : {List::Datasets, List::Aliases, List::Accounts, List::Templates, List::Profiles})
        catalog.setFailed(list, why);
}

void CatalogReader::read(List list)
{
    if (m_calls[list])
        return;
    auto* call = new ListItems(m_client, pathOf(list), idNames(list));
    m_calls[list] = call;
    m_catalog.setLoading(list);
    connect(call, &ApiCall::finished, this, [this, call, list] { take(list, *call); });
}

void CatalogReader::take(List list, const ListItems& call)
{
    m_calls[list].clear();
    if (call.error())
        return m_catalog.setFailed(list, describe(call.error()));
    switch (list) {
    case List::Datasets:
        m_counts.clear(); // of lists that may have grown
        return m_catalog.setDatasets(valuesOf(call.items(), datasetOf));
    case List::Aliases:
        return m_catalog.setAliases(valuesOf(call.items(), aliasOf));
    case List::Accounts:
        return m_catalog.setAccounts(valuesOf(call.items(), accountOf));
    case List::Templates:
        return m_catalog.setTemplates(valuesOf(call.items(), templateOf));
    case List::Profiles:
        return m_catalog.setProfiles(valuesOf(call.items(), profileOf));
    }
}

} // namespace fairlead
