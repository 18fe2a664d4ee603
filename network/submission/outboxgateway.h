#pragma once

#include "models/submission/campaigngateway.h"
#include "network/submission/outboxqueue.h"
#include "network/submission/outboxstore.h"

namespace fairlead {

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
    /// Another workspace has a new key: what belongs to it goes on under that one.
    void takeNewMark(const OutboxTarget& before, const OutboxTarget& after);
    /// Tells which workspace a draft belongs to; nothing: to none, so that it goes to the one in use. What
    /// belongs elsewhere is recorded for there and waits.
    using HomeOf = std::function<std::optional<OutboxTarget>(const QString& draftId)>;
    void setHomes(HomeOf homeOf);
    /// Works for no workspace; submissions are recorded for the one used last and wait.
    void pause();

    void prepare() override;
    void submit(const QString& draftId, const Campaign& campaign, Again again) override;
    void cancel(const QString& draftId) override;
    void launch(const QString& draftId) override;
    void update(const QString& draftId, const Campaign& campaign, Foreign foreign) override;
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
    using Edit = std::function<bool(OutboxEntry&)>;

    OutboxTarget targetOf(const QString& draftId) const;
    /// The last submission of a draft to where it belongs.
    std::optional<OutboxEntry> lastOf(const QString& draftId) const;
    /// Changes the last entry of a draft under its lock, as soon as nobody else holds it.
    void change(const QString& draftId, const Edit& edit);
    void change(const OutboxEntry& entry, const Edit& edit);
    void refuseAsRepeat(const QString& draftId, const OutboxEntry& other, const Campaign& campaign);
    bool guarded(const std::function<void()>& work) const;
    void tell(qint64 number);
    void tellWaiting();

    mutable OutboxStore m_store;
    OutboxTiming m_timing;
    OutboxQueue m_queue;
    HomeOf m_homeOf;
};

} // namespace fairlead
