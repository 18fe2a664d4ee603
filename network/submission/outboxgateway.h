#pragma once

#include "models/submission/campaigngateway.h"
#include "network/api/endpoint.h"
#include "network/submission/outboxrun.h"
#include "network/submission/outboxstore.h"

#include <memory>
#include <set>

namespace fairlead {

class HttpClient;

/// The outbox behind the windows: what is submitted waits in order, goes out when the server can be reached,
/// and is settled by reading whenever its outcome is not known. One request at a time.
class OutboxGateway : public CampaignGateway
{
    Q_OBJECT
public:
    /// Throws StoreFailure when the outbox cannot be opened.
    explicit OutboxGateway(const QString& dataDir, OutboxTiming timing = defaultTiming(),
                           QObject* parent = nullptr);
    ~OutboxGateway() override;

    /// Works for that workspace from now on; what waits for it goes out. The client outlives its use.
    void use(HttpClient& client, const OutboxTarget& target);
    /// Works for that workspace as soon as there is a key for it: until use() or useNewKey() submissions are
    /// recorded and wait.
    void await(const OutboxTarget& target);
    /// A new key of the workspace in use or awaited: what waited under the old one goes on with it.
    void useNewKey(HttpClient& client, const OutboxTarget& target);
    /// Tells which workspace a draft belongs to; nothing: to none, so that it goes to the one in use. What
    /// belongs elsewhere is recorded for there and waits.
    using HomeOf = std::function<std::optional<OutboxTarget>(const QString& draftId)>;
    void setHomes(HomeOf homeOf);
    /// Works for no workspace; submissions are recorded for the one used last and wait.
    void pause();

    void submit(const QString& draftId, const Campaign& campaign, Again again) override;
    void cancel(const QString& draftId) override;
    void launch(const QString& draftId) override;
    void update(const QString& draftId, const Campaign& campaign) override;
    void retry(const QString& draftId) override;
    void resolve(const QString& draftId, const QString& campaignId) override;
    SubmissionStatus status(const QString& draftId, const Campaign& campaign) const override;
    SubmissionDetails details(const QString& draftId) const override;

    /// Takes up at once what waits for the network.
    void networkIsBack();

Q_SIGNALS:
    /// The server does not take the key; everything waits for a new one.
    void keyRefused();
    /// In words: the outbox cannot be read or written, so nothing is sent.
    void storeFailed(const QString& text);

private:
    struct Task
    {
        qint64 number = 0;
        bool isLaunch = false;
    };

    void goOn();
    OutboxTarget targetOf(const QString& draftId) const;
    /// The last submission of a draft to where it belongs.
    std::optional<OutboxEntry> entryOf(const QString& draftId) const;
    std::optional<Task> nextTask();
    void begin(const Task& task);
    void takeRest(const OutboxEntry& entry, Rest rest);
    void wait(std::chrono::milliseconds time);
    /// Changes the last entry of a draft under its lock.
    void change(const QString& draftId, const std::function<bool(OutboxEntry&)>& edit);
    void refuseAsRepeat(const QString& draftId, const OutboxEntry& other, const Campaign& campaign);
    bool guarded(const std::function<void()>& work) const;
    void tell(qint64 number);

    mutable OutboxStore m_store;
    OutboxTiming m_timing;
    HttpClient* m_client = nullptr;
    OutboxTarget m_target;
    HomeOf m_homeOf;
    QPointer<OutboxRun> m_run;
    std::set<qint64> m_undecided; ///< entries that wait for the user
    QTimer m_wait;
    int m_failures = 0; ///< rests in a row without the server
    bool m_needsKey = false;
};

} // namespace fairlead
