#include "network/api/pagedcall.h"

#include "network/api/listbody.h"

namespace fairlead {

namespace {

constexpr qint64 pageSize = 100;  // docs: /pagination
constexpr int mostPages = 10'000; // a server that never ends its list must not hold us

} // namespace

PagedCall::PagedCall(HttpClient& http, const QString& path, const QUrlQuery& filter)
    : ApiCall(http), m_path(path), m_filter(filter)
{
    ask();
}

void PagedCall::ask()
{
    auto query = m_filter;
    if (m_cursor.isEmpty())
        query.addQueryItem(QStringLiteral("offset"), QString::number(m_offset));
    else // inferred: the documented form of a cursor
        query.addQueryItem(QStringLiteral("after_id"),
                           QString::fromLatin1(QUrl::toPercentEncoding(m_cursor)));
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    follow(client().get(m_path, query));
}

ApiError PagedCall::take(const Json& body)
{
    if (received() > client().limits().list)
        return unreadable(QStringLiteral("a list without an end"));
    const auto page = listBody(body);
    if (!page)
        return unreadable(QStringLiteral("not a list"));
    bool anyNew = false;
    for (const auto& item : *page->items) {
        m_lastId = idOf(item);
        if (m_lastId.isEmpty())
            return unreadable(QStringLiteral("not a list of ") + elementName());
        if (m_seen.contains(m_lastId))
            continue;
        anyNew = true;
        m_seen.insert(m_lastId);
        if (m_seen.size() > client().limits().elements)
            return unreadable(QStringLiteral("a list without an end"));
        keep(item);
    }
    m_offset += static_cast<qint64>(page->items->size());
    m_more = page->hasMore.value_or(anyNew);
    if (m_more && !anyNew) {
        if (!m_cursor.isEmpty() || m_lastId.isEmpty())
            return unreadable(QStringLiteral("a list that says that it goes on, and does not"));
        m_cursor = m_lastId;
    } else if (!m_cursor.isEmpty()) {
        m_cursor = m_lastId;
    }
    if (m_more && ++m_pages >= mostPages)
        return unreadable(QStringLiteral("a list without an end"));
    return {};
}

bool PagedCall::goesOn()
{
    if (m_more)
        ask();
    return m_more;
}

ListItems::ListItems(HttpClient& http, const QString& path, QList<const char*> idNames)
    : PagedCall(http, path, {}), m_idNames(std::move(idNames))
{
}

QString ListItems::idOf(const Json& item) const
{
    for (const char* name : m_idNames) {
        const auto id = item.is_object() ? item.find(name) : item.end();
        if (item.is_object() && id != item.end() && id->is_string())
            return toQString(*id);
    }
    return {};
}

} // namespace fairlead
