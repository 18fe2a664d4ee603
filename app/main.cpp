#include "app/commandline.h"
#include "app/doctorcommand.h"
#include "app/draftscommand.h"
#include "app/exportcommand.h"
#include "app/forecastcommand.h"
#include "app/sandboxcommand.h"
#include "app/submitcommand.h"
#include "app/validatecommand.h"
#include "app/windowcommand.h"

#include <QGuiApplication>

#include <cstdio>
#include <map>
#include <memory>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

using namespace fairlead;

namespace {

using Command = int (*)(const GlobalOptions&, const QStringList&);
using WindowCommand = int (*)(int& argc, char** argv, const CommandLine&);

const std::map<QString, Command>& commandTable()
{
    static const std::map<QString, Command> table{
        {QStringLiteral("doctor"), runDoctor},     {QStringLiteral("drafts"), runDrafts},
        {QStringLiteral("export"), runExport},     {QStringLiteral("forecast"), runForecastCommand},
        {QStringLiteral("sandbox"), runSandbox},   {QStringLiteral("submit"), runSubmit},
        {QStringLiteral("validate"), runValidate},
    };
    return table;
}

/// Commands with windows, which make their own application.
const std::map<QString, WindowCommand>& windowCommandTable()
{
    static const std::map<QString, WindowCommand> table{
        {QString(), runWindow},
        {QStringLiteral("screenshots"), runScreenshots},
    };
    return table;
}

/// A crash leaves no image of the memory behind: it would hold the key.
void forbidCoreFiles()
{
#ifdef Q_OS_LINUX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__   // whose search for leaks looks at the process from outside
    prctl(PR_SET_DUMPABLE, 0); // a core_pattern with a pipe knows no limit
#endif
#endif
}

void setIdentity()
{
    QCoreApplication::setApplicationName(QStringLiteral("fairlead"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FAIRLEAD_VERSION));
}

/// Commands that paint need a QGuiApplication, but no display.
std::unique_ptr<QCoreApplication> applicationFor(const QString& command, int& argc, char** argv)
{
    if (command != QLatin1String("export"))
        return std::make_unique<QCoreApplication>(argc, argv);
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

} // namespace

int main(int argc, char** argv)
{
    forbidCoreFiles();
    setIdentity();
    showControlsInLogs();
    const auto parsed = parseCommandLine(argumentsOf(argc, argv));
    if (!parsed.commandLine) {
        if (!parsed.error.isEmpty())
            return usageError(parsed.error);
        print(parsed.output.toUtf8()); // ours alone
        return isOutputLost() ? exitcode::file : exitcode::done;
    }
    const auto& line = *parsed.commandLine;
    if (const auto window = windowCommandTable().find(line.command); window != windowCommandTable().end())
        return window->second(argc, argv, line);
    const auto command = commandTable().find(line.command);
    if (command == commandTable().end())
        return usageError(QStringLiteral("This command is not part of this build."));
    const auto application = applicationFor(line.command, argc, argv);
    const int exitCode = command->second(line.global, line.arguments);
    return exitCode == exitcode::done && isOutputLost() ? exitcode::file : exitCode;
}
