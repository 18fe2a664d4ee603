#include "models/drafts/draftlibrary.h"

#include "models/drafts/draftquery.h"
#include "models/drafts/draftreads.h"
#include "models/drafts/draftwrites.h"
#include "models/drafts/libraryarchive.h"
#include "models/drafts/librarybackup.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/librarywriter.h"

#include <QDir>
#include <QLoggingCategory>
#include <QPromise>
#include <QUuid>

Q_LOGGING_CATEGORY(lcCare, "fairlead.drafts.care", QtInfoMsg)

namespace fairlead {

namespace {
constexpr std::chrono::hours careInterval(1); ///< a program that is never closed backs up too
}

DraftLibrary::DraftLibrary(const QString& dataDir, QObject* parent)
    : QObject(parent), m_dataDir(dataDir), m_writer(new LibraryWriter(dataDir))
{
    m_thread.setObjectName(QStringLiteral("library writer"));
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_writer,
        [this] {
            m_writer->open();
            m_state = m_writer->state();
            m_recovery = m_writer->recovery();
        },
        Qt::BlockingQueuedConnection);
    connectWriter();
}

void DraftLibrary::connectWriter()
{
    connect(m_writer, &LibraryWriter::changedElsewhere, this, [this] { Q_EMIT draftsChanged({}); });
    connect(m_writer, &LibraryWriter::indexed, this, [this] { Q_EMIT draftsChanged({}); });
    connect(m_writer, &LibraryWriter::stateChanged, this, [this](const LibraryState& state) {
        m_state = state;
        m_reader.reset(); // it may read a copy, or what cannot be read any more
        Q_EMIT stateChanged(state);
    });
    connect(m_writer, &LibraryWriter::recovered, this, [this](const RecoveryReport& report) {
        m_recovery = report;
        Q_EMIT recovered(report);
    });
    connect(m_writer, &LibraryWriter::replaced, this, [this] {
        m_reader.reset();
        Q_EMIT replaced();
        Q_EMIT draftsChanged({});
    });
}

DraftLibrary::~DraftLibrary()
{
    m_carers.waitForDone();
    m_reader.reset();
    QMetaObject::invokeMethod(m_writer, &LibraryWriter::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QString DraftLibrary::path() const
{
    return QDir(m_dataDir).filePath(QStringLiteral("library.sqlite"));
}

QString DraftLibrary::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// Reads through a connection of this thread; a failure gives the empty result and readError().
template <typename Read>
auto DraftLibrary::read(Read&& reader) const
{
    using Result = decltype(reader(*m_reader));
    m_readError = {};
    try {
        if (!m_reader)
            m_reader = openForReading(path());
        return reader(*m_reader);
    } catch (const StoreFailure& failure) {
        m_readError = failure.error;
        m_reader.reset();
        return Result{};
    }
}

std::optional<StoredDraft> DraftLibrary::draft(const QString& id) const
{
    return read([&](LibraryDatabase& database) { return readDraft(database, id); });
}

std::optional<DraftSummary> DraftLibrary::summary(const QString& id) const
{
    const auto found = read([&](LibraryDatabase& database) {
        const auto key = database.value("SELECT key FROM drafts WHERE id = ?", {id});
        return readSummaries(database, {key.toLongLong()});
    });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<DraftSummary> DraftLibrary::summaries(const std::vector<qint64>& keys) const
{
    return read([&](LibraryDatabase& database) { return readSummaries(database, keys); });
}

QStringList DraftLibrary::ids(const std::vector<qint64>& keys) const
{
    return read([&](LibraryDatabase& database) { return readIds(database, keys); });
}

std::map<QString, SubmissionState> DraftLibrary::submitted(const QStringList& ids) const
{
    return read([&](LibraryDatabase& database) { return readSubmitted(database, ids); });
}

std::map<QString, qint64> DraftLibrary::tagCounts(const QStringList& ids) const
{
    return read([&](LibraryDatabase& database) { return countTags(database, ids); });
}

QStringList DraftLibrary::tagged(const QStringList& ids, const QString& tag) const
{
    return read([&](LibraryDatabase& database) { return readTagged(database, ids, tag); });
}

std::vector<DraftSummary> DraftLibrary::summaries() const
{
    return read(
        [&](LibraryDatabase& database) { return readSummaries(database, DraftFinder().find(database, {})); });
}

std::optional<StoredDraft> DraftLibrary::draftAndHistory(const QString& id) const
{
    return read([&](LibraryDatabase& database) { return readDraftAndHistory(database, id); });
}

qint64 DraftLibrary::revision(const QString& id) const
{
    return read([&](LibraryDatabase& database) {
        return database.value("SELECT revision FROM drafts WHERE id = ?", {id}).toLongLong();
    });
}

std::vector<DraftVersion> DraftLibrary::versions(const QString& id) const
{
    return read([&](LibraryDatabase& database) { return readVersions(database, id); });
}

std::optional<CampaignDraft> DraftLibrary::version(qint64 number) const
{
    return read([&](LibraryDatabase& database) { return readVersion(database, number); });
}

std::optional<DraftFile> DraftLibrary::file(const QString& id) const
{
    return read([&](LibraryDatabase& database) { return readFile(database, id); });
}

QString DraftLibrary::draftOfFile(const QString& path) const
{
    return read([&](LibraryDatabase& database) { return fairlead::draftOfFile(database, path); });
}

QFuture<WriteOutcome> DraftLibrary::write(Work work, const QStringList& ids)
{
    const auto sequence = ++m_sequence;
    auto promise = std::make_shared<QPromise<WriteOutcome>>();
    promise->start();
    std::erase_if(m_underWay, [](const UnderWay& write) { return write.outcome.isFinished(); });
    m_underWay.push_back({ids, promise->future()});
    QMetaObject::invokeMethod(m_writer, [this, work = std::move(work), ids, sequence, promise] {
        auto outcome = m_writer->perform(work);
        outcome.sequence = sequence;
        promise->addResult(outcome);
        promise->finish();
        QMetaObject::invokeMethod(this, [this, outcome, ids] {
            if (outcome.error) {
                Q_EMIT writeFailed(outcome.sequence, outcome.error);
                return;
            }
            Q_EMIT written(outcome.sequence);
            Q_EMIT draftsChanged(ids);
        });
    });
    return promise->future();
}

QFuture<WriteOutcome> DraftLibrary::create(const QString& id, const CampaignDraft& draft)
{
    return write([=](LibraryDatabase& database) { return insertDraft(database, id, draft); }, {id});
}

QFuture<WriteOutcome> DraftLibrary::save(DraftPatch patch)
{
    const QString id = patch.id;
    return write([patch = std::move(patch)](LibraryDatabase& database) { return saveDraft(database, patch); },
                 {id});
}

QFuture<WriteOutcome> DraftLibrary::duplicate(const QStringList& ids, const QStringList& newIds,
                                              const QString& pattern)
{
    return write(
        [=](LibraryDatabase& database) {
            for (qsizetype i = 0; i < ids.size(); ++i)
                duplicateDraft(database, ids[i], newIds[i], pattern);
            return 0;
        },
        newIds);
}

QFuture<WriteOutcome> DraftLibrary::moveToBin(const QStringList& ids)
{
    return write([=](LibraryDatabase& database) { return fairlead::moveToBin(database, ids), 0; }, ids);
}

QFuture<WriteOutcome> DraftLibrary::restoreFromBin(const QStringList& ids)
{
    return write([=](LibraryDatabase& database) { return fairlead::restoreFromBin(database, ids), 0; }, ids);
}

QFuture<WriteOutcome> DraftLibrary::emptyBin(const QDateTime& time)
{
    return write([=](LibraryDatabase& database) { return purgeBin(database, time.toMSecsSinceEpoch()), 0; },
                 {});
}

QFuture<WriteOutcome> DraftLibrary::undoEmptyBin(const QDateTime& time)
{
    return write([=](LibraryDatabase& database) { return unpurge(database, time.toMSecsSinceEpoch()), 0; },
                 {});
}

QFuture<WriteOutcome> DraftLibrary::remove(const QStringList& ids, const QDateTime& time)
{
    return write([=](LibraryDatabase& database) { return purge(database, ids, time.toMSecsSinceEpoch()), 0; },
                 ids);
}

QFuture<WriteOutcome> DraftLibrary::setTags(const QStringList& ids, const QStringList& added,
                                            const QStringList& removed)
{
    return write([=](LibraryDatabase& database) { return changeTags(database, ids, added, removed), 0; },
                 ids);
}

QFuture<WriteOutcome> DraftLibrary::setFile(const QString& id, const DraftFile& file)
{
    return write([=](LibraryDatabase& database) { return fairlead::setFile(database, id, file), 0; }, {});
}

QFuture<WriteOutcome> DraftLibrary::setSubmission(const QString& id, const SubmissionRecord& record)
{
    return write([=](LibraryDatabase& database) { return fairlead::setSubmission(database, id, record), 0; },
                 {id});
}

QFuture<WriteOutcome> DraftLibrary::setWorkspace(const QStringList& ids, const QString& workspace)
{
    return write(
        [=](LibraryDatabase& database) { return fairlead::setWorkspace(database, ids, workspace), 0; }, ids);
}

QFuture<WriteOutcome> DraftLibrary::keepVersion(const QString& id, const QString& reason, const QString& name)
{
    return write(
        [=](LibraryDatabase& database) { return fairlead::keepVersion(database, id, reason, name), 0; },
        {id});
}

void DraftLibrary::waitForWrites()
{
    QMetaObject::invokeMethod(
        m_writer, [] {}, Qt::BlockingQueuedConnection);
}

/// They are done in their order, so the last one is enough.
void DraftLibrary::waitForWritesOf(const QString& id) const
{
    const auto last = std::find_if(m_underWay.rbegin(), m_underWay.rend(), [&](const UnderWay& write) {
        return !write.outcome.isFinished() && (write.ids.isEmpty() || write.ids.contains(id));
    });
    if (last != m_underWay.rend())
        QFuture(last->outcome).waitForFinished();
}

void DraftLibrary::startCare()
{
    connect(&m_care, &QTimer::timeout, this, &DraftLibrary::careOnce);
    m_care.start(careInterval);
    careOnce();
}

void DraftLibrary::careOnce()
{
    m_carers.start([this, path = path(), dataDir = m_dataDir] {
        try {
            const auto database = openForReading(path);
            if (!checkQuickly(*database).isEmpty())
                QMetaObject::invokeMethod(m_writer, [this] { m_writer->checkAndRecover(checkQuickly); });
            else
                backUpDaily(*database, dataDir, QDate::currentDate());
        } catch (const StoreFailure& failure) {
            if (failure.error.kind == StoreError::Kind::Damaged)
                QMetaObject::invokeMethod(m_writer, [this] { m_writer->checkAndRecover(checkQuickly); });
            qCWarning(lcCare) << "No check and no backup today:" << failure.error.text
                              << failure.error.detail;
        }
    });
}

QFuture<StoreError> DraftLibrary::repair()
{
    auto promise = std::make_shared<QPromise<StoreError>>();
    promise->start();
    QMetaObject::invokeMethod(m_writer, [this, promise] {
        promise->addResult(m_writer->checkAndRecover(fairlead::checkFully));
        promise->finish();
    });
    return promise->future();
}

/// Runs the work in a thread of its own, with a connection of its own; Result is made of what it throws.
template <typename Result>
QFuture<Result> DraftLibrary::aside(std::function<Result(LibraryDatabase&)> work,
                                    std::function<Result(const StoreError&)> failed) const
{
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    m_carers.start([=, path = path()] {
        try {
            promise->addResult(work(*openForReading(path)));
        } catch (const StoreFailure& failure) {
            promise->addResult(failed(failure.error));
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<QStringList> DraftLibrary::checkFully() const
{
    auto promise = std::make_shared<QPromise<QStringList>>();
    promise->start();
    m_carers.start([=, path = path()] {
        const auto goOn = [&](int done, int all) {
            promise->setProgressRange(0, all);
            promise->setProgressValue(done);
            return !promise->isCanceled();
        };
        try {
            promise->addResult(fairlead::checkFully(*openForReading(path), goOn));
        } catch (const StoreFailure& failure) {
            promise->addResult(QStringList{failure.error.text});
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<StoreError> DraftLibrary::exportAll(const QString& file) const
{
    return aside<StoreError>(
        [=](LibraryDatabase& database) {
            writeArchive(database, file);
            return StoreError();
        },
        [](const StoreError& error) { return error; });
}

/// An import under way. Its reader is prepared aside, then used in the writer's thread, and ends there.
struct DraftLibrary::Import
{
    ArchiveReader reader;
    QPromise<ImportOutcome> promise;
};

QFuture<ImportOutcome> DraftLibrary::importAll(const QString& file)
{
    auto import = std::make_shared<Import>(Import{ArchiveReader(file), {}});
    import->promise.start();
    auto future = import->promise.future();
    m_carers.start([this, import = std::move(import)]() mutable {
        StoreError error;
        try {
            import->reader.prepare(m_dataDir);
        } catch (const StoreFailure& failure) {
            error = failure.error;
        }
        if (error)
            finishImport(std::move(import), error);
        else
            importMore(std::move(import));
    });
    return future;
}

/// Some drafts, then whatever else waits to be written, then more.
void DraftLibrary::importMore(std::shared_ptr<Import> import)
{
    QMetaObject::invokeMethod(m_writer, [this, import = std::move(import)]() mutable {
        try {
            import->reader.open();
        } catch (const StoreFailure& failure) {
            return finishImport(std::move(import), failure.error);
        }
        const auto outcome = m_writer->perform(
            [&](LibraryDatabase& database) { return import->reader.takeSome(database), 0; });
        if (!outcome.error && !import->reader.isDone())
            return importMore(std::move(import));
        finishImport(std::move(import), outcome.error);
    });
}

void DraftLibrary::finishImport(std::shared_ptr<Import> import, const StoreError& error)
{
    import->promise.addResult(ImportOutcome{error, import->reader.report()});
    import->promise.finish();
    import.reset();
    QMetaObject::invokeMethod(this, [this] { Q_EMIT draftsChanged({}); });
}

void DraftLibrary::retry()
{
    m_reader.reset();
    QMetaObject::invokeMethod(m_writer, [this] { m_writer->open(); });
}

} // namespace fairlead
