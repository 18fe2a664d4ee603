#pragma once

#include <QSslError>
#include <QString>

namespace fairlead {

/// Why a server's certificate is not trusted, and what a person can do about it, in one or two sentences.
/// @param errors of one connection; the one that says most counts
QString whyNotTrusted(const QList<QSslError>& errors, const QString& host);

/// The same for a certificate that is sound, but for other hosts.
QString whyNotForHost(const QSslCertificate& certificate, const QString& host);

} // namespace fairlead
