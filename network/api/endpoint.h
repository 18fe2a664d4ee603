#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace fairlead {

/// A server and the key for it.
struct Endpoint
{
    QUrl server;      ///< in its one form (normalServer()); a path below which the API lives is allowed
    QByteArray token; ///< visible ASCII; never logged or shown
    QString caFile; ///< PEM file of a private certificate authority to trust beside the system's; empty: none
};

/// Reads what a user typed as a server, and brings it to its one form. Plain http is for the loopback
/// interface only; user names, passwords, queries and fragments are refused.
struct ServerUrl
{
    QUrl url;
    QString error; ///< for the user; empty when the URL may be used
};
ServerUrl serverUrl(const QString& text);

/// Whether the host is this computer: "localhost" or an address of the loopback network.
bool isLoopback(const QUrl& url);

/// Whether both have the same scheme, host and port.
bool isSameOrigin(const QUrl& a, const QUrl& b);

/// Whether every byte is visible ASCII, as a header needs it; an empty key is none.
bool isUsableToken(const QByteArray& token);

/// What may be shown of a key: its first 17 characters (API sheet, section 8).
QString tokenPrefix(const QByteArray& token);

} // namespace fairlead
