#include "models/forecast/zonesearch.h"

#include "models/forecast/zone.h"
#include "models/forecast/zonealiases.h"
#include "models/forecast/zonename.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace fairlead {

namespace {

/// Large cities without a zone of their own, and other names of those that have one.
const QHash<QString, QStringList>& moreCities()
{
    static const auto cities = [] {
        constexpr std::pair<const char*, const char*> list[] = {
            {"America/Chicago", "Dallas,Houston,Austin,Minneapolis,Central Time"},
            {"America/Denver", "Salt Lake City,Mountain Time"},
            {"America/Los_Angeles", "San Francisco,Seattle,San Diego,Portland,Las Vegas,Pacific Time"},
            {"America/New_York", "Boston,Washington,Philadelphia,Atlanta,Miami,Eastern Time"},
            {"America/Sao_Paulo", "Rio de Janeiro,Brasilia"},
            {"America/Toronto", "Montreal,Ottawa"},
            {"Asia/Dubai", "Abu Dhabi"},
            {"Asia/Ho_Chi_Minh", "Hanoi"},
            {"Asia/Jerusalem", "Tel Aviv"},
            {"Asia/Karachi", "Lahore,Islamabad"},
            {"Asia/Kolkata", "Mumbai,Bombay,Delhi,Bangalore,Bengaluru,Chennai,Hyderabad"},
            {"Asia/Riyadh", "Jeddah"},
            {"Asia/Shanghai", "Beijing,Peking,Shenzhen,Guangzhou"},
            {"Asia/Tokyo", "Osaka,Kyoto"},
            {"Africa/Johannesburg", "Cape Town,Durban"},
            {"Africa/Lagos", "Abuja"},
            {"Europe/Amsterdam", "Rotterdam"},
            {"Europe/Berlin", "Munich,München,Hamburg,Frankfurt,Cologne,Köln"},
            {"Europe/Istanbul", "Ankara"},
            {"Europe/Kyiv", "Kiev,Lviv"},
            {"Europe/London", "Manchester,Edinburgh,Glasgow"},
            {"Europe/Madrid", "Barcelona,Valencia,Seville"},
            {"Europe/Paris", "Lyon,Marseille"},
            {"Europe/Rome", "Milan,Milano,Naples"},
            {"Europe/Vienna", "Wien"},
            {"Europe/Warsaw", "Krakow,Kraków"},
            {"Europe/Zurich", "Geneva,Basel,Bern"},
        };
        QHash<QString, QStringList> hash;
        for (const auto& [id, names] : list)
            hash.insert(QString::fromUtf8(id), QString::fromUtf8(names).split(u','));
        return hash;
    }();
    return cities;
}

/// Lower case, without accents and signs: "Asia/Ho_Chi_Minh" and "ho chi minh" have the same words.
QString folded(const QString& text)
{
    static const QRegularExpression marks(QStringLiteral("\\p{M}+"));
    static const QRegularExpression signs(QStringLiteral("[^\\p{L}\\p{N}]+"));
    return text.toCaseFolded()
        .normalized(QString::NormalizationForm_KD)
        .remove(marks)
        .replace(signs, QStringLiteral(" "))
        .trimmed();
}

/// "+2", "UTC+2", "gmt -5:30", "UTC+0530" in seconds.
std::optional<int> typedOffset(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A(?:utc|gmt)?\s*([+\-−–])\s*([0-9]{1,2})(?::?([0-9]{2}))?\z)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const int size = match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60;
    return match.captured(1) == QLatin1String("+") ? size : -size;
}

/// The code, the English name, and how people there call it.
QStringList namesOfCountry(const QString& code)
{
    const auto territory = QLocale::codeToTerritory(code);
    QStringList names{code, QLocale::territoryToString(territory)};
    for (const auto& locale : QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, territory))
        names << locale.nativeTerritoryName();
    if (code == QLatin1String("US"))
        names << QStringLiteral("USA") << QStringLiteral("America");
    if (code == QLatin1String("GB"))
        names << QStringLiteral("UK") << QStringLiteral("England") << QStringLiteral("Britain");
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

bool isOffered(const QString& id, const QHash<QString, QString>& countries)
{
    return countries.isEmpty() ? id.contains(u'/') && currentZoneId(id) == id
                               : countries.contains(id) || offsetOfReversedId(id).has_value();
}

} // namespace

QString ZoneChoice::label() const
{
    const auto clock = offsetName(offset);
    if (offsetOfReversedId(id))
        return name; // its offset
    const auto place = country.isEmpty() || country == name ? name : name + QStringLiteral(", ") + country;
    return place == clock ? place : QStringLiteral("%1 (%2)").arg(place, clock);
}

QString zoneLabel(const QString& id, qint64 instant)
{
    const auto offset = Zone::offsetAt(id, instant);
    return offset ? ZoneChoice{id, zoneName(id), {}, *offset}.label() : id;
}

ZoneIndex::ZoneIndex(qint64 instant)
{
    const auto countries = Zone::countries();
    QHash<QString, QStringList> names; // of each country: to find them takes a look at all locales
    for (const auto& code : countries)
        if (!names.contains(code))
            names.insert(code, namesOfCountry(code));
    QStringList ids{QStringLiteral("UTC")};
    for (const auto& id : Zone::availableIds())
        if (isOffered(id, countries))
            ids << id;
    for (const auto& id : ids) {
        const auto country = names.value(countries.value(id)).value(1);
        m_choices.push_back({id, zoneName(id), country, Zone::offsetAt(id, instant).value_or(0)});
    }
    std::ranges::sort(m_choices.begin() + 1, m_choices.end(), {}, &ZoneChoice::name);
    for (const auto& choice : m_choices) {
        Words words;
        const auto isUtc = choice.id == QLatin1String("UTC");
        auto places =
            QStringList{choice.name, choice.id, choice.id.section(u'/', -1)} + moreCities().value(choice.id);
        for (const auto& old : oldNamesOf(isUtc ? QStringLiteral("Etc/UTC") : choice.id))
            if (!countries.contains(old)) // a link that is a place of its own
                places << old;
        if (isUtc)
            places +=
                QStringList{QStringLiteral("Etc/UTC"), QStringLiteral("Etc/GMT"), QStringLiteral("GMT")};
        for (const auto& place : places)
            words.exact << folded(place);
        for (const auto& name : names.value(countries.value(choice.id)))
            words.country << folded(name);
        for (const auto& name : words.exact + words.country)
            words.words += name.split(u' ', Qt::SkipEmptyParts);
        m_words.push_back(std::move(words));
    }
}

std::optional<int> ZoneIndex::rank(std::size_t index, const QString& text) const
{
    const auto& known = m_words[index];
    if (known.exact.contains(text))
        return 0;
    if (known.country.contains(text))
        return 1;
    const auto wanted = text.split(u' ', Qt::SkipEmptyParts);
    const auto all = [&](const auto& fits) {
        return std::ranges::all_of(wanted, [&](const QString& part) {
            return std::ranges::any_of(known.words, [&](const QString& word) { return fits(word, part); });
        });
    };
    if (all([](const QString& word, const QString& part) { return word.startsWith(part); }))
        return 2;
    constexpr int shortest = 3; // letters; fewer are found inside nearly everything
    if (text.size() >= shortest &&
        all([](const QString& word, const QString& part) { return word.contains(part); }))
        return 3;
    return std::nullopt;
}

std::vector<ZoneChoice> ZoneIndex::search(const QString& text) const
{
    if (text.trimmed().isEmpty())
        return m_choices;
    std::vector<std::pair<int, ZoneChoice>> found;
    if (const auto offset = typedOffset(text)) {
        for (const auto& choice : m_choices)
            if (choice.offset == *offset)
                found.emplace_back(offsetOfReversedId(choice.id) ? 0 : 1, choice);
    } else if (const auto wanted = folded(text); !wanted.isEmpty()) {
        for (std::size_t i = 0; i < m_choices.size(); ++i)
            if (const auto fit = rank(i, wanted))
                found.emplace_back(*fit, m_choices[i]);
    }
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    std::vector<ZoneChoice> choices;
    for (auto& [fit, choice] : found)
        choices.push_back(std::move(choice));
    return choices;
}

std::optional<ZoneChoice> ZoneIndex::meant(const QString& text) const
{
    const auto typed = text.trimmed();
    if (typed.isEmpty())
        return std::nullopt;
    for (const auto& choice : m_choices) // signs tell Etc/GMT+5 from Etc/GMT-5
        if (choice.id.compare(typed, Qt::CaseInsensitive) == 0 || choice.label() == typed)
            return choice;
    const auto found = search(typed);
    if (found.size() == 1 || (!found.empty() && typedOffset(typed) && offsetOfReversedId(found.front().id)))
        return found.front();
    for (int wanted = 0; wanted <= 1; ++wanted) {
        std::vector<ZoneChoice> best;
        for (std::size_t i = 0; i < m_choices.size(); ++i)
            if (rank(i, folded(typed)) == wanted)
                best.push_back(m_choices[i]);
        if (best.size() == 1)
            return best.front();
        if (!best.empty())
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace fairlead
