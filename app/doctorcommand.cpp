#include "app/doctorcommand.h"

#include "app/destination.h"
#include "app/doctoroutput.h"
#include "models/workspace/factstore.h"
#include "network/api/requestlog.h"
#include "network/auth/secretstore.h"
#include "network/checkup/setupcheckup.h"
#include "network/sandbox/embeddedsandbox.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <functional>

namespace fairlead {

namespace {

struct DoctorCommandText
{
    Q_DECLARE_TR_FUNCTIONS(DoctorCommand)
};

constexpr std::chrono::seconds keyringTimeout{10};

struct DoctorArguments
{
    bool json = false;
    bool contract = false;
    QString contractFile; ///< empty: the server's
    std::optional<bool> zoneReading;
    QString error;
};

DoctorArguments parseDoctor(const QStringList& list)
{
    const auto confirm = QStringLiteral("--confirm-zone-reading");
    const auto doubt = QStringLiteral("--doubt-zone-reading");
    const CommandOptions options(
        list, {QStringLiteral("--json"), QStringLiteral("--contract"), confirm, doubt}, {});
    DoctorArguments arguments;
    arguments.error = options.error();
    arguments.json = options.has(QStringLiteral("--json"));
    arguments.contract = options.has(QStringLiteral("--contract"));
    arguments.contractFile = options.positional().value(0);
    if (options.has(confirm) || options.has(doubt))
        arguments.zoneReading = options.has(confirm);
    if (!arguments.error.isEmpty())
        return arguments;
    if (options.positional().size() > (arguments.contract ? 1 : 0))
        arguments.error = DoctorCommandText::tr("doctor takes a file only as the contract, with --contract.");
    if (options.has(confirm) && options.has(doubt))
        arguments.error = DoctorCommandText::tr("The zone reading is either confirmed or in doubt.");
    return arguments;
}

/// Runs one look to its end and adds what it finds.
void run(SetupCheckup& checkup, DoctorResult& result, const std::function<void()>& start)
{
    QEventLoop loop;
    QObject::connect(&checkup, &Checkup::checked, &loop,
                     [&](const CheckResult& check) { result.checks.push_back(check); });
    QObject::connect(&checkup, &Checkup::contractChecked, &loop,
                     [&](const ContractReport& report) { result.contract = report; });
    QObject::connect(&checkup, &Checkup::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    start();
    loop.exec();
}

} // namespace

int runDoctor(const GlobalOptions& global, const QStringList& list)
{
    const auto arguments = parseDoctor(list);
    if (!arguments.error.isEmpty())
        return usageError(arguments.error);
    if (!global.token.isEmpty() && !isUsableToken(global.token))
        return usageError(
            DoctorCommandText::tr("The key holds something other than visible ASCII characters."));
    SandboxOptions sandboxOptions;
    sandboxOptions.dataDirectory = global.dataDir;
    EmbeddedSandbox sandbox(sandboxOptions);
    const auto server = findDestination(global, sandbox, keyringTimeout);
    if (server.exitCode == exitcode::usage)
        return usageError(server.error);
    // A missing key is one of the things to look at, not the end.
    const auto trouble = server.exitCode == exitcode::notAuthorised ? QString() : server.error;
    SecretStore secrets;
    FactStore facts(global.dataDir);
    SetupCheckup checkup({global.dataDir, server.name, server.endpoint, server.target.server, trouble},
                         secrets, facts);
    RequestLog log(global.dataDir);
    log.setOn(wantsRequestLog());
    QObject::connect(&checkup, &SetupCheckup::logged, &log,
                     [&](const HttpLogEntry& entry) { log.write(entry, server.endpoint.token); });

    DoctorResult result{server.name, {}, {}, !arguments.contractFile.isEmpty(), {}};
    run(checkup, result, [&] { checkup.start(); });
    if (arguments.contract)
        run(checkup, result, [&] {
            arguments.contractFile.isEmpty() ? checkup.checkContract()
                                             : checkup.checkContractFile(arguments.contractFile);
        });
    if (arguments.zoneReading)
        if (const auto error = checkup.confirmZoneReading(*arguments.zoneReading); !error.isEmpty())
            say(error);
    sortChecks(result.checks);
    result.facts = checkup.facts();
    if (arguments.json)
        print(toIndentedJson(doctorJson(result)));
    else
        printLines(doctorLines(result));
    return doctorExitCode(result);
}

} // namespace fairlead
