#pragma once

#include "models/campaign/response.h"
#include "network/submission/outboxrun.h"
#include "network/submission/outboxstore.h"

namespace fairlead {

class CreateCampaign;
class ListCampaigns;
struct Verdict;

/// Drives one submission to rest: claims it, settles what is unclear by reading, and sends it only when no
/// earlier request can have created it (API sheet, section 7).
class SubmissionRun : public OutboxRun
{
    Q_OBJECT
public:
    enum class Purpose {
        Create, ///< to the end
        Settle, ///< only find out what became of earlier requests; what created nothing waits
        Look    ///< the same with another key: what it does not show proves nothing and stays as it is
    };

    SubmissionRun(OutboxWorkplace workplace, qint64 number, Purpose purpose = Purpose::Create,
                  QObject* parent = nullptr);
    /// Goes on from record().
    SubmissionRun(OutboxWorkplace workplace, Recorded recorded, QObject* parent = nullptr);

    /// Puts a submission on record; what nothing stands in the way of is at once recorded as under way.
    /// Throws StoreFailure.
    static Recorded record(const OutboxWorkplace& workplace, const QString& draftId,
                           const OutboxTarget& target, const Campaign& content, Repeat repeat);

    /// Whether this run's own request created the campaign.
    bool hasCreated() const { return m_hasCreated; }

protected:
    void proceed() override;
    bool isDone() const override;
    bool giveUp() override;
    Rest stopped() const override;

private:
    using Step = void (SubmissionRun::*)();

    void settleEarlier();
    void passEarlier(const OutboxEntry& earlier, Rest rest);
    void checkAndSend();
    void judgeBeforeSending();
    void sendUnlessKnown();
    void takeTwin(const OutboxEntry& twin);
    void adoptKnown(const OutboxEntry& twin);
    void noteIdsBefore();
    void send();
    void request();
    void takeCreated(CreateCampaign* call);
    void takeInShort(const ServerCampaign& campaign);
    void takeInFull(const ServerCampaign& campaign);
    void settleAs(SubmissionState state, const ServerCampaign& campaign);
    void takeFailure(const ApiError& error);
    void takeUnclear(const ApiError& error);
    void goOnWaiting(const ApiError& error, Rest rest);
    void settle();
    void readOn();
    void readByName(Step next);
    void readAll(Step next);
    void takeList(ListCampaigns* call, Step next);
    void fillIn(std::size_t index, Step next);
    void judgeReading();
    void judgeLast();
    void conclude(Step nothing);
    void concludeNothing();
    void unread(const ApiError& error);
    std::optional<Verdict> verdict();

    Purpose m_purpose;
    std::vector<ServerCampaign> m_seen;
    QSet<qint64> m_passed;      ///< earlier ones of the same name that can be learned no more about
    bool m_isBegun = false;     ///< the attempt on record is this run's own
    int m_readings = 0;         ///< since the last attempt, that found nothing to adopt
    bool m_wasUnproven = false; ///< the entry was without the attempt under way
    bool m_hasCreated = false;
};

} // namespace fairlead
