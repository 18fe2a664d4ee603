#pragma once

#include "network/submission/outboxrun.h"
#include "network/submission/outboxstore.h"

#include <QElapsedTimer>

#include <map>
#include <optional>
#include <set>

namespace fairlead {

class AuthMe;

/// Works off what one workspace's drafts have in the outbox: in order, one request at a time, and only while
/// the server answers. An entry that does not get on by itself lets the others pass.
class OutboxQueue : public QObject
{
    Q_OBJECT
public:
    /// @param store outlives the queue
    OutboxQueue(OutboxStore& store, OutboxTiming timing, QObject* parent = nullptr);
    ~OutboxQueue() override;

    /// Works for that workspace from now on. The client outlives its use.
    void use(HttpClient& client, const OutboxTarget& target);
    /// Works for none, but knows which one comes next.
    void await(const OutboxTarget& target);
    /// Works for no workspace. A request under way leaves its entry unclear.
    void pause();
    const OutboxTarget& target() const { return m_target; }

    /// Puts a submission on record, for this target or another. What nothing goes before is under way when
    /// this returns. Throws StoreFailure.
    OutboxEntry submit(const QString& draftId, const OutboxTarget& target, const Campaign& content,
                       Repeat repeat);
    /// Something new is to be done.
    void goOn();
    /// The server may answer again: takes up what waits for it.
    void lookAgain();
    /// Takes up everything at once, whatever it waits for.
    void retry();
    /// Asks whether the server answers, unless it did lately; the connection stays open.
    void probe();
    /// Lets go of an entry that only waits, so that it can be taken back.
    void release(qint64 number);
    /// The user has decided about an entry that waited for that, or wants it anew.
    void takeUp(qint64 number);

    /// Why nothing goes out at present, for people; empty: nothing is in the way.
    QString trouble() const { return m_trouble; }

Q_SIGNALS:
    void changed(qint64 number);
    /// trouble() is another.
    void troubleChanged();
    void keyRefused();
    /// In words: the outbox cannot be read or written, so nothing is sent.
    void storeFailed(const QString& text);

private:
    enum class Kind { Create, Launch, Update, Watch };
    struct Task
    {
        qint64 number = 0;
        Kind kind = Kind::Create;
    };

    static Kind kindOf(const OutboxEntry& entry);
    std::optional<Task> nextTask();
    bool isFreeFor(const OutboxTarget& target);
    OutboxRun* runFor(const Task& task);
    void begin(OutboxRun* run);
    void takeRest(const OutboxEntry& entry, Rest rest);
    void noteLaunch(const OutboxEntry& entry);
    void takeProbe(const ApiError& error);
    void stall(qint64 number);
    void needKey();
    void waitForServer();
    void wait(std::chrono::milliseconds time);
    std::chrono::milliseconds pauseOfTarget();
    void setTrouble(const QString& text);

    OutboxStore& m_store;
    OutboxTiming m_timing;
    QPointer<HttpClient> m_client;
    OutboxTarget m_target;
    QPointer<OutboxRun> m_run;
    QPointer<AuthMe> m_probe;
    std::set<qint64> m_undecided; ///< entries that wait for the user
    std::map<qint64, int> m_sent; ///< of entries under way: requests since the user's last word
    std::set<qint64> m_stalled;   ///< entries that did not get on since the last wait
    std::set<qint64> m_launching; ///< entries whose launch goes on in the background
    std::set<qint64> m_toLookAt;  ///< those of them whose turn it is to be read
    QTimer m_look;
    QTimer m_wait;
    QElapsedTimer m_lastProbe;
    QString m_trouble;
    int m_failures = 0; ///< waits in a row without the server
    bool m_isReached = false;
    bool m_needsKey = false;
};

} // namespace fairlead
