#include "app/submitcommand.h"

#include "app/destination.h"
#include "app/knownfacts.h"
#include "app/problemoutput.h"
#include "app/submitoutput.h"
#include "models/campaign/rules.h"
#include "models/drafts/campaignfile.h"
#include "models/drafts/librarydatabase.h"
#include "network/api/httpclient.h"
#include "network/api/requestlog.h"
#include "network/auth/proxykeys.h"
#include "network/auth/secretstore.h"
#include "network/sandbox/embeddedsandbox.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QEventLoop>

#include <algorithm>

namespace fairlead {

namespace {

struct SubmitCommandText
{
    Q_DECLARE_TR_FUNCTIONS(SubmitCommand)
};

struct SubmitArguments
{
    QString file;
    bool json = false;
    bool launch = false;
    Repeat repeat = Repeat::AdoptKnown;
    std::chrono::seconds wait{120};
    QString error;
};

constexpr qint64 longestWait = 30LL * 24 * 60 * 60; // seconds

SubmitArguments parseSubmit(const QStringList& list)
{
    const CommandOptions options(
        list, {QStringLiteral("--launch"), QStringLiteral("--again"), QStringLiteral("--json")},
        {QStringLiteral("--wait")});
    SubmitArguments arguments;
    arguments.error = options.error();
    if (arguments.error.isEmpty() && options.positional().size() != 1)
        arguments.error = SubmitCommandText::tr("submit takes one campaign file.");
    if (!arguments.error.isEmpty())
        return arguments;
    arguments.file = options.positional().constFirst();
    arguments.json = options.has(QStringLiteral("--json"));
    arguments.launch = options.has(QStringLiteral("--launch"));
    if (options.has(QStringLiteral("--again")))
        arguments.repeat = Repeat::CreateAnother;
    if (const auto wait = options.value(QStringLiteral("--wait"))) {
        bool isNumber = false;
        const auto seconds = wait->toLongLong(&isNumber);
        if (!isNumber || seconds < 0 || seconds > longestWait)
            arguments.error = SubmitCommandText::tr("--wait is a number of whole seconds.");
        arguments.wait = std::chrono::seconds(seconds);
    }
    return arguments;
}

/// The keyring has a share of the time that the whole command may take, but at least a moment.
std::chrono::milliseconds keyringPatience(std::chrono::seconds wait)
{
    return std::clamp<std::chrono::milliseconds>(wait, std::chrono::seconds(1), std::chrono::seconds(10));
}

SubmitResult refusedByRules(const Campaign& campaign, Problems problems)
{
    SubmitResult result;
    result.outcome = SubmitResult::Outcome::Refused;
    result.rest = Rest::Done;
    result.entry.name = campaign.name.valueOr({});
    result.entry.state = SubmissionState::Refused;
    result.entry.problems = std::move(problems);
    return result;
}

SubmitResult submit(const GlobalOptions& global, const Destination& destination, const Campaign& campaign,
                    const SubmitArguments& arguments)
{
    try {
        OutboxStore store(global.dataDir);
        SecretStore secrets;
        ProxyKeys proxies(secrets); // nobody is asked: what the keyring has, or nothing
        HttpClient client(destination.endpoint);
        proxies.serve(client);
        RequestLog log(global.dataDir);
        log.setOn(wantsRequestLog());
        log.watch(client);
        SubmitJob job({client, store, defaultTiming()},
                      {destination.target, campaign, arguments.repeat, arguments.launch, arguments.wait});
        QEventLoop loop;
        QObject::connect(&job, &SubmitJob::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
        job.start();
        loop.exec();
        return job.result();
    } catch (const StoreFailure& failed) {
        SubmitResult result;
        result.rest = Rest::StoreFailed;
        result.storeError = failed.error.text;
        return result;
    }
}

int reportResult(const SubmitResult& result, const SubmitArguments& arguments)
{
    if (arguments.json)
        print(toIndentedJson(submitJson(result, arguments.launch)));
    else if (isSettled(result.entry.state))
        printLine(result.entry.campaignId);
    say(submitText(result, arguments.launch));
    sayProblems(result.entry.problems);
    sayProblems(result.entry.launch.problems);
    return submitExitCode(result, arguments.launch);
}

/// Nothing came to be recorded, let alone sent.
int notBegun(int exitCode, const QString& why, const SubmitArguments& arguments)
{
    SubmitResult result;
    result.entry.state = SubmissionState::None;
    result.entry.trouble = why;
    reportResult(result, arguments);
    return exitCode;
}

} // namespace

int runSubmit(const GlobalOptions& global, const QStringList& list)
{
    auto arguments = parseSubmit(list);
    if (!arguments.error.isEmpty())
        return usageError(arguments.error);
    if (!global.token.isEmpty() && !isUsableToken(global.token))
        return usageError(SubmitCommandText::tr(
            "The key holds something other than visible ASCII characters. Nothing was sent."));
    const auto file = readCampaignFile(arguments.file);
    if (!file.draft)
        return notBegun(exitcode::file, QStringLiteral("%1: %2").arg(arguments.file, file.error), arguments);
    const auto& campaign = file.draft->campaign;
    auto problems =
        checkCampaign(campaign, {.now = QDateTime::currentSecsSinceEpoch(), .facts = knownFacts(global)});
    if (hasErrors(problems))
        return reportResult(refusedByRules(campaign, std::move(problems)), arguments);
    SandboxOptions options;
    options.dataDirectory = global.dataDir;
    EmbeddedSandbox sandbox(options);
    const QDeadlineTimer deadline(arguments.wait);
    const auto destination = findDestination(global, sandbox, keyringPatience(arguments.wait));
    arguments.wait =
        std::min(arguments.wait, std::chrono::ceil<std::chrono::seconds>(deadline.remainingTimeAsDuration()));
    if (destination.exitCode == exitcode::usage)
        return usageError(destination.error);
    if (destination.exitCode != exitcode::done)
        return notBegun(destination.exitCode, destination.error, arguments);
    return reportResult(submit(global, destination, campaign, arguments), arguments);
}

} // namespace fairlead
