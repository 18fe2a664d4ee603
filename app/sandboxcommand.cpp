#include "app/sandboxcommand.h"

#include "network/sandbox/sandboxserver.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace fairlead {

namespace {

struct SandboxCommandText
{
    Q_DECLARE_TR_FUNCTIONS(SandboxCommand)
};

/// A signal handler may do little more than write to a pipe (signal-safety(7)); the event loop reads it.
int signalPipe[2];

void onSignal(int)
{
    [[maybe_unused]] const auto written = write(signalPipe[1], "", 1);
}

bool catchTermination()
{
    if (pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    return sigaction(SIGTERM, &action, nullptr) == 0 && sigaction(SIGINT, &action, nullptr) == 0;
}

struct Parsed
{
    SandboxOptions options;
    int exitCode = exitcode::done;
};

Parsed notStarted(int exitCode, const QString& message)
{
    say(message);
    return {{}, exitCode};
}

Parsed withFaults(Parsed parsed, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return notStarted(exitcode::file, QStringLiteral("%1: %2").arg(path, file.errorString()));
    const auto read = readFaultPlan(file.readAll());
    if (!read.plan)
        return notStarted(exitcode::file, QStringLiteral("%1: %2").arg(path, read.error));
    parsed.options.faults = *read.plan;
    return parsed;
}

Parsed parse(const GlobalOptions& global, const QStringList& arguments)
{
    const auto port = QStringLiteral("--port");
    const auto token = QStringLiteral("--token");
    const auto faults = QStringLiteral("--faults");
    const CommandOptions options(arguments, {}, {port, token, faults});
    if (!options.error().isEmpty())
        return {{}, usageError(options.error())};
    if (!options.positional().isEmpty())
        return {{}, usageError(SandboxCommandText::tr("sandbox takes no file."))};
    Parsed parsed;
    parsed.options.dataDirectory = global.dataDir;
    bool isPort = true;
    if (const auto value = options.value(port))
        parsed.options.port = value->toUShort(&isPort);
    if (!isPort)
        return {{},
                usageError(SandboxCommandText::tr(
                    "--port must be a number from 0 to 65535; 0 takes any free one."))};
    if (const auto value = options.value(token))
        parsed.options.token = value->toUtf8();
    if (options.value(token) && !isToken(parsed.options.token))
        return {
            {},
            usageError(SandboxCommandText::tr("--token must be visible ASCII characters without a space."))};
    return options.value(faults) ? withFaults(parsed, *options.value(faults)) : parsed;
}

} // namespace

int runSandbox(const GlobalOptions& global, const QStringList& arguments)
{
    const auto parsed = parse(global, arguments);
    if (parsed.exitCode != exitcode::done)
        return parsed.exitCode;
    SandboxServer server(parsed.options);
    if (const auto failed = server.listen()) {
        say(failed->message);
        return failed->reason == SandboxServer::Failure::Reason::Port ? exitcode::notReached : exitcode::file;
    }
    if (!catchTermination()) {
        say(SandboxCommandText::tr("The sandbox cannot be set up to end cleanly."));
        return exitcode::file;
    }
    QSocketNotifier terminated(signalPipe[0], QSocketNotifier::Read);
    QObject::connect(&terminated, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    print(toCompactJson({{"url", toJson(server.url().toString())}, {"token", server.token().toStdString()}}) +
          '\n');
    return QCoreApplication::exec();
}

} // namespace fairlead
