#pragma once

#include "models/drafts/draftrecord.h"
#include "models/drafts/libraryrecovery.h"
#include "models/drafts/storeerror.h"

#include <QFuture>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
namespace fairlead {

class LibraryWriter;

/// Whether the library takes edits, and if not, why.
struct LibraryState
{
    enum class Kind { Ready, ReadOnly, Unavailable };
    Kind kind = Kind::Unavailable;
    QString text; ///< one sentence for people; empty when all is well
};

/// What came of one write.
struct WriteOutcome
{
    StoreError error;    ///< none: what was asked is on the disk and survives a power cut
    qint64 revision = 0; ///< of the saved draft
    quint64 sequence = 0;
};

/// What came of importing an archive.
struct ImportOutcome
{
    StoreError error;
    TransferReport report;
};

/// The drafts of one data directory, on SQLite (`library.sqlite`). Reads happen in the caller's thread, all
/// writes in one thread of the library's own, in the order in which they were asked for; each is durable once
/// its outcome says so. Several processes may use one directory.
class DraftLibrary : public QObject
{
    Q_OBJECT
public:
    /// Creates the directory and the library where they are missing. Never fails: state() says how it went.
    explicit DraftLibrary(const QString& dataDir, QObject* parent = nullptr);
    /// Waits until all writes are done.
    ~DraftLibrary() override;

    LibraryState state() const { return m_state; }
    QString dataDir() const { return m_dataDir; }
    QString path() const;

    /// A new id for a draft.
    static QString newId();

    std::optional<StoredDraft> draft(const QString& id) const;
    std::optional<DraftSummary> summary(const QString& id) const;
    /// The lines of these keys; keys that are gone are left out.
    std::vector<DraftSummary> summaries(const std::vector<qint64>& keys) const;
    /// The ids of these keys, in their order; keys that are gone are left out.
    QStringList ids(const std::vector<qint64>& keys) const;
    /// The states of those of these drafts that were ever submitted, by id.
    std::map<QString, SubmissionState> submitted(const QStringList& ids) const;
    /// How many of these drafts have each tag.
    std::map<QString, qint64> tagCounts(const QStringList& ids) const;
    /// Those of these drafts that have the tag.
    QStringList tagged(const QStringList& ids, const QString& tag) const;
    /// All drafts outside the bin, last changed first.
    std::vector<DraftSummary> summaries() const;
    /// With its history, both as of one moment.
    std::optional<StoredDraft> draftAndHistory(const QString& id) const;
    /// The revision of a stored draft; 0: there is none.
    qint64 revision(const QString& id) const;
    /// Newest first.
    std::vector<DraftVersion> versions(const QString& id) const;
    std::optional<CampaignDraft> version(qint64 number) const;
    /// The campaign file that a draft came from or was saved to, if any.
    std::optional<DraftFile> file(const QString& id) const;
    /// The draft of that campaign file, outside the bin; empty: none.
    QString draftOfFile(const QString& path) const;
    /// What went wrong in the last read; none when it was fine.
    StoreError readError() const { return m_readError; }

    /// Adds a draft; its outcome is durable.
    QFuture<WriteOutcome> create(const QString& id, const CampaignDraft& draft);
    QFuture<WriteOutcome> save(DraftPatch patch);
    /// Copies, each with the id at its place in `newIds`, without history, all or none. @param pattern of
    /// their names, "%1 (copy)", around the original's
    QFuture<WriteOutcome> duplicate(const QStringList& ids, const QStringList& newIds,
                                    const QString& pattern);
    QFuture<WriteOutcome> moveToBin(const QStringList& ids);
    QFuture<WriteOutcome> restoreFromBin(const QStringList& ids);
    /// Takes all that lies in the bin out of sight, as of `time`; it is erased for good when a later session
    /// starts, an hour after at the earliest.
    QFuture<WriteOutcome> emptyBin(const QDateTime& time);
    /// Brings back what the emptying or removing of that time took away.
    QFuture<WriteOutcome> undoEmptyBin(const QDateTime& time);
    /// The same for these drafts alone, wherever they lie.
    QFuture<WriteOutcome> remove(const QStringList& ids, const QDateTime& time);
    QFuture<WriteOutcome> setTags(const QStringList& ids, const QStringList& added,
                                  const QStringList& removed);
    /// The file belongs to no other draft any more.
    QFuture<WriteOutcome> setFile(const QString& id, const DraftFile& file);
    QFuture<WriteOutcome> setSubmission(const QString& id, const SubmissionRecord& record);
    /// The account that these drafts belong to, whose lists and senders they name; empty: none.
    QFuture<WriteOutcome> setWorkspace(const QStringList& ids, const QString& workspace);
    /// Keeps the stored state of the draft as a version; with a name it stays until the draft goes.
    QFuture<WriteOutcome> keepVersion(const QString& id, const QString& reason, const QString& name = {});

    /// Blocks until every write asked for so far is done.
    void waitForWrites();
    /// Blocks until those that change this draft are; often there are none.
    void waitForWritesOf(const QString& id) const;
    /// Looks in the background whether the library is sound (recovered() follows if not), and makes the daily
    /// backup; from then on the backup of each new day. For the window, once after start.
    void startCare();
    /// Looks at everything, which takes its time; the findings, a line each, empty when all is sound. The
    /// future tells how many drafts are done, and can be cancelled.
    QFuture<QStringList> checkFully() const;
    /// Recovers the library if the full check finds anything; recovered() comes first then.
    QFuture<StoreError> repair();
    /// What became of a library that was damaged; absent when it was not.
    const std::optional<RecoveryReport>& recovery() const { return m_recovery; }

    /// Writes all drafts with history, versions and tags into one file (LibraryArchive).
    QFuture<StoreError> exportAll(const QString& file) const;
    /// Adds all drafts of such a file, some at a time: an error may come when some are here already. Drafts
    /// that are here already, the same, are passed over; ones with
    /// other content come as second drafts.
    QFuture<ImportOutcome> importAll(const QString& file);

    /// Tries again to open a library that could not be opened or written.
    void retry();

Q_SIGNALS:
    void stateChanged(const fairlead::LibraryState& state);
    /// The write of that number is durable.
    void written(quint64 sequence);
    /// The write of that number failed; nothing of it is stored.
    void writeFailed(quint64 sequence, const fairlead::StoreError& error);
    /// The library is another file now, after a recovery here or by another process; all keys are others.
    void replaced();
    /// The library was damaged and another one is in its place; report.text() is for the user.
    void recovered(const fairlead::RecoveryReport& report);
    /// Drafts were added, changed or removed, here or by another process (then `ids` is empty: any of them).
    void draftsChanged(const QStringList& ids);

private:
    using Work = std::function<qint64(LibraryDatabase&)>;
    struct UnderWay
    {
        QStringList ids; ///< empty: it may change any
        QFuture<WriteOutcome> outcome;
    };

    void connectWriter();
    void careOnce();
    QFuture<WriteOutcome> write(Work work, const QStringList& ids);
    struct Import;
    void importMore(std::shared_ptr<Import> import);
    void finishImport(std::shared_ptr<Import> import, const StoreError& error);
    template <typename Result>
    QFuture<Result> aside(std::function<Result(LibraryDatabase&)> work,
                          std::function<Result(const StoreError&)> failed) const;
    template <typename Read>
    auto read(Read&& reader) const;

    QString m_dataDir;
    LibraryState m_state;
    QThread m_thread;
    mutable QThreadPool m_carers; ///< threads for checks, backups and archives, with connections of their own
    LibraryWriter* m_writer;
    mutable std::unique_ptr<LibraryDatabase> m_reader;
    mutable StoreError m_readError;
    std::optional<RecoveryReport> m_recovery;
    quint64 m_sequence = 0;
    std::vector<UnderWay> m_underWay; ///< in the order in which they were asked for; some may be done
    QTimer m_care;
};

} // namespace fairlead
