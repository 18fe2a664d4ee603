#pragma once

#include "models/campaign/json.h"
#include "network/api/routes.h"
#include "network/sandbox/sandboxservice.h"
#include "tests/support/faultserver.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace fairlead {

/// What a run of the program left.
struct Ended
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;

    Json json() const { return Json::parse(output.toStdString(), nullptr, false); }
    /// Of the check of that name; empty when there is none.
    QString state(const char* check) const { return textOf(check, "state"); }
    QString message(const char* check) const { return textOf(check, "message"); }

private:
    QString textOf(const char* check, const char* member) const
    {
        const auto document = json();
        for (const auto& each : document.at("checks"))
            if (each.at("check") == check)
                return toQString(each.at(member));
        return {};
    }
};

inline const QByteArray token = "bav_live_doctor-0123456789abcdefghijklmnopqrst";

/// For tests of `fairlead doctor` as a process, without a display and without a keyring.
class DoctorBench
{
protected:
    void begin();
    Ended run(QStringList arguments, const QByteArray& key = token, const QStringList& more = {});
    Ended doctor(const QStringList& more = {}, const QByteArray& key = token);
    QString write(const QString& name, const QByteArray& text) const;
    int contractReads() const;

    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SandboxService> m_service;
    std::unique_ptr<FaultServer> m_server;
};

inline void DoctorBench::begin()
{
    m_server.reset();
    m_files = std::make_unique<QTemporaryDir>();
    m_data = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<SandboxService>(m_files->path(), token, std::chrono::milliseconds(1));
    m_server = std::make_unique<FaultServer>(
        [this](const SandboxRequest& request) { return m_service->answer(request); });
    QVERIFY(m_server->listen());
}

inline QString DoctorBench::write(const QString& name, const QByteArray& text) const
{
    QFile file(m_files->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    return file.fileName();
}

inline Ended DoctorBench::run(QStringList arguments, const QByteArray& key, const QStringList& more)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_files->path()); // no session bus there
    environment.insert(QStringLiteral("FAIRLEAD_TOKEN"), QString::fromLatin1(key));
    for (const auto& each : more)
        environment.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
    process.setProcessEnvironment(environment);
    if (!arguments.contains(QStringLiteral("--data-dir")))
        arguments << QStringLiteral("--data-dir") << m_data->path();
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), arguments);
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 200'000))
        qFatal("the command does not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Ended DoctorBench::doctor(const QStringList& more, const QByteArray& key)
{
    return run(QStringList{QStringLiteral("doctor"), QStringLiteral("--json"), QStringLiteral("--server"),
                           m_server->url().toString()} +
                   more,
               key);
}

inline int DoctorBench::contractReads() const
{
    int reads = 0;
    for (const auto& request : m_server->requests())
        reads += request.target == routes::openApi().toLatin1();
    return reads;
}

} // namespace fairlead
