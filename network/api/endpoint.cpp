#include "network/api/endpoint.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int shownTokenLength = 17;

struct EndpointText
{
    Q_DECLARE_TR_FUNCTIONS(Endpoint)
};

} // namespace

ServerUrl serverUrl(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const auto refuse = [](const QString& error) {
        return ServerUrl{{}, error};
    };
    if (!url.isValid() || url.host().isEmpty())
        return refuse(
            EndpointText::tr("“%1” is not a server's address such as https://api.bavlio.com.").arg(text));
    if (!url.userInfo().isEmpty())
        return refuse(EndpointText::tr("A server's address holds no user name and no password."));
    if (url.hasQuery() || url.hasFragment())
        return refuse(EndpointText::tr("A server's address ends before “?” and “#”."));
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return refuse(EndpointText::tr("A server's address begins with https://."));
    if (url.scheme() == QLatin1String("http") && !isLoopback(url))
        return refuse(EndpointText::tr(
            "Without https the key could be read on its way: plain http is for this computer only."));
    return {url.adjusted(QUrl::StripTrailingSlash), {}};
}

bool isLoopback(const QUrl& url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

bool isSameOrigin(const QUrl& a, const QUrl& b)
{
    const auto port = [](const QUrl& url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

bool isUsableToken(const QByteArray& token)
{
    return !token.isEmpty() && std::ranges::all_of(token, [](char c) { return c > 0x20 && c < 0x7f; });
}

QString tokenPrefix(const QByteArray& token)
{
    return QString::fromLatin1(token.left(shownTokenLength));
}

} // namespace fairlead
