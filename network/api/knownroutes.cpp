#include "network/api/knownroutes.h"

#include "network/api/routes.h"

namespace fairlead {

std::vector<KnownRoute> knownRoutes()
{
    using schema::Source;
    const auto get = QStringLiteral("GET");
    const auto post = QStringLiteral("POST");
    const auto campaignId = QStringLiteral("campaign_id");
    const auto datasetId = QStringLiteral("dataset_id");
    const auto campaign = routePattern(routes::campaign, campaignId);
    // The marks are those of routes.h.
    return {
        {post, routes::campaigns(), Source::Docs},
        {get, routes::campaigns(), Source::Docs},
        {get, campaign, Source::Inferred},
        {QStringLiteral("PATCH"), campaign, Source::Inferred},
        {post, routePattern(routes::campaignLaunch, campaignId), Source::Docs},
        {get, routes::senderProfiles(), Source::Docs},
        {get, routes::templates(), Source::Inferred},
        {get, routes::aliases(), Source::Inferred},
        {get, routes::connectedAccounts(), Source::Inferred},
        {get, routes::datasets(), Source::Inferred},
        {get, routePattern(routes::dataset, datasetId), Source::Inferred},
        {get, routePattern(routes::datasetRows, datasetId), Source::Inferred},
        {get, routes::authMe(), Source::Docs},
    };
}

QString routePattern(QString (*path)(const QString&), const QString& parameter)
{
    const auto mark = QStringLiteral("~id~"); // not changed by percent-encoding
    return path(mark).replace(mark, u'{' + parameter + u'}');
}

} // namespace fairlead
