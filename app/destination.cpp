#include "app/destination.h"

#include "network/auth/secretstore.h"
#include "network/auth/workspacestore.h"
#include "network/sandbox/embeddedsandbox.h"
#include "network/submission/outboxstore.h"
#include "network/submission/workspacetarget.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFutureWatcher>

namespace fairlead {

namespace {

struct DestinationText
{
    Q_DECLARE_TR_FUNCTIONS(Destination)
};

Destination failure(int exitCode, const QString& error)
{
    return {{}, {}, {}, exitCode, error};
}

Destination withoutKey(const QString& name, const QUrl& server, const QString& caFile, const QString& error)
{
    return {name, {server, {}, caFile}, outboxTarget(server, {}), exitcode::notAuthorised, error};
}

Destination givenServer(const GlobalOptions& global)
{
    const auto server = serverUrl(*global.server);
    if (!server.error.isEmpty())
        return failure(exitcode::usage, server.error);
    const auto name = server.url.toString();
    if (global.token.isEmpty())
        return withoutKey(name, server.url, {},
                          DestinationText::tr("There is no key for %1. Nothing was uploaded. Give it as "
                                              "FAIRLEAD_TOKEN or with --token-stdin.")
                              .arg(name));
    return {name, {server.url, global.token, {}}, outboxTarget(server.url, global.token), exitcode::done, {}};
}

/// The sandbox gets a new port and key each time; its campaigns stay, so it goes by a name of its own.
Destination embedded(EmbeddedSandbox& sandbox)
{
    QString error;
    QEventLoop loop;
    QObject::connect(&sandbox, &EmbeddedSandbox::ready, &loop, &QEventLoop::quit);
    QObject::connect(&sandbox, &EmbeddedSandbox::failed, &loop, [&](const QString& message) {
        error = message;
        loop.quit();
    });
    sandbox.start();
    loop.exec();
    const auto workspace = sandboxWorkspace();
    if (!error.isEmpty())
        return {workspace.name, {}, targetOf(workspace), exitcode::file, error};
    return {workspace.name, {sandbox.url(), sandbox.token(), {}}, targetOf(workspace), exitcode::done, {}};
}

SecretOutcome keyringKey(const QString& workspaceId, std::chrono::milliseconds patience)
{
    SecretStore secrets(patience);
    QFutureWatcher<SecretOutcome> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<SecretOutcome>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(secrets.read(workspaceId));
    loop.exec();
    return watcher.result();
}

Destination connected(const Workspace& workspace, const GlobalOptions& global,
                      std::chrono::milliseconds patience)
{
    auto key = global.token;
    QString trouble;
    if (key.isEmpty()) {
        const auto found = keyringKey(workspace.id, patience);
        key = found.key;
        trouble = found.sentence;
    }
    if (!isUsableToken(key))
        return withoutKey(
            workspace.name, workspace.server, workspace.caFile,
            DestinationText::tr("The key of the account “%1” is not at hand. %2 Nothing was uploaded. Unlock "
                                "the keyring, or give the key as FAIRLEAD_TOKEN or with --token-stdin.")
                .arg(workspace.name, trouble)
                .simplified());
    return {workspace.name,
            {workspace.server, key, workspace.caFile},
            outboxTarget(workspace.server, key),
            exitcode::done,
            {}};
}

} // namespace

Destination findDestination(const GlobalOptions& global, EmbeddedSandbox& sandbox,
                            std::chrono::milliseconds patience)
{
    if (global.server)
        return givenServer(global);
    const WorkspaceStore workspaces(global.dataDir);
    // A list that cannot be read may name another workspace: the sandbox would be a guess.
    if (!workspaces.trouble().isEmpty())
        return failure(exitcode::file, workspaces.trouble());
    const auto current = workspaces.current();
    return current.isSandbox ? embedded(sandbox) : connected(current, global, patience);
}

} // namespace fairlead
