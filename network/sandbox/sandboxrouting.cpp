#include "models/campaign/formats.h"
#include "network/api/knownroutes.h"
#include "network/api/routes.h"
#include "network/sandbox/sandboxservice.h"

#include <vector>

namespace fairlead {

namespace {

/// The parameter's value where the path matches the pattern; empty for a pattern without one.
std::optional<QString> match(const QString& pattern, const QString& path)
{
    const auto wanted = pattern.split(u'/');
    const auto given = path.split(u'/');
    if (wanted.size() != given.size())
        return std::nullopt;
    QString id = QLatin1String("");
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted[i].startsWith(u'{') && !given[i].isEmpty())
            id = given[i];
        else if (wanted[i] != given[i])
            return std::nullopt;
    }
    return id;
}

QString withOtherSlash(const QString& path)
{
    return path.endsWith(u'/') ? path.chopped(1) : path + u'/';
}

/// As FastAPI does it, before it looks at the method or the key (API sheet, A9).
SandboxReply redirect(const SandboxRequest& request, const QString& path)
{
    auto target = QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
    if (!request.query.isEmpty())
        target += u'?' + request.query.toString(QUrl::FullyEncoded);
    return {307, {}, {{"Location", target.toLatin1()}}};
}

} // namespace

std::span<const SandboxService::Route> SandboxService::routes()
{
    using S = SandboxService;
    static const auto campaign = routePattern(routes::campaign, QStringLiteral("campaign_id"));
    static const auto dataset = routePattern(routes::dataset, QStringLiteral("dataset_id"));
    static const std::vector<Route> table{
        {"POST", routes::campaigns(), &S::createCampaign},
        {"GET", routes::campaigns(), &S::listCampaigns},
        {"GET", campaign, &S::readCampaign},
        {"PATCH", campaign, &S::updateCampaign},
        {"POST", routePattern(routes::campaignLaunch, QStringLiteral("campaign_id")), &S::launchCampaign},
        {"GET", routes::datasets(), &S::listDatasets},
        {"GET", dataset, &S::readDataset},
        {"GET", routePattern(routes::datasetRows, QStringLiteral("dataset_id")), &S::listRows},
        {"GET", routes::aliases(), &S::listAliases},
        {"GET", routes::templates(), &S::listTemplates},
        {"GET", routes::senderProfiles(), &S::listProfiles},
        {"GET", routes::connectedAccounts(), &S::listAccounts},
        {"GET", routes::authMe(), &S::readUser},
        {"GET", routes::openApi(), &S::openApi},
    };
    return table;
}

void SandboxService::authorise(const SandboxRequest& request) const
{
    if (request.path == routes::openApi() || request.authorization == "Bearer " + m_token)
        return;
    auto refused = refusal(401, request.authorization.isEmpty() ? QStringLiteral("An API key is required")
                                                                : QStringLiteral("The API key is not valid"));
    refused.reply.headers.push_back({"WWW-Authenticate", "Bearer"});
    throw refused;
}

SandboxReply SandboxService::route(const SandboxRequest& request)
{
    QByteArrayList otherMethods;
    const auto other = withOtherSlash(request.path);
    bool isOtherSlash = false;
    for (const auto& entry : routes()) {
        const auto id = match(entry.path, request.path);
        isOtherSlash = isOtherSlash || match(entry.path, other);
        if (!id)
            continue;
        if (entry.method != request.method) {
            otherMethods << entry.method;
            continue;
        }
        authorise(request);
        if (request.body.size() > bodyLimit)
            throw refusal(413, QStringLiteral("The body is larger than %1 bytes").arg(bodyLimit));
        const auto parameter = entry.path.section(u'{', 1).section(u'}', 0, 0);
        if (!parameter.isEmpty() && !isUuid(*id))
            throw validationRefusal(
                request.path,
                Json::array({validationDetail({"path", toJson(parameter)}, QStringLiteral("Must be a UUID"),
                                              "type_error.uuid")}));
        settleLaunches();
        return (this->*entry.handle)(request, id->toLower());
    }
    if (!otherMethods.isEmpty()) {
        auto refused = refusal(405, QStringLiteral("Method Not Allowed"));
        refused.reply.headers.push_back({"Allow", otherMethods.join(", ")});
        throw refused;
    }
    if (isOtherSlash)
        return redirect(request, other);
    throw refusal(404, QStringLiteral("Not Found"));
}

} // namespace fairlead
