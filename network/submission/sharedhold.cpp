#include "network/submission/sharedhold.h"

#include "models/drafts/librarydatabase.h"
#include "network/api/httpclient.h"
#include "network/submission/outboxrun.h"
#include "network/submission/outboxstore.h"

#include <functional>

namespace fairlead {

using std::chrono::milliseconds;

namespace {

/// What stands in the way is told where the outbox itself is worked with.
void withOutbox(const QString& dataDir, const std::function<void(OutboxStore&)>& work)
{
    if (!OutboxStore::existsIn(dataDir))
        return;
    try {
        OutboxStore store(dataDir);
        work(store);
    } catch (const StoreFailure&) {
        return;
    }
}

} // namespace

milliseconds shareHold(HttpClient& client, const QString& dataDir, const OutboxTarget& target)
{
    QObject::connect(&client, &HttpClient::askedToWait, &client, [dataDir, target](milliseconds time) {
        withOutbox(dataDir, [&](OutboxStore& store) { store.hold(target, momentNow(), time); });
    });
    withOutbox(dataDir, [&](OutboxStore& store) { pauseOf({client, store, defaultTiming()}, target); });
    return client.pause();
}

std::optional<qint64> openSubmissions(const QString& dataDir)
{
    std::optional<qint64> count;
    withOutbox(dataDir, [&](OutboxStore& store) { count = store.unfinishedCount(); });
    return count;
}

} // namespace fairlead
