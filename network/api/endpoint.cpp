#include "network/api/endpoint.h"

#include "models/workspace/serveraddress.h"
#include "network/api/redaction.h"

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
    const auto url = normalServer(QUrl(text.trimmed(), QUrl::StrictMode));
    const auto refuse = [](const QString& error) {
        return ServerUrl{{}, error};
    };
    if (!url.isValid() || url.host().isEmpty())
        return refuse(EndpointText::tr("“%1” is not a server's address such as https://api.bavlio.com.")
                          .arg(Redaction().inText(text)));
    if (!url.userInfo().isEmpty())
        return refuse(EndpointText::tr("A server's address holds no user name and no password."));
    if (url.hasQuery() || url.hasFragment())
        return refuse(EndpointText::tr("A server's address ends before “?” and “#”."));
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return refuse(EndpointText::tr("A server's address begins with https://."));
    if (url.scheme() == QLatin1String("http") && !isLoopback(url))
        return refuse(EndpointText::tr(
            "Without https the key could be read on its way: plain http is for this computer only."));
    return {url, {}};
}

bool isLoopback(const QUrl& url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

bool isSameOrigin(const QUrl& a, const QUrl& b)
{
    const auto first = normalServer(a);
    const auto second = normalServer(b);
    return first.scheme() == second.scheme() && first.host() == second.host() &&
           first.port() == second.port();
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
