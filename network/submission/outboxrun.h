#pragma once

#include "network/api/retrypolicy.h"
#include "network/submission/entrylock.h"
#include "network/submission/outboxentry.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>

namespace fairlead {

class ApiCall;
class HttpClient;
class OutboxStore;
struct Recorded;

struct OutboxTiming
{
    /// A server may still be at work on a request whose connection broke: no read that begins earlier after
    /// its end may conclude that the request did nothing.
    std::chrono::milliseconds quiet{30'000};
    /// How many reads have to agree on that, spread over the time; at least two.
    int readings = 3;
    /// How often an entry that another process holds is looked at.
    std::chrono::milliseconds lockPoll{100};
    /// Requests of one run that could change something, and the pauses after those that a server did not
    /// take. A run is all that follows one word of the user.
    RetryPolicy retries{
        .attempts = 5, .firstDelay = std::chrono::seconds(2), .longestDelay = std::chrono::seconds(60)};
    /// How often a campaign is read while it is `launching`.
    std::chrono::milliseconds launchPoll{1'000};
    /// How often at most in one go; later it is looked at from time to time.
    int launchPolls = 30;
    std::chrono::milliseconds launchLook{30'000};
    /// How often a campaign is read that is a draft although the server has taken its launch.
    int draftPolls = 5;
    std::function<Moment()> now = momentNow;
};
OutboxTiming defaultTiming();

/// What a run works with; all of it outlives the run.
struct OutboxWorkplace
{
    HttpClient& client;
    OutboxStore& store;
    OutboxTiming timing;
};

/// How long the workspace leaves the server alone, as far as any process knows; the client keeps to it.
/// Throws StoreFailure.
std::chrono::milliseconds pauseOf(const OutboxWorkplace& place, const OutboxTarget& target);

/// How a run came to rest.
enum class Rest {
    Done,         ///< settled, refused or cancelled
    NotReached,   ///< the request did nothing; the server cannot be reached or fails again and again
    Asked,        ///< the request did nothing; the server is to be left alone for a while: see pauseOf()
    GivenUp,      ///< the request did nothing, like those before it; on only when the user says so
    Unauthorised, ///< the key was refused
    Unread,       ///< unclear, and the server cannot be read at present
    Undecided,    ///< unclear, and the user has to choose among the entry's candidates
    OtherKey,     ///< unclear, and the key at hand, another than it was sent with, does not show its campaign
    StoreFailed   ///< the outbox cannot be written; nothing was sent without a record
};

/// Drives one entry of the outbox to rest, as its only holder.
class OutboxRun : public QObject
{
    Q_OBJECT
public:
    OutboxRun(OutboxWorkplace workplace, qint64 number, QObject* parent);
    /// With its lock the entry is taken as it is; otherwise it is claimed and read first.
    OutboxRun(OutboxWorkplace workplace, Recorded recorded, QObject* parent);
    ~OutboxRun() override;

    void start();
    /// Ends the run at once. A request under way leaves the entry unclear.
    void stop();

    const OutboxEntry& entry() const { return m_entry; }
    /// Requests so far that could change something; counted on from an earlier part of the same run.
    int sent() const { return m_sent; }
    void countFrom(int sent) { m_sent = sent; }
    /// In words, when the outbox could not be written.
    QString storeError() const { return m_storeError; }

Q_SIGNALS:
    void changed(qint64 number);
    void finished(fairlead::Rest rest);

protected:
    using Step = void (OutboxRun::*)();

    /// Goes on from the state of the entry, which is locked.
    virtual void proceed() = 0;
    /// Whether there is nothing to do, lock or no lock.
    virtual bool isDone() const = 0;
    /// Notes that a request under way is given up; false: there is none.
    virtual bool giveUp() = 0;
    /// How a run rests that was stopped.
    virtual Rest stopped() const = 0;

    OutboxEntry& mine() { return m_entry; }
    OutboxWorkplace& workplace() { return m_workplace; }
    Moment now() const { return m_workplace.timing.now(); }
    /// UTC seconds, for the rules.
    qint64 clock() const { return now().utc / 1000; }
    /// Makes the entry durable; false: that failed, and the run is at rest.
    bool save();
    /// The same for what a create call brought: see OutboxStore.
    bool saveOutcome();
    /// Makes an attempt durable before its first byte leaves; where that fails, the entry stays as it was.
    bool saveAttempt(OutboxEntry attempt);
    bool guarded(const std::function<void()>& work);
    void rest(Rest rest);
    std::chrono::milliseconds pause() const { return pauseOf(m_workplace, m_entry.target); }
    /// The server refused with 429: all processes leave it alone, for longer each time.
    void leaveAlone(const ApiError& error);
    void noteSent() { ++m_sent; }
    bool isExhausted() const { return m_sent >= m_workplace.timing.retries.attempts; }
    /// When the reading of that number, from 0, may begin, spread over the time in which a request may still
    /// be under way. The last one may conclude that it did nothing.
    std::chrono::milliseconds untilReading(int number, const Moment& endedAt) const;
    std::chrono::milliseconds untilQuiet(const Moment& endedAt) const;
    /// Until when that is, for people: UTC milliseconds.
    qint64 quietAt(const Moment& endedAt) const;
    void after(std::chrono::milliseconds delay, std::function<void()> step);
    /// Waits for the call; stop() cancels it.
    void follow(ApiCall* call, std::function<void()> step);
    /// Lets another run go first; stop() stops it.
    void follow(OutboxRun* run, std::function<void(Rest)> step);

private:
    void claim();
    void load();

    OutboxWorkplace m_workplace;
    OutboxEntry m_entry;
    std::optional<EntryLock> m_lock;
    QPointer<ApiCall> m_call;
    QPointer<OutboxRun> m_first;
    QTimer m_timer;
    QString m_storeError;
    int m_sent = 0;
    bool m_atRest = false;
};

} // namespace fairlead
