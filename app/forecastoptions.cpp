#include "app/forecastoptions.h"

#include "models/campaign/formats.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct ForecastOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(ForecastOptions)
};

} // namespace

QStringList ForecastOptionReader::names()
{
    return {QStringLiteral("--leads"), QStringLiteral("--launch-at"), QStringLiteral("--order"),
            QStringLiteral("--delay"), QStringLiteral("--pacing"),    QStringLiteral("--drop-out")};
}

ForecastOverrides ForecastOptionReader::read()
{
    ForecastOverrides overrides;
    overrides.leads = number("--leads", maxLeads);
    overrides.launch = instant("--launch-at");
    overrides.order = choice("--order", sendOrderNamed);
    overrides.delay = choice("--delay", delayReadingNamed);
    overrides.pacing = choice("--pacing", pacingNamed);
    overrides.dropOut = shares("--drop-out");
    return overrides;
}

void ForecastOptionReader::fail(const QString& message)
{
    if (m_error.isEmpty())
        m_error = message;
}

std::optional<qint64> ForecastOptionReader::number(const char* name, qint64 most)
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    bool ok = false;
    const auto number = value->toLongLong(&ok);
    if (!ok || number < 0 || number > most)
        fail(ForecastOptionsText::tr("%1 needs a whole number from 0 to %2; it is “%3”.")
                 .arg(QLatin1String(name))
                 .arg(most)
                 .arg(*value));
    return number;
}

std::optional<qint64> ForecastOptionReader::instant(const char* name)
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    const auto instant = parseInstant(*value);
    if (!instant)
        fail(ForecastOptionsText::tr("%1 needs an instant such as 2026-12-01T08:00:00Z; it is “%2”.")
                 .arg(QLatin1String(name), *value));
    return instant;
}

template <typename Enum>
std::optional<Enum> ForecastOptionReader::choice(const char* name,
                                                 std::optional<Enum> (*named)(const QString&))
{
    const auto value = text(name);
    const auto found = value ? named(*value) : std::nullopt;
    if (value && !found)
        fail(ForecastOptionsText::tr("%1 does not know “%2”.").arg(QLatin1String(name), *value));
    return found;
}

std::optional<std::vector<int>> ForecastOptionReader::shares(const char* name)
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    std::vector<int> shares;
    for (const auto& part : value->split(u',')) {
        bool ok = false;
        shares.push_back(part.trimmed().toInt(&ok));
        if (!ok || shares.back() < 0 || shares.back() >= 10'000)
            fail(ForecastOptionsText::tr(
                     "%1 needs numbers from 0 to 9999, leads of 10 000, separated by commas; it is “%2”.")
                     .arg(QLatin1String(name), *value));
    }
    return shares;
}

} // namespace fairlead
