#include "tests/support/keyringsession.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

namespace fairlead {

namespace {

constexpr auto password = "a password\n";
constexpr int patience = 20'000; ///< milliseconds

/// Without service folders, so that nothing starts by itself. Receiving is denied unless it is allowed, the
/// bus's own answers too.
QByteArray configuration(const QString& socket)
{
    return R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <auth>EXTERNAL</auth>
  <listen>unix:path=)" +
           socket.toUtf8() + R"(</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";
}

} // namespace

KeyringSession::KeyringSession()
{
    QDir(m_home.path()).mkdir(QStringLiteral("runtime"));
    QFile::setPermissions(m_home.filePath(QStringLiteral("runtime")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto socket = m_home.filePath(QStringLiteral("bus"));
    m_address = QStringLiteral("unix:path=") + socket;
    QFile file(m_home.filePath(QStringLiteral("bus.conf")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(configuration(socket));
    file.close();
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + file.fileName(), QStringLiteral("--nofork"),
                 QStringLiteral("--print-address=1")});
    if (!m_bus.waitForReadyRead(patience))
        qFatal("no session bus");
}

KeyringSession::~KeyringSession()
{
    stopService();
    m_bus.kill();
    m_bus.waitForFinished();
}

QProcessEnvironment KeyringSession::environment() const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                             "FAIRLEAD_TOKEN", "FAIRLEAD_SERVER", "FAIRLEAD_DATA_DIR"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.filePath(QStringLiteral("runtime")));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    return environment;
}

bool KeyringSession::hasService() const
{
    QProcess question;
    question.start(QStringLiteral("dbus-send"),
                   {QStringLiteral("--bus=") + m_address, QStringLiteral("--print-reply"),
                    QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                    QStringLiteral("org.freedesktop.DBus.NameHasOwner"),
                    QStringLiteral("string:org.freedesktop.secrets")});
    return question.waitForFinished(patience) && question.readAllStandardOutput().contains("boolean true");
}

bool KeyringSession::start(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    stopService();
    m_service = std::make_unique<QProcess>();
    m_service->setProcessEnvironment(environment());
    m_service->start(program, arguments);
    m_service->write(input);
    m_service->closeWriteChannel();
    return QTest::qWaitFor([this] { return hasService(); }, patience);
}

bool KeyringSession::startUnlocked()
{
    return start(
        QStringLiteral("gnome-keyring-daemon"),
        {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")},
        password);
}

bool KeyringSession::startLocked()
{
    return start(QStringLiteral("gnome-keyring-daemon"),
                 {QStringLiteral("--foreground"), QStringLiteral("--components=secrets")}, {});
}

bool KeyringSession::startSilent()
{
    if (!start(QStringLiteral(FAIRLEAD_KEYRING_DRIVER), {QStringLiteral("own")}, {}))
        return false;
    return ::kill(static_cast<pid_t>(m_service->processId()), SIGSTOP) == 0;
}

void KeyringSession::stopService()
{
    if (!m_service)
        return;
    m_service->kill();
    m_service->waitForFinished();
    m_service.reset();
    if (!QTest::qWaitFor([this] { return !hasService(); }, patience))
        qFatal("the keyring service does not go");
}

} // namespace fairlead
