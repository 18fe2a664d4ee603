#pragma once

#include "network/sandbox/sandboxcatalog.h"
#include "network/sandbox/sandboxreply.h"
#include "network/sandbox/sandboxstore.h"

#include <chrono>
#include <span>

namespace fairlead {

/// The Bavlio API as far as Fairlead uses it, on sample data (API sheet, sections 1 to 4 and 9): a request
/// goes in, a reply comes out, no sockets. Where the API is not documented, the strict reading is taken.
class SandboxService
{
public:
    /// One handler's path, for the router and the OpenAPI document.
    struct Route
    {
        QByteArray method;
        QString path; ///< with a parameter in braces
        SandboxReply (SandboxService::*handle)(const SandboxRequest& request, const QString& id);
    };

    /// @param launchDelay how long a campaign stays `launching`
    SandboxService(const QString& dataDirectory, QByteArray token, std::chrono::milliseconds launchDelay);

    SandboxReply answer(const SandboxRequest& request);

    static std::span<const Route> routes();

    /// Larger bodies are refused with 413.
    static constexpr qsizetype bodyLimit = 1 << 20;

private:
    SandboxReply route(const SandboxRequest& request);
    void authorise(const SandboxRequest& request) const;
    void settleLaunches();

    SandboxReply createCampaign(const SandboxRequest& request, const QString&);
    SandboxReply listCampaigns(const SandboxRequest& request, const QString&);
    SandboxReply readCampaign(const SandboxRequest& request, const QString& id);
    SandboxReply updateCampaign(const SandboxRequest& request, const QString& id);
    SandboxReply launchCampaign(const SandboxRequest& request, const QString& id);
    SandboxReply listDatasets(const SandboxRequest& request, const QString&);
    SandboxReply readDataset(const SandboxRequest& request, const QString& id);
    SandboxReply listRows(const SandboxRequest& request, const QString& id);
    SandboxReply listAliases(const SandboxRequest& request, const QString&);
    SandboxReply listTemplates(const SandboxRequest& request, const QString&);
    SandboxReply listProfiles(const SandboxRequest& request, const QString&);
    SandboxReply listAccounts(const SandboxRequest& request, const QString&);
    SandboxReply readUser(const SandboxRequest& request, const QString&);
    SandboxReply openApi(const SandboxRequest& request, const QString&);

    QByteArray m_token;
    std::chrono::milliseconds m_launchDelay;
    SandboxCatalog m_catalog;
    SandboxStore m_store;
};

} // namespace fairlead
