#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead {

/// The exit codes that scripts rely on.
namespace exitcode {
inline constexpr int done = 0;
inline constexpr int refused = 1;    ///< the campaign has errors, or the server refused it
inline constexpr int usage = 2;      ///< wrong usage
inline constexpr int file = 3;       ///< a file cannot be read or written, or is not a campaign
inline constexpr int notReached = 4; ///< server not reached, and nothing was created
inline constexpr int notAuthorised = 5;
inline constexpr int unknown = 6; ///< the outcome is unknown; the outbox settles it before any retry
} // namespace exitcode

/// The options that every command takes, and their environment variables.
struct GlobalOptions
{
    QString dataDir;               ///< --data-dir, FAIRLEAD_DATA_DIR, else the XDG data directory
    std::optional<QString> server; ///< --server, FAIRLEAD_SERVER; absent: the default workspace
    QByteArray token; ///< --token-stdin, FAIRLEAD_TOKEN; raw bytes, checked before use; never printed
    bool tokenFromStandardInput = false;
};

/// How the program was started.
struct CommandLine
{
    GlobalOptions global;
    QString command;       ///< "validate", …; empty: the window
    QStringList arguments; ///< what follows the command, or the files for the window
    bool sandboxWindow = false;
};

struct CommandLineResult
{
    std::optional<CommandLine> commandLine;
    QString error; ///< wrong usage, in words; empty together with an absent command line: --help or --version
    QString output; ///< what --help or --version print
};

/// Reads the arguments without the program's name. Global options may stand before and after the command.
CommandLineResult parseCommandLine(QStringList arguments);

/// Options of one command, after the global ones are gone: `--name VALUE`, `--name=VALUE` or a bare flag.
class CommandOptions
{
public:
    /// @param flags option names without a value; @param valued those with one
    CommandOptions(const QStringList& arguments, const QStringList& flags, const QStringList& valued);

    QString error() const { return m_error; } ///< empty when the arguments were well-formed
    bool has(const QString& flag) const { return m_flags.contains(flag); }
    std::optional<QString> value(const QString& option) const;
    QStringList positional() const { return m_positional; }

private:
    QString m_error;
    QStringList m_flags;
    QStringList m_positional;
    QList<QPair<QString, QString>> m_values;
};

/// Prints to standard error, for people, and returns exitcode::usage.
int usageError(const QString& message);

/// One line for people on standard error, with the controls in it made visible (visibleText()).
void say(const QString& message);

/// The same on standard output.
void printLine(const QString& text);
void printLines(const QStringList& lines);

/// Bytes for standard output as they are: JSON, which escapes what a terminal would obey.
void print(const QByteArray& text);

/// From here on every line of a log is as say() has it.
void showControlsInLogs();

/// Whether something did not reach standard output, which a script must not take for success.
bool isOutputLost();

/// Whether two paths, of which the second may not exist yet, name one file.
bool isSameFile(const QString& path, const QString& other);

} // namespace fairlead
