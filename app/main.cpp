#include "app/commandline.h"
#include "app/draftscommand.h"
#include "app/forecastcommand.h"
#include "app/sandboxcommand.h"
#include "app/validatecommand.h"

#include <QCoreApplication>

#include <cstdio>
#include <map>

using namespace fairlead;

namespace {

using Command = int (*)(const GlobalOptions&, const QStringList&);

const std::map<QString, Command>& commandTable()
{
    static const std::map<QString, Command> table{
        {QStringLiteral("drafts"), runDrafts},
        {QStringLiteral("forecast"), runForecastCommand},
        {QStringLiteral("sandbox"), runSandbox},
        {QStringLiteral("validate"), runValidate},
    };
    return table;
}

void setIdentity()
{
    QCoreApplication::setApplicationName(QStringLiteral("fairlead"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FAIRLEAD_VERSION));
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
    setIdentity();
    const auto parsed = parseCommandLine(argumentsOf(argc, argv));
    if (!parsed.commandLine) {
        if (!parsed.error.isEmpty())
            return usageError(parsed.error);
        print(parsed.output.toUtf8());
        return exitcode::done;
    }
    const auto& line = *parsed.commandLine;
    const auto command = commandTable().find(line.command);
    if (command == commandTable().end())
        return usageError(QStringLiteral("not available"));
    QCoreApplication application(argc, argv);
    return command->second(line.global, line.arguments);
}
