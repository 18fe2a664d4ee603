#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace fairlead {

/// A local label: what the wall clock shows, as if it were UTC, in seconds since 1970-01-01 00:00. Dates of
/// labels are counted in days since 1970-01-01.
using Label = qint64;

inline constexpr qint64 secondsPerDay = 86'400;

/// Days since 1970-01-01 of a label.
constexpr qint64 dateOf(Label label)
{
    return label >= 0 ? label / secondsPerDay : -((-label + secondsPerDay - 1) / secondsPerDay);
}

/// Seconds since midnight of a label.
constexpr qint64 timeOf(Label label)
{
    return label - dateOf(label) * secondsPerDay;
}

/// 0 = Monday … 6 = Sunday, of days since 1970-01-01 (a Thursday).
constexpr int weekdayOf(qint64 date)
{
    return static_cast<int>(((date + 3) % 7 + 7) % 7);
}

/// An IANA time zone: a list of spans of constant offset, read from the system's tz database (TZif, RFC 8536;
/// TZDIR is honoured). Qt 6.4's own zone arithmetic is an hour off near transitions, so labels are resolved
/// here. A value: copies share the data.
class Zone
{
public:
    /// Offset from UTC, in seconds, for from <= t < until.
    struct Span
    {
        qint64 from;
        qint64 until;
        int offset;
    };

    /// The zone of that id, or nothing when the database has none (or cannot be read). Old names work without
    /// the package that has them: the zone that they stand for is read.
    static std::optional<Zone> load(const QString& id);
    static Zone utc();
    static bool isKnown(const QString& id);
    /// Every id of the database that people choose from, sorted.
    static QStringList availableIds();
    /// Two-letter codes (ISO 3166) of the countries by zone id, of `zone.tab`: a zone for each country and
    /// clock.
    static const QHash<QString, QString>& countries();
    /// Offset from UTC of a zone at an instant, in seconds, without keeping the zone; nothing when there is
    /// none.
    static std::optional<int> offsetAt(const QString& id, qint64 instant);
    /// Release of the database, such as "2026a"; "unknown" when it does not say.
    static QString databaseVersion();
    /// The computer's own zone; UTC when it cannot be told.
    static Zone system();

    const QString& id() const { return m_data->id; }

    /// All spans in order, without holes, covering every instant up to the year 10010.
    std::span<const Span> spans() const { return m_data->spans; }
    const Span& spanAt(qint64 instant) const;
    Label labelAt(qint64 instant) const { return instant + spanAt(instant).offset; }

    /// The first instant whose label is on that date and at or after that time of day; when the clock skips
    /// all of those, the first instant after that date.
    qint64 firstInstantOn(qint64 date, qint64 timeOfDay) const;

private:
    struct Data
    {
        QString id;
        std::vector<Span> spans;
    };

    explicit Zone(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

    std::shared_ptr<const Data> m_data;
};

/// Whether two zones show the same time at every instant, whatever they are called.
bool isSameClock(const Zone& a, const Zone& b);

} // namespace fairlead
