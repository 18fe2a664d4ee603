#pragma once

#include <QHash>
#include <QObject>
#include <QSet>

class QNetworkProxy;

namespace fairlead {

class HttpClient;
class SecretStore;

/// User names and passwords of proxies, from the keyring or from the user. A call never waits for either: it
/// fails, and known() says when it is worth another try.
class ProxyKeys : public QObject
{
    Q_OBJECT
public:
    /// @param secrets outlives this
    explicit ProxyKeys(SecretStore& secrets, QObject* parent = nullptr);

    /// Answers the proxies that the client meets. This outlives the client's calls.
    void serve(HttpClient& client);
    /// The user's answer to wanted(); goes to the keyring too.
    void keep(const QString& proxy, const QString& user, const QString& password);
    /// Each proxy is asked about once, lest a user who gives no answer is asked with every try; from here on
    /// once more.
    void askAgain() { m_asked.clear(); }

Q_SIGNALS:
    /// The keyring has nothing for this proxy ("host:port"), or what it has is refused.
    void wanted(const QString& proxy);
    void known(const QString& proxy);

private:
    struct Login
    {
        QString user;
        QString password;
    };

    void fill(QNetworkProxy& proxy) const;
    void takeRefusal(const QNetworkProxy& proxy);
    void look(const QString& proxy);
    void ask(const QString& proxy);

    SecretStore& m_secrets;
    QHash<QString, Login> m_known;
    QSet<QString> m_looking;
    QSet<QString> m_asked;
};

} // namespace fairlead
