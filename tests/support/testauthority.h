#pragma once

#include <QSslConfiguration>
#include <QTemporaryDir>

namespace fairlead {

/// A certificate authority and what it signs, made by openssl at test time. What it returns is the
/// configuration of a server.
class TestAuthority
{
public:
    explicit TestAuthority(const char* name = "Test authority");

    QString directory() const { return m_directory.path(); }
    QString caFile() const { return m_directory.filePath(QStringLiteral("ca.pem")); }

    /// @param names as subjectAltName takes them; empty: none @param days of validity; negative: it is over
    QSslConfiguration leaf(const char* commonName, const QByteArray& names, int days);
    /// With these lines of an extension file, and for the time between (YYYYMMDDHHMMSSZ).
    QSslConfiguration leafBetween(const QByteArray& extensions, const QByteArray& begin,
                                  const QByteArray& end);
    /// Signed by a certificate of ours, with these lines of an extension file; the server does not show that
    /// one.
    QSslConfiguration leafBelow(const QByteArray& extensionsOfIssuer);
    QSslConfiguration selfSigned();

private:
    void openssl(const QByteArrayList& arguments);
    void request(const char* name, const char* commonName);
    void sign(const char* name, const char* issuer, const QByteArray& extensions, int days);
    void write(const char* name, const QByteArray& text);
    QByteArray read(const QString& name);
    QSslConfiguration configuration(const char* name);

    QTemporaryDir m_directory;
};

} // namespace fairlead
