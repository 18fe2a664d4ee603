#include "models/drafts/librarywriter.h"

#include "models/drafts/draftwrites.h"
#include "models/drafts/durable.h"
#include "models/drafts/librarybackup.h"
#include "models/drafts/libraryschema.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcLibrary, "fairlead.drafts", QtInfoMsg)

namespace fairlead {

namespace {

constexpr int indexDelayMs = 300;      ///< after the last save; typing is never slowed down by it
constexpr int elsewherePeriodMs = 500; ///< between looks for other processes' changes
constexpr int openAgainMs = 2000;      ///< between attempts to open a library that takes no writes
constexpr qint64 checkAtOnceBytes = 4 * 1024 * 1024; ///< checked in some ten milliseconds
constexpr qint64 purgeAgeMs = 60 * 60 * 1000; ///< an emptied bin can be taken back for as long, at least

bool canBeRead(const QString& path)
{
    try {
        return openForReading(path) != nullptr;
    } catch (const StoreFailure&) {
        return false;
    }
}

} // namespace

LibraryWriter::LibraryWriter(const QString& dataDir)
    : m_dataDir(dataDir), m_indexTimer(this), m_elsewhereTimer(this), m_retryTimer(this)
{
    m_indexTimer.setSingleShot(true);
    m_indexTimer.setInterval(indexDelayMs);
    m_elsewhereTimer.setInterval(elsewherePeriodMs);
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(openAgainMs);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        if (m_state.kind != LibraryState::Kind::Ready)
            open();
    });
    connect(&m_indexTimer, &QTimer::timeout, this, &LibraryWriter::indexMore);
    connect(&m_elsewhereTimer, &QTimer::timeout, this, &LibraryWriter::lookElsewhere);
}

LibraryWriter::~LibraryWriter() = default;

/// A small library is checked every time; a large one while the user is working (checkAndRecover()).
void LibraryWriter::open()
{
    const auto checkIfSmall = [](LibraryDatabase& database) {
        return QFileInfo(database.path()).size() > checkAtOnceBytes ? QStringList() : checkQuickly(database);
    };
    try {
        requireFile();
        if (!isSound(checkIfSmall))
            recover(checkQuickly);
        transaction([&] { erasePurged(*m_database, storedNow() - purgeAgeMs); });
    } catch (const StoreFailure& failure) {
        fail(failure.error);
    }
}

StoreError LibraryWriter::checkAndRecover(Check check)
{
    try {
        requireFile();
        if (!isSound(check))
            recover(check);
        return {};
    } catch (const StoreFailure& failure) {
        fail(failure.error);
        return failure.error;
    }
}

/// Opens the file anew: what an open connection remembers of it may be better than the file.
bool LibraryWriter::isSound(Check check)
{
    m_database.reset();
    try {
        connectToFile();
        return check(*m_database).isEmpty();
    } catch (const StoreFailure& failure) {
        if (failure.error.kind != StoreError::Kind::Damaged)
            throw;
        return false;
    }
}

/// One process recovers; another one that saw the same damage finds a sound library after it.
void LibraryWriter::recover(Check check)
{
    m_database.reset();
    QLockFile lock(QDir(m_dataDir).filePath(QStringLiteral("library.lock")));
    lock.lock();
    if (isSound(check))
        return;
    m_database.reset();
    m_recovery = recoverLibrary(m_dataDir);
    for (const auto& line : m_recovery->text().split(u'\n'))
        qCWarning(lcLibrary).noquote() << line;
    connectToFile();
    Q_EMIT recovered(*m_recovery);
}

/// A library that was open is not begun anew when its file vanishes: it may only be out of sight.
void LibraryWriter::requireFile() const
{
    if (!m_file.isEmpty() && isMissing(m_dataDir))
        throw StoreFailure{storeError(StoreError::Kind::Gone, m_dataDir)};
}

void LibraryWriter::connectToFile()
{
    const auto path = QDir(m_dataDir).filePath(QStringLiteral("library.sqlite"));
    try {
        m_database = connected(path);
    } catch (const StoreFailure& failure) {
        if (failure.error.kind == StoreError::Kind::Denied && canBeRead(path))
            throw StoreFailure{storeError(StoreError::Kind::ReadOnly, failure.error.detail)};
        throw;
    }
    const auto before = std::exchange(m_file, fileIdentity(path));
    m_turns = std::make_unique<WriteTurns>(path);
    m_indexTimer.start();
    m_elsewhereTimer.start();
    setState(LibraryState::Kind::Ready, {});
    if (!before.isEmpty() && before != m_file) // it was recovered, here or by another process
        Q_EMIT replaced();
}

std::unique_ptr<LibraryDatabase> LibraryWriter::connected(const QString& path)
{
    if (!makeFolderDurably(m_dataDir))
        throw StoreFailure{storeError(StoreError::Kind::Denied, m_dataDir)};
    WriteTurns turns(path); // SQLite refuses at once, without waiting, when two make a library durable
    const WriteTurn turn(turns);
    finishRecovery(m_dataDir);
    if (isLost(m_dataDir))
        throw StoreFailure{storeError(StoreError::Kind::Damaged, QStringLiteral("missing or empty"))};
    auto database = std::make_unique<LibraryDatabase>(path, LibraryDatabase::Access::Write);
    const auto state = schemaState(*database, libraryMigrations());
    if (state == SchemaState::Newer)
        throw StoreFailure{storeError(StoreError::Kind::Newer)};
    if (state == SchemaState::Foreign)
        throw StoreFailure{storeError(StoreError::Kind::Damaged, QStringLiteral("another program's"))};
    setDurable(*database);
    const auto stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    migrate(*database, libraryMigrations(),
            QDir(backupFolder(m_dataDir)).filePath(QStringLiteral("before-upgrade-%1.sqlite").arg(stamp)));
    m_dataVersion = database->value("PRAGMA data_version").toLongLong();
    return database;
}

void LibraryWriter::requireOpen()
{
    requireFile();
    if (m_database && fileIdentity(m_database->path()) == m_file)
        return setState(LibraryState::Kind::Ready, {}); // it may have been out of sight
    m_database.reset();
    connectToFile();
}

void LibraryWriter::transaction(const std::function<void()>& work)
{
    const WriteTurn turn(*m_turns);
    m_database->transaction(work);
}

WriteOutcome LibraryWriter::perform(const Work& work)
{
    WriteOutcome outcome;
    try {
        requireOpen();
        transaction([&] { outcome.revision = work(*m_database); });
        m_indexTimer.start();
    } catch (const StoreFailure& failure) {
        outcome.error = failure.error;
        fail(failure.error);
    }
    return outcome;
}

void LibraryWriter::fail(const StoreError& error)
{
    using Kind = StoreError::Kind;
    if (error.kind == Kind::Conflict || error.kind == Kind::Missing || error.kind == Kind::NotALibrary)
        return; // what was asked cannot be done; the library is well
    const auto text =
        tr("Edits are not stored, because %1. They stay in memory: save them as files, or try again.")
            .arg(error.text);
    if (text != m_state.text) // not again at every attempt
        qCWarning(lcLibrary) << error.text << error.detail;
    if ((error.kind == Kind::Busy || error.kind == Kind::DiskFull) && m_database)
        return;                   // the connection is sound: the next write may go through
    if (error.kind != Kind::Gone) // else the connection still holds what no file has
        m_database.reset();
    if (error.kind == Kind::Damaged)
        QMetaObject::invokeMethod(
            this, [this] { checkAndRecover(checkQuickly); }, Qt::QueuedConnection);
    else if (error.kind != Kind::Newer)
        m_retryTimer.start();
    const bool readable = error.kind == Kind::ReadOnly || error.kind == Kind::Newer;
    setState(readable ? LibraryState::Kind::ReadOnly : LibraryState::Kind::Unavailable, text);
}

void LibraryWriter::setState(LibraryState::Kind kind, const QString& text)
{
    if (m_state.kind == kind && m_state.text == text)
        return;
    m_state = {kind, text};
    Q_EMIT stateChanged(m_state);
}

void LibraryWriter::close()
{
    m_elsewhereTimer.stop();
    m_retryTimer.stop();
    while (m_indexTimer.isActive())
        indexMore();
    m_database.reset();
}

void LibraryWriter::indexMore()
{
    m_indexTimer.stop();
    if (!m_database)
        return;
    try {
        bool more = false;
        transaction([&] { more = indexSome(*m_database); });
        if (!more)
            return;
        m_indexTimer.start(0);
        Q_EMIT indexed();
    } catch (const StoreFailure& failure) {
        qCWarning(lcLibrary) << "The search texts wait:" << failure.error.detail;
    }
}

void LibraryWriter::lookElsewhere()
{
    if (!m_database)
        return;
    try {
        requireOpen();
        const auto version = m_database->value("PRAGMA data_version").toLongLong();
        if (std::exchange(m_dataVersion, version) != version)
            Q_EMIT changedElsewhere();
    } catch (const StoreFailure& failure) {
        fail(failure.error);
    }
}

} // namespace fairlead
