#pragma once

#include <QString>
#include <QUrl>

namespace fairlead {

/// The one form of a server's address, however it was written: host in lower case and ASCII letters without a
/// dot at its end, no port where it is the scheme's own, no slash at the end, and without the API's own path.
/// What names no host comes back as it is. RFC 3986, section 6.2.
QUrl normalServer(const QUrl& server);

/// The same as text, as stores have it; words that are no address, such as the sandbox's, stay as they are.
QString normalServer(const QString& server);

} // namespace fairlead
