#include "models/workspace/localchecks.h"

#include "models/common/plural.h"
#include "models/drafts/libraryrecovery.h"
#include "models/drafts/libraryschema.h"
#include "models/forecast/zone.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>
#include <QTemporaryFile>

namespace fairlead {

using State = CheckResult::State;

namespace {

constexpr qint64 littleSpace = 100'000'000; ///< bytes

struct LocalChecksText
{
    Q_DECLARE_TR_FUNCTIONS(LocalChecks)
};

CheckResult dataDirectory(State state, const QString& sentence)
{
    return {QLatin1String(checkname::dataDirectory), LocalChecksText::tr("Data directory"), state, sentence};
}

CheckResult library(State state, const QString& sentence)
{
    return {QLatin1String(checkname::library), LocalChecksText::tr("Library"), state, sentence};
}

CheckResult timeZones(State state, const QString& sentence)
{
    return {QLatin1String(checkname::timeZones), LocalChecksText::tr("Time zone data"), state, sentence};
}

QString size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

/// The folder itself or, where it is missing, the nearest one above it that is there.
QString nearestExisting(const QString& folder)
{
    QFileInfo info(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
    while (!info.exists() && !info.isRoot())
        info.setFile(info.path());
    return info.filePath();
}

/// What permissions say is not the whole truth: disks are mounted read-only, or full.
QString writingError(const QString& folder)
{
    QTemporaryFile file(QDir(folder).filePath(QStringLiteral(".fairlead-check-XXXXXX")));
    if (file.open() && file.write("x") == 1 && file.flush())
        return {};
    return file.errorString();
}

QString spaceNote(qint64 available)
{
    return available < 0 ? QString() : u' ' + LocalChecksText::tr("%1 are free there.").arg(size(available));
}

bool hasRightOffset(const Zone& zone, qint64 instant, int offset)
{
    return zone.spanAt(instant).offset == offset;
}

QString countsOf(LibraryDatabase& database, const QString& path)
{
    const auto drafts = database.value("SELECT count(*) FROM drafts WHERE deleted_at IS NULL").toLongLong();
    const auto inBin =
        database.value("SELECT count(*) FROM drafts WHERE deleted_at IS NOT NULL AND purged_at IS NULL")
            .toLongLong();
    const auto bytes = QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
    return LocalChecksText::tr("Campaigns: %1; in the bin: %2; size: %3; schema version %4.")
        .arg(QLocale().toString(drafts), QLocale().toString(inBin), size(bytes),
             database.value("PRAGMA user_version").toString());
}

CheckResult inspectLibrary(const QString& path)
{
    const auto database = openForReading(path);
    const auto schema = schemaState(*database, libraryMigrations());
    if (schema == SchemaState::Foreign)
        return library(
            State::Failed,
            LocalChecksText::tr("%1 is a database of another program. It is left alone: move it away, "
                                "and Fairlead makes a library of its own.")
                .arg(path));
    if (schema == SchemaState::Empty)
        return library(State::Ok, LocalChecksText::tr("The library is empty."));
    const auto findings = checkQuickly(*database);
    if (!findings.isEmpty())
        return library(State::Failed,
                       LocalChecksText::tr(
                           "The library is damaged (%1). Open Fairlead: it saves what can be read, and keeps "
                           "the damaged file.")
                           .arg(findings.constFirst()));
    const auto counts = countsOf(*database, path);
    if (schema == SchemaState::Newer)
        return library(
            State::Warning,
            LocalChecksText::tr("The library is of a newer Fairlead, so it can only be read here.") + u' ' +
                counts);
    return library(State::Ok, LocalChecksText::tr("The library is sound.") + u' ' + counts);
}

} // namespace

CheckResult checkDataDirectory(const QString& dataDir)
{
    const auto folder = nearestExisting(dataDir);
    const bool isThere = QFileInfo::exists(dataDir);
    if (!QFileInfo(folder).isDir())
        return dataDirectory(
            State::Failed,
            LocalChecksText::tr("%1 is not a folder, so %2 cannot be used. Nothing can be kept: "
                                "choose another with --data-dir.")
                .arg(folder, dataDir));
    if (const auto error = writingError(folder); !error.isEmpty())
        return dataDirectory(
            State::Failed,
            LocalChecksText::tr(
                "Nothing can be written in %1 (%2). Make it writable, or choose another folder "
                "with --data-dir.")
                .arg(folder, error));
    const QStorageInfo storage(folder);
    const auto available = storage.isValid() ? storage.bytesAvailable() : -1;
    if (available >= 0 && available < littleSpace)
        return dataDirectory(State::Warning,
                             LocalChecksText::tr("%1 can be used, but there is little space left: %2.")
                                 .arg(dataDir, size(available)));
    const auto sentence = isThere ? LocalChecksText::tr("%1 can be read and written.")
                                  : LocalChecksText::tr("%1 is not there yet; it can be made.");
    return dataDirectory(State::Ok, sentence.arg(dataDir) + spaceNote(available));
}

CheckResult checkLibrary(const QString& dataDir)
{
    const auto path = QDir(dataDir).filePath(QStringLiteral("library.sqlite"));
    if (!QFileInfo::exists(path))
        return library(State::Ok, LocalChecksText::tr("There are no campaigns yet."));
    try {
        return inspectLibrary(path);
    } catch (const StoreFailure& failure) {
        return library(State::Failed, failure.error.text);
    }
}

CheckResult checkTimeZones()
{
    constexpr qint64 summer = 1'782'907'200; // 2026-07-01T12:00:00Z
    constexpr qint64 winter = 1'798'804'800; // 2027-01-01T12:00:00Z
    const auto berlin = Zone::load(QStringLiteral("Europe/Berlin"));
    if (!berlin)
        return timeZones(
            State::Failed,
            LocalChecksText::tr("The system has no time zone data, so plans can be made in UTC only. "
                                "Install the package tzdata."));
    if (!hasRightOffset(*berlin, summer, 7200) || !hasRightOffset(*berlin, winter, 3600))
        return timeZones(
            State::Failed,
            LocalChecksText::tr("The time zone data are wrong: Berlin is not one hour ahead of UTC in "
                                "winter and two in summer. Install the package tzdata anew."));
    return timeZones(State::Ok, LocalChecksText::tr("Time zone data %1, %Ln zones; yours is %2.", nullptr,
                                                    pluralOf(Zone::availableIds().size()))
                                    .arg(Zone::databaseVersion(), Zone::system().id()));
}

} // namespace fairlead
