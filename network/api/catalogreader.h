#pragma once

#include "models/catalog/catalog.h"
#include "network/api/pagedcall.h"

#include <map>

namespace fairlead {

class ReachCall;

/// Fills a catalog from a server, list by list, and again whenever the catalog asks.
class CatalogReader : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the reader.
    CatalogReader(HttpClient& client, Catalog& catalog, QObject* parent = nullptr);
    ~CatalogReader() override;

    /// Reads every list.
    void readAll();
    /// Reads one list; nothing new begins while it is being read.
    void read(Catalog::List list);

    /// Empties a catalog whose workspace is not read any more; `why` stands where its lists would.
    static void forget(Catalog& catalog, const QString& why);

private:
    void take(Catalog::List list, const ListItems& call);
    void count(const QString& datasetId);

    HttpClient& m_client;
    Catalog& m_catalog;
    std::map<Catalog::List, QPointer<ListItems>> m_calls;
    std::map<QString, QPointer<ReachCall>>
        m_counts; ///< also of those that are done: nothing is counted twice
};

} // namespace fairlead
