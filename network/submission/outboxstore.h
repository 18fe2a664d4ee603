#pragma once

#include "network/submission/entrylock.h"
#include "network/submission/outboxentry.h"

#include <QSet>
#include <QUrl>

#include <functional>
#include <memory>

namespace fairlead {

class LibraryDatabase;

/// Whether content that was submitted before is submitted once more.
enum class Repeat { AdoptKnown, CreateAnother };

/// A submission as the outbox found or made it. With the lock, its first attempt is on record too, and only
/// the holder may make it.
struct Recorded
{
    OutboxEntry entry;
    std::optional<EntryLock> lock;
};

/// The outbox of one data directory (`outbox.sqlite`). Whatever a function but saveOutcome() has stored
/// survives a power cut once it returns; several processes may use one directory. Every function throws
/// StoreFailure; an object belongs to the thread that made it.
class OutboxStore
{
public:
    explicit OutboxStore(const QString& dataDir);
    ~OutboxStore();
    static bool existsIn(const QString& dataDir);

    /// Records the intent to create a campaign, or finds the submission that this would repeat: an unfinished
    /// one of the same content always, a settled one unless another is wanted. What a submission that was
    /// taken back may have created goes on to be unproven. All in one step, so that two processes get the
    /// same entry.
    OutboxEntry record(const QString& draftId, const OutboxTarget& target, const Campaign& content,
                       Repeat repeat, qint64 now);

    /// The same for a submission that may go out at once: a new one that no earlier one of its name holds up,
    /// and that `begin` has made an attempt under way, comes with its lock. Record and attempt are durable
    /// together, after one wait for the disk.
    Recorded recordAttempt(const QString& draftId, const OutboxTarget& target, const Campaign& content,
                           Repeat repeat, qint64 now, const std::function<bool(OutboxEntry&)>& begin);

    /// The submission of the same content to the same target that another entry has settled; the last one.
    std::optional<OutboxEntry> settledTwin(const OutboxEntry& entry);
    /// What record() would find.
    std::optional<OutboxEntry> known(const OutboxTarget& target, const QByteArray& contentHash,
                                     Repeat repeat);
    std::optional<OutboxEntry> find(qint64 number);
    /// The last submission of a draft to a target.
    std::optional<OutboxEntry> lastOfDraft(const QString& draftId, const OutboxTarget& target);
    /// Adds an entry as it is. @returns its number
    qint64 add(const OutboxEntry& entry);
    /// Gives an entry of the command line to a draft.
    void assign(qint64 number, const QString& draftId);
    /// Those of a target that are unfinished or whose launch is, first recorded first.
    std::vector<OutboxEntry> withWork(const OutboxTarget& target);
    /// The unclear ones of the same name at the same server, with any key, that were recorded before the
    /// entry; first recorded first.
    std::vector<OutboxEntry> unclearBefore(const OutboxEntry& entry);
    /// The unfinished ones of the same name at the same server, with any key, but for the entry itself.
    std::vector<OutboxEntry> openNamesakes(const OutboxEntry& entry);
    /// The draft of an entry; empty: of none.
    QString draftOf(qint64 number);
    /// Submissions of the same content to the same server with other keys, first recorded first.
    std::vector<OutboxEntry> underOtherKeys(const OutboxTarget& target, const QByteArray& contentHash);
    /// Of all targets.
    qint64 unfinishedCount();
    /// Launched ones of a target whose campaign was `launching` when it was last read.
    std::vector<OutboxEntry> launching(const OutboxTarget& target);
    /// The campaigns that belong to other entries.
    QSet<QString> ownedByOthers(const OutboxEntry& entry);
    bool isOwnedByOther(const OutboxEntry& entry, const QString& campaignId);

    /// Only for the holder of the entry's lock. The draft and the target stay as they are: see assign() and
    /// move().
    void save(const OutboxEntry& entry);
    /// The same for what a create call brought, without a wait for the disk: a power cut leaves the entry as
    /// one whose request is under way, and what became of that is read from the server.
    void saveOutcome(const OutboxEntry& entry);
    /// A target's entries go on under another key of the same account.
    void move(const OutboxTarget& from, const OutboxTarget& to);
    void move(qint64 number, const OutboxTarget& to);
    /// What was recorded under this key while the server's address was written otherwise comes to the target.
    void takeFromOldSpellings(const OutboxTarget& target, const QByteArray& token);

    std::optional<EntryLock> tryLock(qint64 number) const;

    /// The server is to be left alone for that time from now on; a shorter one than is left changes nothing.
    void hold(const OutboxTarget& target, const Moment& now, std::chrono::milliseconds time);
    /// What is left of that, as far as any process knows; zero or less: nothing.
    std::chrono::milliseconds holdLeft(const OutboxTarget& target, const Moment& now);

private:
    std::vector<OutboxEntry> read(const char* condition, const QVariantList& values);
    std::vector<OutboxEntry> ofContent(const OutboxTarget& target, const QByteArray& contentHash);
    bool hasUnclear(const QString& server, const QString& name);
    LibraryDatabase& durable();
    static void save(LibraryDatabase& database, const OutboxEntry& entry);
    qint64 insert(const OutboxEntry& entry);

    QString m_lockPath;
    std::unique_ptr<LibraryDatabase> m_database;
};

/// The server's address in its one form and the key's mark. The mark is a part of a salted hash: equal for
/// equal keys, and no way back.
OutboxTarget outboxTarget(const QUrl& server, const QByteArray& token);

} // namespace fairlead
