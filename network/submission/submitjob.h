#pragma once

#include "network/submission/outboxrun.h"
#include "network/submission/outboxstore.h"

namespace fairlead {

struct SubmitOrder
{
    OutboxTarget target;
    Campaign campaign;
    Repeat repeat = Repeat::AdoptKnown;
    bool launch = false;
    std::chrono::milliseconds wait{120'000}; ///< bounds the whole job
};

struct SubmitResult
{
    enum class Outcome { Created, Adopted, Refused, NotSent, Unknown };
    Outcome outcome = Outcome::NotSent;
    Rest rest = Rest::NotReached;
    OutboxEntry entry;
    QString storeError; ///< in words, when the outbox could not be read or written
};

/// Submits one campaign from the command line: creates or adopts, then launches, all within a time. Asks no
/// questions.
class SubmitJob : public QObject
{
    Q_OBJECT
public:
    SubmitJob(OutboxWorkplace workplace, SubmitOrder order, QObject* parent = nullptr);
    ~SubmitJob() override;

    void start();
    /// After finished().
    const SubmitResult& result() const { return m_result; }

Q_SIGNALS:
    void finished();

private:
    void lookUnderOtherKeys();
    std::optional<OutboxEntry> unprovenUnderOtherKey();
    void lookAt(const OutboxEntry& unproven);
    void askForKnown(const OutboxEntry& known);
    void takeOver(const OutboxEntry& waiting);
    void record();
    void create(Recorded recorded);
    void createLater();
    void takeCreation(Rest rest);
    void launch();
    void takeLaunch(Rest rest);
    bool goesOnLater(Rest rest, void (SubmitJob::*step)());
    void run(OutboxRun* run, std::function<void(Rest)> rested);
    void pauseFor(std::chrono::milliseconds time, void (SubmitJob::*step)());
    bool guarded(const std::function<void()>& work);
    void share(std::chrono::milliseconds pause);
    void finish(Rest rest);
    SubmitResult::Outcome outcome() const;
    void expire();

    OutboxWorkplace m_workplace;
    SubmitOrder m_order;
    SubmitResult m_result;
    QPointer<OutboxRun> m_run;
    QPointer<ApiCall> m_call;
    std::vector<OutboxEntry> m_others; ///< of the same content, with other keys
    QSet<qint64> m_lookedAt;           ///< of m_others, those that this key does not show
    QTimer m_deadline;
    QTimer m_pause;
    int m_creates = 0;  ///< requests of this job that could create
    int m_launches = 0; ///< and that could launch
    bool m_created = false;
    bool m_finished = false;
};

} // namespace fairlead
