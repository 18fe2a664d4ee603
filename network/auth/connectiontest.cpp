#include "network/auth/connectiontest.h"

#include "network/api/campaigncalls.h"
#include "network/api/httpclient.h"
#include "network/auth/proxykeys.h"
#include "network/submission/outboxstore.h"
#include "network/submission/outboxwords.h"
#include "network/submission/sharedhold.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPromise>

#include <memory>

namespace fairlead {

namespace {

using Result = ConnectionTest::Result;

/// A person waits: shorter than a submission's patience.
constexpr HttpLimits testLimits{.silence = std::chrono::seconds(10), .whole = std::chrono::seconds(20)};

struct ConnectionTestText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)
};

/// The second try is for a proxy whose login comes from the keyring meanwhile.
RetryPolicy twice()
{
    RetryPolicy policy;
    policy.attempts = 2;
    return policy;
}

ConnectionTest outcomeOf(const ApiError& error)
{
    switch (error.kind) {
    case ApiError::Kind::None:
        return {Result::Accepted, ConnectionTestText::tr("The server takes the key.")};
    case ApiError::Kind::Unauthorised:
        return {Result::NotAccepted, describe(error)};
    default:
        return {Result::NotReached, describe(error)};
    }
}

} // namespace

EntryReading readEntry(const WorkspaceEntry& entry)
{
    const auto server = serverUrl(entry.server);
    if (!server.error.isEmpty())
        return {{}, server.error};
    if (entry.key.isEmpty())
        return {{}, ConnectionTestText::tr("Paste the key: it begins with bav_live_.")};
    if (!isUsableToken(entry.key))
        return {{},
                ConnectionTestText::tr(
                    "The key holds something other than letters, digits and signs: perhaps a space or "
                    "a line break came along. Paste it once more.")};
    return {{server.url, entry.key, entry.caFile}, {}};
}

QFuture<ConnectionTest> testConnection(const WorkspaceEntry& entry, const QString& dataDir,
                                       ProxyKeys& proxies, QObject* context)
{
    auto promise = std::make_shared<QPromise<ConnectionTest>>();
    promise->start();
    const auto reading = readEntry(entry);
    if (!reading.error.isEmpty()) {
        promise->addResult(ConnectionTest{Result::NotUsable, reading.error});
        promise->finish();
        return promise->future();
    }
    auto* client = new HttpClient(reading.endpoint, testLimits, twice(), context);
    proxies.serve(*client);
    const auto hold =
        shareHold(*client, dataDir, outboxTarget(reading.endpoint.server, reading.endpoint.token));
    if (hold > testLimits.whole) {
        promise->addResult(ConnectionTest{
            Result::NotReached, words::askedToWait(QDateTime::currentMSecsSinceEpoch() + hold.count())});
        promise->finish();
        client->deleteLater();
        return promise->future();
    }
    auto* call = new AuthMe(*client);
    QObject::connect(call, &ApiCall::finished, client, [promise, call, client] {
        promise->addResult(outcomeOf(call->error()));
        promise->finish();
        client->deleteLater();
    });
    return promise->future();
}

QString keyRefusedText(const QString& workspace)
{
    return ConnectionTestText::tr(
               "“%1” does not take its key any more. Nothing is lost: what waits goes on with a new key.")
        .arg(workspace);
}

} // namespace fairlead
