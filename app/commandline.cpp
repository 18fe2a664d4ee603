#include "app/commandline.h"

#include "models/common/visibletext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <cstdio>
#include <utility>

namespace fairlead {

namespace {

bool outputLost = false;

const QStringList commands{QStringLiteral("validate"), QStringLiteral("forecast"),
                           QStringLiteral("submit"),   QStringLiteral("drafts"),
                           QStringLiteral("export"),   QStringLiteral("sandbox"),
                           QStringLiteral("doctor"),   QStringLiteral("screenshots")};

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QString helpText()
{
    return CommandLineText::tr(
        "Fairlead plans outreach campaigns before anything is sent.\n"
        "\n"
        "fairlead [FILE…]                 the window, with these campaign files opened\n"
        "fairlead --sandbox               the window, on the embedded sandbox workspace\n"
        "fairlead validate FILE… [--json]\n"
        "fairlead forecast FILE --leads N [--launch-at INSTANT] [--order O] [--delay D] [--pacing P]\n"
        "                  [--drop-out n1,n2,…] [--lead I --step K] [--actions OUT.csv] [--json]\n"
        "                  O: follow-ups-first or new-leads-first; D: elapsed, calendar or\n"
        "                  sending-days; P: asap or spread; n1: leads of 10 000 that leave after step 1;\n"
        "                  I counts from 0, K from 1\n"
        "fairlead submit FILE [--launch] [--again] [--wait SECONDS] [--json]\n"
        "fairlead drafts list|import FILE…|export ID OUT|delete ID… [--json]\n"
        "fairlead export FILE --format pdf|png|svg|ics|csv --leads N -o OUT [--actions] [--steps]\n"
        "                  and the options of a forecast, from --launch-at to --drop-out\n"
        "fairlead sandbox [--port N] [--token T]\n"
        "fairlead doctor [--contract [FILE]] [--confirm-zone-reading|--doubt-zone-reading] [--json]\n"
        "fairlead screenshots --out DIR   pictures of the window and of every wizard page\n"
        "\n"
        "Every command takes: --data-dir DIR  --server URL  --token-stdin  --log-level L  --version  --help\n"
        "Environment: FAIRLEAD_DATA_DIR, FAIRLEAD_SERVER, FAIRLEAD_TOKEN\n"
        "\n"
        "Exit codes: 0 done, 1 refused, 2 wrong usage, 3 file trouble, 4 server not reached and nothing\n"
        "created, 5 not authorised, 6 outcome unknown (it is settled before any retry).\n");
}

/// The value of `--name VALUE` or `--name=VALUE` at the front of the arguments, taken off them.
std::optional<QString> takeValue(QStringList& arguments, const QString& name)
{
    if (arguments.first().startsWith(name + u'='))
        return arguments.takeFirst().mid(name.size() + 1);
    if (arguments.first() != name || arguments.size() < 2)
        return std::nullopt;
    arguments.removeFirst();
    return arguments.takeFirst();
}

bool setLogLevel(const QString& level)
{
    const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                             QStringLiteral("critical")};
    const auto wanted = levels.indexOf(level);
    QString rules;
    for (qsizetype i = 0; i < levels.size(); ++i)
        rules += QStringLiteral("fairlead.*.%1=%2\n")
                     .arg(levels[i], QLatin1String(i >= wanted ? "true" : "false"));
    QLoggingCategory::setFilterRules(rules);
    return wanted >= 0;
}

/// Whether the first argument is a global option; then it is taken off and noted. An error says what is
/// wrong.
bool takeGlobal(QStringList& arguments, GlobalOptions& options, QString& error)
{
    const auto name = arguments.first().section(u'=', 0, 0);
    if (name == QLatin1String("--token-stdin")) {
        options.tokenFromStandardInput = true;
        arguments.removeFirst();
        return true;
    }
    if (name != QLatin1String("--data-dir") && name != QLatin1String("--server") &&
        name != QLatin1String("--log-level"))
        return false;
    const auto value = takeValue(arguments, name);
    if (!value || value->isEmpty())
        error = CommandLineText::tr("%1 needs a value.").arg(name);
    else if (name == QLatin1String("--data-dir"))
        options.dataDir = *value;
    else if (name == QLatin1String("--server"))
        options.server = *value;
    else if (!setLogLevel(*value))
        error = CommandLineText::tr("--log-level is debug, info, warning or critical.");
    return true;
}

QByteArray tokenFromStandardInput()
{
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line.append(static_cast<char>(c));
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

GlobalOptions fromEnvironment()
{
    GlobalOptions options;
    options.dataDir = qEnvironmentVariable("FAIRLEAD_DATA_DIR");
    if (const auto server = qEnvironmentVariable("FAIRLEAD_SERVER"); !server.isEmpty())
        options.server = server;
    options.token = qgetenv("FAIRLEAD_TOKEN");
    qunsetenv("FAIRLEAD_TOKEN"); // no child process of ours needs it
    return options;
}

CommandLineResult failure(const QString& error)
{
    return {std::nullopt, error, {}};
}

/// A word that is neither a command nor a file: a slip rather than a campaign to open.
bool isSlip(const QString& argument)
{
    return !argument.contains(u'/') && !argument.contains(u'.') && !QFileInfo::exists(argument);
}

} // namespace

CommandLineResult parseCommandLine(QStringList arguments)
{
    CommandLine line;
    line.global = fromEnvironment();
    QString error;
    bool onlyFiles = false;
    while (!arguments.isEmpty()) {
        const auto& first = arguments.first();
        if (!onlyFiles && (first == QLatin1String("--help") || first == QLatin1String("-h")))
            return {std::nullopt, {}, helpText()};
        if (!onlyFiles && first == QLatin1String("--version"))
            return {std::nullopt, {}, QStringLiteral("fairlead " FAIRLEAD_VERSION "\n")};
        if (!onlyFiles && takeGlobal(arguments, line.global, error)) {
            if (!error.isEmpty())
                return failure(error);
            continue;
        }
        if (!onlyFiles && first == QLatin1String("--sandbox") && line.command.isEmpty())
            line.sandboxWindow = true;
        else if (line.command.isEmpty() && line.arguments.isEmpty() && commands.contains(first) && !onlyFiles)
            line.command = first;
        else if (line.command.isEmpty() && first.startsWith(u'-') && first.size() > 1 && !onlyFiles &&
                 first != QLatin1String("--"))
            return failure(CommandLineText::tr("Unknown option %1.").arg(first));
        else
            line.arguments << first;
        onlyFiles = onlyFiles || first == QLatin1String("--");
        arguments.removeFirst();
    }
    if (line.command.isEmpty() && !onlyFiles && !line.arguments.isEmpty() && isSlip(line.arguments.first()))
        return failure(
            CommandLineText::tr("There is neither a command nor a file “%1”.").arg(line.arguments.first()));
    if (line.command.isEmpty())
        line.arguments.removeOne(QStringLiteral("--"));
    if (line.global.dataDir.isEmpty())
        line.global.dataDir = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (line.global.tokenFromStandardInput)
        line.global.token = tokenFromStandardInput();
    return {line, {}, {}};
}

CommandOptions::CommandOptions(const QStringList& arguments, const QStringList& flags,
                               const QStringList& valued)
{
    QStringList rest = arguments;
    bool onlyPositional = false;
    while (!rest.isEmpty() && m_error.isEmpty()) {
        const auto name = rest.first().section(u'=', 0, 0);
        if (onlyPositional || rest.first() == QLatin1String("-") || !rest.first().startsWith(u'-')) {
            m_positional << rest.takeFirst();
        } else if (name == QLatin1String("--")) {
            onlyPositional = true;
            rest.removeFirst();
        } else if (flags.contains(rest.first())) {
            m_flags << rest.takeFirst();
        } else if (valued.contains(name)) {
            const auto value = takeValue(rest, name);
            if (value)
                m_values.append({name, *value});
            else
                m_error = CommandLineText::tr("%1 needs a value.").arg(name);
        } else {
            m_error = CommandLineText::tr("Unknown option %1.").arg(rest.first());
        }
    }
}

std::optional<QString> CommandOptions::value(const QString& option) const
{
    for (auto it = m_values.rbegin(); it != m_values.rend(); ++it)
        if (it->first == option)
            return it->second;
    return std::nullopt;
}

int usageError(const QString& message)
{
    say(message);
    say(CommandLineText::tr("See fairlead --help."));
    return exitcode::usage;
}

void say(const QString& message)
{
    const auto line = visibleText(message).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

void printLine(const QString& text)
{
    print(visibleText(text).toUtf8() + '\n');
}

void printLines(const QStringList& lines)
{
    for (const auto& line : lines)
        printLine(line);
}

void print(const QByteArray& text)
{
    const auto size = static_cast<std::size_t>(text.size());
    if (std::fwrite(text.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0)
        return;
    if (!std::exchange(outputLost, true))
        say(QCoreApplication::translate("CommandLine", "Standard output cannot be written."));
}

void showControlsInLogs()
{
    static QtMessageHandler before = nullptr;
    before =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext& context, const QString& message) {
            before(type, context, visibleText(message));
        });
}

bool isOutputLost()
{
    return outputLost;
}

bool isSameFile(const QString& path, const QString& other)
{
    const auto real = QFileInfo(path).canonicalFilePath();
    return !real.isEmpty() && real == QFileInfo(other).canonicalFilePath();
}

} // namespace fairlead
