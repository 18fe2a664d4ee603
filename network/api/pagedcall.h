#pragma once

#include "network/api/apicall.h"

#include <QSet>
#include <QUrlQuery>

namespace fairlead {

/// A list of the API, read to its end (API sheet, section 7). Pages come by offset and limit, by a cursor, or
/// all at once; each element is taken once. A short page is no end, since a server may cap the limit: the
/// list ends with a page that is empty, brings nothing new, or says that no other follows.
class PagedCall : public ApiCall
{
    Q_OBJECT
protected:
    PagedCall(HttpClient& client, const QString& path, const QUrlQuery& filter);

    /// The element's id; empty when it is not what the list should hold.
    virtual QString idOf(const Json& item) const = 0;
    virtual void keep(const Json& item) = 0;
    virtual QString elementName() const = 0;

    ApiError take(const Json& body) override;
    bool goesOn() override;

private:
    void ask();

    QString m_path;
    QUrlQuery m_filter;
    qint64 m_offset = 0;
    QString m_cursor; ///< id after which the next page begins; empty: by offset
    QString m_lastId;
    QSet<QString> m_seen;
    bool m_more = false;
    int m_pages = 0;
};

/// Any list as raw elements; each has an id under one of the given names.
class ListItems : public PagedCall
{
    Q_OBJECT
public:
    ListItems(HttpClient& client, const QString& path, QList<const char*> idNames);

    const std::vector<Json>& items() const { return m_items; }

protected:
    QString idOf(const Json& item) const override;
    void keep(const Json& item) override { m_items.push_back(item); }
    QString elementName() const override { return QStringLiteral("objects with an id"); }

private:
    QList<const char*> m_idNames;
    std::vector<Json> m_items;
};

} // namespace fairlead
