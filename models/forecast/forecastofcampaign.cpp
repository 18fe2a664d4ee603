#include "models/forecast/forecastofcampaign.h"

#include "models/campaign/formats.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace fairlead {

using Code = Problem::Code;

namespace {

constexpr int wholeShare = 10'000;

struct ForecastOfCampaignText
{
    Q_DECLARE_TR_FUNCTIONS(ForecastOfCampaign)
};

QString textOf(const Field<QString>& field, const char* name)
{
    return field.valueOr(schema::textDefault(schema::campaignField(name)));
}

qint64 numberOf(const Field<qint64>& field, const char* name)
{
    return field.valueOr(schema::integerDefault(schema::campaignField(name)));
}

bool isScheduled(const Campaign& campaign)
{
    return textOf(campaign.launchType, "launch_type") == QLatin1String(schema::launchScheduled);
}

/// Whether the forecast reads the field at that path.
bool isUsed(const QString& path, const Campaign& campaign)
{
    static const QStringList fields{
        QStringLiteral("daily_limit"),
        QStringLiteral("min_interval_seconds"),
        QStringLiteral("sending_window_start"),
        QStringLiteral("sending_window_end"),
        QStringLiteral("timezone"),
        QStringLiteral("send_days"),
        QStringLiteral("launch_type"),
    };
    const auto tokens = path.split(u'/').mid(1);
    const auto field = tokens.value(0);
    if (field == QLatin1String("steps"))
        return tokens.size() <= 2 || tokens[2] == QLatin1String("delay_days");
    if (field == QLatin1String("start_date"))
        return isScheduled(campaign);
    return fields.contains(field);
}

/// What stands in the way. A start date in the past is no reason: its plan can be shown.
Problems blockingProblems(const Campaign& campaign)
{
    auto problems = checkCampaign(campaign, {});
    std::erase_if(problems, [&](const Problem& problem) {
        return problem.severity != Problem::Severity::Error || problem.code == Code::InThePast ||
               !isUsed(problem.path, campaign);
    });
    if (campaign.sendDays.isAbsent() || campaign.sendDays.isNull())
        problems.push_back({Problem::Severity::Error, QStringLiteral("/send_days"), Code::Required,
                            ForecastOfCampaignText::tr("Without sending days there is no plan: nobody knows "
                                                       "on which days messages would go out.")});
    return problems;
}

/// Settings of the draft that a caller may override, read with their problems.
class SettingsReader
{
public:
    SettingsReader(const ForecastSettings& settings, Problems& problems)
        : m_settings(settings), m_problems(problems)
    {
    }

    qint64 leads()
    {
        const auto& field = m_settings.leads;
        if (!field.hasValue())
            return report("leads", Code::Required,
                          ForecastOfCampaignText::tr("Say for how many people the plan is.")),
                   0;
        if (field.value() < 0 || field.value() > maxLeads)
            report("leads", Code::OutOfRange,
                   ForecastOfCampaignText::tr("The number of leads must be between 0 and %1; it is %2.")
                       .arg(maxLeads)
                       .arg(field.value()));
        return field.value();
    }

    std::optional<qint64> launch()
    {
        if (!m_settings.launchAt.hasValue() && !m_settings.launchAt.isMistyped())
            return std::nullopt;
        const auto instant = parseInstant(m_settings.launchAt.valueOr(QString()));
        if (!instant)
            report("launch_at", Code::NotAnInstant,
                   ForecastOfCampaignText::tr("The launch is not an instant such as 2026-12-01T08:00:00Z."));
        return instant;
    }

    template <typename Enum>
    Enum choice(const char* name, const Field<QString>& field, std::optional<Enum> (*named)(const QString&),
                Enum fallback)
    {
        if (!field.hasValue() && !field.isMistyped())
            return fallback;
        const auto value = named(field.valueOr(QString()));
        if (!value)
            report(name, Code::UnknownValue,
                   ForecastOfCampaignText::tr("“%1” is not known here.").arg(field.valueOr(QString())));
        return value.value_or(fallback);
    }

    std::vector<int> dropOut()
    {
        const auto& field = m_settings.dropOut;
        if (field.isMistyped())
            report("drop_out", Code::WrongType,
                   ForecastOfCampaignText::tr("The drop-out must be a list of numbers."));
        std::vector<int> shares;
        for (const qint64 share : field.valueOr({}))
            shares.push_back(static_cast<int>(std::clamp<qint64>(share, -1, wholeShare)));
        return shares;
    }

    void report(const char* name, Code code, const QString& message)
    {
        m_problems.push_back({Problem::Severity::Error,
                              QStringLiteral("/editor/forecast/") + QLatin1String(name), code, message});
    }

private:
    const ForecastSettings& m_settings;
    Problems& m_problems;
};

void checkDropOut(const ForecastInput& input, SettingsReader& settings)
{
    if (input.dropOut.size() > input.delayDays.size())
        settings.report("drop_out", Code::TooMany,
                        ForecastOfCampaignText::tr("The drop-out has more shares than there are steps."));
    if (std::ranges::any_of(input.dropOut, [](int share) { return share < 0 || share >= wholeShare; }))
        settings.report("drop_out", Code::OutOfRange,
                        ForecastOfCampaignText::tr(
                            "A drop-out share is a number of leads out of 10 000, from 0 to 9 999."));
}

std::vector<qint64> delaysOf(const Campaign& campaign)
{
    std::vector<qint64> delays;
    for (const auto& step : stepsOf(campaign))
        delays.push_back(step.delayDays.valueOr(0));
    return delays;
}

qint64 launchOf(const Campaign& campaign, std::optional<qint64> given, qint64 now)
{
    if (isScheduled(campaign))
        return parseInstant(campaign.startDate.valueOr(QString())).value_or(now);
    return given.value_or(now);
}

} // namespace

std::optional<SendingWindow> sendingWindowOf(const Campaign& campaign)
{
    const auto start = parseTime(textOf(campaign.sendingWindowStart, "sending_window_start"));
    const auto end = parseTime(textOf(campaign.sendingWindowEnd, "sending_window_end"));
    auto zone = Zone::load(textOf(campaign.timezone, "timezone"));
    if (!start || !end || *start == *end || !zone || !campaign.sendDays.hasValue())
        return std::nullopt;
    SendingWindow window{*start, *end, {}, std::move(*zone)};
    const auto week = schema::weekDays();
    for (qsizetype day = 0; day < week.size(); ++day)
        window.days[static_cast<std::size_t>(day)] = campaign.sendDays.value().contains(week[day]);
    return std::ranges::count(window.days, true) > 0 ? std::optional(window) : std::nullopt;
}

ForecastInput asRead(ForecastInput input, const ServerFacts& facts)
{
    if (facts.readsWindowInUtc)
        input.window.zone = Zone::utc();
    return input;
}

void useForecastDefault(CampaignDraft& draft, const QString& path)
{
    const auto name = path.section(u'/', 3, 3);
    auto settings = forecastSettings(draft);
    if (name == QLatin1String("launch_at"))
        settings.launchAt.clear();
    else if (name == QLatin1String("order"))
        settings.order.clear();
    else if (name == QLatin1String("delay"))
        settings.delay.clear();
    else if (name == QLatin1String("pacing"))
        settings.pacing.clear();
    else if (name == QLatin1String("drop_out"))
        settings.dropOut.clear();
    setForecastSettings(draft, settings);
}

qint64 launchNow()
{
    return (QDateTime::currentMSecsSinceEpoch() + 999) / 1000;
}

qint64 launchSoon(qint64 now)
{
    return (now + 59) / 60 * 60;
}

Problems planWarnings(const Campaign& campaign, const ServerFacts& facts)
{
    auto problems = checkCampaign(campaign, {.facts = facts});
    std::erase_if(problems, [&](const Problem& problem) {
        return problem.severity != Problem::Severity::Warning || problem.code == Code::Unreachable ||
               !isUsed(problem.path, campaign);
    });
    return problems;
}

CampaignForecast forecastInputOf(const CampaignDraft& draft, qint64 now, const ForecastOverrides& overrides)
{
    const auto& campaign = draft.campaign;
    CampaignForecast result{std::nullopt, blockingProblems(campaign),
                            isScheduled(campaign) && overrides.launch.has_value()};
    const auto settings = forecastSettings(draft);
    SettingsReader read(settings, result.problems);

    ForecastInput input;
    input.leads = overrides.leads ? *overrides.leads : read.leads();
    input.launch = launchOf(campaign, overrides.launch ? overrides.launch : read.launch(), now);
    input.launchIsPast = input.launch < now;
    input.order = overrides.order
                      ? *overrides.order
                      : read.choice("order", settings.order, sendOrderNamed, SendOrder::FollowUpsFirst);
    input.delay = overrides.delay
                      ? *overrides.delay
                      : read.choice("delay", settings.delay, delayReadingNamed, DelayReading::Elapsed);
    input.pacing = overrides.pacing ? *overrides.pacing
                                    : read.choice("pacing", settings.pacing, pacingNamed, Pacing::Asap);
    input.dropOut = overrides.dropOut ? *overrides.dropOut : read.dropOut();
    input.delayDays = delaysOf(campaign);
    input.dailyLimit = numberOf(campaign.dailyLimit, "daily_limit");
    input.minInterval = numberOf(campaign.minIntervalSeconds, "min_interval_seconds");
    input.addresses = static_cast<int>(campaign.aliasIds.valueOr({}).size());
    checkDropOut(input, read);

    const auto window = sendingWindowOf(campaign);
    if (window && result.problems.empty()) {
        input.window = *window;
        result.input = std::move(input);
    }
    return result;
}

} // namespace fairlead
