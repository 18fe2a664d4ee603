#pragma once

#include "models/campaign/response.h"
#include "network/api/apicall.h"

#include <QSet>

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
    /// The campaign as of then, when the answer holds it.
    std::optional<ServerCampaign> campaign() const;

protected:
    ApiError take(const Json& body) override;

private:
    Json m_report;
};

/// GET /campaigns/, page by page to the end, each campaign once (API sheet, section 7).
class ListCampaigns : public ApiCall
{
    Q_OBJECT
public:
    /// @param name only campaigns of that name, by the server's notion (A23: compare again); empty: all
    ListCampaigns(HttpClient& client, const QString& name);

    const std::vector<ServerCampaign>& campaigns() const { return m_campaigns; }

protected:
    ApiError take(const Json& body) override;
    bool goesOn() override;

private:
    void ask();

    QString m_name;
    qint64 m_offset = 0;
    bool m_more = false;
    QSet<QString> m_seen;
    std::vector<ServerCampaign> m_campaigns;
};

} // namespace fairlead
