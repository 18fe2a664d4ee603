#include "models/forecast/zone.h"

#include "models/forecast/tzif.h"
#include "models/forecast/zonealiases.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMutex>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace fairlead {

namespace {

QString databaseDir()
{
    return qEnvironmentVariable("TZDIR", QStringLiteral("/usr/share/zoneinfo"));
}

/// Ids are paths below the database. All of them begin with a capital; "posix/…", "right/…" and "localtime"
/// are not ids, and "Factory" is no place.
bool isIdForm(const QString& id)
{
    const auto isIdCharacter = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringLiteral("/_+-").contains(c);
    };
    return !id.isEmpty() && id.size() < 64 && id.front() >= u'A' && id.front() <= u'Z' &&
           !id.endsWith(u'/') && !id.contains(QLatin1String("//")) && id != QLatin1String("Factory") &&
           std::ranges::all_of(id, isIdCharacter);
}

std::optional<QByteArray> readZoneFile(const QString& id, qint64 most)
{
    QFile file(databaseDir() + u'/' + id);
    if (!isIdForm(id) || !QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto bytes = file.read(most);
    return bytes.startsWith("TZif") ? std::optional(bytes) : std::nullopt;
}

/// The file of that id or, without one, of the id that it is an old name of.
std::optional<QByteArray> readZone(const QString& id)
{
    constexpr qint64 largest = 1 << 20;
    auto bytes = readZoneFile(id, largest);
    return bytes ? bytes : readZoneFile(currentZoneId(id), largest);
}

QHash<QString, QString> readCountries()
{
    QHash<QString, QString> countries;
    QFile file(databaseDir() + QStringLiteral("/zone.tab"));
    if (!file.open(QIODevice::ReadOnly))
        return countries;
    while (!file.atEnd()) {
        const auto parts = QString::fromUtf8(file.readLine()).trimmed().split(u'\t');
        if (parts.size() >= 3 && !parts.front().startsWith(u'#'))
            countries.insert(parts[2], parts[0]);
    }
    return countries;
}

QStringList readAvailableIds()
{
    const QDir root(databaseDir());
    QStringList ids{QStringLiteral("UTC")};
    QDirIterator files(root.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto id = root.relativeFilePath(files.next());
        if (readZoneFile(id, 4))
            ids << id;
    }
    ids.removeDuplicates();
    ids.sort();
    return ids;
}

QString readDatabaseVersion()
{
    QFile file(databaseDir() + QStringLiteral("/tzdata.zi"));
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("unknown");
    const auto words = file.readLine(200).trimmed().split(' ');
    return words.size() == 3 && words[1] == "version" ? QString::fromLatin1(words[2])
                                                      : QStringLiteral("unknown");
}

} // namespace

std::optional<Zone> Zone::load(const QString& id)
{
    // Zone files do not change under a running program; what was read is kept.
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const Data>> loaded;
    const QMutexLocker lock(&mutex);
    if (const auto known = loaded.value(id))
        return Zone(known);
    const auto bytes = readZone(id);
    if (!bytes)
        return id == QLatin1String("UTC") ? std::optional(utc()) : std::nullopt;
    auto spans = spansOfTzif(*bytes);
    if (!spans)
        return std::nullopt;
    const auto data = std::make_shared<const Data>(Data{id, std::move(*spans)});
    loaded.insert(id, data);
    return Zone(data);
}

Zone Zone::utc()
{
    constexpr auto ever = std::numeric_limits<qint64>();
    static const auto data =
        std::make_shared<const Data>(Data{QStringLiteral("UTC"), {{ever.min(), ever.max(), 0}}});
    return Zone(data);
}

bool Zone::isKnown(const QString& id)
{
    return load(id).has_value();
}

QStringList Zone::availableIds()
{
    static const QStringList ids = readAvailableIds();
    return ids;
}

const QHash<QString, QString>& Zone::countries()
{
    static const auto countries = readCountries();
    return countries;
}

std::optional<int> Zone::offsetAt(const QString& id, qint64 instant)
{
    const auto bytes = readZone(id);
    if (!bytes)
        return id == QLatin1String("UTC") ? std::optional(0) : std::nullopt;
    const auto spans = spansOfTzif(*bytes, instant);
    if (!spans)
        return std::nullopt;
    return std::prev(std::ranges::upper_bound(*spans, instant, {}, &Span::from))->offset;
}

QString Zone::databaseVersion()
{
    static const QString version = readDatabaseVersion();
    return version;
}

Zone Zone::system()
{
    return load(QString::fromUtf8(QTimeZone::systemTimeZoneId())).value_or(utc());
}

const Zone::Span& Zone::spanAt(qint64 instant) const
{
    const auto after = std::ranges::upper_bound(m_data->spans, instant, {}, &Span::from);
    return *std::prev(after);
}

qint64 Zone::firstInstantOn(qint64 date, qint64 timeOfDay) const
{
    const Label earliest = date * secondsPerDay + timeOfDay;
    const Label nextDate = (date + 1) * secondsPerDay;
    // Labels are at most a day and some hours away from UTC: two days before is early enough.
    const Span* const begin = &spanAt(earliest - 2 * secondsPerDay);
    const Span* const end = m_data->spans.data() + m_data->spans.size();
    const auto startsWithin = [](const Span& span, Label from) {
        // The last span's end plus its offset would overflow.
        const bool isLast = span.until == std::numeric_limits<qint64>::max();
        return isLast || span.until + span.offset > from;
    };
    for (const Span* span = begin; span != end; ++span) {
        const qint64 instant = std::max(span->from, earliest - span->offset);
        if (startsWithin(*span, earliest) && instant + span->offset < nextDate)
            return instant;
        if (span->from > nextDate + 2 * secondsPerDay)
            break;
    }
    const Span* span = begin;
    while (!startsWithin(*span, nextDate))
        ++span;
    return std::max(span->from, nextDate - span->offset);
}

bool isSameClock(const Zone& a, const Zone& b)
{
    return a.id() == b.id() ||
           std::ranges::equal(a.spans(), b.spans(), [](const Zone::Span& x, const Zone::Span& y) {
               return x.until == y.until && x.offset == y.offset;
           });
}

} // namespace fairlead
