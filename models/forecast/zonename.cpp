#include "models/forecast/zonename.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <cstdlib>

namespace fairlead {

namespace {

/// Ids of which the last part alone would mean something else, or nothing.
const QHash<QString, QString>& properNames()
{
    static const auto names = [] {
        constexpr std::pair<const char*, const char*> list[] = {
            {"America/Knox_IN", "Knox, Indiana"},
            {"America/Noronha", "Fernando de Noronha"},
            {"America/St_Johns", "St. John’s"},
            {"America/Virgin", "Virgin Islands"},
            {"Antarctica/DumontDUrville", "Dumont d’Urville, Antarctica"},
            {"Antarctica/Macquarie", "Macquarie Island"},
            {"Antarctica/South_Pole", "South Pole"},
            {"Atlantic/Canary", "Canary Islands"},
            {"Atlantic/Faeroe", "Faroe Islands"},
            {"Atlantic/Faroe", "Faroe Islands"},
            {"Australia/ACT", "Australian Capital Territory"},
            {"Australia/LHI", "Lord Howe Island"},
            {"Australia/Lord_Howe", "Lord Howe Island"},
            {"Australia/NSW", "New South Wales"},
            {"Australia/North", "Northern Territory, Australia"},
            {"Australia/South", "South Australia"},
            {"Australia/Victoria", "Victoria, Australia"},
            {"Australia/West", "Western Australia"},
            {"Brazil/DeNoronha", "Fernando de Noronha"},
            {"Canada/Newfoundland", "Newfoundland"},
            {"Canada/Saskatchewan", "Saskatchewan"},
            {"Canada/Yukon", "Yukon"},
            {"Chile/EasterIsland", "Easter Island"},
            {"Eire", "Ireland"},
            {"GB", "United Kingdom"},
            {"GB-Eire", "United Kingdom"},
            {"Hongkong", "Hong Kong"},
            {"Indian/Christmas", "Christmas Island"},
            {"Indian/Cocos", "Cocos Islands"},
            {"Mexico/BajaNorte", "Baja California Norte"},
            {"Mexico/BajaSur", "Baja California Sur"},
            {"NZ", "New Zealand"},
            {"NZ-CHAT", "Chatham Islands"},
            {"PRC", "China"},
            {"Pacific/Chatham", "Chatham Islands"},
            {"Pacific/Easter", "Easter Island"},
            {"Pacific/Galapagos", "Galápagos Islands"},
            {"Pacific/Gambier", "Gambier Islands"},
            {"Pacific/Johnston", "Johnston Atoll"},
            {"Pacific/Marquesas", "Marquesas Islands"},
            {"Pacific/Midway", "Midway Islands"},
            {"Pacific/Norfolk", "Norfolk Island"},
            {"Pacific/Samoa", "American Samoa"},
            {"Pacific/Wake", "Wake Island"},
            {"ROC", "Taiwan"},
            {"ROK", "South Korea"},
            {"US/East-Indiana", "Eastern Indiana"},
            {"US/Indiana-Starke", "Starke, Indiana"},
            {"US/Samoa", "American Samoa"},
            {"W-SU", "Moscow"},
        };
        QHash<QString, QString> hash;
        for (const auto& [id, name] : list)
            hash.insert(QString::fromUtf8(id), QString::fromUtf8(name));
        return hash;
    }();
    return names;
}

QString spaced(QString part)
{
    return part.replace(u'_', u' ');
}

/// "UTC", "GMT" and their other names.
QString zeroName(const QString& id)
{
    const auto name = id.section(u'/', -1);
    static const QStringList utc{QStringLiteral("UTC"), QStringLiteral("UCT"), QStringLiteral("Zulu"),
                                 QStringLiteral("Universal")};
    static const QStringList gmt{QStringLiteral("GMT"), QStringLiteral("GMT0"), QStringLiteral("GMT+0"),
                                 QStringLiteral("GMT-0"), QStringLiteral("Greenwich")};
    return utc.contains(name) ? utc.front() : gmt.contains(name) ? gmt.front() : QString();
}

} // namespace

QString offsetName(int secondsFromUtc)
{
    if (secondsFromUtc == 0)
        return QStringLiteral("UTC");
    const auto size = std::abs(secondsFromUtc);
    auto name = QStringLiteral("UTC%1%2").arg(QChar(secondsFromUtc < 0 ? u'−' : u'+')).arg(size / 3600);
    if (size % 3600 != 0)
        name += QStringLiteral(":%1").arg(size / 60 % 60, 2, 10, QLatin1Char('0'));
    return name;
}

std::optional<int> offsetOfReversedId(const QString& id)
{
    // POSIX counts westwards, and the tz database's file `etcetera` follows it.
    static const QRegularExpression form(QStringLiteral(R"(\AEtc/GMT([+-])([1-9][0-9]?)\z)"));
    const auto match = form.match(id);
    if (!match.hasMatch())
        return std::nullopt;
    const int hours = match.captured(2).toInt();
    return (match.captured(1) == QLatin1String("+") ? -hours : hours) * 3600;
}

QString zoneName(const QString& id)
{
    if (const auto zero = zeroName(id); !zero.isEmpty())
        return zero;
    if (const auto offset = offsetOfReversedId(id))
        return offsetName(*offset);
    if (const auto known = properNames().constFind(id); known != properNames().cend())
        return *known;
    const auto parts = id.split(u'/');
    if (parts.size() == 1)
        return spaced(id);
    if (parts.size() > 2) // "America/Indiana/Knox"
        return spaced(parts.last()) + QStringLiteral(", ") + spaced(parts[parts.size() - 2]);
    if (parts.front() == QLatin1String("Antarctica"))
        return spaced(parts.last()) + QStringLiteral(", Antarctica");
    static const QStringList countries{QStringLiteral("US"), QStringLiteral("Canada"),
                                       QStringLiteral("Brazil"), QStringLiteral("Mexico"),
                                       QStringLiteral("Chile")};
    return countries.contains(parts.front()) ? parts.front() + u' ' + spaced(parts.last()) // "US Eastern"
                                             : spaced(parts.last());
}

} // namespace fairlead
