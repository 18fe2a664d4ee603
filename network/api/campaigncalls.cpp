#include "network/api/campaigncalls.h"

#include "network/api/routes.h"

namespace fairlead {

namespace {

QUrlQuery nameFilter(const QString& name)
{
    QUrlQuery query;
    if (!name.isEmpty())
        query.addQueryItem(QStringLiteral("name"), QString::fromLatin1(QUrl::toPercentEncoding(name)));
    return query;
}

std::optional<ApiError> noCampaign(const std::optional<ServerCampaign>& campaign)
{
    if (campaign)
        return std::nullopt;
    return ApiError{.kind = ApiError::Kind::Unreadable,
                    .text = QStringLiteral("no campaign with a campaign_id")};
}

bool isSameId(const QString& left, const QString& right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

ApiError takeCampaign(const Json& body, ServerCampaign& into)
{
    auto campaign = decodeServerCampaign(body);
    if (const auto error = noCampaign(campaign))
        return *error;
    into = std::move(*campaign);
    return {};
}

/// The same, of the one that was asked for.
ApiError takeCampaign(const Json& body, const QString& id, ServerCampaign& into)
{
    const auto error = takeCampaign(body, into);
    if (error || isSameId(into.id, id))
        return error;
    return {.kind = ApiError::Kind::Unreadable, .text = QStringLiteral("another campaign than asked for")};
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

GetCampaign::GetCampaign(HttpClient& http, const QString& id) : ApiCall(http), m_id(id)
{
    follow(http.get(routes::campaign(id)));
}

ApiError GetCampaign::take(const Json& body)
{
    return takeCampaign(body, m_id, m_campaign);
}

UpdateCampaign::UpdateCampaign(HttpClient& http, const QString& id, const Json& changes)
    : ApiCall(http), m_id(id)
{
    follow(http.mutate("PATCH", routes::campaign(id), toCompactJson(changes)));
}

ApiError UpdateCampaign::take(const Json& body)
{
    return takeCampaign(body, m_id, m_campaign);
}

LaunchCampaign::LaunchCampaign(HttpClient& http, const QString& id) : ApiCall(http), m_id(id)
{
    follow(http.mutate("POST", routes::campaignLaunch(id), {}));
}

std::optional<ServerCampaign> LaunchCampaign::campaign() const
{
    const auto found = m_report.find("campaign");
    auto shown = found != m_report.end() ? decodeServerCampaign(*found) : std::nullopt;
    return shown && isSameId(shown->id, m_id) ? shown : std::nullopt;
}

ApiError LaunchCampaign::take(const Json& body)
{
    m_report = body.is_object() ? body : Json::object();
    return {};
}

ListCampaigns::ListCampaigns(HttpClient& http, const QString& name)
    : PagedCall(http, routes::campaigns(), nameFilter(name))
{
}

QString ListCampaigns::idOf(const Json& item) const
{
    return campaignIdOf(item);
}

void ListCampaigns::keep(const Json& item)
{
    m_campaigns.push_back(*decodeServerCampaign(item));
}

AuthMe::AuthMe(HttpClient& http) : ApiCall(http)
{
    follow(http.get(routes::authMe()));
}

ApiError AuthMe::take(const Json&)
{
    return {};
}

OpenApi::OpenApi(HttpClient& http) : ApiCall(http)
{
    follow(http.get(routes::openApi()));
}

ApiError OpenApi::take(const Json& body)
{
    if (!body.is_object() || !body.contains("paths"))
        return unreadable(QStringLiteral("not an OpenAPI document"));
    m_document = body;
    return {};
}

} // namespace fairlead
