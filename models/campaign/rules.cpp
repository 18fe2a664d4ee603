#include "models/campaign/rules.h"

#include "models/campaign/fieldcheck.h"
#include "models/campaign/formats.h"
#include "models/campaign/steprules.h"
#include "models/common/plural.h"
#include "models/forecast/forecastofcampaign.h"
#include "models/forecast/zonename.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

using Code = Problem::Code;

namespace {

struct RulesText
{
    Q_DECLARE_TR_FUNCTIONS(Rules)
};

template <typename T>
bool isMissing(const Field<T>& field)
{
    return !field.hasValue() && !field.isMistyped();
}

/// A text of the wrong type says nothing, so that its fault is not reported again by the rules that read it.
QString textOf(const Field<QString>& field, const QString& fallback)
{
    return field.isMistyped() ? QString() : field.valueOr(fallback);
}

QString launchTypeOf(const Campaign& campaign)
{
    return textOf(campaign.launchType, schema::textDefault(schema::campaignField("launch_type")));
}

std::optional<int> secondOfDay(const Field<QString>& field, const char* name)
{
    if (field.isMistyped())
        return std::nullopt;
    return parseTime(field.valueOr(schema::textDefault(schema::campaignField(name))));
}

/// What another type or launch left behind is kept and not sent, and no fault of the user's.
void checkSenders(const Campaign& campaign, ProblemList& out)
{
    const auto type = campaignTypeOf(campaign);
    const bool email = type == QLatin1String(schema::typeEmail);
    const bool linkedIn = type == QLatin1String(schema::typeLinkedIn);
    const bool mixed = type == QLatin1String(schema::typeMixed); // both needed: inferred, A14
    if ((email || mixed) && isMissing(campaign.aliasIds))
        out.error(QStringLiteral("/alias_ids"), Code::Required,
                  RulesText::tr("E-mail steps need at least one sender address."));
    if ((email || mixed) && campaign.aliasIds.hasValue() && campaign.aliasIds.value().isEmpty())
        out.error(QStringLiteral("/alias_ids"), Code::TooFew,
                  RulesText::tr("E-mail steps need at least one sender address."));
    if ((linkedIn || mixed) && isMissing(campaign.connectedAccountId))
        out.error(QStringLiteral("/connected_account_id"), Code::Required,
                  RulesText::tr("LinkedIn steps need a LinkedIn account."));
}

void checkStart(const Campaign& campaign, const RuleContext& context, ProblemList& out)
{
    const auto path = QStringLiteral("/start_date");
    const bool scheduled = launchTypeOf(campaign) == QLatin1String(schema::launchScheduled);
    if (scheduled && isMissing(campaign.startDate))
        out.error(path, Code::Required, RulesText::tr("A scheduled launch needs a start date."));
    if (!campaign.startDate.hasValue())
        return;
    const auto start = parseInstant(campaign.startDate.value());
    if (!start)
        return;
    if (scheduled && *start <= context.now)
        out.error(path, Code::InThePast,
                  RulesText::tr("The start date %1 is in the past.").arg(formatInstant(*start)));
    const auto window = sendingWindowOf(campaign);
    if (scheduled && *start > context.now && window && !isOpen(*window, *start)) // A18
        out.warning(path, Code::Conflict,
                    RulesText::tr("The start date lies outside the sending window or the sending days: the "
                                  "first message waits until the window opens next."));
}

/// Seconds between start and end, over midnight when the end is earlier; 00:00:00 as the end is midnight.
qint64 windowLength(int start, int end)
{
    return end > start ? end - start : end + 86'400 - start;
}

void checkWindow(const Campaign& campaign, ProblemList& out)
{
    const auto path = QStringLiteral("/sending_window_end");
    const auto start = secondOfDay(campaign.sendingWindowStart, "sending_window_start");
    const auto end = secondOfDay(campaign.sendingWindowEnd, "sending_window_end");
    if (!start || !end)
        return;
    if (*start == *end) {
        out.error(path, Code::Conflict,
                  RulesText::tr("The sending window starts and ends at %1, so it is never open. All day is "
                                "00:00:00–23:59:59.")
                      .arg(formatTime(*start)));
        return;
    }
    if (*end < *start && *end != 0)
        out.warning(path, Code::Conflict,
                    RulesText::tr("The sending window runs over midnight, from %1 to %2 of the next day.")
                        .arg(formatTime(*start), formatTime(*end)));
    if (!campaign.dailyLimit.hasValue() || campaign.minIntervalSeconds.isMistyped() ||
        out.mentions(QStringLiteral("/daily_limit")) || out.mentions(QStringLiteral("/min_interval_seconds")))
        return;
    const auto gap = campaign.minIntervalSeconds.valueOr(
        schema::integerDefault(schema::campaignField("min_interval_seconds")));
    const auto capacity = windowCapacity(windowLength(*start, *end), gap);
    if (campaign.dailyLimit.value() > capacity)
        out.warning(QStringLiteral("/daily_limit"), Code::Unreachable,
                    RulesText::tr("%1 messages a day can never be reached: %2 to %3 with %4 seconds between "
                                  "two messages is at most %5.",
                                  nullptr, pluralOf(gap))
                        .arg(campaign.dailyLimit.value())
                        .arg(formatTime(*start), formatTime(*end))
                        .arg(gap)
                        .arg(capacity));
}

void checkDays(const Campaign& campaign, ProblemList& out)
{
    if (isMissing(campaign.sendDays))
        out.warning(
            QStringLiteral("/send_days"), Code::Unverified,
            RulesText::tr(
                "No sending days are chosen, and it is not known on which days messages go out then."));
}

/// The zone's names in the tz database (its file `backward`, and `etcetera`).
bool isUtc(const QString& zone)
{
    static const QStringList names{QStringLiteral("UTC"),       QStringLiteral("Etc/UTC"),
                                   QStringLiteral("UCT"),       QStringLiteral("Etc/UCT"),
                                   QStringLiteral("Zulu"),      QStringLiteral("Etc/Zulu"),
                                   QStringLiteral("Universal"), QStringLiteral("Etc/Universal")};
    return names.contains(zone);
}

void checkZone(const Campaign& campaign, const RuleContext& context, ProblemList& out)
{
    const auto path = QStringLiteral("/timezone");
    if (context.facts.isZoneReadingKnown() || !campaign.timezone.hasValue() || out.mentions(path) ||
        isUtc(campaign.timezone.value()))
        return;
    out.hint(path, Code::Unverified, // it says nothing about this campaign
             RulesText::tr("It is not known whether this account reads the sending window in UTC or in the "
                           "time zone of the campaign; Fairlead reads it in %1.")
                 .arg(zoneName(campaign.timezone.value())));
}

/// Where a path stands in the document: a number for each of its tokens, member or element.
std::vector<qsizetype> positionOf(const QString& path)
{
    const std::span<const schema::FieldSpec> tables[] = {schema::campaignFields(), schema::stepFields(),
                                                         schema::variantFields()};
    std::vector<qsizetype> position;
    for (const auto& token : path.split(u'/').mid(1)) {
        bool isElement = false;
        const auto element = token.toLongLong(&isElement);
        const auto& table = tables[std::min<std::size_t>(position.size() / 2, 2)];
        const auto field = std::find_if(table.begin(), table.end(), [&](const schema::FieldSpec& spec) {
            return token == QLatin1String(spec.name);
        });
        position.push_back(isElement ? element : field - table.begin());
    }
    return position;
}

Problems inDocumentOrder(Problems problems)
{
    std::vector<std::pair<std::vector<qsizetype>, std::size_t>>
        order; // found once each; the index keeps ties
    for (std::size_t i = 0; i < problems.size(); ++i)
        order.emplace_back(positionOf(problems[i].path), i);
    std::sort(order.begin(), order.end());
    Problems sorted;
    sorted.reserve(problems.size());
    for (const auto& [position, index] : order)
        sorted.push_back(std::move(problems[index]));
    return sorted;
}

Problems demoted(Problems problems)
{
    for (auto& problem : problems)
        if (problem.severity == Problem::Severity::Error &&
            (problem.code == Code::Required || problem.code == Code::TooFew))
            problem.severity = Problem::Severity::Hint;
    return problems;
}

} // namespace

QString campaignTypeOf(const Campaign& campaign)
{
    return textOf(campaign.type, schema::textDefault(schema::campaignField("type")));
}

QString channelOf(const Step& step, const Campaign& campaign)
{
    const bool linkedIn = campaignTypeOf(campaign) == QLatin1String(schema::typeLinkedIn);
    return textOf(step.channel, QLatin1String(linkedIn ? schema::channelLinkedIn : schema::channelEmail));
}

qint64 windowCapacity(qint64 windowSeconds, qint64 gapSeconds)
{
    return (windowSeconds + gapSeconds - 1) / gapSeconds;
}

Problems checkCampaign(const Campaign& campaign, const RuleContext& context)
{
    ProblemList out;
    auto spec = schema::campaignFields().begin();
    forEachMember(campaign, [&](const char* name, const auto& field) {
        checkField(*spec++, field, u'/' + QLatin1String(name), out);
    });
    for (std::size_t i = 0; i < stepsOf(campaign).size(); ++i)
        checkStep(campaign, i, context.facts, out);
    checkSenders(campaign, out);
    checkStart(campaign, context, out);
    checkWindow(campaign, out);
    checkDays(campaign, out);
    checkZone(campaign, context, out);
    auto problems = inDocumentOrder(out.take());
    return context.depth == RuleDepth::Draft ? demoted(std::move(problems)) : problems;
}

} // namespace fairlead
