#include "tests/support/testauthority.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace fairlead {

namespace {

const QByteArrayList newKey{"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"};
constexpr auto ownName = "subjectAltName=IP:127.0.0.1\n";

} // namespace

TestAuthority::TestAuthority(const char* name)
{
    openssl(QByteArrayList{"req", "-x509", "-subj", QByteArray("/CN=") + name, "-days", "30", "-keyout",
                           "ca.key", "-out", "ca.pem"} +
            newKey);
}

QSslConfiguration TestAuthority::leaf(const char* commonName, const QByteArray& names, int days)
{
    request("leaf", commonName);
    sign("leaf", "ca",
         names.isEmpty() ? QByteArray("basicConstraints=CA:FALSE\n") : "subjectAltName=" + names + '\n',
         days);
    return configuration("leaf");
}

/// By openssl's `ca`: `x509` knows days from now only.
QSslConfiguration TestAuthority::leafBetween(const QByteArray& extensions, const QByteArray& begin,
                                             const QByteArray& end)
{
    request("dated", "127.0.0.1");
    write("dated.ext", extensions);
    write("index", {});
    write("ca.cnf", "[ca]\ndefault_ca=d\n[d]\nnew_certs_dir=.\ndatabase=index\ndefault_md=sha256\n"
                    "rand_serial=yes\npolicy=p\n[p]\ncommonName=supplied\n");
    openssl({"ca", "-batch", "-notext", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in",
             "dated.csr", "-out", "dated.pem", "-startdate", begin, "-enddate", end, "-extfile",
             "dated.ext"});
    return configuration("dated");
}

QSslConfiguration TestAuthority::leafBelow(const QByteArray& extensionsOfIssuer)
{
    request("issuer", "Issuer");
    sign("issuer", "ca", extensionsOfIssuer, 30);
    request("below", "127.0.0.1");
    sign("below", "issuer", ownName, 30);
    return configuration("below");
}

QSslConfiguration TestAuthority::selfSigned()
{
    openssl(QByteArrayList{"req", "-x509", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                           "-days", "30", "-keyout", "self.key", "-out", "self.pem"} +
            newKey);
    return configuration("self");
}

void TestAuthority::request(const char* name, const char* commonName)
{
    const QByteArray base(name);
    openssl(QByteArrayList{"req", "-subj", QByteArray("/CN=") + commonName, "-keyout", base + ".key", "-out",
                           base + ".csr"} +
            newKey);
}

void TestAuthority::sign(const char* name, const char* issuer, const QByteArray& extensions, int days)
{
    const QByteArray base(name);
    const QByteArray by(issuer);
    write((base + ".ext").constData(), extensions);
    openssl({"x509", "-req", "-in", base + ".csr", "-CA", by + ".pem", "-CAkey", by + ".key",
             "-CAcreateserial", "-days", QByteArray::number(days), "-extfile", base + ".ext", "-out",
             base + ".pem"});
}

void TestAuthority::openssl(const QByteArrayList& arguments)
{
    QStringList list;
    for (const auto& argument : arguments)
        list << QString::fromLatin1(argument);
    QProcess process;
    process.setWorkingDirectory(m_directory.path());
    process.start(QStringLiteral("openssl"), list);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("openssl: %s", process.readAllStandardError().constData());
}

void TestAuthority::write(const char* name, const QByteArray& text)
{
    QFile file(m_directory.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", name);
}

QByteArray TestAuthority::read(const QString& name)
{
    QFile file(m_directory.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(name));
    return file.readAll();
}

QSslConfiguration TestAuthority::configuration(const char* name)
{
    const auto base = QString::fromLatin1(name);
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(read(base + QStringLiteral(".pem"))));
    tls.setPrivateKey(QSslKey(read(base + QStringLiteral(".key")), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace fairlead
