#include "models/workspace/serveraddress.h"

#include <QStringList>

namespace fairlead {

namespace {

/// Where every route begins (API sheet, section 1): an address copied from a sample may end with it.
constexpr QLatin1String apiPath("/api/v1");

int usualPort(const QString& scheme)
{
    return scheme == QLatin1String("https") ? 443 : scheme == QLatin1String("http") ? 80 : -1;
}

QString withoutEnd(QString text, QChar end)
{
    while (text.endsWith(end))
        text.chop(1);
    return text;
}

} // namespace

QUrl normalServer(const QUrl& server)
{
    auto host = withoutEnd(server.host(QUrl::FullyEncoded).toLower(), u'.');
    if (host.isEmpty())
        return server;
    auto url = server.adjusted(QUrl::NormalizePathSegments);
    url.setHost(host);
    if (url.port() == usualPort(url.scheme()))
        url.setPort(-1);
    auto path = withoutEnd(url.path(QUrl::FullyEncoded), u'/');
    if (path.endsWith(apiPath))
        path = withoutEnd(path.chopped(apiPath.size()), u'/');
    url.setPath(path);
    return url;
}

QString normalServer(const QString& server)
{
    const QUrl url(server, QUrl::StrictMode);
    return url.host().isEmpty() ? server : normalServer(url).toString(QUrl::FullyEncoded);
}

} // namespace fairlead
