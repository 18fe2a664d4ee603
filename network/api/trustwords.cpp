#include "network/api/trustwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <algorithm>

namespace fairlead {

namespace {

constexpr qsizetype mostNames = 3; ///< of those that a certificate is for

struct TrustText
{
    Q_DECLARE_TR_FUNCTIONS(Trust)
};

QString day(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
}

QString unknownAuthority(const QSslCertificate& certificate)
{
    if (QSslConfiguration::systemCaCertificates().isEmpty())
        return TrustText::tr("This computer has no list of certificate authorities. Install the package "
                             "ca-certificates.");
    const auto issuer = certificate.issuerDisplayName();
    return (issuer.isEmpty()
                ? TrustText::tr("Its authority is not one that this computer trusts.")
                : TrustText::tr("Its authority, “%1”, is not one that this computer trusts.").arg(issuer)) +
           u' ' +
           TrustText::tr("If it is your company's own, choose its file in the account's settings. If not, "
                         "somebody may be in between: ask who runs the server.");
}

QString inWords(const QSslError& error, const QString& host)
{
    const auto certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return TrustText::tr("It was valid until %1. Whoever runs the server has to renew it; if that day "
                             "is still to come, set this computer's clock.")
            .arg(day(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return TrustText::tr("It is valid from %1. If that day is past, set this computer's clock.")
            .arg(day(certificate.effectiveDate()));
    case QSslError::HostNameMismatch:
        return whyNotForHost(certificate, host);
    case QSslError::SelfSignedCertificate:
        return TrustText::tr("It is signed by itself, so that it proves nothing. If it is your company's "
                             "own, choose its file in the account's settings.");
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
        return unknownAuthority(certificate);
    case QSslError::InvalidPurpose:
        return TrustText::tr("It is not made for servers. Whoever runs the server has to get another one.");
    case QSslError::InvalidCaCertificate:
        return TrustText::tr("It is signed by one that is no authority.");
    default:
        return error.errorString();
    }
}

/// A certificate that is over says more than one whose authority is not known, which several errors repeat.
int weight(const QSslError& error)
{
    switch (error.error()) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return 3;
    case QSslError::InvalidPurpose:
    case QSslError::InvalidCaCertificate:
    case QSslError::SelfSignedCertificate:
        return 2;
    case QSslError::HostNameMismatch:
        return 1;
    default:
        return 0;
    }
}

} // namespace

QString whyNotForHost(const QSslCertificate& certificate, const QString& host)
{
    auto names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        return TrustText::tr("It names no host. Whoever runs the server has to get another one.");
    names.sort();
    const auto shown = names.mid(0, mostNames).join(QStringLiteral(", "));
    return TrustText::tr("It is for %1, not for %2. Is the address right?")
        .arg(names.size() > mostNames ? shown + QStringLiteral(", …") : shown, host);
}

QString whyNotTrusted(const QList<QSslError>& errors, const QString& host)
{
    const auto most = std::ranges::max_element(errors, {}, weight);
    return most == errors.end() ? QString() : inWords(*most, host);
}

} // namespace fairlead
