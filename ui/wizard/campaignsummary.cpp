#include "ui/wizard/campaignsummary.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/formats.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "models/catalog/catalog.h"
#include "models/common/people.h"
#include "models/common/plural.h"
#include "models/forecast/forecastofcampaign.h"
#include "models/forecast/zonename.h"
#include "ui/wizard/zonedtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace fairlead {

namespace {

struct CampaignSummaryText
{
    Q_DECLARE_TR_FUNCTIONS(CampaignSummary)
};

QString number(qint64 n)
{
    return QLocale().toString(n);
}

const Dataset* datasetOf(const Campaign& campaign, const Catalog& catalog)
{
    const auto id = textOf(campaign.datasetId);
    for (const auto& dataset : catalog.datasets())
        if (dataset.id.compare(id, Qt::CaseInsensitive) == 0)
            return &dataset;
    return nullptr;
}

qint64 stepsOn(const Campaign& campaign, const char* channel)
{
    const auto& steps = stepsOf(campaign);
    return std::count_if(steps.begin(), steps.end(), [&](const Step& step) {
        return channelOf(step, campaign) == QLatin1String(channel);
    });
}

qint64 connectionRequests(const Campaign& campaign)
{
    const auto& steps = stepsOf(campaign);
    return std::ranges::count_if(steps, [&](const Step& step) {
        return channelOf(step, campaign) == QLatin1String(schema::channelLinkedIn) &&
               textOf(step.actionType) == QLatin1String(schema::actionConnect);
    });
}

QString what(const Campaign& campaign)
{
    const auto emails = stepsOn(campaign, schema::channelEmail);
    const auto linkedIn = stepsOn(campaign, schema::channelLinkedIn);
    qint64 days = 0;
    for (const auto& step : stepsOf(campaign))
        days += std::clamp<qint64>(step.delayDays.valueOr(0), 0, 100'000);
    QStringList parts;
    if (emails > 0)
        parts << CampaignSummaryText::tr("%1 e-mails", nullptr, pluralOf(emails)).arg(number(emails));
    if (linkedIn > 0)
        parts << CampaignSummaryText::tr("%1 LinkedIn messages", nullptr, pluralOf(linkedIn))
                     .arg(number(linkedIn));
    if (parts.isEmpty())
        return CampaignSummaryText::tr("It has no steps yet.");
    return CampaignSummaryText::tr("Each person gets %1, over %2 days at least.", nullptr, pluralOf(days))
        .arg(parts.join(CampaignSummaryText::tr(" and ")), number(days));
}

QString toWhom(const Campaign& campaign, const Catalog& catalog)
{
    if (const auto* dataset = datasetOf(campaign, catalog))
        return dataset->rows < 0
                   ? CampaignSummaryText::tr("It goes to the people of “%1”.").arg(dataset->name)
                   : CampaignSummaryText::tr("It goes to %1 people, those of “%2”.", nullptr,
                                             pluralOf(dataset->rows))
                         .arg(number(dataset->rows), dataset->name);
    const auto id = textOf(campaign.datasetId);
    return id.isEmpty() ? CampaignSummaryText::tr("It has no audience yet.")
                        : CampaignSummaryText::tr("It goes to the people of the list %1.").arg(id);
}

bool usesAliases(const Campaign& campaign)
{
    return textOf(campaign.type) != QLatin1String(schema::typeLinkedIn);
}

bool usesAccount(const Campaign& campaign)
{
    return textOf(campaign.type) == QLatin1String(schema::typeLinkedIn) ||
           textOf(campaign.type) == QLatin1String(schema::typeMixed);
}

QString fromWhom(const Campaign& campaign, const Catalog& catalog)
{
    QStringList senders;
    if (usesAliases(campaign))
        for (const auto& id : campaign.aliasIds.valueOr({})) {
            const auto& aliases = catalog.aliases();
            const auto found = std::find_if(aliases.begin(), aliases.end(),
                                            [&](const Alias& alias) { return alias.id == id; });
            senders << (found == aliases.end() ? id : found->fullEmail);
        }
    if (const auto id = textOf(campaign.connectedAccountId); usesAccount(campaign) && !id.isEmpty()) {
        const auto& accounts = catalog.accounts();
        const auto found = std::find_if(accounts.begin(), accounts.end(),
                                        [&](const ConnectedAccount& account) { return account.id == id; });
        senders << CampaignSummaryText::tr("LinkedIn: %1").arg(found == accounts.end() ? id : found->name);
    }
    return senders.isEmpty()
               ? CampaignSummaryText::tr("It has no sender yet.")
               : CampaignSummaryText::tr("It comes from %1.").arg(senders.join(QStringLiteral(", ")));
}

QString daysInWords(const QStringList& days)
{
    QStringList names;
    int day = 0;
    for (const auto& name : schema::weekDays()) {
        ++day;
        if (days.contains(name))
            names << QLocale().standaloneDayName(day, QLocale::ShortFormat);
    }
    return names.join(QStringLiteral(", "));
}

bool isUnknownZone(const Field<QString>& timezone)
{
    return timezone.hasValue() && !Zone::load(timezone.value());
}

QString when(const Campaign& campaign)
{
    const auto zone = zoneOrUtc(campaign.timezone);
    const auto place =
        isUnknownZone(campaign.timezone)
            ? CampaignSummaryText::tr("in the unknown time zone “%1”").arg(campaign.timezone.value())
            : zoneName(zone.id());
    const auto start = parseInstant(textOf(campaign.startDate));
    const bool scheduled = textOf(campaign.launchType) == QLatin1String(schema::launchScheduled);
    const auto beginning = !scheduled ? CampaignSummaryText::tr("It starts when you launch it.")
                           : start
                               ? CampaignSummaryText::tr("It starts on %1.").arg(instantInZones(*start, zone))
                               : CampaignSummaryText::tr("It has no start date yet.");
    return beginning + u' ' +
           CampaignSummaryText::tr(
               "It acts on %1 from %2 to %3 %4, at most %5 times a day and every %6 seconds.", nullptr,
               pluralOf(campaign.dailyLimit.valueOr(0)))
               .arg(daysInWords(campaign.sendDays.valueOr({})), timeTextOf(campaign.sendingWindowStart),
                    timeTextOf(campaign.sendingWindowEnd), place, textOf(campaign.dailyLimit),
                    textOf(campaign.minIntervalSeconds));
}

/// As the plan has it: after the delay of step 1, with the API's defaults for what is left out.
std::optional<qint64> firstAction(const Campaign& campaign, qint64 now, DelayReading delay)
{
    CampaignDraft draft;
    draft.campaign = campaign;
    const auto forecast = forecastInputOf(draft, now, {.leads = 1, .delay = delay});
    return forecast.input ? runForecast(*forecast.input)->first : std::nullopt;
}

/// Whom a launch takes in, as far as it is known.
struct Audience
{
    qint64 people = -1;         ///< at most; -1: not known
    std::optional<Reach> reach; ///< when the rows were counted
};

Audience audienceOf(const Campaign& campaign, const Catalog& catalog)
{
    const auto* dataset = datasetOf(campaign, catalog);
    const auto reach = dataset ? catalog.reach(dataset->id) : std::nullopt;
    return {reach ? reach->launchable(campaign) : dataset ? dataset->rows : -1, reach};
}

/// How many of them a step's kind of message comes to: a bound where the rows were not counted.
QString messagesTo(const Audience& audience, const Campaign& campaign)
{
    const bool isBound = audience.people >= 0 && !audience.reach;
    const auto all = [&](qint64 steps) {
        return audience.people < 0 ? steps : steps * audience.people;
    };
    const auto bounded = [&](const QString& count) {
        return isBound ? CampaignSummaryText::tr("at most %1").arg(count) : count;
    };
    QStringList messages;
    if (const auto emails = all(stepsOn(campaign, schema::channelEmail)))
        messages << bounded(
            CampaignSummaryText::tr("%1 e-mails", nullptr, pluralOf(emails)).arg(number(emails)));
    const auto steps = connectionRequests(campaign);
    if (const auto requests = all(steps))
        messages << bounded(CampaignSummaryText::tr("%1 connection requests", nullptr, pluralOf(requests))
                                .arg(number(requests)));
    if (const auto others = all(stepsOn(campaign, schema::channelLinkedIn) - steps))
        messages << bounded(
            CampaignSummaryText::tr("%1 LinkedIn messages", nullptr, pluralOf(others)).arg(number(others)));
    return messages.join(CampaignSummaryText::tr(" and "));
}

QString peopleIn(const Audience& audience)
{
    if (audience.people < 0)
        return CampaignSummaryText::tr("each person of the list");
    if (!audience.reach)
        return CampaignSummaryText::tr("at most %1").arg(peopleInWords(audience.people));
    return audience.people == audience.reach->people
               ? peopleInWords(audience.people)
               : CampaignSummaryText::tr("%1 of %2 people", nullptr, pluralOf(audience.reach->people))
                     .arg(number(audience.people), number(audience.reach->people));
}

QString sendersInNumbers(const Campaign& campaign)
{
    QStringList senders;
    if (usesAliases(campaign)) {
        const auto addresses = campaign.aliasIds.valueOr({}).size();
        senders << CampaignSummaryText::tr("%Ln addresses", nullptr, pluralOf(addresses));
    }
    if (usesAccount(campaign))
        senders << CampaignSummaryText::tr("1 LinkedIn account");
    return senders.join(CampaignSummaryText::tr(" and "));
}

/// Who is left out and why.
QString leftOut(const Audience& audience, const Campaign& campaign)
{
    if (audience.people >= 0 && !audience.reach)
        return CampaignSummaryText::tr(
            "Who lacks what a step needs, an e-mail address or a LinkedIn profile, is "
            "left out; the launch tells how many.");
    if (!audience.reach)
        return {};
    QStringList reasons;
    if (sendsEmail(campaign) && audience.reach->withoutEmail > 0)
        reasons << CampaignSummaryText::tr("%1 have no e-mail address", nullptr,
                                           pluralOf(audience.reach->withoutEmail))
                       .arg(number(audience.reach->withoutEmail));
    if (sendsLinkedIn(campaign) && audience.reach->withoutLinkedIn > 0)
        reasons << CampaignSummaryText::tr("%1 have no LinkedIn profile", nullptr,
                                           pluralOf(audience.reach->withoutLinkedIn))
                       .arg(number(audience.reach->withoutLinkedIn));
    return reasons.isEmpty()
               ? QString()
               : CampaignSummaryText::tr("Left out: %1.").arg(reasons.join(QStringLiteral(", ")));
}

} // namespace

QList<SummaryLine> summaryOf(const Campaign& campaign, const Catalog& catalog)
{
    return {{PageId::Audience, toWhom(campaign, catalog)},
            {PageId::Senders, fromWhom(campaign, catalog)},
            {PageId::Steps, what(campaign)},
            {PageId::Schedule, when(campaign)}};
}

QString launchInNumbers(const Campaign& campaign, const Catalog& catalog, qint64 now, DelayReading delay)
{
    const auto audience = audienceOf(campaign, catalog);
    const auto first = firstAction(campaign, now, delay);
    const auto moment = first ? instantInZones(*first, zoneOrUtc(campaign.timezone))
                              : CampaignSummaryText::tr("a day that is not known");
    const auto sentence =
        CampaignSummaryText::tr("Launch: %1 to %2, first on %3, from %4.")
            .arg(messagesTo(audience, campaign), peopleIn(audience), moment, sendersInNumbers(campaign));
    return (sentence + u' ' + leftOut(audience, campaign)).trimmed();
}

QString contactedAlready(const Campaign& campaign, const Catalog& catalog, qint64 people)
{
    const auto* dataset = datasetOf(campaign, catalog);
    const auto list =
        dataset ? CampaignSummaryText::tr("“%1”").arg(dataset->name) : CampaignSummaryText::tr("its list");
    return people < 0
               ? CampaignSummaryText::tr("The people of %1 are being contacted by this campaign already.")
                     .arg(list)
               : CampaignSummaryText::tr("%1 people of %2 are being contacted by this campaign already.",
                                         nullptr, pluralOf(people))
                     .arg(number(people), list);
}

std::optional<NightWindow> nightWindowOf(const Campaign& campaign)
{
    CampaignDraft draft;
    draft.campaign = campaign;
    const auto forecast = forecastInputOf(draft, 0, {.leads = 1});
    if (!forecast.input || !forecast.input->window.isOvernight() || forecast.input->window.end == 0)
        return std::nullopt;
    const auto& window = forecast.input->window;
    return NightWindow{formatTime(window.start).left(5), formatTime(window.end).left(5)};
}

} // namespace fairlead
