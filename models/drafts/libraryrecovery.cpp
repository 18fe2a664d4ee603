#include "models/drafts/libraryrecovery.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/storedjson.h"
#include "models/drafts/draftreads.h"
#include "models/drafts/durable.h"
#include "models/drafts/librarybackup.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/libraryschema.h"
#include "models/drafts/writeturns.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QtEndian>

namespace fairlead {

namespace {

constexpr int mostFindings = 20;
constexpr qsizetype pageBytes = 4096; ///< SQLite's own choice since 3.12, and so that of every library

/// Places in the first bytes of an SQLite database (its file format, section 1.3).
namespace header {
constexpr qsizetype size = 100;
constexpr qsizetype writeVersion = 18;
constexpr qsizetype readVersion = 19;
constexpr qsizetype pageCount = 28;
constexpr qsizetype firstFreePage = 32;
constexpr qsizetype freePages = 36;
constexpr char writeAheadLog = 2;
} // namespace header

struct LibraryRecoveryText
{
    Q_DECLARE_TR_FUNCTIONS(LibraryRecovery)
};

QStringList pragmaFindings(LibraryDatabase& database, const char* pragma)
{
    QStringList findings;
    try {
        database.each(pragma, {}, [&](const QSqlQuery& row) { findings << row.value(0).toString(); });
    } catch (const StoreFailure& failure) {
        if (failure.error.kind != StoreError::Kind::Damaged)
            throw;
        findings << failure.error.detail;
    }
    findings.removeAll(QStringLiteral("ok"));
    return findings;
}

/// Moves the database and its journal, the journal first: a database must never meet a journal that is not
/// its own.
bool moveAll(const QString& from, const QString& to)
{
    for (const auto* companion : {"-shm", "-wal"})
        QFile::rename(from + QLatin1String(companion), to + QLatin1String(companion));
    return !QFile::exists(from) || QFile::rename(from, to);
}

QString libraryPath(const QString& dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("library.sqlite"));
}

/// A recovered library that is complete, but not in its place yet.
QString recoveredPath(const QString& dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("library-recovered.sqlite"));
}

QString asidePath(const QString& dataDir)
{
    const auto stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    return QDir(dataDir).filePath(QStringLiteral("library-damaged-%1.sqlite").arg(stamp));
}

/// A library of which half is not copied would pass for one that lost that half.
void copyOrThrow(const QString& from, const QString& to)
{
    if (QFile::exists(from) && !QFile::copy(from, to))
        throw StoreFailure{errorOfCopying(QFileInfo(to).path(), QFileInfo(from).size())};
}

bool isOtherPrograms(LibraryDatabase& database)
{
    return schemaState(database, libraryMigrations()) == SchemaState::Foreign &&
           database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'drafts'").toInt() == 0;
}

QByteArray beginningOf(const QString& path)
{
    QFile file(path);
    QByteArray page;
    if (file.open(QFile::ReadOnly))
        page = file.read(pageBytes);
    if (page.size() != pageBytes)
        throw StoreFailure{storeError(StoreError::Kind::Failed, path)};
    return page;
}

/// Every library begins with the same bytes, but for its size and free pages: those of a new one stand in.
void replaceBeginning(const QString& path, QByteArray beginning)
{
    QFile file(path);
    if (!file.open(QFile::ReadWrite))
        throw StoreFailure{errorOfCopying(QFileInfo(path).path(), beginning.size())};
    const auto pages = static_cast<quint32>(file.size() / pageBytes);
    qToBigEndian<quint32>(pages, beginning.data() + header::pageCount);
    for (const auto place : {header::firstFreePage, header::freePages})
        qToBigEndian<quint32>(0, beginning.data() + place);
    for (const auto place : {header::writeVersion, header::readVersion})
        beginning[place] = header::writeAheadLog; // or the journal beside it is not read
    if (file.write(beginning) != beginning.size())
        throw StoreFailure{errorOfCopying(QFileInfo(path).path(), beginning.size())};
}

/// Whether anything came over.
bool readAsItIs(const QString& copy, LibraryDatabase& to, RecoveryReport& report)
{
    try {
        LibraryDatabase from(copy, LibraryDatabase::Access::Read);
        from.run("PRAGMA writable_schema = 1"); // else a file that was cut off is not read at all
        if (isOtherPrograms(from)) {
            report.cause = RecoveryReport::Cause::OtherProgram;
            return true;
        }
        report.recovered = transferDrafts(from, to, KnownDrafts::Leave);
    } catch (const StoreFailure& failure) {
        if (failure.error.kind != StoreError::Kind::Damaged)
            throw; // else not even the beginning of the file can be read
    }
    return report.recovered.drafts > 0 || !report.recovered.lost.isEmpty();
}

/// Reads the damaged library from a copy, since even reading one that was not closed writes to it. Where it
/// yields nothing its beginning may be what is damaged: first the part that says what the file is, then the
/// list of tables too, which is right as long as the library was made by this version.
void salvage(const QString& damaged, const QByteArray& firstPage, LibraryDatabase& to, RecoveryReport& report)
{
    const auto place = QFileInfo(damaged).path();
    for (const qsizetype replaced : {qsizetype(0), header::size, firstPage.size()}) {
        const QTemporaryDir folder(place + QLatin1String("/recovering-XXXXXX"));
        if (!folder.isValid())
            throw StoreFailure{errorOfCopying(place, QFileInfo(damaged).size())};
        const auto copy = folder.filePath(QStringLiteral("library.sqlite"));
        copyOrThrow(damaged, copy);
        copyOrThrow(damaged + QLatin1String("-wal"), copy + QLatin1String("-wal"));
        if (replaced > 0)
            replaceBeginning(copy, firstPage.first(replaced));
        if (readAsItIs(copy, to, report))
            return;
    }
}

/// From one backup only: older ones hold what was erased since.
void takeFromBackup(LibraryDatabase& to, RecoveryReport& report, const QString& dataDir)
{
    for (const auto& backup : backupsWithDrafts(dataDir)) {
        try {
            LibraryDatabase from(backup, LibraryDatabase::Access::ReadMedia);
            report.fromBackup = transferDrafts(from, to, KnownDrafts::Leave);
            report.backup = backup;
            return;
        } catch (const StoreFailure& failure) {
            if (failure.error.kind != StoreError::Kind::Damaged)
                throw;
        }
    }
}

/// The new library, whole and durable, or nothing.
void buildNew(const QString& dataDir, RecoveryReport& report)
{
    const auto finished = recoveredPath(dataDir);
    const auto partial = finished + QLatin1String(".part");
    for (const auto* end : {"", "-wal", "-shm"})
        QFile::remove(partial + QLatin1String(end));
    QFile::remove(finished);
    // A copy to read from and what is read of it; known before, since it is tried again and again.
    if (!hasRoom(dataDir, 2 * QFileInfo(libraryPath(dataDir)).size()))
        throw StoreFailure{storeError(StoreError::Kind::DiskFull, dataDir)};
    {
        LibraryDatabase fresh(partial, LibraryDatabase::Access::Write);
        migrate(fresh, libraryMigrations(), {});
        const auto firstPage = beginningOf(partial);
        fresh.transaction([&] {
            if (report.cause != RecoveryReport::Cause::Missing)
                salvage(libraryPath(dataDir), firstPage, fresh, report);
            takeFromBackup(fresh, report, dataDir);
        });
    }
    if (!syncToDisk(partial) || !QFile::rename(partial, finished) || !syncToDisk(dataDir))
        throw StoreFailure{storeError(StoreError::Kind::Failed, finished)};
}

/// What of a draft cannot be read.
QStringList findingsOf(LibraryDatabase& database, qint64 key)
{
    bool found = false;
    bool tree = true;
    bool history = true;
    database.each("SELECT tree FROM contents WHERE draft = ?", {key}, [&](const QSqlQuery& row) {
        found = true;
        tree = parseStoredJson(row.value(0).toByteArray()).value.has_value();
    });
    database.each("SELECT changes FROM history WHERE draft = ?", {key}, [&](const QSqlQuery& row) {
        history = history && parseStoredJson(row.value(0).toByteArray()).value;
    });
    QStringList findings;
    if (!found)
        findings << LibraryRecoveryText::tr("Draft %1 has no content.").arg(key);
    if (!tree)
        findings << LibraryRecoveryText::tr("Draft %1 cannot be read.").arg(key);
    if (!history)
        findings << LibraryRecoveryText::tr("The history of draft %1 cannot be read.").arg(key);
    return findings;
}

QString namesOf(const QStringList& names)
{
    QStringList quoted;
    for (const auto& name : names)
        quoted << LibraryRecoveryText::tr("“%1”").arg(titleOf(name));
    return quoted.join(QLatin1String(", "));
}

} // namespace

QStringList checkQuickly(LibraryDatabase& database)
{
    return pragmaFindings(database, "PRAGMA quick_check(5)");
}

QStringList checkFully(LibraryDatabase& database)
{
    return checkFully(database, [](int, int) { return true; });
}

QStringList checkFully(LibraryDatabase& database, const CheckProgress& goOn)
{
    auto findings = pragmaFindings(database, "PRAGMA integrity_check(20)");
    if (!findings.isEmpty())
        return findings;
    std::vector<qint64> keys;
    database.each("SELECT key FROM drafts", {},
                  [&](const QSqlQuery& row) { keys.push_back(row.value(0).toLongLong()); });
    const auto all = static_cast<int>(keys.size());
    int done = 0;
    for (const auto key : keys) {
        findings += findingsOf(database, key);
        if (!goOn(++done, all) || findings.size() >= mostFindings)
            break;
    }
    return findings;
}

QString RecoveryReport::text() const
{
    const auto aside = QDir::toNativeSeparators(setAside);
    QStringList lines;
    switch (cause) {
    case Cause::Damage:
        lines << LibraryRecoveryText::tr(
                     "The library of drafts was damaged. It was set aside as %1; nothing was deleted.")
                     .arg(aside)
              << LibraryRecoveryText::tr("Drafts recovered into a new library: %1.").arg(recovered.drafts);
        break;
    case Cause::OtherProgram:
        lines << LibraryRecoveryText::tr(
                     "In the library's place was another program's database. It was set aside as %1; nothing "
                     "was deleted. The library was begun anew.")
                     .arg(aside);
        break;
    case Cause::Missing:
        lines << (fromBackup.drafts > 0
                      ? LibraryRecoveryText::tr("The library's file was missing or empty.")
                      : LibraryRecoveryText::tr("The library's file was missing or empty, so a new one was "
                                                "begun."));
        if (QFile::exists(setAside + QLatin1String("-wal")))
            lines << LibraryRecoveryText::tr("What was left in its place is kept as %1, with its journal.")
                         .arg(aside);
        else if (QFile::exists(setAside))
            lines << LibraryRecoveryText::tr("What was left in its place is kept as %1.").arg(aside);
        break;
    }
    if (fromBackup.drafts > 0)
        lines << LibraryRecoveryText::tr("Drafts from the backup %2, as they were then: %1.")
                     .arg(fromBackup.drafts)
                     .arg(QDir::toNativeSeparators(backup));
    if (!recovered.withoutHistory.isEmpty())
        lines << LibraryRecoveryText::tr("These can no longer be undone to earlier states: %1.")
                     .arg(namesOf(recovered.withoutHistory));
    if (!recovered.fromVersion.isEmpty())
        lines << LibraryRecoveryText::tr("Of these an older version came back, without undo: %1.")
                     .arg(namesOf(recovered.fromVersion));
    if (!recovered.lost.isEmpty())
        lines << LibraryRecoveryText::tr("These could not be read: %1.").arg(namesOf(recovered.lost));
    return lines.join(u'\n');
}

void finishRecovery(const QString& dataDir)
{
    const auto path = libraryPath(dataDir);
    if (QFileInfo(path).size() > 0 || !QFile::exists(recoveredPath(dataDir)))
        return;
    if (!moveAll(path, asidePath(dataDir)) || !QFile::rename(recoveredPath(dataDir), path))
        throw StoreFailure{storeError(StoreError::Kind::Denied, path)};
    syncToDisk(dataDir);
}

bool isLost(const QString& dataDir)
{
    const QFileInfo journal(libraryPath(dataDir) + QLatin1String("-wal"));
    return isMissing(dataDir) && (journal.size() > 0 || hasBackup(dataDir));
}

bool isMissing(const QString& dataDir)
{
    return QFileInfo(libraryPath(dataDir)).size() == 0 && !QFile::exists(recoveredPath(dataDir));
}

RecoveryReport recoverLibrary(const QString& dataDir)
{
    RecoveryReport report;
    report.setAside = asidePath(dataDir);
    if (isMissing(dataDir))
        report.cause = RecoveryReport::Cause::Missing;
    if (!QFile::exists(libraryPath(dataDir)) && !QFile::exists(libraryPath(dataDir) + QLatin1String("-wal")))
        report.setAside.clear();
    buildNew(dataDir, report);
    WriteTurns turns(libraryPath(dataDir)); // another process that opens the library finishes the same moves
    const WriteTurn turn(turns);
    if (!report.setAside.isEmpty() && !moveAll(libraryPath(dataDir), report.setAside))
        throw StoreFailure{storeError(StoreError::Kind::Denied, report.setAside)};
    finishRecovery(dataDir);
    return report;
}

} // namespace fairlead
