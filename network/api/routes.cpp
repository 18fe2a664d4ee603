#include "network/api/routes.h"

#include <QUrl>

namespace fairlead::routes {

namespace {

QString escaped(const QString& id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

} // namespace

QString campaigns()
{
    return QStringLiteral("/api/v1/campaigns/");
}
QString campaign(const QString& id)
{
    return QStringLiteral("/api/v1/campaigns/") + escaped(id);
}
QString campaignLaunch(const QString& id)
{
    return campaign(id) + QStringLiteral("/launch");
}
QString senderProfiles()
{
    return QStringLiteral("/api/v1/sender-profiles/");
}
QString templates()
{
    return QStringLiteral("/api/v1/templates/");
}
QString aliases()
{
    return QStringLiteral("/api/v1/bavimail/aliases");
}
QString connectedAccounts()
{
    return QStringLiteral("/api/v1/connected-accounts");
}
QString datasets()
{
    return QStringLiteral("/api/v1/datasets/");
}
QString dataset(const QString& id)
{
    return datasets() + escaped(id);
}
QString datasetRows(const QString& id)
{
    return dataset(id) + QStringLiteral("/rows");
}
QString authMe()
{
    return QStringLiteral("/api/v1/auth/me");
}
QString openApi()
{
    return QStringLiteral("/openapi.json");
}

} // namespace fairlead::routes
