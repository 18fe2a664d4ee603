#pragma once

#include "models/campaign/response.h"
#include "network/api/pagedcall.h"

namespace fairlead {

/// POST /campaigns/ (API sheet, section 1). Sends one request, whatever happens.
class CreateCampaign : public ApiCall
{
    Q_OBJECT
public:
    CreateCampaign(HttpClient& client, const Json& request);

    /// After success.
    const ServerCampaign& campaign() const { return m_campaign; }

protected:
    ApiError take(const Json& body) override;

private:
    ServerCampaign m_campaign;
};

/// GET /campaigns/{id}
class GetCampaign : public ApiCall
{
    Q_OBJECT
public:
    GetCampaign(HttpClient& client, const QString& id);

    const ServerCampaign& campaign() const { return m_campaign; }

protected:
    ApiError take(const Json& body) override;

private:
    QString m_id;
    ServerCampaign m_campaign;
};

/// PATCH /campaigns/{id} with changed fields only (API sheet, section 3).
class UpdateCampaign : public ApiCall
{
    Q_OBJECT
public:
    UpdateCampaign(HttpClient& client, const QString& id, const Json& changes);

    const ServerCampaign& campaign() const { return m_campaign; }

protected:
    ApiError take(const Json& body) override;

private:
    QString m_id;
    ServerCampaign m_campaign;
};

/// POST /campaigns/{id}/launch (API sheet, section 2): real mail goes out. Sends one request, whatever
/// happens.
class LaunchCampaign : public ApiCall
{
    Q_OBJECT
public:
    LaunchCampaign(HttpClient& client, const QString& id);

    /// `{campaign, summary, warnings}`; any of them may be missing.
    const Json& report() const { return m_report; }
    /// The campaign as of then, when the answer holds it and no other.
    std::optional<ServerCampaign> campaign() const;

protected:
    ApiError take(const Json& body) override;

private:
    QString m_id;
    Json m_report;
};

/// GET /campaigns/, to the end, each campaign once.
class ListCampaigns : public PagedCall
{
    Q_OBJECT
public:
    /// @param name only campaigns of that name, by the server's notion (A23: compare again); empty: all
    ListCampaigns(HttpClient& client, const QString& name);

    const std::vector<ServerCampaign>& campaigns() const { return m_campaigns; }

protected:
    QString idOf(const Json& item) const override;
    void keep(const Json& item) override;
    QString elementName() const override { return QStringLiteral("campaigns"); }

private:
    std::vector<ServerCampaign> m_campaigns;
};

/// GET /auth/me: the connection test. The body is not documented, so only success counts.
class AuthMe : public ApiCall
{
    Q_OBJECT
public:
    explicit AuthMe(HttpClient& client);

protected:
    ApiError take(const Json& body) override;
};

/// GET /openapi.json, for the contract check.
class OpenApi : public ApiCall
{
    Q_OBJECT
public:
    explicit OpenApi(HttpClient& client);

    const Json& document() const { return m_document; }

protected:
    ApiError take(const Json& body) override;

private:
    Json m_document;
};

} // namespace fairlead
