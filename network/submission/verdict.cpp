#include "network/submission/verdict.h"

#include "models/campaign/codec.h"
#include "models/campaign/request.h"

#include <algorithm>

namespace fairlead {

namespace {

/// A server's `Date` counts whole seconds and is as old as its way to us.
constexpr qint64 clockSlackSeconds = 2;
/// The clocks behind a server's `Date` and its `created_at` need not be the same: by that much they may
/// differ.
constexpr qint64 doubtfulSeconds = 60;

enum class When { Before, Since, Unknown };

When createdWhen(const OutboxEntry& entry, const ServerCampaign& campaign)
{
    if (entry.idsBefore.contains(campaign.id))
        return When::Before;
    if (entry.knowsIdsBefore)
        return When::Since;
    const auto& attempt = entry.unprovenThere;
    if (!campaign.createdAt || !attempt.isKnown())
        return When::Unknown;
    if (*campaign.createdAt >= attempt.latest - clockSlackSeconds)
        return When::Since;
    const bool isOlder = *campaign.createdAt < attempt.earliest - doubtfulSeconds;
    return isOlder && campaign.id != entry.namedId ? When::Before : When::Unknown;
}

SubmissionCandidate candidateOf(const OutboxEntry& entry, const ServerCampaign& campaign)
{
    return {campaign.id,
            campaign.content.name.valueOr({}),
            campaign.status,
            campaign.createdAt.value_or(0),
            differingFields(entry.content, campaign.content),
            campaign.content};
}

bool holds(const Json& object, const std::string& name, const Json& value)
{
    const auto found = object.find(name);
    return found != object.end() && *found == value;
}

} // namespace

Verdict judge(const OutboxEntry& entry, const std::vector<ServerCampaign>& seen, const QSet<QString>& owned)
{
    std::vector<const ServerCampaign*> matches;
    std::vector<const ServerCampaign*> doubts;
    bool sureOfTimes = true;
    for (const auto& campaign : seen) {
        const auto when = createdWhen(entry, campaign);
        if (owned.contains(campaign.id) || when == When::Before || !canBeAnswerTo(entry, campaign))
            continue;
        if (hasSameContent(entry.content, campaign.content)) {
            matches.push_back(&campaign);
            sureOfTimes = sureOfTimes && when == When::Since;
        } else {
            doubts.push_back(&campaign);
        }
    }
    if (matches.size() == 1 && sureOfTimes)
        return {Verdict::Kind::Match, *matches.front(), {}};
    if (matches.empty() && doubts.empty())
        return {};
    Verdict verdict{Verdict::Kind::Doubt, {}, {}};
    matches.insert(matches.end(), doubts.begin(), doubts.end());
    for (const auto* campaign : matches)
        verdict.candidates.push_back(candidateOf(entry, *campaign));
    return verdict;
}

bool wasThereBefore(const OutboxEntry& entry, const ServerCampaign& campaign)
{
    return createdWhen(entry, campaign) == When::Before;
}

void placeAttempt(OutboxEntry& entry, qint64 serverTime, const Moment& now)
{
    if (serverTime == 0 || !isUnproven(entry) || entry.unprovenThere.isKnown())
        return;
    const auto least = elapsed(entry.unprovenSince, now);
    if (!least)
        return;
    // A virtual machine that stood still has counted too little; then its clock was set since.
    const auto most = std::max(*least, elapsedByClock(entry.unprovenSince, now));
    entry.unprovenThere = {serverTime - most.count() / 1000, serverTime - least->count() / 1000};
}

void dropNamesakes(std::vector<ServerCampaign>& seen, const OutboxEntry& entry,
                   const std::vector<OutboxEntry>& others)
{
    std::erase_if(seen, [&](const ServerCampaign& campaign) {
        return !hasSameContent(entry.content, campaign.content) &&
               std::ranges::any_of(others, [&](const OutboxEntry& other) {
                   return hasSameContent(other.content, campaign.content);
               });
    });
}

bool canBeAnswerTo(const OutboxEntry& entry, const ServerCampaign& answer)
{
    const auto agree = [](const Field<QString>& mine, const Field<QString>& other) {
        return !other.hasValue() ||
               mine.valueOr({}).simplified().compare(other.value().simplified(), Qt::CaseInsensitive) == 0;
    };
    return agree(entry.content.name, answer.content.name) &&
           agree(entry.content.datasetId, answer.content.datasetId);
}

QStringList differingFields(const Campaign& ours, const Campaign& theirs)
{
    const auto mine = canonicalContent(ours);
    const auto other = canonicalContent(theirs);
    QStringList pointers;
    for (const auto& [name, value] : mine.items())
        if (!holds(other, name, value))
            pointers << u'/' + pointerToken(QString::fromStdString(name));
    for (const auto& [name, value] : other.items())
        if (!mine.contains(name))
            pointers << u'/' + pointerToken(QString::fromStdString(name));
    return pointers;
}

QStringList fieldsStoredOtherwise(const Campaign& sent, const Campaign& shown)
{
    const auto ours = canonicalContent(sent);
    const auto theirs = canonicalContent(shown);
    const auto members = encodeCampaign(shown);
    QStringList pointers;
    for (const auto& [name, value] : ours.items())
        if (members.contains(name) && !holds(theirs, name, value))
            pointers << u'/' + pointerToken(QString::fromStdString(name));
    for (const auto& [name, value] : theirs.items())
        if (!ours.contains(name) && name != "send_days") // its default is not known
            pointers << u'/' + pointerToken(QString::fromStdString(name));
    return pointers;
}

} // namespace fairlead
