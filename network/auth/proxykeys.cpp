#include "network/auth/proxykeys.h"

#include "models/common/whenfinished.h"
#include "network/api/httpclient.h"
#include "network/auth/secretstore.h"

#include <QNetworkProxy>

namespace fairlead {

namespace {

constexpr char separator = '\n'; ///< between user and password in the keyring; neither can hold it

QString nameOf(const QNetworkProxy& proxy)
{
    return QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
}

QString secretName(const QString& proxy)
{
    return QStringLiteral("proxy ") + proxy;
}

} // namespace

ProxyKeys::ProxyKeys(SecretStore& secrets, QObject* parent) : QObject(parent), m_secrets(secrets) {}

void ProxyKeys::serve(HttpClient& client)
{
    client.setProxyLogins({[this](QNetworkProxy& proxy) { fill(proxy); },
                           [this](const QNetworkProxy& proxy) {
                               takeRefusal(proxy);
                           }});
}

void ProxyKeys::fill(QNetworkProxy& proxy) const
{
    const auto login = m_known.constFind(nameOf(proxy));
    if (login == m_known.cend() || !proxy.user().isEmpty())
        return; // the system's own settings may hold a login
    proxy.setUser(login->user);
    proxy.setPassword(login->password);
}

void ProxyKeys::takeRefusal(const QNetworkProxy& proxy)
{
    const auto name = nameOf(proxy);
    const auto login = m_known.constFind(name);
    if (login == m_known.cend())
        return look(name);
    // A call that set out with an earlier login says nothing about this one.
    if (proxy.user() != login->user || proxy.password() != login->password)
        return;
    m_known.remove(name);
    ask(name);
}

void ProxyKeys::look(const QString& proxy)
{
    if (m_looking.contains(proxy) || m_asked.contains(proxy))
        return;
    m_looking.insert(proxy);
    whenFinished(m_secrets.read(secretName(proxy)), this, [this, proxy](const SecretOutcome& found) {
        m_looking.remove(proxy);
        const auto end = found.key.indexOf(separator);
        if (end < 0)
            return ask(proxy);
        m_known[proxy] = {QString::fromUtf8(found.key.left(end)), QString::fromUtf8(found.key.mid(end + 1))};
        Q_EMIT known(proxy);
    });
}

void ProxyKeys::ask(const QString& proxy)
{
    if (m_asked.contains(proxy))
        return;
    m_asked.insert(proxy);
    // Later: the proxy's question comes from the middle of a call, which a dialog must not hold up.
    QMetaObject::invokeMethod(
        this, [this, proxy] { Q_EMIT wanted(proxy); }, Qt::QueuedConnection);
}

void ProxyKeys::keep(const QString& proxy, const QString& user, const QString& password)
{
    m_asked.remove(proxy);
    m_known[proxy] = {user, password};
    m_secrets.write(secretName(proxy), user.toUtf8() + separator + password.toUtf8());
    Q_EMIT known(proxy);
}

} // namespace fairlead
