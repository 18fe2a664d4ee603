#include "network/api/campaigncalls.h"

#include "network/api/listbody.h"
#include "network/api/routes.h"

namespace fairlead {

namespace {

constexpr qint64 pageSize = 100;    // docs: /pagination
constexpr qint64 mostPages = 1'000; // a server that never ends its list must not hold us

std::optional<ApiError> noCampaign(const std::optional<ServerCampaign>& campaign)
{
    if (campaign)
        return std::nullopt;
    return ApiError{.kind = ApiError::Kind::Unreadable,
                    .text = QStringLiteral("no campaign with a campaign_id")};
}

ApiError takeCampaign(const Json& body, ServerCampaign& into)
{
    auto campaign = decodeServerCampaign(body);
    if (const auto error = noCampaign(campaign))
        return *error;
    into = std::move(*campaign);
    return {};
}

} // namespace

CreateCampaign::CreateCampaign(HttpClient& http, const Json& request) : ApiCall(http)
{
    follow(http.mutate("POST", routes::campaigns(), toCompactJson(request)));
}

ApiError CreateCampaign::take(const Json& body)
{
    return takeCampaign(body, m_campaign);
}

GetCampaign::GetCampaign(HttpClient& http, const QString& id) : ApiCall(http)
{
    follow(http.get(routes::campaign(id)));
}

ApiError GetCampaign::take(const Json& body)
{
    return takeCampaign(body, m_campaign);
}

UpdateCampaign::UpdateCampaign(HttpClient& http, const QString& id, const Json& changes) : ApiCall(http)
{
    follow(http.mutate("PATCH", routes::campaign(id), toCompactJson(changes)));
}

ApiError UpdateCampaign::take(const Json& body)
{
    return takeCampaign(body, m_campaign);
}

LaunchCampaign::LaunchCampaign(HttpClient& http, const QString& id) : ApiCall(http)
{
    follow(http.mutate("POST", routes::campaignLaunch(id), {}));
}

std::optional<ServerCampaign> LaunchCampaign::campaign() const
{
    const auto found = m_report.find("campaign");
    return found != m_report.end() ? decodeServerCampaign(*found) : std::nullopt;
}

ApiError LaunchCampaign::take(const Json& body)
{
    m_report = body.is_object() ? body : Json::object();
    return {};
}

ListCampaigns::ListCampaigns(HttpClient& http, const QString& name) : ApiCall(http), m_name(name)
{
    ask();
}

void ListCampaigns::ask()
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("offset"), QString::number(m_offset));
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    if (!m_name.isEmpty())
        query.addQueryItem(QStringLiteral("name"), QString::fromLatin1(QUrl::toPercentEncoding(m_name)));
    follow(client().get(routes::campaigns(), query));
}

ApiError ListCampaigns::take(const Json& body)
{
    const auto page = listBody(body);
    if (!page)
        return unreadable(QStringLiteral("not a list of campaigns"));
    bool anyNew = false;
    for (const auto& item : page->items) {
        auto campaign = decodeServerCampaign(item);
        if (const auto error = noCampaign(campaign))
            return *error;
        if (m_seen.contains(campaign->id))
            continue;
        anyNew = true;
        m_seen.insert(campaign->id);
        m_campaigns.push_back(std::move(*campaign));
    }
    const auto count = static_cast<qint64>(page->items.size());
    m_offset += count;
    m_more = anyNew && page->hasMore.value_or(count >= pageSize);
    if (m_more && m_offset > mostPages * pageSize)
        return unreadable(QStringLiteral("a list without an end"));
    return {};
}

bool ListCampaigns::goesOn()
{
    if (m_more)
        ask();
    return m_more;
}

} // namespace fairlead
