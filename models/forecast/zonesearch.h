#pragma once

#include <QStringList>

#include <optional>
#include <vector>

namespace fairlead {

/// A zone to choose.
struct ZoneChoice
{
    QString id;
    QString name;    ///< zoneName()
    QString country; ///< in English; empty for zones of no country
    int offset = 0;  ///< from UTC, in seconds, at the index's instant

    /// "Berlin, Germany (UTC+1)"
    QString label() const;
};

/// What a zone is called in a list, whether it is one of today's or an old name: "US Eastern (UTC−5)". The
/// text itself for what is no zone.
QString zoneLabel(const QString& id, qint64 instant);

/// The zones of the computer, each once, and how people ask for them: by city, country (English and own name,
/// code), offset, id, and old names of the tz database.
class ZoneIndex
{
public:
    /// @param instant for offsets, in UTC seconds
    explicit ZoneIndex(qint64 instant);

    /// Sorted by name; UTC first.
    const std::vector<ZoneChoice>& all() const { return m_choices; }
    /// What fits, the best first. An empty text fits all.
    std::vector<ZoneChoice> search(const QString& text) const;
    /// The one zone that the text means: a name, an id or an old name, else the only one that fits.
    std::optional<ZoneChoice> meant(const QString& text) const;

private:
    struct Words
    {
        QStringList exact;   ///< names, ids and old names, folded
        QStringList country; ///< names and code, folded
        QStringList words;   ///< of all of these
    };

    /// How well a zone fits, 0 best; nothing when it does not.
    std::optional<int> rank(std::size_t index, const QString& folded) const;

    std::vector<ZoneChoice> m_choices;
    std::vector<Words> m_words; ///< of the choice at the same place
};

} // namespace fairlead
